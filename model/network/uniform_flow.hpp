// Normal and critical depth of a section, for initial states, checks and reports.
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

}  // namespace biandan::network
