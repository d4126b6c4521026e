// What limits algae: nutrients and light, and what they take up per carbon.
//
//   nutrients   min(N / (K_N + N), P / (K_P + P)),  N = NH3-N + NO3-N, P dissolved PO4-P (Liebig)
//   preference  for NH3-N:  a n / ((K + a) (K + n)) + a K / ((a + n) (K + n)),  a NH3-N, n NO3-N
//               and for NO3-N the rest, K n (K + 2 a + n) / ((K + a) (K + n) (a + n))
//   extinction  k_e = k_b + k_s SS + k_c Chl-a                                            [1/m]
//   light       below the surface I_0 (Conditions::light); mean over the depth of I / (K + I):
//               ln((K + I_0) / (K + I_0 exp(-k_e h))) / (k_e h)
//
// Source: Chapra, Pelletier and Tao (2008), sections 5.5 and 5.6 (half-saturation light model).
#pragma once

#include "model/quality/full/phosphorus.hpp"
#include "model/quality/full/transfer.hpp"

namespace biandan::quality::full {

template <class Real, class Known>
Real nutrient_limitation(const Water<Real, State>& water, const Conditions<Known>& at) {
  using base::min;
  const Real nitrogen = water[State::ammonia] + water[State::nitrate];
  const Real dissolved = water[State::phosphate] * (1.0 - share_on_solids(water, at));
  return min(nitrogen / (at[Parameter::algae_nitrogen_half_saturation] + nitrogen),
             dissolved / (at[Parameter::algae_phosphorus_half_saturation] + dissolved));
}

/// Where there is no nitrogen either share will do.
inline constexpr double no_nitrogen = 1e-30;

template <class Real, class Known>
Real ammonia_preference(const Water<Real, State>& water, const Conditions<Known>& at) {
  const Real& ammonia = water[State::ammonia];
  const Real& nitrate = water[State::nitrate];
  const Known& K = at[Parameter::algae_ammonia_preference];
  return ammonia / (K + nitrate) *
         (nitrate / (K + ammonia) + K / (ammonia + nitrate + no_nitrogen));
}

/// One less the preference for NH3-N, as a product that vanishes with NO3-N.
template <class Real, class Known>
Real nitrate_share(const Water<Real, State>& water, const Conditions<Known>& at) {
  const Real& ammonia = water[State::ammonia];
  const Real& nitrate = water[State::nitrate];
  const Known& K = at[Parameter::algae_ammonia_preference];
  return K / (K + ammonia) * (nitrate / (K + nitrate)) *
         ((K + 2.0 * ammonia + nitrate) / (ammonia + nitrate + no_nitrogen));
}

template <class Real, class Known>
Real light_extinction(const Water<Real, State>& water, const Conditions<Known>& at) {
  return at[Parameter::light_extinction_background] +
         at[Parameter::light_extinction_solids] * water[State::solids] +
         at[Parameter::light_extinction_chlorophyll] * water[State::chlorophyll];
}

template <class Real, class Known, class Given>
Real mean_light_limitation(const Real& extinction, const Known& depth, const Given& light,
                           const Given& half_saturation) {
  using base::exp;
  using base::log;
  const Real thickness = extinction * depth;
  return log((half_saturation + light) / (half_saturation + light * exp(-thickness))) / thickness;
}

}  // namespace biandan::quality::full
