// Phytoplankton as chlorophyll a: growth on NH3-N and on NO3-N, respiration, death, settling.
//
//   growth       rate = mu theta^(T-20) nutrients light A preference     (algae.hpp), g Chl-a/m3/s
//
// Per chlorophyll: carbon r_C, of it nitrogen r_N, phosphorus r_P, and oxygen r_O given off, on
// NO3-N 4.57 g per g of nitrogen more. Respiration takes r_O back and gives the nutrients back as
// NH3-N and PO4-P, a share algae_organic_share of them as organic; death leaves slow CBOD and
// organic nitrogen and phosphorus. Source: Chapra, Pelletier and Tao (2008).
#pragma once

#include "model/quality/full/algae.hpp"

namespace biandan::quality::full {

template <class Real>
struct AlgaeContent {
  Real nitrogen, phosphorus, oxygen;  ///< per unit of the state [g/g]
  Real organic;                       ///< share of nutrients that is organic where algae respire
};

/// Per chlorophyll; carbon 1 gives what is per carbon.
template <class Real>
AlgaeContent<Real> content(const Parameters<Real>& parameter, const Real& carbon) {
  return {carbon * parameter[Parameter::algae_nitrogen_ratio],
          carbon * parameter[Parameter::algae_phosphorus_ratio],
          carbon * parameter[Parameter::algae_oxygen_ratio],
          parameter[Parameter::algae_organic_share]};
}

template <State algae, class Real>
Row<Real, State> grown_on_ammonia(const AlgaeContent<Real>& one) {
  return row_of(Gain<Real>{algae, Real(1.0)}, Gain<Real>{State::oxygen, one.oxygen},
                Gain<Real>{State::ammonia, -one.nitrogen},
                Gain<Real>{State::phosphate, -one.phosphorus});
}
template <State algae, class Real>
Row<Real, State> grown_on_nitrate(const AlgaeContent<Real>& one) {
  return row_of(Gain<Real>{algae, Real(1.0)},
                Gain<Real>{State::oxygen, one.oxygen + oxygen_of_nitrogen * one.nitrogen},
                Gain<Real>{State::nitrate, -one.nitrogen},
                Gain<Real>{State::phosphate, -one.phosphorus});
}
template <State algae, class Real>
Row<Real, State> respired(const AlgaeContent<Real>& one) {
  const Real mineral = 1.0 - one.organic;
  return row_of(Gain<Real>{algae, Real(-1.0)}, Gain<Real>{State::oxygen, -one.oxygen},
                Gain<Real>{State::ammonia, mineral * one.nitrogen},
                Gain<Real>{State::nitrogen, one.organic * one.nitrogen},
                Gain<Real>{State::phosphate, mineral * one.phosphorus},
                Gain<Real>{State::phosphorus, one.organic * one.phosphorus});
}
/// Dead or settled algae: where their matter goes.
template <State algae, State demand, State nitrogen, State phosphorus, class Real>
Row<Real, State> left_behind(const AlgaeContent<Real>& one) {
  return row_of(Gain<Real>{algae, Real(-1.0)}, Gain<Real>{demand, one.oxygen},
                Gain<Real>{nitrogen, one.nitrogen}, Gain<Real>{phosphorus, one.phosphorus});
}

template <class Real>
AlgaeContent<Real> per_chlorophyll(const Parameters<Real>& parameter) {
  return content(parameter, parameter[Parameter::algae_carbon_ratio]);
}

struct PhytoplanktonGrowth {
  static constexpr bool elementary = true;
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{Parameter::phytoplankton_growth_rate,
                                   Parameter::phytoplankton_theta,
                                   Parameter::phytoplankton_light_half_saturation,
                                   Parameter::light_share,
                                   Parameter::light_extinction_background,
                                   Parameter::light_extinction_solids,
                                   Parameter::light_extinction_chlorophyll,
                                   Parameter::phosphate_sorption,
                                   Parameter::algae_nitrogen_half_saturation,
                                   Parameter::algae_phosphorus_half_saturation,
                                   Parameter::algae_ammonia_preference,
                                   Parameter::algae_carbon_ratio,
                                   Parameter::algae_nitrogen_ratio,
                                   Parameter::algae_phosphorus_ratio,
                                   Parameter::algae_oxygen_ratio,
                                   Parameter::algae_organic_share,
                                   Parameter::minimum_exchange_depth};

