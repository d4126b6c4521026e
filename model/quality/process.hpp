// A process is a transfer: a rate, and what each state gains or loses for one unit of it
// (a row of the Gujer/Petersen matrix, Henze et al. 1987). It cannot be written otherwise, so
//
//   dc_s/dt = sum over the processes of  row[s] * rate            [g/m3/s]
//
// holds for every state and the extent of a process, the integral of its rate, accounts for all
// that it did. `rate` is split in two so that what does not depend on the concentrations is
// computed once for many evaluations:
//
//   speed(site, at)         from the place and the conditions
//   rate(water, speed, at)  from the concentrations; tends to zero with everything it consumes
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/base/real.hpp"
#include "model/quality/conditions.hpp"
#include "model/quality/lumped.hpp"

namespace biandan::quality {

/// Concentrations of the lumped states in one place [g/m3].
template <class Real>
struct Water {
  std::array<Real, state_count> concentration{};

  const Real& operator[](State id) const { return concentration[static_cast<std::size_t>(id)]; }
  Real& operator[](State id) { return concentration[static_cast<std::size_t>(id)]; }
};

/// What the states gain (+) or lose (-) per unit of rate [g/g].
template <class Real>
using Row = std::array<Real, state_count>;

template <class Real>
struct Yield {
  State state;
  Real amount;
};

/// A row with the given entries, zero elsewhere.
template <class Real, class... Yields>
Row<Real> row_of(const Yield<Real>& first, const Yields&... rest) {
  Row<Real> row{};
  row[static_cast<std::size_t>(first.state)] = first.amount;
  ((row[static_cast<std::size_t>(rest.state)] = rest.amount), ...);
  return row;
}

/// Where what a process takes out of the states goes, or what it adds comes from: outside the set.
enum class Counterpart {
  conversion,  ///< products that the set does not follow (carbon dioxide, nitrate, nitrogen gas)
  bed,
  air
};

/// Oxygen limitation O / (K + O) [-]; nothing that takes oxygen runs where there is none.
template <class Real>
Real oxygen_limitation(const Real& oxygen, const Real& half_saturation) {
  using base::max;
  const Real available = max(oxygen, Real(0.0));
  return available / (half_saturation + available);
}

}  // namespace biandan::quality
