#include "solver/record/shown_value.hpp"

#include <limits>

namespace biandan::record {

double shown_value(const run::RunView& view, std::size_t cell, std::size_t constituent) {
  constexpr double least_share = 1e-3;
  const quality::Constituent& it = view.problem.quality.constituents[constituent];
  const double* values = view.concentration.data() + cell * view.constituents;
  if (it.tracer != quality::Constituent::Tracer::exposure) return values[constituent];
  const double share = values[it.share];
  return share < least_share ? std::numeric_limits<double>::quiet_NaN()
                             : values[constituent] / share;
}

}  // namespace biandan::record
