// The layer of the bed that exchanges with the water: degradable matter, organic and mineral
// nitrogen and phosphorus. Dredging takes it away (an initial state, or an edit of it).
//
//   decay of degradable matter   rate = k theta^(T-20) b s,  with oxygen O / (K + O) of it takes
//                                dissolved oxygen, the rest goes into the water as fast CBOD
//   NH3-N of the bed             rate = k theta^(T-20) b s to the water;
//                                k theta^(T-20) b s O / (K + O) nitrified and denitrified
//   PO4-P of the bed             rate = (k_o + k_a K / (K + O)) theta^(T-20) b s
//
//   b, s in transfer.hpp; K sediment_oxygen_half_saturation
//
// First-order layers after Chapra (1997), ch. 24 and 25; oxygen for nitrification with
// denitrification, NH4+ + 3/4 O2 -> 1/2 N2, is 4.57 - 2.86 g/g.
#pragma once

#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

/// Takes oxygen where there is some.
template <State from, Parameter k, Parameter theta>
struct AerobicBed : FromBed<from, k, theta> {
  static constexpr std::string_view formula = "k theta^(T-20) b min(1, h / h_min) DO / (K + DO)";
  static constexpr std::array uses{k, theta, Parameter::sediment_oxygen_half_saturation,
                                   Parameter::minimum_exchange_depth};

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return speed * water[from] *
           oxygen_limitation(water[State::oxygen], at[Parameter::sediment_oxygen_half_saturation]);
  }
};

/// Runs where oxygen is scarce.
template <State from, Parameter k, Parameter theta>
struct AnoxicBed : FromBed<from, k, theta> {
  static constexpr std::string_view formula = "k theta^(T-20) b min(1, h / h_min) K / (K + DO)";
  static constexpr std::array uses{k, theta, Parameter::sediment_oxygen_half_saturation,
                                   Parameter::minimum_exchange_depth};

  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    const Given& K = at[Parameter::sediment_oxygen_half_saturation];
    return speed * water[from] * (1.0 - oxygen_limitation(water[State::oxygen], K));
  }
};

struct BedDemandOxidation
    : AerobicBed<State::bed_demand, Parameter::bed_demand_rate, Parameter::bed_decay_theta> {
  static constexpr std::string_view name = "bed_demand_oxidation";
  static constexpr std::string_view title_en = "Oxidation of degradable matter of the bed";
  static constexpr std::string_view title_zh = "底泥有机物氧化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::bed_demand, Real(-1.0)}, Gain<Real>{State::oxygen, Real(-1.0)});
  }
};

struct BedDemandRelease
    : AnoxicBed<State::bed_demand, Parameter::bed_demand_rate, Parameter::bed_decay_theta> {
  static constexpr std::string_view name = "bed_demand_release";
  static constexpr std::string_view title_en = "Release of reduced matter from the bed";
  static constexpr std::string_view title_zh = "底泥还原性物质释放";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_demand, State::cbod_fast>();
  }
};

struct BedNitrogenDecay
    : FromBed<State::bed_nitrogen, Parameter::bed_nitrogen_rate, Parameter::bed_decay_theta> {
  static constexpr std::string_view name = "bed_nitrogen_decay";
  static constexpr std::string_view title_en = "Decay of organic nitrogen of the bed";
  static constexpr std::string_view title_zh = "底泥有机氮矿化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_nitrogen, State::bed_ammonia>();
  }
};

struct BedPhosphorusDecay
    : FromBed<State::bed_phosphorus, Parameter::bed_phosphorus_rate, Parameter::bed_decay_theta> {
  static constexpr std::string_view name = "bed_phosphorus_decay";
  static constexpr std::string_view title_en = "Decay of organic phosphorus of the bed";
  static constexpr std::string_view title_zh = "底泥有机磷矿化";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_phosphorus, State::bed_phosphate>();
  }
};

struct BedAmmoniaRelease
    : FromBed<State::bed_ammonia, Parameter::bed_ammonia_release_rate, Parameter::release_theta> {
  static constexpr std::string_view name = "bed_ammonia_release";
  static constexpr std::string_view title_en = "Release of NH3-N of the bed layer";
  static constexpr std::string_view title_zh = "底泥层氨氮释放";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_ammonia, State::ammonia>();
  }
};

struct BedAmmoniaLoss
    : AerobicBed<State::bed_ammonia, Parameter::bed_ammonia_loss_rate, Parameter::release_theta> {
  static constexpr std::string_view name = "bed_ammonia_loss";
  static constexpr std::string_view title_en = "Nitrification with denitrification in the bed";
  static constexpr std::string_view title_zh = "底泥硝化反硝化";
  static constexpr Counterpart counterpart = Counterpart::conversion;

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return row_of(Gain<Real>{State::bed_ammonia, Real(-1.0)},
                  Gain<Real>{State::oxygen, Real(oxygen_by_nitrate - oxygen_of_nitrogen)});
  }
};

struct BedPhosphateRelease : FromBed<State::bed_phosphate, Parameter::bed_phosphate_release_rate,
                                     Parameter::release_theta> {
  static constexpr std::string_view name = "bed_phosphate_release";
  static constexpr std::string_view title_en = "Release of PO4-P of the bed layer";
  static constexpr std::string_view title_zh = "底泥层磷释放";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_phosphate, State::phosphate>();
  }
};

struct BedPhosphateAnoxicRelease
    : AnoxicBed<State::bed_phosphate, Parameter::bed_phosphate_anoxic_release_rate,
                Parameter::release_theta> {
  static constexpr std::string_view name = "bed_phosphate_anoxic_release";
  static constexpr std::string_view title_en = "Release of PO4-P of the bed layer without oxygen";
  static constexpr std::string_view title_zh = "缺氧底泥层磷释放";

  template <class Real>
  static Row<Real, State> row(const Parameters<Real>&) {
    return passed_on<Real, State::bed_phosphate, State::phosphate>();
  }
};

}  // namespace biandan::quality::full
