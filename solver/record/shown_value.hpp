// What people see of a constituent: its concentration; of an exposure (transport/ageing.hpp) the
// mean travel time of the water of its source.
#pragma once

#include <cstddef>

#include "solver/run/observer.hpp"

namespace biandan::record {

/// NaN where the water of a source is less than a thousandth.
double shown_value(const run::RunView& view, std::size_t cell, std::size_t constituent);

}  // namespace biandan::record
