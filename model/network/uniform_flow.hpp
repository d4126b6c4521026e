// Normal and critical depth of a section, and falls of its conveyance, for initial states, checks
// and reports.
//
//   normal     K(d) sqrt(S0) = Q            friction balances the bed slope
//   critical   Q^2 w(d) = g A(d)^3          Froude number 1
//
//   Q   discharge [m3/s]        S0  bed slope [-]      K  conveyance [m3/s]
//   w   surface width [m]       A   area [m2]
#pragma once

#include "model/network/network.hpp"

namespace biandan::network {

/// Lowest depth [m] at which the section carries the discharge down the slope.
/// Precondition: discharge >= 0, slope > 0.
double normal_depth(const SectionResistance& resistance, double discharge, double slope);

/// Highest depth [m] at which the flow is critical: above it, it is subcritical at every depth. A
/// section with flood plains may have more than one. Precondition: discharge >= 0.
double critical_depth(const CrossSection& section, double discharge);

/// Where a section carries less at a higher level than at a lower one.
struct FallingConveyance {
  double depth = 0.0;  ///< from which it falls [m]
  double kept =
      1.0;  ///< share of the conveyance at that depth that is left, 1 where it never falls
};

/// The deepest fall. One roughness over a section with level terraces has it: their water is
/// shallow and wets much, and the whole section is taken for as rough as that.
FallingConveyance falling_conveyance(const SectionResistance& resistance);

}  // namespace biandan::network
