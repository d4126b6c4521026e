// Which kinetics parameters hold in which cell.
#pragma once

#include <cstddef>
#include <vector>

#include "model/case.hpp"
#include "model/quality/parameters.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

/// Cells with equal parameters form a group.
struct CellParameters {
  std::vector<quality::Parameters<double>> groups;
  std::vector<std::vector<double>> own;  ///< of the case's own processes, by group
  std::vector<std::size_t> group;        ///< by cell
};

/// Parameters of every cell; the rule for nodes is in react.hpp. Throws RunError for a parameter
/// that is not registered.
CellParameters cell_parameters(const Case& problem, const grid::Grid& grid);

/// The same with every cell as the group of its own number, for cells that share nothing else.
CellParameters one_group_a_cell(const CellParameters& shared);

}  // namespace biandan::transport
