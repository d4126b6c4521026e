// Phosphorus: hydrolysis, settling of the organic part and of what suspended solids carry.
//
//   share on solids      f = Kd m / (1 + Kd m),     m  suspended solids [g/m3]
//   settling             rate = v_s / h f PO4-P
//
// Sorption is in equilibrium: PO4-P counts both parts. Source: Chapra (1997), ch. 29 and 40.
#pragma once

#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

template <class Real, class Known>
Real share_on_solids(const Water<Real, State>& water, const Conditions<Known>& at) {
  const Real sorbing = at[Parameter::phosphate_sorption] * water[State::solids];
  return sorbing / (1.0 + sorbing);
}

struct PhosphorusHydrolysis : FirstOrder<State::phosphorus, Parameter::phosphorus_hydrolysis_rate,
                                         Parameter::phosphorus_hydrolysis_theta> {
  static constexpr std::string_view name = "phosphorus_hydrolysis";
  static constexpr std::string_view title_en = "Hydrolysis of organic phosphorus";
  static constexpr std::string_view title_zh = "有机磷矿化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::phosphorus, State::phosphate>();
  }
};

struct PhosphorusSettling
    : Settle<State::phosphorus, Parameter::organic_phosphorus_settling_velocity> {
  static constexpr std::string_view name = "organic_phosphorus_settling";
  static constexpr std::string_view title_en = "Settling of organic phosphorus";
  static constexpr std::string_view title_zh = "有机磷沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::phosphorus, State::bed_phosphorus>();
  }
};

struct PhosphateSettling {
  static constexpr std::string_view name = "phosphate_settling";
  static constexpr std::string_view title_en = "Settling of PO4-P on solids";
  static constexpr std::string_view title_zh = "吸附态磷沉降";
  static constexpr std::string_view formula = "v / h PO4-P Kd SS / (1 + Kd SS)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{Parameter::solids_settling_velocity,
                                   Parameter::phosphate_sorption,
                                   Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at[Parameter::solids_settling_velocity] / exchange_depth(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return speed * water[State::phosphate] * share_on_solids(water, at);
  }
  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::phosphate, State::bed_phosphate>();
  }
};

}  // namespace biandan::quality::full
