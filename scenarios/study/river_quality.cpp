#include "scenarios/study/river_quality.hpp"

#include <cmath>

namespace biandan::study {

namespace {

// Of an interval: a step that ends a rounding error before a row of the result file is its row.
constexpr double time_rounding = 1e-6;

}  // namespace

void RiverQualityWatch::start(const run::RunView& view) {
  found_ = {};
  found_.items = record::quality_items(view.problem);
  for (const grid::Cell& cell : view.grid.cells) found_.length += cell.length;
  look(view);
  found_.worst_class = found_.worst_black_odour = found_.end;
}

void RiverQualityWatch::step(const run::RunView& view) {
  if (view.time >= next_ - time_rounding * view.problem.settings.output_interval) look(view);
}

void RiverQualityWatch::finish(const run::RunView& view, const run::RunStatistics&) {
  if (view.time > found_.end.time) look(view);
}

void RiverQualityWatch::look(const run::RunView& view) {
  const double interval = view.problem.settings.output_interval;
  next_ = interval * (std::floor(view.time / interval + time_rounding) + 1.0);
  found_.end = {};
  found_.end.time = view.time;
  if (found_.items.water_class.empty() && found_.items.black_odour.empty()) return;
  record::judge_cells(found_.items, view, cells_);
  for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
    const double length = view.grid.cells[c].length;
    if (cells_.water_class[c] > 0)
      found_.end.by_class[static_cast<std::size_t>(cells_.water_class[c] - 1)] += length;
    if (cells_.black_odour[c] >= 0)
      found_.end.black_odour[static_cast<std::size_t>(cells_.black_odour[c])] += length;
  }
  if (found_.end.over_class_iii() > found_.worst_class.over_class_iii())
    found_.worst_class = found_.end;
  if (found_.end.black_odorous() > found_.worst_black_odour.black_odorous())
    found_.worst_black_odour = found_.end;
}

}  // namespace biandan::study
