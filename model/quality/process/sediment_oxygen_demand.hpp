// Oxygen demand of the bed.
//
//   rate = S theta^(T-20) / h O / (K + O)            [g/m3/s]
//
//   S  sediment_oxygen_demand at 20 degC [g/m2/s]    O  dissolved oxygen [g/m3]
//   K  sediment_oxygen_half_saturation [g/m3]        h  exchange depth [m], see exchange_depth
//
// Oxygen loses 1 per unit of rate, to the bed. Source: Bowie et al. (1985), ch. 3; the limitation
// by oxygen is that of Chapra (1997), ch. 25.
#pragma once

#include "model/quality/process.hpp"

namespace biandan::quality {

/// `oxygen`: the state of the set that is dissolved oxygen.
template <auto oxygen>
struct SedimentOxygenDemandOf {
  static constexpr std::string_view name = "sediment_oxygen_demand";
  static constexpr std::string_view title_en = "Oxygen demand of the bed";
  static constexpr std::string_view title_zh = "底泥耗氧";
  static constexpr std::string_view formula = "S theta^(T-20) / h DO / (K + DO)";
  static constexpr Counterpart counterpart = Counterpart::bed;
  static constexpr std::array uses{
      Parameter::sediment_oxygen_demand, Parameter::sediment_oxygen_demand_theta,
      Parameter::sediment_oxygen_half_saturation, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at.corrected(Parameter::sediment_oxygen_demand,
                        Parameter::sediment_oxygen_demand_theta) /
           exchange_depth(site, at);
  }

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, decltype(oxygen)>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return speed * oxygen_limitation(water[oxygen], at[Parameter::sediment_oxygen_half_saturation]);
  }

  template <class Real>
  static Row<Real, decltype(oxygen)> row(const Parameters<Real>&) {
    return row_of(Yield<Real, decltype(oxygen)>{oxygen, Real(-1.0)});
  }
};

using SedimentOxygenDemand = SedimentOxygenDemandOf<State::oxygen>;

}  // namespace biandan::quality
