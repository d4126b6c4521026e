// Networks as no one would draw them: loops, parallel reaches, dead ends, high and dry creeks,
// storages, structures of every kind, tides, pulses, loads, withdrawals, rain, seepage.
#pragma once

#include <string>

#include "model/case.hpp"
#include "tests/property/dice.hpp"

namespace biandan::test {

struct RiverWish {
  bool weather = true;   ///< rain, evaporation and seepage
  bool switches = true;  ///< pump units that start and stop, schedules that shut structures
  std::string kinetics = "none";
};

/// Some hours of a network of 3 to 8 nodes, with two tracers: "even", at 0.7 in all water but rain,
/// and "dye", at another concentration in every water.
Case random_river(Dice& dice, const RiverWish& wish);

/// For people: what a network is made of.
std::string describe(const Case& problem);

/// The same network with nodes, reaches, structures, boundaries, loads and withdrawals in another
/// order.
Case reordered(const Case& problem, Dice& dice);

/// The same network with every reach drawn from its other end.
Case mirrored(const Case& problem);

}  // namespace biandan::test
