#include "scenarios/study/above_survey.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace biandan::study {

namespace {

/// The lowest end of the tables of a cell [m].
double top_of(const grid::Cell& cell) {
  double top = std::numeric_limits<double>::infinity();
  for (const grid::CellPart& part : cell.parts) top = std::min(top, part.bed + part.table.top());
  return top;
}

}  // namespace

void AboveSurveyWatch::start(const run::RunView& view) {
  *this = {};
  for (std::size_t c = 0; c < view.grid.cells.size(); ++c) {
    const double top = top_of(view.grid.cells[c]);
    if (std::isinf(top)) continue;
    cells_.push_back(c);
    top_.push_back(top);
    highest_.push_back(view.flow.level[c]);
  }
}

void AboveSurveyWatch::step(const run::RunView& view) {
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const double level = view.flow.level[cells_[k]];
    if (level <= highest_[k]) continue;
    if (level > top_[k] && found_.first == 0.0) found_.first = view.time;
    highest_[k] = level;
  }
}

void AboveSurveyWatch::finish(const run::RunView& view, const run::RunStatistics&) {
  double most = 0.0;
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const double above = highest_[k] - top_[k];
    if (above <= 0.0) continue;
    ++found_.places;
    if (above <= most) continue;
    most = above;
    found_.place = view.grid.cells[cells_[k]].name;
    found_.top = top_[k];
    found_.highest = highest_[k];
  }
}

}  // namespace biandan::study
