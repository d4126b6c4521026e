// The channel faces of a network, side by side: levels in, discharges and their slopes out. Four
// faces go through the formulas of momentum.hpp at a time.
#pragma once

#include <vector>

#include "solver/flow/kernels.hpp"
#include "solver/flow/momentum.hpp"
#include "solver/flow/section_tables.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// One array a field of FaceTerms, by channel face.
struct ChannelTerms {
  std::vector<double> theta, inertia, source, old_drop;
};

class Channels {
 public:
  /// Channel faces come first in a grid: the index of a channel face is that of the face.
  explicit Channels(const grid::Grid& grid);

  std::size_t size() const { return count_; }

  /// Takes over levels [m] by cell and velocities [m/s] by face at the start of a step: the drops,
  /// and the time weights, which grow from `theta` to 1 where a side is nearly dry and where the
  /// water crosses more than a cell in the step.
  void begin(const std::vector<double>& level, const std::vector<double>& old_velocity, double dt,
             double theta);

  /// Discharge of every face at these levels [m], by cell.
  void evaluate(const std::vector<double>& level, double dt);

  /// Carries discharges, areas and velocities on to levels that changed by so much [m], by cell,
  /// along the slopes of the last evaluation.
  void follow(const std::vector<double>& change);

  ChannelTerms terms;  ///< what the next evaluation takes as known

  // The last evaluation, by face; fields as in FaceFlow.
  std::vector<double> discharge, velocity, area, width, by_left, by_right;

  /// Depth of flow [m] at a face for water that runs to the right, or to the left.
  double depth(std::size_t face, double level_left, double level_right, bool rightward) const;

 private:
  FaceArrays arrays();
  void gather(const std::vector<double>& level);
  void look_up_radii();

  std::size_t count_ = 0;
  std::vector<int> left_, right_;  // by face, cells
  std::vector<double> bed_, bed_left_, bed_right_, crest_, per_blend_, pull_, friction_;
  SectionTables sections_;
  struct Tabulated {
    std::size_t face = 0;
    network::ConveyanceTable table;
  };
  std::vector<Tabulated> tabulated_;              // faces with a table of conveyance
  std::vector<double> per_radius_, radius_rate_;  // by face, of the table, else 0
  std::vector<double> level_left_, level_right_;
  std::vector<double> drive_, depth_, depth_by_left_, depth_by_right_;
};

}  // namespace biandan::flow
