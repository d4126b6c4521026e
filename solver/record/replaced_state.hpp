// Initial values of a case that go before a stored state: a bed that was dredged since.
#pragma once

#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"

namespace biandan::record {

/// Puts the values of quality::InitialConcentration that go before a stored state into it, those of
/// storage zones too. A node takes them for their reach's share of its channels by length; what the
/// state does not know stays unknown.
void replace_values(const Case& problem, const grid::Grid& grid, grid::Snapshot& state);

}  // namespace biandan::record
