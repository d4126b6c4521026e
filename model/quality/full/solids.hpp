// Suspended solids: settling, and the stirring up of the bed by the flow.
//
//   rate = e max(0, (u_* / u_c)^2 - 1) b min(1, h / h_min)
//
//   u_*  friction velocity, sqrt(g) n u / h^(1/6)    n    shear_manning
//   u_c  critical_shear_velocity                     e    resuspension_rate
//   b    on the bed over the water above [g/m3]
//
// What the bed holds of organic matter, nitrogen and phosphorus is stirred up alike. Source:
// Partheniades (1965), in the excess-shear form of Chapra (1997), ch. 17, for a layer of given
// mass.
#pragma once

#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

template <State from>
struct Resuspend {
  static constexpr std::string_view formula = "e max(0, (u* / u_c)^2 - 1) b min(1, h / h_min)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{Parameter::resuspension_rate, Parameter::critical_shear_velocity,
                                   Parameter::shear_manning, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    using base::max;
    using base::rcbrt;
    constexpr double gravity = 9.81;  // [m/s2]
    const Real n_u = at[Parameter::shear_manning] * site.velocity;
    const Real critical = at[Parameter::critical_shear_velocity];
    const Real excess =
        gravity * n_u * n_u * rcbrt(exchange_depth(site, at)) / (critical * critical) - 1.0;
    return at[Parameter::resuspension_rate] * max(excess, Real(0.0)) * cover(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed, const Conditions<Given>&) {
    return speed * water[from];
  }
};

struct SolidsSettling : Settle<State::solids, Parameter::solids_settling_velocity> {
  static constexpr std::string_view name = "solids_settling";
  static constexpr std::string_view title_en = "Settling of suspended solids";
  static constexpr std::string_view title_zh = "悬浮物沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::solids, State::bed_solids>();
  }
};

struct SolidsResuspension : Resuspend<State::bed_solids> {
  static constexpr std::string_view name = "solids_resuspension";
  static constexpr std::string_view title_en = "Resuspension of solids";
  static constexpr std::string_view title_zh = "泥沙再悬浮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_solids, State::solids>();
  }
};

struct DemandResuspension : Resuspend<State::bed_demand> {
  static constexpr std::string_view name = "demand_resuspension";
  static constexpr std::string_view title_en = "Resuspension of degradable matter";
  static constexpr std::string_view title_zh = "有机物再悬浮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_demand, State::cbod_slow>();
  }
};

struct NitrogenResuspension : Resuspend<State::bed_nitrogen> {
  static constexpr std::string_view name = "nitrogen_resuspension";
  static constexpr std::string_view title_en = "Resuspension of organic nitrogen";
  static constexpr std::string_view title_zh = "有机氮再悬浮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_nitrogen, State::nitrogen>();
  }
};

struct PhosphorusResuspension : Resuspend<State::bed_phosphorus> {
  static constexpr std::string_view name = "phosphorus_resuspension";
  static constexpr std::string_view title_en = "Resuspension of organic phosphorus";
  static constexpr std::string_view title_zh = "有机磷再悬浮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_phosphorus, State::phosphorus>();
  }
};

struct PhosphateResuspension : Resuspend<State::bed_phosphate> {
  static constexpr std::string_view name = "phosphate_resuspension";
  static constexpr std::string_view title_en = "Resuspension of PO4-P";
  static constexpr std::string_view title_zh = "磷酸盐再悬浮";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_phosphate, State::phosphate>();
  }
};

}  // namespace biandan::quality::full
