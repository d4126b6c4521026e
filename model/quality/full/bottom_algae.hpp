// Algae on the bed: carbon, and the nitrogen and phosphorus in their cells, which they take up in
// store (Droop 1974). Growth, uptake, respiration, excretion, death.
//
//   growth      rate = C theta^(T-20) / h I_h / (K + I_h) min(1 - q0_N / q_N, 1 - q0_P / q_P)
//   uptake      rate = r q_K / (q_K + max(0, q - q0)) N / (K_N + N) b s
//
//   C    bottom_algae_growth [g C/m2/s]          I_h  light at the bed, I_0 exp(-k_e h) (algae.hpp)
//   b    carbon over the water above [g/m3]      q    nitrogen or phosphorus per carbon [g/g]
//   q0   ..._minimum                             q_K  ..._storage          r  ..._uptake_rate
//   N    NH3-N and NO3-N, by preference (algae.hpp); dissolved PO4-P
//   s    share of the exchange that a film of water takes part in (transfer.hpp)
//
// Growth is of order zero, whatever grows there already. Respiration takes oxygen, excretion gives
// nitrogen and phosphorus back, a share algae_organic_share of it as organic; what dies becomes
// slow CBOD and organic nitrogen and phosphorus. A film of
// water takes up a share of what is given back and dies (transfer.hpp). Source: Chapra, Pelletier
// and Tao (2008).
#pragma once

#include "model/quality/full/algae.hpp"

namespace biandan::quality::full {

/// Where there are no algae any content will do.
inline constexpr double no_algae = 1e-30;

struct BottomAlgaeGrowth {
  static constexpr std::string_view name = "bottom_algae_growth";
  static constexpr std::string_view title_en = "Growth of bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类生长";
  static constexpr std::string_view formula =
      "C theta^(T-20) / h light min(1 - q0_N / q_N, 1 - q0_P / q_P)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{Parameter::bottom_algae_growth,
                                   Parameter::bottom_algae_theta,
                                   Parameter::bottom_algae_light_half_saturation,
                                   Parameter::bottom_algae_nitrogen_minimum,
                                   Parameter::bottom_algae_phosphorus_minimum,
                                   Parameter::light_share,
                                   Parameter::light_extinction_background,
                                   Parameter::light_extinction_solids,
                                   Parameter::light_extinction_chlorophyll,
                                   Parameter::algae_oxygen_ratio,
                                   Parameter::minimum_exchange_depth};

  using Other = OfExchangeDepth;
  /// The rate in full light, and the depth that light passes [m].
  template <class Real, class Known>
  static Pace<Real> speed(const Site<Real>& site, const Conditions<Known>& at) {
    const Real depth = exchange_depth(site, at);
    return {at.corrected(Parameter::bottom_algae_growth, Parameter::bottom_algae_theta) / depth,
            depth};
  }
  /// What the cells hold above the least, over what they hold.
  template <class Real, class Known>
  static Real store(const Real& held, const Real& carbon, const Known& minimum) {
    using base::max;
    return max(1.0 - minimum * carbon / (held + no_algae), Real(0.0));
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Pace<Known>& pace,
                   const Conditions<Given>& at) {
    using base::exp;
    using base::min;
    const Real light = at.light * exp(-(light_extinction(water, at) * pace.other));
    const Real& carbon = water[State::bottom_algae];
    const Real nutrients = min(
        store(water[State::bottom_nitrogen], carbon, at[Parameter::bottom_algae_nitrogen_minimum]),
        store(water[State::bottom_phosphorus], carbon,
              at[Parameter::bottom_algae_phosphorus_minimum]));
    return pace.value * nutrients *
           (light / (at[Parameter::bottom_algae_light_half_saturation] + light));
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return row_of(Gain<Real>{State::bottom_algae, Real(1.0)},
                  Gain<Real>{State::oxygen, parameter[Parameter::algae_oxygen_ratio]});
  }
};

