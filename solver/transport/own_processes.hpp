// The case's own processes for a block of cells: model/quality/user_process evaluated in packs of
// lanes. A concentration that rounding left below zero is seen as zero, so that roots, logarithms
// and powers stay numbers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "model/quality/conditions.hpp"
#include "model/quality/expression/block.hpp"
#include "solver/transport/cell_parameters.hpp"

namespace biandan::transport {

/// Lanes of a block whose cells share their parameters.
struct LaneRun {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::size_t group = 0;
};

class OwnProcesses {
 public:
  /// `states`: the constituents that react together, in the order of the columns of `see`.
  OwnProcesses(const Case& problem, const CellParameters& parameters,
               std::span<const std::size_t> states, std::size_t block);
  OwnProcesses(const OwnProcesses&) = delete;
  OwnProcesses& operator=(const OwnProcesses&) = delete;

  std::size_t size() const { return expressions_.size(); }

  /// Gain of a constituent per unit of rate of process `j` in a group of parameters [g/g].
  std::vector<double> gains(std::size_t group, std::size_t j) const;

  void set_conditions(std::size_t group, const quality::Conditions<double>& at);
  /// Depths, velocities and exchange depths of the lanes of a run.
  void set_places(const LaneRun& run, const double* depth, const double* velocity,
                  const double* exchange_depth);
  /// The concentrations of the block, a column of `block` lanes a state.
  void see(std::span<const double> concentrations);
  /// Rates of process `j` in the lanes of a run [g/m3/s]; `rate` is that of its first lane.
  void rates(std::size_t j, const LaneRun& run, double* rate);
  /// Slopes of the rate of process `j` in a lane by the states, added to `slope`.
  void slopes(std::size_t j, std::size_t group, std::size_t lane, std::span<double> slope) const;

 private:
  double* column(std::size_t symbol) { return &values_[place_[symbol] * block_]; }

  const Case& problem_;
  std::size_t block_ = 1;
  std::vector<quality::ExpressionBlock> expressions_;  // by process
  std::vector<std::vector<double>> symbols_;           // [group][symbol], of the stage `fixed`
  std::vector<std::size_t> place_;                     // column in values_ by symbol
  std::vector<std::size_t> state_of_;   // of symbols that are states, else as many as there are
  std::vector<double> values_;          // surroundings and states, [column][lane]
  std::vector<const double*> columns_;  // by symbol
};

}  // namespace biandan::transport
