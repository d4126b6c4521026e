// Release of one state from the bed. Dredging is a smaller flux in the reach it is done in.
//
//   rate = F theta^(T-20) / h                        [g/m3/s]
//
//   F  release at 20 degC [g/m2/s]                   h  exchange depth [m], see exchange_depth
//
// The state gains 1 per unit of rate, from the bed. Source: the bottom-release term of HJ 2.3-2018.
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

template <auto state, Parameter flux>
struct BedRelease {
  static constexpr std::string_view formula = "F theta^(T-20) / h";
  static constexpr Counterpart counterpart = Counterpart::bed;
  static constexpr std::array uses{flux, Parameter::release_theta,
                                   Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at.corrected(flux, Parameter::release_theta) / exchange_depth(site, at);
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, decltype(state)>&, const Known& speed,
                   const Conditions<Given>&) {
    return Real(speed);
  }

  template <class Real>
  static Row<Real, decltype(state)> row(const Parameters<Real>&) {
    return row_of(Yield<Real, decltype(state)>{state, Real(1.0)});
  }
};

}  // namespace biandan::quality
