// A process is a transfer: a rate, and what each state gains or loses for one unit of it
// (a row of the Gujer/Petersen matrix, Henze et al. 1987). It cannot be written otherwise, so
//
//   dc_s/dt = sum over the processes of  row[s] * rate            [g/m3/s]
//
// holds for every state and the extent of a process, the integral of its rate, accounts for all
// that it did. `rate` is split in two so that what does not depend on the concentrations is
// computed once for many evaluations:
//
//   speed(site, at)         from the place and the conditions; only it sees the temperature
//   rate(water, speed, at)  from the concentrations; tends to zero with all that it consumes
//
// A rate takes two number types: that of the concentrations and that of what is known beforehand,
// so that slopes by concentration cost no slopes of constants.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/base/real.hpp"
#include "model/quality/conditions.hpp"
#include "model/quality/lumped.hpp"

namespace biandan::quality {

/// The speed of a process that the concentrations need in two numbers, say a rate and the depth
/// that light passes. Most have one. A process with two names what its second is, `Other`, so that
/// what several do with the same is done once.
template <class Real>
struct Pace {
  Real value{};
  Real other{};

  Pace() = default;
  Pace(const Real& one) : value(one) {}
  Pace(const Real& one, const Real& second) : value(one), other(second) {}
};

struct OfExchangeDepth {};
struct OfOxygenSaturation {};

/// Concentrations of the states of a set in one place [g/m3]. `Id`: the enumeration of its states.
template <class Real, class Id = State>
struct Water {
  std::array<Real, count_of(Id{})> concentration{};

  const Real& operator[](Id id) const { return concentration[static_cast<std::size_t>(id)]; }
  Real& operator[](Id id) { return concentration[static_cast<std::size_t>(id)]; }
};

/// What the states gain (+) or lose (-) per unit of rate [g/g].
template <class Real, class Id = State>
using Row = std::array<Real, count_of(Id{})>;

template <class Real, class Id = State>
struct Yield {
  Id state;
  Real amount;
};

/// A row with the given entries, zero elsewhere.
template <class Real, class Id, class... Yields>
Row<Real, Id> row_of(const Yield<Real, Id>& first, const Yields&... rest) {
  Row<Real, Id> row{};
  row[static_cast<std::size_t>(first.state)] = first.amount;
  ((row[static_cast<std::size_t>(rest.state)] = rest.amount), ...);
  return row;
}

/// Where what a process takes out of the states goes, or what it adds comes from: outside the set.
enum class Counterpart {
  conversion,  ///< products that the set does not follow (carbon dioxide, nitrogen gas)
  none,        ///< all of it stays within the set
  bed,
  air
};

/// Oxygen limitation O / (K + O) [-]; nothing that takes oxygen runs where there is none.
template <class Real, class Known>
Real oxygen_limitation(const Real& oxygen, const Known& half_saturation) {
  using base::max;
  const Real available = max(oxygen, Real(0.0));
  return available / (half_saturation + available);
}

}  // namespace biandan::quality
