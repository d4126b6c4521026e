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

/// What a unit of chlorophyll stands for [g/g].
template <class Real>
struct AlgaeContent {
  Real nitrogen, phosphorus, oxygen;
};

template <class Real>
AlgaeContent<Real> per_chlorophyll(const Parameters<Real>& parameter) {
  const Real& carbon = parameter[Parameter::algae_carbon_ratio];
  return {carbon * parameter[Parameter::algae_nitrogen_ratio],
          carbon * parameter[Parameter::algae_phosphorus_ratio],
          carbon * parameter[Parameter::algae_oxygen_ratio]};
}

/// Dead or settled algae: where their matter goes.
template <State demand, State nitrogen, State phosphorus, class Real>
Row<Real, State> left_behind(const Parameters<Real>& parameter) {
  const AlgaeContent<Real> one = per_chlorophyll(parameter);
  return row_of(Gain<Real>{State::chlorophyll, Real(-1.0)}, Gain<Real>{demand, one.oxygen},
                Gain<Real>{nitrogen, one.nitrogen}, Gain<Real>{phosphorus, one.phosphorus});
}

struct PhytoplanktonGrowth {
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

  using Other = OfExchangeDepth;
  /// The rate in full light, and the depth that light passes [m].
  template <class Real, class Known>
  static Pace<Real> speed(const Site<Real>& site, const Conditions<Known>& at) {
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
    const AlgaeContent<Real> one = per_chlorophyll(parameter);
    return row_of(Gain<Real>{State::chlorophyll, Real(1.0)}, Gain<Real>{State::oxygen, one.oxygen},
                  Gain<Real>{State::ammonia, -one.nitrogen},
                  Gain<Real>{State::phosphate, -one.phosphorus});
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
    const AlgaeContent<Real> one = per_chlorophyll(parameter);
    return row_of(Gain<Real>{State::chlorophyll, Real(1.0)},
                  Gain<Real>{State::oxygen, one.oxygen + oxygen_of_nitrogen * one.nitrogen},
                  Gain<Real>{State::nitrate, -one.nitrogen},
                  Gain<Real>{State::phosphate, -one.phosphorus});
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
    const AlgaeContent<Real> one = per_chlorophyll(parameter);
    const Real organic = parameter[Parameter::algae_organic_share];
    const Real mineral = 1.0 - organic;
    return row_of(Gain<Real>{State::chlorophyll, Real(-1.0)},
                  Gain<Real>{State::oxygen, -one.oxygen},
                  Gain<Real>{State::ammonia, mineral * one.nitrogen},
                  Gain<Real>{State::nitrogen, organic * one.nitrogen},
                  Gain<Real>{State::phosphate, mineral * one.phosphorus},
                  Gain<Real>{State::phosphorus, organic * one.phosphorus});
  }
};

struct PhytoplanktonDeath : FirstOrder<State::chlorophyll, Parameter::phytoplankton_death_rate,
                                       Parameter::phytoplankton_theta> {
  static constexpr std::string_view name = "phytoplankton_death";
  static constexpr std::string_view title_en = "Death of phytoplankton";
  static constexpr std::string_view title_zh = "浮游藻类死亡";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return left_behind<State::cbod_slow, State::nitrogen, State::phosphorus>(parameter);
  }
};

struct PhytoplanktonSettling
    : Settle<State::chlorophyll, Parameter::phytoplankton_settling_velocity> {
  static constexpr std::string_view name = "phytoplankton_settling";
  static constexpr std::string_view title_en = "Settling of phytoplankton";
  static constexpr std::string_view title_zh = "浮游藻类沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return left_behind<State::bed_demand, State::bed_nitrogen, State::bed_phosphorus>(parameter);
  }
};

}  // namespace biandan::quality::full
