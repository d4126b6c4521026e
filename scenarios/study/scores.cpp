#include "scenarios/study/scores.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/base/error.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/study/sampled.hpp"

namespace biandan::study {

namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Sum over (a - mean a)(b - mean b).
double spread(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - mean_a) * (b[k] - mean_b);
  return sum;
}

/// All the same but for rounding.
bool constant(std::span<const double> values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high - *low <= 1e-12 * std::max(std::abs(*low), std::abs(*high));
}

const std::vector<double>& series_of(const Case& problem, const Recording& recording,
                                     const standard::Observation& observation) {
  const SectionSeries& series = recording.sections[observation.section];
  if (observation.quantity == "level") return series.level;
  if (observation.quantity == "discharge") return series.discharge;
  if (const auto index = quality::find_shown(problem.quality, observation.quantity))
    return series.shown[*index];
  throw base::RunError("observed quantity '" + observation.quantity + "' at section '" +
                       problem.sections[observation.section].name + "' is not computed");
}

}  // namespace

Fit fit_of(std::span<const double> computed, std::span<const double> observed) {
  Fit fit;
  double squares = 0.0;
  for (std::size_t k = 0; k < observed.size(); ++k) {
    squares += (computed[k] - observed[k]) * (computed[k] - observed[k]);
  }
  const double mean_computed = mean_of(computed);
  const double mean_observed = mean_of(observed);
  fit.bias = mean_computed - mean_observed;
  fit.rmse = std::sqrt(squares / static_cast<double>(observed.size()));
  if (constant(observed)) return fit;
  const double spread_computed = spread(computed, computed);
  const double spread_observed = spread(observed, observed);
  fit.nse = 1.0 - squares / spread_observed;
  if (constant(computed) || mean_observed == 0.0) return fit;
  const double correlation =
      spread(computed, observed) / std::sqrt(spread_computed * spread_observed);
  const double variability = std::sqrt(spread_computed / spread_observed);
  fit.kge =
      1.0 - std::hypot(correlation - 1.0, variability - 1.0, mean_computed / mean_observed - 1.0);
  return fit;
}

std::vector<Score> score(const Case& problem, const Recording& recording) {
  std::vector<Score> scores;
  for (const standard::Observation& observation : problem.observations) {
    const Sampled run{recording.times, series_of(problem, recording, observation)};
    Score result{observation.section, observation.quantity, 0, 0, std::nullopt};
    std::vector<double> computed;
    std::vector<double> observed;
    for (std::size_t k = 0; k < observation.times.size(); ++k) {
      const double time = observation.times[k];
      if (time < recording.times.front() || time > recording.times.back()) {
        ++result.outside;
        continue;
      }
      computed.push_back(value_at(run, time));
      observed.push_back(observation.values[k]);
    }
    result.count = observed.size();
    if (!observed.empty()) result.fit = fit_of(computed, observed);
    scores.push_back(result);
  }
  return scores;
}

}  // namespace biandan::study
