// The rates of processes at places side by side. To be included by the files that exist for several
// instruction sets only: what stands here is static, so that none of them uses the code of another.
#pragma once

#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model/base/real.hpp"
#include "model/quality/process.hpp"
#include "model/quality/side_by_side.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

/// What stands at `i` and beside it. Without a loop: states that a formula does not ask for are
/// then not even read.
template <class Lanes, class Id, std::size_t... state>
static Water<Lanes, Id> water_at(const double* const* columns, std::size_t i,
                                 std::index_sequence<state...>) {
  Water<Lanes, Id> water;
  ((water.concentration[state] = Lanes::load(columns[state] + i)), ...);
  return water;
}

/// Flat, so that no formula is called that would want all states in memory.
template <class P, class Id>
[[gnu::flatten]] static std::size_t pack_rates(std::size_t count, const double* const* columns,
                                               const double* speed, const double* other,
                                               const Conditions<double>& at,
                                               double* __restrict rate) {
  constexpr std::size_t side = 4;
  using Lanes = base::Pack<side>;
  using Speed = decltype(P::template speed<Lanes>(Site<Lanes>{}, Conditions<Lanes>{}));
  std::size_t i = 0;
  for (; i + side <= count; i += side) {
    const auto water = water_at<Lanes, Id>(columns, i, std::make_index_sequence<count_of(Id{})>{});
    if constexpr (std::is_same_v<Speed, Lanes>)
      P::rate(water, Lanes::load(speed + i), at).store(rate + i);
    else
      P::rate(water, Pace<Lanes>(Lanes::load(speed + i), Lanes::load(other + i)), at)
          .store(rate + i);
  }
  return i;
}

/// By process of a tuple.
template <class Id, class... Processes>
static constexpr std::array<SideBySide, sizeof...(Processes)> all_pack_rates(
    const std::tuple<Processes...>*) {
  return {pack_rates<Processes, Id>...};
}

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
