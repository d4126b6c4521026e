// Degradable and refractory organic matter, measured by the oxygen that it takes (Chapra, Pelletier
// and Tao 2008: slow CBOD is hydrolysed to fast CBOD, both are oxidised).
#pragma once

#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

struct CbodHydrolysis : FirstOrder<State::cbod_slow, Parameter::cbod_hydrolysis_rate,
                                   Parameter::cbod_hydrolysis_theta> {
  static constexpr std::string_view name = "cbod_hydrolysis";
  static constexpr std::string_view title_en = "Hydrolysis of slow CBOD";
  static constexpr std::string_view title_zh = "慢速 CBOD 水解";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::cbod_slow, State::cbod_fast>();
  }
};

struct CbodSlowOxidation
    : Aerobic<State::cbod_slow, Parameter::cbod_slow_oxidation_rate,
              Parameter::cbod_oxidation_theta, Parameter::cbod_oxygen_half_saturation> {
  static constexpr std::string_view name = "cbod_slow_oxidation";
  static constexpr std::string_view title_en = "Oxidation of slow CBOD";
  static constexpr std::string_view title_zh = "慢速 CBOD 氧化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::cbod_slow, Real(-1.0)}, Gain<Real>{State::oxygen, Real(-1.0)});
  }
};

struct CbodFastOxidation
    : Aerobic<State::cbod_fast, Parameter::cbod_fast_oxidation_rate,
              Parameter::cbod_oxidation_theta, Parameter::cbod_oxygen_half_saturation> {
  static constexpr std::string_view name = "cbod_fast_oxidation";
  static constexpr std::string_view title_en = "Oxidation of fast CBOD";
  static constexpr std::string_view title_zh = "快速 CBOD 氧化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::cbod_fast, Real(-1.0)}, Gain<Real>{State::oxygen, Real(-1.0)});
  }
};

struct CbodSettling : Settle<State::cbod_slow, Parameter::cbod_settling_velocity> {
  static constexpr std::string_view name = "cbod_settling";
  static constexpr std::string_view title_en = "Settling of slow CBOD";
  static constexpr std::string_view title_zh = "慢速 CBOD 沉降";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::cbod_slow, State::bed_demand>();
  }
};

struct CodRefractoryLoss : FirstOrder<State::cod_refractory, Parameter::cod_refractory_loss_rate,
                                      Parameter::cod_refractory_loss_theta> {
  static constexpr std::string_view name = "cod_refractory_loss";
  static constexpr std::string_view title_en = "Loss of refractory COD";
  static constexpr std::string_view title_zh = "难降解 COD 损失";
  static constexpr Counterpart counterpart = Counterpart::conversion;

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::cod_refractory, Real(-1.0)});
  }
};

}  // namespace biandan::quality::full
