#include "solver/transport/reaction_kernels.hpp"

#include <array>

#include "model/base/loops.hpp"

namespace biandan::transport::BIANDAN_INSTRUCTIONS {

namespace {

using namespace base::BIANDAN_INSTRUCTIONS;

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

/// With |m| summed as m is, a process that runs one way has exactly nothing on the other.
void sum_masses(const LaneRange& lanes, const double* rate, const double* volume,
                std::span<double> forward, std::span<double> backward) {
  for (std::size_t process = 0; process < forward.size(); ++process) {
    const double* const here = rate + process * lanes.stride;
    base::Pack<4> net_of(0.0), size_of(0.0);
    double net = 0.0, size = 0.0;
    over(lanes.begin, lanes.end, [&](auto at, std::size_t i) {
      const auto mass = at.load(here + i) * at.load(volume + i);
      if constexpr (decltype(at)::count == 1) {
        net += mass;
        size += base::abs(mass);
      } else {
        net_of += mass;
        size_of += base::abs(mass);
      }
    });
    for (std::size_t lane = 0; lane < Four::count; ++lane) {
      net += net_of[lane];
      size += size_of[lane];
    }
    forward[process] = 0.5 * (size + net);
    backward[process] = 0.5 * (size - net);
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

const ReactionKernels reaction_kernels{combine, sum_masses, largest_share};

}  // namespace biandan::transport::BIANDAN_INSTRUCTIONS
