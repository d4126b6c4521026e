// What aeration devices bring into the cells they stand in (model/quality/aerator.hpp).
//
//   dO/dt = sum of k_i (b_i O_sat - O) = k (b O_sat - O)      k_i = s_i q_i / V
//
//   O(t + dt) = O + (b O_sat - O) (1 - exp(-k dt))            k = sum of k_i
//                                                             b = sum of k_i b_i / k
//
//   m_i       = k_i V ((O(t + dt) - O) / k + (b_i - b) O_sat dt)      [g]
//
//   m_i  what a device brings: its share, and what it passes on to others of smaller b_i
//   q_i  water that a device would bring to saturation [m3/s]     b_i  its beta [-]
//   s_i  its mean setting over the step [-]                       V    volume of the cell [m3]
//
// Exact at the volume and temperature of the step, so that no step passes b O_sat however small the
// cell, and what each device brought does not depend on their order. A cell without water takes
// nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/oxygen.hpp"

namespace biandan::transport {

/// What a device did since the start of the run.
struct AeratorTotal {
  double brought = 0.0;   ///< oxygen [g]
  double stripped = 0.0;  ///< oxygen, where the water held more than beta O_sat [g]
  double energy = 0.0;    ///< that it drew, in water or not [J]; 0 without a power

  void carry(base::Archive& archive) { archive(brought, stripped, energy); }
};

class Aerators {
 public:
  /// Keeps a reference to the case.
  Aerators(const Case& problem, const grid::Grid& grid);

  /// Over dt [s] at the volumes of the field's end. Adds what came and went to `produced` and
  /// `lost` [g]. Does nothing in a case without aerators, or whose kinetics have no oxygen.
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost);

  /// By aerator of the case.
  const std::vector<AeratorTotal>& totals() const { return totals_; }
  void carry(base::Archive& archive) { archive(totals_); }

 private:
  /// The devices of one cell.
  struct Group {
    std::size_t cell = 0;
    std::vector<std::size_t> devices;
  };

  void set_shares(double time, double dt);
  void aerate(const Group& group, double volume, double time, double dt,
              std::span<double> concentration, std::span<double> produced, std::span<double> lost);

  const Case& problem_;
  std::optional<Oxygen> oxygen_;
  std::vector<Group> groups_;
  std::vector<double> share_;  // in service, by aerator
  std::vector<double> flow_;   // s_i q_i, by aerator [m3/s]
  std::vector<AeratorTotal> totals_;
};

}  // namespace biandan::transport
