// Nitrification of ammonia nitrogen to nitrate, which the lumped set does not follow further.
//
//   rate = k theta^(T-20) N O / (K + O)              [g N / m3 / s]
//
//   k      nitrification_rate [1/s]                  N  NH3-N [g/m3]
//   K      nitrification_oxygen_half_saturation      O  dissolved oxygen [g/m3]
//
// NH3-N loses 1 and oxygen loses 4.57 g per g N, the stoichiometry of NH4+ + 2 O2 -> NO3- + H2O +
// 2 H+ (64 / 14). Source: Bowie et al. (1985), EPA/600/3-85/040, ch. 5.
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

struct Nitrification {
  static constexpr std::string_view name = "nitrification";
  static constexpr std::string_view title_en = "Nitrification";
  static constexpr std::string_view title_zh = "硝化";
  static constexpr std::string_view formula = "k theta^(T-20) NH3-N DO / (K + DO)";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{Parameter::nitrification_rate, Parameter::nitrification_theta,
                                   Parameter::nitrification_oxygen_half_saturation};
  static constexpr double oxygen_per_nitrogen = 4.57;  // [g/g]

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(Parameter::nitrification_rate, Parameter::nitrification_theta);
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real>& water, const Known& speed, const Conditions<Given>& at) {
    return speed * water[State::ammonia] *
           oxygen_limitation(water[State::oxygen],
                             at[Parameter::nitrification_oxygen_half_saturation]);
  }

  template <class Real>
  static Row<Real> row(const Parameters<Real>&) {
    return row_of(Yield<Real>{State::ammonia, Real(-1.0)},
                  Yield<Real>{State::oxygen, Real(-oxygen_per_nitrogen)});
  }
};

}  // namespace biandan::quality