/// Uptake of `held` by the demand that the cells have room for [g/m3/s].
template <State held, Parameter fastest, Parameter minimum, Parameter storage>
struct BottomAlgaeUptake {
  static constexpr Counterpart counterpart = Counterpart::none;

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at[fastest] * cover(site, at);
  }
  template <class Real, class Known, class Given>
  static Real demand(const Water<Real, State>& water, const Known& speed,
                     const Conditions<Given>& at) {
    using base::max;
    const Real& carbon = water[State::bottom_algae];
    const Real over = max(water[held] / (carbon + no_algae) - at[minimum], Real(0.0));
    return speed * carbon * (at[storage] / (at[storage] + over));
  }
};

using BottomAlgaeNitrogenUptake =
    BottomAlgaeUptake<State::bottom_nitrogen, Parameter::bottom_algae_nitrogen_uptake_rate,
                      Parameter::bottom_algae_nitrogen_minimum,
                      Parameter::bottom_algae_nitrogen_storage>;
inline constexpr std::array nitrogen_uptake_parameters{
    Parameter::bottom_algae_nitrogen_uptake_rate, Parameter::bottom_algae_nitrogen_minimum,
    Parameter::bottom_algae_nitrogen_storage,     Parameter::algae_nitrogen_half_saturation,
    Parameter::algae_ammonia_preference,          Parameter::minimum_exchange_depth};

template <class Real, class Known>
Real mineral_nitrogen_limitation(const Water<Real, State>& water, const Conditions<Known>& at) {
  const Real nitrogen = water[State::ammonia] + water[State::nitrate];
  return nitrogen / (at[Parameter::algae_nitrogen_half_saturation] + nitrogen);
}

struct BottomAlgaeAmmoniaUptake : BottomAlgaeNitrogenUptake {
  static constexpr std::string_view name = "bottom_algae_ammonia_uptake";
  static constexpr std::string_view title_en = "Uptake of NH3-N by bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类吸收氨氮";
  static constexpr std::string_view formula =
      "r b q_K / (q_K + max(0, q - q0)) N / (K_N + N) preference min(1, h / h_min)";
  static constexpr std::array uses = nitrogen_uptake_parameters;

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return demand(water, speed, at) * mineral_nitrogen_limitation(water, at) *
           ammonia_preference(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::ammonia, State::bottom_nitrogen>();
  }
};

struct BottomAlgaeNitrateUptake : BottomAlgaeNitrogenUptake {
  static constexpr std::string_view name = "bottom_algae_nitrate_uptake";
  static constexpr std::string_view title_en = "Uptake of NO3-N by bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类吸收硝态氮";
  static constexpr std::string_view formula =
      "r b q_K / (q_K + max(0, q - q0)) N / (K_N + N) (1 - preference) min(1, h / h_min)";
  static constexpr std::array uses = nitrogen_uptake_parameters;

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return demand(water, speed, at) * mineral_nitrogen_limitation(water, at) *
           nitrate_share(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::nitrate, Real(-1.0)},
                  Gain<Real>{State::bottom_nitrogen, Real(1.0)},
                  Gain<Real>{State::oxygen, Real(oxygen_of_nitrogen)});
  }
};

struct BottomAlgaePhosphateUptake
    : BottomAlgaeUptake<State::bottom_phosphorus, Parameter::bottom_algae_phosphorus_uptake_rate,
                        Parameter::bottom_algae_phosphorus_minimum,
                        Parameter::bottom_algae_phosphorus_storage> {
  static constexpr std::string_view name = "bottom_algae_phosphate_uptake";
  static constexpr std::string_view title_en = "Uptake of PO4-P by bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类吸收磷";
  static constexpr std::string_view formula =
      "r b q_K / (q_K + max(0, q - q0)) P / (K_P + P) min(1, h / h_min)";
  static constexpr std::array uses{Parameter::bottom_algae_phosphorus_uptake_rate,
                                   Parameter::bottom_algae_phosphorus_minimum,
                                   Parameter::bottom_algae_phosphorus_storage,
                                   Parameter::algae_phosphorus_half_saturation,
                                   Parameter::phosphate_sorption,
                                   Parameter::minimum_exchange_depth};

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    const Real dissolved = water[State::phosphate] * (1.0 - share_on_solids(water, at));
    return demand(water, speed, at) *
           (dissolved / (at[Parameter::algae_phosphorus_half_saturation] + dissolved));
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::phosphate, State::bottom_phosphorus>();
  }
};

