// The shapes that processes of the `full` set share.
//
//   first order            rate = k theta^(T-20) c
//   aerobic                rate = k theta^(T-20) c O / (K + O)
//   settling               rate = v / h c
//   from the bed           rate = k theta^(T-20) b s,    b  on the bed over the water above [g/m3]
//   aerobic on the bed     rate = k theta^(T-20) b s O / (K + O)
//
// s = min(1, h / h_min), h_min = minimum_exchange_depth: a film of water takes up a share of what
// the bed gives. h, h_min in `exchange_depth` (conditions.hpp).
#pragma once

#include "model/quality/full/states.hpp"
#include "model/quality/process.hpp"

namespace biandan::quality::full {

/// Oxygen that a gram of nitrogen takes [g/g], 64/14 split by its two steps as in Chapra (1997),
/// ch. 23; and the oxygen demand that nitrate covers when it is denitrified, 5/4 * 32/14.
inline constexpr double oxygen_of_ammonia = 3.43;
inline constexpr double oxygen_of_nitrite = 1.14;
inline constexpr double oxygen_of_nitrogen = oxygen_of_ammonia + oxygen_of_nitrite;
inline constexpr double oxygen_by_nitrate = 2.86;

template <class Real>
using Gain = Yield<Real, State>;

/// One unit of `from` becomes one of `to`.
template <class Real, State from, State to>
Row<Real, State> passed_on() {
  return row_of(Gain<Real>{from, Real(-1.0)}, Gain<Real>{to, Real(1.0)});
}

template <class Real, class Known>
Real cover(const Site<Real>& site, const Conditions<Known>& at) {
  using base::min;
  return min(Real(1.0), site.depth / at[Parameter::minimum_exchange_depth]);
}

template <State from, Parameter k, Parameter theta>
struct FirstOrder {
  static constexpr std::string_view formula = "k theta^(T-20) c";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{k, theta};

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(k, theta);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed, const Conditions<Given>&) {
    return speed * water[from];
  }
};

template <State from, Parameter k, Parameter theta, Parameter half_saturation>
struct Aerobic {
  static constexpr std::string_view formula = "k theta^(T-20) c DO / (K + DO)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{k, theta, half_saturation};

  template <class Real, class Known>
  static Real speed(const Site<Real>&, const Conditions<Known>& at) {
    return at.corrected(k, theta);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return speed * water[from] * oxygen_limitation(water[State::oxygen], at[half_saturation]);
  }
};

/// Aerobic, of what lies on the bed.
template <State from, Parameter k, Parameter theta, Parameter half_saturation>
struct AerobicOnBed {
  static constexpr std::string_view formula = "k theta^(T-20) b DO / (K + DO) min(1, h / h_min)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{k, theta, half_saturation, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at.corrected(k, theta) * cover(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed,
                   const Conditions<Given>& at) {
    return speed * water[from] * oxygen_limitation(water[State::oxygen], at[half_saturation]);
  }
};

template <State from, Parameter velocity>
struct Settle {
  static constexpr std::string_view formula = "v / h c";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{velocity, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at[velocity] / exchange_depth(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed, const Conditions<Given>&) {
    return speed * water[from];
  }
};

template <State from, Parameter k, Parameter theta>
struct FromBed {
  static constexpr std::string_view formula = "k theta^(T-20) b min(1, h / h_min)";
  static constexpr Counterpart counterpart = Counterpart::none;
  static constexpr std::array uses{k, theta, Parameter::minimum_exchange_depth};

  template <class Real, class Known>
  static Real speed(const Site<Real>& site, const Conditions<Known>& at) {
    return at.corrected(k, theta) * cover(site, at);
  }
  template <class Real, class Known, class Given>
  static Real rate(const Water<Real, State>& water, const Known& speed, const Conditions<Given>&) {
    return speed * water[from];
  }
};

}  // namespace biandan::quality::full
