// Tables of a result, before they become files.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/base/time.hpp"

namespace biandan::exchange {

/// A time of the run [s since its start].
struct Moment {
  double seconds = 0.0;
};

/// What calendar times mean.
struct Clock {
  base::Instant start;
  int offset = 0;  ///< [s east of UTC]
};

using Cell = std::variant<std::monostate, double, std::string, Moment>;

struct Sheet {
  std::string name;   ///< of its file, "sections"
  std::string title;  ///< for people
  std::vector<std::string> heading;
  std::vector<std::vector<Cell>> rows;
};

}  // namespace biandan::exchange
