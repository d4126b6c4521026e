// Settling of one state to the bed.
//
//   rate = v / h c                                   [g/m3/s]
//
//   v  settling velocity [m/s]                       h  exchange depth [m], see exchange_depth
//   c  concentration of the state [g/m3]
//
// The state loses 1 per unit of rate, to the bed. Source: Chapra (1997), ch. 17.
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

template <auto state, Parameter velocity>
struct Settling {
  static constexpr std::string_view formula = "v / h c";
  static constexpr Counterpart counterpart = Counterpart::bed;
  static constexpr std::array uses{velocity, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at[velocity] / exchange_depth(site, at);
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
