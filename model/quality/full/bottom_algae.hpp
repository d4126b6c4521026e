// Algae on the bed as carbon: growth on NH3-N and on NO3-N, respiration, death.
//
//   growth       rate = C theta^(T-20) / h nutrients I_h / (K + I_h) preference,  I_h = I_0
//   exp(-k_e h)
//
// C bottom_algae_growth [g C/m2/s], whatever grows there already; the rest as for phytoplankton.
// Source: Chapra, Pelletier and Tao (2008), zero-order growth, with a fixed composition.
#pragma once

#include "model/quality/full/phytoplankton.hpp"

namespace biandan::quality::full {

struct BottomAlgaeGrowth {
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{Parameter::bottom_algae_growth,
                                   Parameter::bottom_algae_theta,
                                   Parameter::bottom_algae_light_half_saturation,
                                   Parameter::light_share,
                                   Parameter::light_extinction_background,
                                   Parameter::light_extinction_solids,
                                   Parameter::light_extinction_chlorophyll,
                                   Parameter::phosphate_sorption,
                                   Parameter::algae_nitrogen_half_saturation,
                                   Parameter::algae_phosphorus_half_saturation,
                                   Parameter::algae_ammonia_preference,
                                   Parameter::algae_nitrogen_ratio,
                                   Parameter::algae_phosphorus_ratio,
                                   Parameter::algae_oxygen_ratio,
                                   Parameter::minimum_exchange_depth};

  /// The depth that light passes [m].
  template <class Real>
  static Real speed(const Site<Real>& site, const Conditions<Real>& at) {
    return exchange_depth(site, at);
  }

  template <class Real, class Known>
  static Real growth(const Water<Real, State>& water, const Known& depth,
                     const Conditions<Known>& at) {
    using base::exp;
    const Known flux = at.corrected(Parameter::bottom_algae_growth, Parameter::bottom_algae_theta);
    const Real light = at.light * exp(-(light_extinction(water, at) * depth));
    return flux / depth * nutrient_limitation(water, at) *
           (light / (at[Parameter::bottom_algae_light_half_saturation] + light));
  }
};

struct BottomAlgaeGrowthOnAmmonia : BottomAlgaeGrowth {
  static constexpr std::string_view name = "bottom_algae_growth_on_ammonia";
  static constexpr std::string_view title_en = "Growth of bottom algae on NH3-N";
  static constexpr std::string_view title_zh = "底栖藻类生长 (氨氮)";
  static constexpr std::string_view formula = "C theta^(T-20) / h nutrients light preference";

  template <class Real, class Known>
  static Real rate(const Water<Real, State>& water, const Known& depth,
                   const Conditions<Known>& at) {
    return growth(water, depth, at) * ammonia_preference(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return grown_on_ammonia<State::bottom_algae>(content(parameter, Real(1.0)));
  }
};

struct BottomAlgaeGrowthOnNitrate : BottomAlgaeGrowth {
  static constexpr std::string_view name = "bottom_algae_growth_on_nitrate";
  static constexpr std::string_view title_en = "Growth of bottom algae on NO3-N";
  static constexpr std::string_view title_zh = "底栖藻类生长 (硝态氮)";
  static constexpr std::string_view formula = "C theta^(T-20) / h nutrients light (1 - preference)";

  template <class Real, class Known>
  static Real rate(const Water<Real, State>& water, const Known& depth,
                   const Conditions<Known>& at) {
    return growth(water, depth, at) * nitrate_share(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return grown_on_nitrate<State::bottom_algae>(content(parameter, Real(1.0)));
  }
};

struct BottomAlgaeRespiration
    : Aerobic<State::bottom_algae, Parameter::bottom_algae_respiration_rate,
              Parameter::bottom_algae_theta, Parameter::cbod_oxygen_half_saturation> {
  static constexpr std::string_view name = "bottom_algae_respiration";
  static constexpr std::string_view title_en = "Respiration of bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类呼吸";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return respired<State::bottom_algae>(content(parameter, Real(1.0)));
  }
};

struct BottomAlgaeDeath : FirstOrder<State::bottom_algae, Parameter::bottom_algae_death_rate,
                                     Parameter::bottom_algae_theta> {
  static constexpr std::string_view name = "bottom_algae_death";
  static constexpr std::string_view title_en = "Death of bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类死亡";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return left_behind<State::bottom_algae, State::cbod_slow, State::nitrogen, State::phosphorus>(
        content(parameter, Real(1.0)));
  }
};

}  // namespace biandan::quality::full
