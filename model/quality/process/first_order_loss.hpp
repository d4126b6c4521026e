// First-order loss of one state, with all that removes it in one coefficient, as Chinese practice
// calibrates it (综合降解系数).
//
//   rate = k theta^(T-20) c                          [g/m3/s]
//
//   k  rate coefficient at 20 degC [1/s]             c  concentration of the state [g/m3]
//
// The state loses 1 per unit of rate. Source: the reaction term f = -k C of HJ 2.3-2018.
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

template <auto state, Parameter coefficient, Parameter theta>
struct FirstOrderLoss {
  static constexpr std::string_view formula = "k theta^(T-20) c";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{coefficient, theta};

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(coefficient, theta);
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, decltype(state)>& water, const Known& speed,
                   const Conditions<Given>&) {
    return speed * water[state];
  }

  template <class Real>
  static Row<Real, decltype(state)> row(const Parameters<Real>&) {
    return row_of(Yield<Real, decltype(state)>{state, Real(-1.0)});
  }
};

}  // namespace biandan::quality
