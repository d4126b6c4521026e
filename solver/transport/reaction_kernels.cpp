#include "solver/transport/reaction_kernels.hpp"

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

/// Sums of four processes and of their sizes.
struct FourSums {
  base::Pack<4> net{0.0}, size{0.0};
};

/// The masses of so many processes, at most four. None waits for the last that another added.
template <std::size_t together>
[[gnu::always_inline]] inline FourSums masses_of(const LaneRange& lanes, const double* rate,
                                                 const double* volume) {
  FourSums all;
  std::array<base::Pack<4>, 4> net_of{}, size_of{};
  over(lanes.begin, lanes.end, [&](auto at, std::size_t i) {
    const auto water = at.load(volume + i);
    for (std::size_t p = 0; p < together; ++p) {
      const auto mass = at.load(rate + p * lanes.stride + i) * water;
      if constexpr (decltype(at)::count == 1) {
        all.net.set(p, all.net[p] + mass);
        all.size.set(p, all.size[p] + base::abs(mass));
      } else {
        net_of[p] += mass;
        size_of[p] += base::abs(mass);
      }
    }
  });
  transpose(net_of);
  transpose(size_of);
  for (std::size_t lane = 0; lane < 4; ++lane) {
    all.net += net_of[lane];
    all.size += size_of[lane];
  }
  return all;
}

/// With |m| summed as m is, a process that runs one way has exactly nothing on the other.
void sum_masses(const LaneRange& lanes, const double* rate, const double* volume,
                std::span<double> forward, std::span<double> backward) {
  for (std::size_t process = 0; process < forward.size(); process += 4) {
    const std::size_t left = forward.size() - process < 4 ? forward.size() - process : 4;
    const double* const here = rate + process * lanes.stride;
    const FourSums sum = left == 4   ? masses_of<4>(lanes, here, volume)
                         : left == 3 ? masses_of<3>(lanes, here, volume)
                         : left == 2 ? masses_of<2>(lanes, here, volume)
                                     : masses_of<1>(lanes, here, volume);
    const base::Pack<4> ahead = 0.5 * (sum.size + sum.net), back = 0.5 * (sum.size - sum.net);
    for (std::size_t p = 0; p < left; ++p) {
      forward[process + p] = ahead[p];
      backward[process + p] = back[p];
    }
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
