// Oxygen that an aeration device brings into the water, or strips from it.
//
//   OTR = SOTR alpha theta^(T-20) (beta O_sat(T) - O) / O_sat(20) = q (beta O_sat(T) - O)    [g/s]
//
//   SOTR   standard rate: in clean water without oxygen, at 20 degC and sea level [g/s]
//   alpha  transfer in this water over that in clean water [-]
//   beta   saturation of this water over that of clean water [-]
//   theta  temperature factor [-]
//   O_sat  saturation at the surface by the formula of the case, at its altitude; O_sat(20) at sea
//          level, where the standard rate is measured [g/m3]
//   q      water that the device would bring from no oxygen to saturation in a time [m3/s]
//
// The formula is that of two films, which oxygen crosses either way with one coefficient: above
// beta O_sat a device strips oxygen, as under algae at noon. The tests of devices in process water
// that begin above saturation (ASCE/EWRI 18) measure the same coefficient so.
//
// Left out: the higher saturation that bubbles meet at depth, and pure oxygen.
//
// Source: ASCE/EWRI 2-06, Measurement of Oxygen Transfer in Clean Water, commentary G;
// Tchobanoglous, Burton and Stensel (2003), Wastewater Engineering, 4th ed., section 5-11.
#pragma once

#include "model/quality/conditions.hpp"

namespace biandan::quality {

/// q above [m3/s].
template <class Real>
Real aerated_flow(const Real& standard_rate, const Real& alpha, const Real& theta,
                  const Real& temperature, const Parameters<Real>& parameter) {
  const Real standard_saturation = oxygen_saturation_at_sea(Real(20.0), parameter);
  return corrected_rate(standard_rate * alpha, theta, temperature) / standard_saturation;
}

}  // namespace biandan::quality
