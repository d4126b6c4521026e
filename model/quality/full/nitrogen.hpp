// Nitrogen: hydrolysis, nitrification in two steps, denitrification in the water and in the bed.
//
//   denitrification      rate = k theta^(T-20) NO3-N K / (K + O) L / (K_L + L)
//   in the bed           rate = v theta^(T-20) / h NO3-N B / (K_L + B)
//
// L fast CBOD, B degradable matter of the bed over the water above [g/m3]: the oxygen demand that
// the nitrate covers, 2.86 g/g. Source: Chapra, Pelletier and Tao (2008), with oxygen limitation by
// half saturation.
#pragma once

#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

struct NitrogenHydrolysis : FirstOrder<State::nitrogen, Parameter::nitrogen_hydrolysis_rate,
                                       Parameter::nitrogen_hydrolysis_theta> {
  static constexpr std::string_view name = "nitrogen_hydrolysis";
  static constexpr std::string_view title_en = "Hydrolysis of organic nitrogen";
  static constexpr std::string_view title_zh = "有机氮氨化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::nitrogen, State::ammonia>();
  }
};

struct AmmoniaOxidation
    : Aerobic<State::ammonia, Parameter::nitrification_rate, Parameter::nitrification_theta,
              Parameter::nitrification_oxygen_half_saturation> {
  static constexpr std::string_view name = "ammonia_oxidation";
  static constexpr std::string_view title_en = "Oxidation of NH3-N to NO2-N";
  static constexpr std::string_view title_zh = "氨氮氧化为亚硝态氮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::ammonia, Real(-1.0)}, Gain<Real>{State::nitrite, Real(1.0)},
                  Gain<Real>{State::oxygen, Real(-oxygen_of_ammonia)});
  }
};

struct NitriteOxidation
    : Aerobic<State::nitrite, Parameter::nitrite_oxidation_rate, Parameter::nitrite_oxidation_theta,
              Parameter::nitrification_oxygen_half_saturation> {
  static constexpr std::string_view name = "nitrite_oxidation";
  static constexpr std::string_view title_en = "Oxidation of NO2-N to NO3-N";
  static constexpr std::string_view title_zh = "亚硝态氮氧化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::nitrite, Real(-1.0)}, Gain<Real>{State::nitrate, Real(1.0)},
                  Gain<Real>{State::oxygen, Real(-oxygen_of_nitrite)});
  }
};

struct Denitrification {
  static constexpr std::string_view name = "denitrification";
  static constexpr std::string_view title_en = "Denitrification in the water";
  static constexpr std::string_view title_zh = "水体反硝化";
  static constexpr std::string_view formula = "k theta^(T-20) NO3-N K / (K + DO) L / (K_L + L)";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{Parameter::denitrification_rate,
                                   Parameter::denitrification_theta,
                                   Parameter::denitrification_oxygen_half_saturation,
                                   Parameter::denitrification_cbod_half_saturation};

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(Parameter::denitrification_rate, Parameter::denitrification_theta);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    const Real anoxic =
        1.0 - oxygen_limitation(water[State::oxygen],
                                at[Parameter::denitrification_oxygen_half_saturation]);
    const Real& demand = water[State::cbod_fast];
    return speed * water[State::nitrate] * anoxic *
           (demand / (at[Parameter::denitrification_cbod_half_saturation] + demand));
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::nitrate, Real(-1.0)},
                  Gain<Real>{State::cbod_fast, Real(-oxygen_by_nitrate)});
  }
};

struct BedDenitrification {
  static constexpr std::string_view name = "bed_denitrification";
  static constexpr std::string_view title_en = "Denitrification in the bed";
  static constexpr std::string_view title_zh = "底泥反硝化";
  static constexpr std::string_view formula = "v theta^(T-20) / h NO3-N B / (K_L + B)";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{
      Parameter::bed_denitrification_velocity, Parameter::denitrification_theta,
      Parameter::denitrification_cbod_half_saturation, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at.corrected(Parameter::bed_denitrification_velocity, Parameter::denitrification_theta) /
           exchange_depth(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    const Real& demand = water[State::bed_demand];
    return speed * water[State::nitrate] *
           (demand / (at[Parameter::denitrification_cbod_half_saturation] + demand));
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::nitrate, Real(-1.0)},
                  Gain<Real>{State::bed_demand, Real(-oxygen_by_nitrate)});
  }
};

struct NitrogenSettling : Settle<State::nitrogen, Parameter::nitrogen_settling_velocity> {
  static constexpr std::string_view name = "nitrogen_settling";
  static constexpr std::string_view title_en = "Settling of organic nitrogen";
  static constexpr std::string_view title_zh = "有机氮沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::nitrogen, State::bed_nitrogen>();
  }
};

}  // namespace biandan::quality::full
