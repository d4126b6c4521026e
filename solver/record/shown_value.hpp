// The values that people see (quality/shown.hpp) in the cells of a run.
#pragma once

#include <cstddef>

#include "model/quality/shown.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

/// `index` as in quality::Shown; NaN where there is no value.
inline double shown_value(const run::RunView& view, std::size_t cell, std::size_t index) {
  return quality::shown_value(
      view.problem.quality, view.concentration.subspan(cell * view.constituents, view.constituents),
      index);
}

}  // namespace biandan::record
