#include "solver/transport/reaction_kernels.hpp"

#include <algorithm>
#include <array>

#include "model/base/loops.hpp"

namespace biandan::transport::BIANDAN_INSTRUCTIONS {

namespace {

using namespace base::BIANDAN_INSTRUCTIONS;

void take_four(const FourColumns& of, const double* column, double* row, std::size_t lanes) {
  std::array<base::Pack<4>, 4> square;
  over(0, of.cells.size(), [&](auto at, std::size_t lane) {
    const auto cell = [&](std::size_t i) { return column + of.cells[lane + i] * of.stride; };
    if constexpr (decltype(at)::count == 1) {
      for (std::size_t i = 0; i < 4; ++i) row[i * lanes + lane] = cell(0)[i];
    } else {
      for (std::size_t i = 0; i < 4; ++i) square[i] = at.load(cell(i));
      transpose(square);
      for (std::size_t i = 0; i < 4; ++i) at.store(row + i * lanes + lane, square[i]);
    }
  });
}

void scatter_four(const FourColumns& of, const double* row, std::size_t lanes, double* column) {
  std::array<base::Pack<4>, 4> square;
  over(0, of.cells.size(), [&](auto at, std::size_t lane) {
    const auto cell = [&](std::size_t i) { return column + of.cells[lane + i] * of.stride; };
    if constexpr (decltype(at)::count == 1) {
      for (std::size_t i = 0; i < 4; ++i) cell(0)[i] = row[i * lanes + lane];
    } else {
      for (std::size_t i = 0; i < 4; ++i) square[i] = at.load(row + i * lanes + lane);
      transpose(square);
      for (std::size_t i = 0; i < 4; ++i) at.store(cell(i), square[i]);
    }
  });
}

/// Sums of one state in so many numbers from `lane` on, all in registers.
template <std::size_t together, class At>
[[gnu::always_inline]] inline void combine_state(std::span<const StoichiometricTerm> terms,
                                                 const LaneRange& lanes, std::size_t lane, At at,
                                                 const double* rate, double* slope) {
  using Number = typename At::Number;
  std::array<Number, together> sum{};
  for (const StoichiometricTerm& term : terms) {
    const double* here = rate + term.process * lanes.stride + lane;
    const Number amount(term.amount);
    for (std::size_t i = 0; i < together; ++i) sum[i] += amount * at.load(here + i * At::count);
  }
  for (std::size_t i = 0; i < together; ++i) at.store(slope + lane + i * At::count, sum[i]);
}

void combine(std::span<const std::size_t> first, const StoichiometricTerm* terms,
             const LaneRange& lanes, const double* rate, double* slope) {
  constexpr std::size_t together = 4;
  for (std::size_t state = 0; state + 1 < first.size(); ++state) {
    const std::span here(terms + first[state], terms + first[state + 1]);
    double* const of_state = slope + state * lanes.stride;
    std::size_t lane = lanes.begin;
    for (; lane + together * Four::count <= lanes.end; lane += together * Four::count)
      combine_state<together>(here, lanes, lane, Four{}, rate, of_state);
    over(lane, lanes.end,
         [&](auto at, std::size_t i) { combine_state<1>(here, lanes, i, at, rate, of_state); });
  }
}

/// Sums of so many processes over lanes, and the least that was added.
struct SumOfFour {
  base::Pack<4> sum{0.0}, least{0.0};
};

/// Sums over lanes of what `of` makes of the masses of so many processes, at most four. None waits
/// for the last that another added.
template <std::size_t together, class Of>
[[gnu::always_inline]] inline SumOfFour sum_of(const LaneRange& lanes,
                                               const std::array<const double*, together>& rate,
                                               const double* volume, Of of) {
  SumOfFour all;
  std::array<base::Pack<4>, 4> sum{};
  over(lanes.begin, lanes.end, [&](auto at, std::size_t i) {
    const auto water = at.load(volume + i);
    for (std::size_t p = 0; p < together; ++p) {
      const auto mass = of(at.load(rate[p] + i) * water);
      if constexpr (decltype(at)::count == 1)
        all.sum.set(p, all.sum[p] + mass);
      else
        sum[p] += mass;
      all.least = base::min(all.least, base::Pack<4>(mass));
    }
  });
  transpose(sum);
  for (std::size_t lane = 0; lane < 4; ++lane) all.sum += sum[lane];
  return all;
}

/// With |m| summed as m is, a process that runs one way has exactly nothing on the other; and where
/// none runs backward, as mostly, that sum is the same.
template <std::size_t together>
void sum_masses_of(const std::size_t* process, const LaneRange& lanes, const double* rate,
                   const double* volume, BothWays* to) {
  std::array<const double*, together> here;
  for (std::size_t p = 0; p < together; ++p) here[p] = rate + process[p] * lanes.stride;
  const SumOfFour net = sum_of(lanes, here, volume, [](const auto& mass) { return mass; });
  base::Pack<4> size = net.sum;
  if (any(net.least < 0.0))
    size = sum_of(lanes, here, volume, [](const auto& mass) { return base::abs(mass); }).sum;
  const base::Pack<4> ahead = 0.5 * (size + net.sum), back = 0.5 * (size - net.sum);
  for (std::size_t p = 0; p < together; ++p) to[p] = {ahead[p], back[p]};
}

void sum_masses(std::span<const std::size_t> process, const LaneRange& lanes, const double* rate,
                const double* volume, BothWays* to) {
  constexpr std::array sums{sum_masses_of<1>, sum_masses_of<2>, sum_masses_of<3>, sum_masses_of<4>};
  for (std::size_t first = 0; first < process.size(); first += sums.size()) {
    const std::size_t together = std::min(process.size() - first, sums.size());
    sums[together - 1](&process[first], lanes, rate, volume, to + first);
  }
}

double largest_share(const LaneRange& lanes, const double* change, const double* value,
                     double usual) {
  base::Pack<4> largest_of(0.0);
  double largest = 0.0;
  over(lanes.begin, lanes.end, [&](auto at, std::size_t i) {
    const auto share = at.load(change + i) / (base::abs(at.load(value + i)) + usual);
    if constexpr (decltype(at)::count == 1)
      largest = base::max(largest, share);
    else
      largest_of = base::max(largest_of, share);
  });
  for (std::size_t lane = 0; lane < Four::count; ++lane)
    largest = base::max(largest, largest_of[lane]);
  return largest;
}

}  // namespace

const ReactionKernels reaction_kernels{take_four, scatter_four, combine, sum_masses, largest_share};

}  // namespace biandan::transport::BIANDAN_INSTRUCTIONS
