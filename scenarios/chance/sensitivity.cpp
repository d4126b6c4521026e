#include "scenarios/chance/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "model/base/random.hpp"

namespace biandan::chance {

namespace {

constexpr std::size_t resamples = 200;

/// Bins that leave enough members in each and enough bins for a curve.
std::size_t bins_of(std::size_t members) {
  const double count = std::sqrt(static_cast<double>(members));
  return std::clamp<std::size_t>(static_cast<std::size_t>(count), 2, 100);
}

/// Of results in the order of their input.
double index_of(const std::vector<double>& ordered) {
  const std::size_t members = ordered.size();
  const std::size_t bins = std::min(bins_of(members), members);
  const auto n = static_cast<double>(members);
  const double mean = std::accumulate(ordered.begin(), ordered.end(), 0.0) / n;
  double between = 0.0, all = 0.0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const std::size_t begin = bin * members / bins, end = (bin + 1) * members / bins;
    double sum = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      sum += ordered[i] - mean;
      all += (ordered[i] - mean) * (ordered[i] - mean);
    }
    between += sum * sum / static_cast<double>(end - begin);
  }
  if (!(all > 0.0) || members <= bins) return 0.0;
  const double within = (all - between) / (n - static_cast<double>(bins));
  return std::clamp(1.0 - within * (n - 1.0) / all, 0.0, 1.0);
}

}  // namespace

Index first_order_index(std::span<const double> input, std::span<const double> result,
                        std::uint64_t seed) {
  std::vector<std::size_t> order(input.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return input[i]; });
  std::vector<double> ordered;
  for (const std::size_t i : order) ordered.push_back(result[i]);
  Index index{index_of(ordered), {}};

  base::Random random(seed);
  std::vector<double> drawn, again(ordered.size());
  std::vector<std::size_t> place(ordered.size());
  for (std::size_t r = 0; r < resamples; ++r) {
    for (std::size_t& one : place) one = random.below(ordered.size());
    std::ranges::sort(place);  // keeps the order of the input
    for (std::size_t i = 0; i < place.size(); ++i) again[i] = ordered[place[i]];
    drawn.push_back(index_of(again));
  }
  std::ranges::sort(drawn);
  // Resampling repeats members, which raises the index: the interval is put about the estimate.
  const double shift = index.value - quantile(drawn, 0.5);
  index.interval = {std::clamp(quantile(drawn, 0.05) + shift, 0.0, 1.0),
                    std::clamp(quantile(drawn, 0.95) + shift, 0.0, 1.0)};
  return index;
}

}  // namespace biandan::chance
