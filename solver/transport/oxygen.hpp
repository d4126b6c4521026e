// What everything needs that brings oxygen to a place in the river, weirs and aerators: which
// constituent it is, and the water there.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/cell_parameters.hpp"

namespace biandan::transport {

class Oxygen {
 public:
  /// Keeps a reference to the case, whose kinetics have oxygen (quality::oxygen_of).
  Oxygen(const Case& problem, const grid::Grid& grid);

  std::size_t constituent() const { return oxygen_; }
  /// That of all water at a time, or of the cell where it is a constituent [degC].
  double temperature(std::size_t cell, double time, std::span<const double> concentration) const;
  /// Of the kinetics, in the cell.
  const quality::Parameters<double>& parameters(std::size_t cell) const {
    return parameters_.groups[parameters_.group[cell]];
  }

 private:
  const Case& problem_;
  std::size_t constituents_ = 0;
  std::size_t oxygen_ = 0;  // which of them
  CellParameters parameters_;
};

}  // namespace biandan::transport
