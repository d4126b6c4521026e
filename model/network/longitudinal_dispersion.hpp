// Longitudinal dispersion coefficients from the flow, over any number type [m2/s].
//
//   Fischer   D = 0.011 u^2 B^2 / (h u*)     shear over the width of a natural river
//   Elder     D = 5.93 h u*                  shear over the depth of a wide uniform channel
//
//   u   mean velocity [m/s]       B   surface width [m]        h   mean depth A / B [m]
//   u*  shear velocity [m/s]: sqrt(g) n u / R^(1/6), or sqrt(g R Sf)
//
// Sources: Fischer et al. (1979), Mixing in Inland and Coastal Waters, eq. 5.19; Elder (1959),
// J. Fluid Mech. 5, 544-560. Fischer's is good to a factor of four and has no upper end: it takes a
// cap. Both vanish in still water, where wind and ships still mix: they take a floor.
#pragma once

#include "model/base/real.hpp"

namespace biandan::network {

/// 0 where there is no shear.
template <class Real>
Real fischer_dispersion(const Real& velocity, const Real& width, const Real& depth,
                        const Real& shear_velocity) {
  const Real shear = depth * shear_velocity;
  const Real spread = 0.011 * (velocity * width) * (velocity * width);
  return base::select(shear > Real(0.0), spread / base::max(shear, Real(1e-300)), Real(0.0));
}

template <class Real>
Real elder_dispersion(const Real& depth, const Real& shear_velocity) {
  return 5.93 * depth * shear_velocity;
}

}  // namespace biandan::network
