#include "solver/record/cell_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/record/cell_quality.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/shown_value.hpp"

namespace biandan::record {

void CellSummary::Sum::add(double value, double dt) {
  if (std::isnan(value)) return;
  highest = time > 0.0 ? std::max(highest, value) : value;
  lowest = time > 0.0 ? std::min(lowest, value) : value;
  integral += dt * value;
  time += dt;
}

void CellSummary::start(const run::RunView& view) {
  const quality::Quality& quality = view.problem.quality;
  quantities_ = {{"level", "Water level", "水位", "m"}};
  const auto variables = constituent_variables(shown_names(view.problem));
  for (std::size_t k = 0; k < variables.size(); ++k) {
    const quality::Shown shown = quality::shown(quality, k);
    quantities_.push_back({variables[k], shown_title(shown), shown.title_zh, shown.unit});
  }
  names_.clear();
  for (const grid::Cell& cell : view.grid.cells) names_.push_back(cell.name);
  sums_.assign(quantities_.size() * names_.size(), {});
  mesh_ = {};
  add_mesh(view, mesh_);
}

void CellSummary::step(const run::RunView& view) {
  const std::size_t cells = names_.size();
  const double dt = view.flow.dt;
  for (std::size_t c = 0; c < cells; ++c) {
    if (!(view.flow.depth[c] > dry_depth)) continue;
    sums_[c].add(view.flow.level[c], dt);
    for (std::size_t k = 1; k < quantities_.size(); ++k)
      sums_[k * cells + c].add(shown_value(view, c, k - 1), dt);
  }
}

Extent CellSummary::extent(std::size_t quantity) const {
  Extent extent;
  for (std::size_t c = 0; c < names_.size(); ++c) {
    const Sum& sum = sums_[quantity * names_.size() + c];
    const bool known = sum.time > 0.0;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    extent.mean.push_back(known ? sum.integral / sum.time : none);
    extent.highest.push_back(known ? sum.highest : none);
    extent.lowest.push_back(known ? sum.lowest : none);
  }
  return extent;
}

}  // namespace biandan::record
