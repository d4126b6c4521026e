#include "scenarios/study/section_recorder.hpp"

#include <cmath>

#include "model/quality/shown.hpp"

namespace biandan::study {

namespace {

// Of an interval. Times are sums of steps: a step that ends a rounding error before a sample time
// has reached it. The result file takes its rows by the same rule.
constexpr double time_rounding = 1e-6;

}  // namespace

void SectionRecorder::start(const run::RunView& view) {
  recording_ = {};
  points_.clear();
  for (const standard::Section& section : view.problem.sections) {
    points_.push_back(record::locate(view.grid, section.place));
    recording_.sections.emplace_back().shown.resize(quality::shown_count(view.problem.quality));
  }
  sample(view);
}

void SectionRecorder::step(const run::RunView& view) {
  const double interval = view.problem.settings.section_interval;
  if (view.time >= next_ - time_rounding * interval) sample(view);
}

void SectionRecorder::finish(const run::RunView& view, const run::RunStatistics&) {
  if (view.time > recording_.times.back()) sample(view);
}

void SectionRecorder::sample(const run::RunView& view) {
  recording_.times.push_back(view.time);
  for (std::size_t s = 0; s < points_.size(); ++s) {
    SectionSeries& series = recording_.sections[s];
    series.level.push_back(record::level_at(view, points_[s]));
    series.discharge.push_back(record::discharge_at(view, points_[s]));
    for (std::size_t k = 0; k < series.shown.size(); ++k) {
      series.shown[k].push_back(record::shown_at(view, points_[s], k));
    }
  }
  const double interval = view.problem.settings.section_interval;
  next_ = interval * (std::floor(view.time / interval + time_rounding) + 1.0);
}

}  // namespace biandan::study
