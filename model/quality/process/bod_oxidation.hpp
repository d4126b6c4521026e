// Oxidation of carbonaceous matter, measured as BOD5, by dissolved oxygen.
//
//   rate = k theta^(T-20) L O / (K + O)              [g BOD5 / m3 / s]
//
//   k      bod_oxidation_rate [1/s]                  L  BOD5 [g/m3]
//   K      bod_oxygen_half_saturation [g/m3]         O  dissolved oxygen [g/m3]
//   f      bod_ultimate_ratio: oxygen finally taken per unit of BOD5 [g/g]
//
// BOD5 loses 1 and oxygen loses f per unit of rate. Source: Chapra (1997), ch. 19; f is the ratio
// of ultimate to five-day demand, 1 / (1 - exp(-5 k_bottle)).
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

struct BodOxidation {
  static constexpr std::string_view name = "bod_oxidation";
  static constexpr std::string_view title_en = "Oxidation of BOD5";
  static constexpr std::string_view title_zh = "BOD5 氧化";
  static constexpr std::string_view formula = "k theta^(T-20) BOD5 DO / (K + DO)";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{Parameter::bod_oxidation_rate, Parameter::bod_oxidation_theta,
                                   Parameter::bod_oxygen_half_saturation,
                                   Parameter::bod_ultimate_ratio};

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(Parameter::bod_oxidation_rate, Parameter::bod_oxidation_theta);
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real>& water, const Known& speed, const Conditions<Given>& at) {
    return speed * water[State::bod5] *
           oxygen_limitation(water[State::oxygen], at[Parameter::bod_oxygen_half_saturation]);
  }

  template <class Real>
  static Row<Real> row(const Parameters<Real>& parameter) {
    return row_of(Yield<Real>{State::bod5, Real(-1.0)},
                  Yield<Real>{State::oxygen, -parameter[Parameter::bod_ultimate_ratio]});
  }
};

}  // namespace biandan::quality
