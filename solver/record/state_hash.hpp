// One short text for the whole state of a run: equal runs have equal hashes.
#pragma once

#include <string>

#include "solver/run/observer.hpp"

namespace biandan::record {

/// bit_hash over levels, volumes, discharges and concentrations in this order; 16 hexadecimal
/// digits.
std::string state_hash(const run::RunView& view);

}  // namespace biandan::record
