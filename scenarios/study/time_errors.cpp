#include "scenarios/study/time_errors.hpp"

#include <algorithm>
#include <cmath>

#include "model/quality/shown.hpp"
#include "scenarios/study/section_recorder.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/run/simulate.hpp"

namespace biandan::study {

namespace {

struct OneRun {
  Recording recording;
  run::RunStatistics statistics;
};

OneRun run_once(const Case& problem, std::span<run::Observer* const> others,
                const grid::Snapshot* start, run::Integration integration) {
  SectionRecorder recorder;
  std::vector<run::Observer*> observers{&recorder};
  observers.insert(observers.end(), others.begin(), others.end());
  OneRun result;
  result.statistics = run::simulate(problem, observers, start, integration);
  result.recording = recorder.recording();
  return result;
}

/// Times at which either shows nothing (a travel time without water of its source) are left out.
Difference difference(const std::vector<double>& times, const std::vector<double>& a,
                      const std::vector<double>& b) {
  Difference found;
  double sum = 0.0;
  double count = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double size = std::abs(a[i] - b[i]);
    if (std::isnan(size)) continue;
    sum += size * size;
    count += 1.0;
    if (size > found.largest) {
      found.largest = size;
      found.when = times[i];
    }
  }
  found.rms = count > 0.0 ? std::sqrt(sum / count) : 0.0;
  return found;
}

double mean(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

}  // namespace

TimeErrors find_time_errors(const Case& problem, std::span<run::Observer* const> observers) {
  const auto start = start_state_of(problem, grid::build_grid(problem));
  const auto run = [&](run::Integration integration) {
    return run_once(problem, observers, start ? &start->snapshot : nullptr, integration);
  };
  const OneRun steps = run(run::Integration::steps);
  const OneRun apart = run(run::Integration::apart);
  const OneRun together = run(run::Integration::together);

  TimeErrors result;
  result.reaction_length = steps.statistics.reaction_length;
  result.seconds_of_steps = steps.statistics.seconds;
  result.seconds_of_together = together.statistics.seconds;
  const std::vector<double>& times = together.recording.times;
  for (std::size_t s = 0; s < problem.sections.size(); ++s) {
    const auto series = [&](const OneRun& one, std::size_t k) -> const std::vector<double>& {
      return one.recording.sections[s].shown[k];
    };
    for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k) {
      if (quality::is_tracer(problem.quality, k)) continue;
      result.rows.push_back({s, k, mean(series(together, k)),
                             difference(times, series(apart, k), series(together, k)),
                             difference(times, series(steps, k), series(together, k))});
    }
  }
  return result;
}

}  // namespace biandan::study
