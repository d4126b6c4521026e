// The steady flow for the forcing at the start of a case.
#pragma once

#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

struct SteadyFlow {
  grid::Snapshot state;           ///< all that a run can start from
  std::vector<double> level;      ///< by cell [m]
  std::vector<double> discharge;  ///< by face [m3/s]
  double residual = 0.0;          ///< largest net inflow of a cell [m3/s]
  std::size_t worst = 0;          ///< the cell that has it
};

/// Marches to the steady flow and shows it to the observers as a run of no length, whose final
/// state a later run can start from; concentrations are those at the start of the case. Throws
/// base::RunError when there is no steady flow, base::CaseError for a flow that is prescribed.
SteadyFlow find_steady_flow(const Case& problem, std::span<run::Observer* const> observers);

/// Shows a state to the observers as a run of no length.
void show_state(const Case& problem, const grid::Snapshot& state,
                std::span<run::Observer* const> observers);

}  // namespace biandan::study
