// Discharge of a weir from the higher to the lower level, free and drowned.
//
//   Q = C B H^1.5 (1 - (h/H)^1.5)^0.385
//
//   H, h   upstream and downstream level above the crest [m]
//   C      weir coefficient [m^0.5/s], B width [m]
//
// Sources: the free overfall of a broad crest has critical depth on it, C = (2/3)^1.5 g^0.5
// = 1.705; of a sharp crest C = 1.84, Francis (1883), 3.33 in feet (USBR, Water Measurement Manual,
// ch. 7). Drowning by Villemonte, Eng. News-Record 139 (1947) 866-869, measured over sharp crests.
// It is used for both: a broad crest, which in truth stays free up to h = 2/3 H, loses discharge
// early (15 % at h = H/2). A gate that stands clear of the water has the drowning of a broad crest.
#pragma once

#include "model/base/real.hpp"
#include "model/network/rounding.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

/// Discharge [m3/s]; both heads >= 0.
template <class Real>
Real weir_downhill(const Weir& weir, Real upstream_head, Real downstream_head) {
  const Real head = base::max(upstream_head, Real(1e-9));
  const Real ratio = base::min(downstream_head / head, Real(1.0));
  const Real room = 1.0 - ratio * base::sqrt(ratio);
  const Real limit = base::min(1.5 * rounding_head / head, Real(1.0));
  const Real drowning = rounded_power(room, limit, 0.385);
  return weir.coefficient * weir.width * upstream_head * base::sqrt(upstream_head) * drowning;
}

}  // namespace biandan::network
