// Weather over the whole case.
#pragma once

#include "model/base/series.hpp"

namespace biandan::forcing {

struct Weather {
  base::Series rain{0.0};  ///< intensity, a step series [m/s]
};

}  // namespace biandan::forcing
