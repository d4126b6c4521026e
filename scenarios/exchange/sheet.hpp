// Tables of a result, before they become files.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "solver/record/reader.hpp"

namespace biandan::exchange {

/// A time of the run [s since its start].
struct Moment {
  double seconds = 0.0;
};

using record::Clock;

using Cell = std::variant<std::monostate, double, std::string, Moment>;

struct Sheet {
  std::string name;   ///< of its file, "sections"
  std::string title;  ///< for people
  std::vector<std::string> heading;
  std::vector<std::vector<Cell>> rows;
};

}  // namespace biandan::exchange