  /// The rate in full light, and the depth that light passes [m].
  template <class Real>
  static Pace<Real> speed(const Site<Real>& site, const Conditions<Real>& at) {
    return {at.corrected(Parameter::phytoplankton_growth_rate, Parameter::phytoplankton_theta),
            exchange_depth(site, at)};
  }

  template <class Real, class Known, class Given>
  static Real growth(const Water<Real, State>& water, const Pace<Known>& pace,
                     const Conditions<Given>& at) {
    return pace.value * water[State::chlorophyll] * nutrient_limitation(water, at) *
           mean_light_limitation(light_extinction(water, at), pace.other, at.light,
                                 at[Parameter::phytoplankton_light_half_saturation]);
  }
};

struct PhytoplanktonGrowthOnAmmonia : PhytoplanktonGrowth {
  static constexpr std::string_view name = "phytoplankton_growth_on_ammonia";
  static constexpr std::string_view title_en = "Growth of phytoplankton on NH3-N";
  static constexpr std::string_view title_zh = "浮游藻类生长 (氨氮)";
  static constexpr std::string_view formula = "mu theta^(T-20) nutrients light Chl-a preference";

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Pace<Known>& pace,
                   const Conditions<Given>& at) {
    return growth(water, pace, at) * ammonia_preference(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return grown_on_ammonia<State::chlorophyll>(per_chlorophyll(parameter));
  }
};

struct PhytoplanktonGrowthOnNitrate : PhytoplanktonGrowth {
  static constexpr std::string_view name = "phytoplankton_growth_on_nitrate";
  static constexpr std::string_view title_en = "Growth of phytoplankton on NO3-N";
  static constexpr std::string_view title_zh = "浮游藻类生长 (硝态氮)";
  static constexpr std::string_view formula =
      "mu theta^(T-20) nutrients light Chl-a (1 - preference)";

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Pace<Known>& pace,
                   const Conditions<Given>& at) {
    return growth(water, pace, at) * nitrate_share(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return grown_on_nitrate<State::chlorophyll>(per_chlorophyll(parameter));
  }
};

struct PhytoplanktonRespiration
    : Aerobic<State::chlorophyll, Parameter::phytoplankton_respiration_rate,
              Parameter::phytoplankton_theta, Parameter::cbod_oxygen_half_saturation> {
  static constexpr std::string_view name = "phytoplankton_respiration";
  static constexpr std::string_view title_en = "Respiration of phytoplankton";
  static constexpr std::string_view title_zh = "浮游藻类呼吸";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return respired<State::chlorophyll>(per_chlorophyll(parameter));
  }
};

struct PhytoplanktonDeath : FirstOrder<State::chlorophyll, Parameter::phytoplankton_death_rate,
                                       Parameter::phytoplankton_theta> {
  static constexpr std::string_view name = "phytoplankton_death";
  static constexpr std::string_view title_en = "Death of phytoplankton";
  static constexpr std::string_view title_zh = "浮游藻类死亡";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return left_behind<State::chlorophyll, State::cbod_slow, State::nitrogen, State::phosphorus>(
        per_chlorophyll(parameter));
  }
};

struct PhytoplanktonSettling
    : Settle<State::chlorophyll, Parameter::phytoplankton_settling_velocity> {
  static constexpr std::string_view name = "phytoplankton_settling";
  static constexpr std::string_view title_en = "Settling of phytoplankton";
  static constexpr std::string_view title_zh = "浮游藻类沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return left_behind<State::chlorophyll, State::bed_demand, State::bed_nitrogen,
                       State::bed_phosphorus>(per_chlorophyll(parameter));
  }
};

}  // namespace biandan::quality::full
