// Faecal coliforms: death in the dark and by light, settling.
//
//   by light     rate = a I_0 (1 - exp(-k_e h)) / (k_e h) c,   k_e in algae.hpp
//
// Source: Chapra (1997), ch. 27 (Mancini 1978; Thomann and Mueller 1987).
#pragma once

#include "model/quality/full/algae.hpp"

namespace biandan::quality::full {

struct ColiformDieoff
    : FirstOrder<State::coliform, Parameter::coliform_dieoff_rate, Parameter::coliform_theta> {
  static constexpr std::string_view name = "coliform_dieoff";
  static constexpr std::string_view title_en = "Death of faecal coliforms";
  static constexpr std::string_view title_zh = "粪大肠菌群衰亡";
  static constexpr Counterpart counterpart = Counterpart::conversion;

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::coliform, Real(-1.0)});
  }
};

struct ColiformLightDieoff {
  static constexpr std::string_view name = "coliform_light_dieoff";
  static constexpr std::string_view title_en = "Death of faecal coliforms by light";
  static constexpr std::string_view title_zh = "粪大肠菌群光致衰亡";
  static constexpr std::string_view formula = "a I_0 (1 - exp(-k_e h)) / (k_e h) c";
  static constexpr Counterpart counterpart = Counterpart::conversion;
  static constexpr std::array uses{
      Parameter::coliform_light_dieoff,        Parameter::light_share,
      Parameter::light_extinction_background,  Parameter::light_extinction_solids,
      Parameter::light_extinction_chlorophyll, Parameter::minimum_exchange_depth};

  using Other = OfExchangeDepth;
  /// The rate in full light, and the depth that light passes [m].
  template <class Real, class Known>
  static Pace<Real> speed(const Site<Real>& site, const Conditions<Known>& at) {
    return {at[Parameter::coliform_light_dieoff], exchange_depth(site, at)};
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Pace<Known>& pace,
                   const Conditions<Given>& at) {
    using base::exp;
    const Real thickness = light_extinction(water, at) * pace.other;
    return pace.value * at.light * ((1.0 - exp(-thickness)) / thickness) * water[State::coliform];
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::coliform, Real(-1.0)});
  }
};

struct ColiformSettling : Settle<State::coliform, Parameter::coliform_settling_velocity> {
  static constexpr std::string_view name = "coliform_settling";
  static constexpr std::string_view title_en = "Settling of faecal coliforms";
  static constexpr std::string_view title_zh = "粪大肠菌群沉降";
  static constexpr Counterpart counterpart = Counterpart::bed;

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::coliform, Real(-1.0)});
  }
};

}  // namespace biandan::quality::full
