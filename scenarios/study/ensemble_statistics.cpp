#include "scenarios/study/ensemble_statistics.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::study {

namespace {

/// What members that completed show, by member.
template <class Of>
std::vector<double> sample(const Ensemble& ensemble, std::size_t target, Of of) {
  std::vector<double> values;
  for (const Member& member : ensemble.members)
    if (!member.failed()) values.push_back(of(member.shown[target]));
  return values;
}

std::vector<double> first_times(const Ensemble& ensemble, std::size_t target) {
  std::vector<double> times;
  for (const Member& member : ensemble.members)
    if (!member.failed() && member.shown[target].first_over)
      times.push_back(*member.shown[target].first_over);
  std::ranges::sort(times);
  return times;
}

template <class Is>
chance::Probability probability_of(const Ensemble& ensemble, std::size_t target, Is is) {
  std::size_t count = 0;
  for (const Member& member : ensemble.members)
    if (!member.failed() && is(member.shown[target])) ++count;
  return chance::probability(count, ensemble.completed());
}

std::vector<double> of_input(const Ensemble& ensemble, std::size_t input) {
  std::vector<double> values;
  for (const Member& member : ensemble.members)
    if (!member.failed()) values.push_back(member.values[input]);
  return values;
}

/// Of the middle; who drives less than that is nobody's question.
constexpr double least_spread = 0.01;

std::vector<Driver> drivers_of(const Ensemble& ensemble, std::size_t target) {
  constexpr std::size_t fewest = 10;
  std::vector<Driver> drivers;
  if (ensemble.completed() < fewest) return drivers;
  const auto peaks = sample(ensemble, target, [](const Shown& shown) { return shown.peak; });
  const Spread spread = spread_of(peaks);
  if (spread.high - spread.low < least_spread * std::abs(spread.middle)) return drivers;
  for (std::size_t i = 0; i < ensemble.members.front().values.size(); ++i) {
    const std::vector<double> input = of_input(ensemble, i);
    drivers.push_back({i, chance::rank_correlation(input, peaks),
                       chance::first_order_index(input, peaks, i + 1)});
  }
  std::ranges::stable_sort(drivers, [](const Driver& a, const Driver& b) {
    if (a.index.value != b.index.value) return a.index.value > b.index.value;
    return std::abs(a.rank_correlation) > std::abs(b.rank_correlation);
  });
  return drivers;
}

constexpr standard::WarningLevel levels[] = {
    standard::WarningLevel::blue, standard::WarningLevel::yellow, standard::WarningLevel::orange,
    standard::WarningLevel::red};

TargetStatistics statistics_of_target(const Ensemble& ensemble, std::size_t target,
                                      const std::array<double, 4>& level) {
  TargetStatistics found;
  found.over = probability_of(ensemble, target,
                              [](const Shown& shown) { return shown.first_over.has_value(); });
  found.month_over =
      probability_of(ensemble, target, [](const Shown& shown) { return shown.month_over; });
  found.peak = spread_of(sample(ensemble, target, [](const Shown& it) { return it.peak; }));
  found.month_mean =
      spread_of(sample(ensemble, target, [](const Shown& it) { return it.month_mean; }));
  found.seconds_over =
      spread_of(sample(ensemble, target, [](const Shown& it) { return it.seconds_over; }));
  if (const auto times = first_times(ensemble, target); !times.empty())
    found.first_over = spread_of(times);
  for (std::size_t i = 0; i < level.size(); ++i) {
    const auto reached = [&](const Shown& shown) { return shown.level >= levels[i]; };
    const double probability = probability_of(ensemble, target, reached).value;
    found.level.push_back(probability);
    // A level that nobody reaches is not given, whatever it asks for.
    if (probability > 0.0 && probability >= level[i]) found.warned = levels[i];
  }
  found.drivers = drivers_of(ensemble, target);
  return found;
}

}  // namespace

Spread spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  return {chance::quantile(values, 0.05), chance::quantile(values, 0.5),
          chance::quantile(values, 0.95)};
}

std::vector<TargetStatistics> statistics_of(const Ensemble& ensemble,
                                            const std::array<double, 4>& level) {
  std::vector<TargetStatistics> all;
  for (std::size_t target = 0; target < ensemble.targets.size(); ++target)
    all.push_back(statistics_of_target(ensemble, target, level));
  return all;
}

std::optional<double> lead_time(const Ensemble& ensemble, std::size_t target, double probability) {
  const std::vector<double> times = first_times(ensemble, target);
  const double wanted = probability * static_cast<double>(ensemble.completed());
  const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(wanted - 1e-9)));
  if (count > times.size()) return {};
  return times[count - 1];
}

}  // namespace biandan::study