struct BottomAlgaeRespiration
    : AerobicOnBed<State::bottom_algae, Parameter::bottom_algae_respiration_rate,
                   Parameter::bottom_algae_theta, Parameter::cbod_oxygen_half_saturation> {
  static constexpr std::string_view name = "bottom_algae_respiration";
  static constexpr std::string_view title_en = "Respiration of bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类呼吸";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return row_of(Gain<Real>{State::bottom_algae, Real(-1.0)},
                  Gain<Real>{State::oxygen, -parameter[Parameter::algae_oxygen_ratio]});
  }
};

/// What the cells hold goes into the water, mineral and organic.
template <State held, State mineral, State organic>
struct Excretion
    : FromBed<held, Parameter::bottom_algae_excretion_rate, Parameter::bottom_algae_theta> {
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    const Real share = parameter[Parameter::algae_organic_share];
    return row_of(Gain<Real>{held, Real(-1.0)}, Gain<Real>{mineral, 1.0 - share},
                  Gain<Real>{organic, share});
  }
};

struct BottomAlgaeNitrogenExcretion
    : Excretion<State::bottom_nitrogen, State::ammonia, State::nitrogen> {
  static constexpr std::string_view name = "bottom_algae_nitrogen_excretion";
  static constexpr std::string_view title_en = "Excretion of nitrogen by bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类排泄氮";
};

struct BottomAlgaePhosphorusExcretion
    : Excretion<State::bottom_phosphorus, State::phosphate, State::phosphorus> {
  static constexpr std::string_view name = "bottom_algae_phosphorus_excretion";
  static constexpr std::string_view title_en = "Excretion of phosphorus by bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类排泄磷";
};

struct BottomAlgaeDeath : FromBed<State::bottom_algae, Parameter::bottom_algae_death_rate,
                                  Parameter::bottom_algae_theta> {
  static constexpr std::string_view name = "bottom_algae_death";
  static constexpr std::string_view title_en = "Death of bottom algae";
  static constexpr std::string_view title_zh = "底栖藻类死亡";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>& parameter) {
    return row_of(Gain<Real>{State::bottom_algae, Real(-1.0)},
                  Gain<Real>{State::cbod_slow, parameter[Parameter::algae_oxygen_ratio]});
  }
};

struct BottomAlgaeNitrogenDeath
    : FromBed<State::bottom_nitrogen, Parameter::bottom_algae_death_rate,
              Parameter::bottom_algae_theta> {
  static constexpr std::string_view name = "bottom_algae_nitrogen_death";
  static constexpr std::string_view title_en = "Nitrogen of dead bottom algae";
  static constexpr std::string_view title_zh = "死亡底栖藻类的氮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bottom_nitrogen, State::nitrogen>();
  }
};

struct BottomAlgaePhosphorusDeath
    : FromBed<State::bottom_phosphorus, Parameter::bottom_algae_death_rate,
              Parameter::bottom_algae_theta> {
  static constexpr std::string_view name = "bottom_algae_phosphorus_death";
  static constexpr std::string_view title_en = "Phosphorus of dead bottom algae";
  static constexpr std::string_view title_zh = "死亡底栖藻类的磷";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bottom_phosphorus, State::phosphorus>();
  }
};

}  // namespace biandan::quality::full
