// A looped network and random water in it that is consistent to rounding: volumes wander, some
// cells dry to exactly nothing and fill again, discharges reverse, nothing obeys any momentum.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::test {

/// A - J1 = (two branches) = J2 - B, a dead-end creek at J1, a polder pumped into a branch, loads
/// with and without water, a withdrawal.
inline Case looped_case(std::size_t constituents, double boundary_value, double load_value,
                        double dispersion = 5.0) {
  Case problem;
  auto& network = problem.network;
  for (const char* name : {"A", "B", "J1", "J2", "creek end", "polder"}) {
    network::Node node;
    node.name = name;
    network.nodes.push_back(node);
  }
  network.nodes[5].storage =
      network::DepthTable({network::DepthTable::Piece{0.0, 5000.0, 0.0, 0.0, 0.0, 0.0}});
  const auto reach = [&](int from, int to, double length, double cell_length, double width) {
    network::Reach it;
    it.name = "R" + std::to_string(network.reaches.size());
    it.from = network::NodeId(from);
    it.to = network::NodeId(to);
    it.length = length;
    it.cell_length = cell_length;
    it.dispersion = dispersion;
    it.sections.push_back({0.0, network::CrossSection::trapezoid(0.0, width, 2.0)});
    network.reaches.push_back(it);
  };
  reach(0, 2, 2000, 100, 20);
  reach(2, 3, 1500, 100, 12);
  reach(3, 2, 1200, 80, 8);
  reach(3, 1, 2000, 100, 20);
  reach(2, 4, 600, 50, 5);
  network::Structure pump;
  pump.name = "pump";
  pump.from = {network::NodeId(5), {}, 0.0};
  pump.to = {{}, network::ReachId(1), 700.0};
  pump.kind = network::Pump{};
  network.structures.push_back(pump);
  for (std::size_t k = 0; k < constituents; ++k) problem.quality.constituents.emplace_back();
  const std::vector<base::Series> at_boundary(constituents, base::Series(boundary_value));
  const std::vector<base::Series> at_load(constituents, base::Series(load_value));
  for (const int node : {0, 1}) {
    forcing::Boundary boundary;
    boundary.node = network::NodeId(node);
    boundary.inlet =
        node == 0 ? forcing::Boundary::Inlet::concentration : forcing::Boundary::Inlet::flux;
    boundary.concentration = at_boundary;
    problem.forcing.boundaries.push_back(boundary);
  }
  forcing::Load outfall;
  outfall.place = {{}, network::ReachId(0), 900.0};
  outfall.concentration = at_load;
  problem.forcing.loads.push_back(outfall);
  forcing::Load rain;
  rain.place = {network::NodeId(5), {}, 0.0};
  rain.concentration = at_load;
  problem.forcing.loads.push_back(rain);
  forcing::Withdrawal intake;
  intake.place = {{}, network::ReachId(2), 640.0};
  problem.forcing.withdrawals.push_back(intake);
  return problem;
}

class RandomFlow {
 public:
  RandomFlow(const grid::Grid& grid, unsigned seed) : grid_(&grid), random_(seed) {
    for (const grid::Cell& cell : grid.cells) full_.push_back(cell.volume(cell.bed + 2.0));
    dries_.resize(full_.size());
    for (std::size_t c = 0; c < full_.size(); ++c) dries_[c] = uniform(0, 1) < 0.15;
    phase_.resize(full_.size());
    for (double& phase : phase_) phase = uniform(0.0, 6.28);
    flow_.volume_after = targets(0.0);
    flow_.discharge.resize(grid.faces.size());
    flow_.inlet_discharge.resize(grid.inlets.size());
    build_tree();
  }

  double volume_scale(std::size_t cell) const { return full_[cell]; }

  const grid::FlowField& step(double dt) {
    flow_.time += flow_.dt;
    flow_.dt = dt;
    flow_.volume_before = flow_.volume_after;
    const std::vector<double> wanted = targets(flow_.time + dt);
    std::fill(flow_.discharge.begin(), flow_.discharge.end(), 0.0);
    flow_.inlet_discharge = {0.0, uniform(-6.0, 6.0), uniform(0.0, 0.5), uniform(0.0, 0.2),
                             -uniform(0.0, 0.3)};
    add_weather(wanted);
    for (std::size_t f = 0; f < grid_->faces.size(); ++f)
      if (!in_tree_[f])
        flow_.discharge[f] = grid_->faces[f].kind == grid::Face::Kind::structure
                                 ? uniform(0.0, 1.0)
                                 : uniform(-8.0, 8.0);
    settle(wanted);
    flow_.volume_after = wanted;
    flow_.face_area.assign(grid_->faces.size(), 0.0);
    for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
      const grid::Face& face = grid_->faces[f];
      const double least = std::min(wanted[static_cast<std::size_t>(face.left)],
                                    wanted[static_cast<std::size_t>(face.right)]);
      if (face.kind == grid::Face::Kind::channel) flow_.face_area[f] = least / face.distance;
    }
    return flow_;
  }

 private:
  /// Seepage either way; rain everywhere; evaporation of some of the water where there is any at
  /// the start and at the end.
  void add_weather(const std::vector<double>& wanted) {
    for (std::size_t i = flow_.inlet_discharge.size(); i < grid_->inlets.size(); ++i) {
      const auto cell = static_cast<std::size_t>(grid_->inlets[i].cell);
      const double least = std::min(flow_.volume_before[cell], wanted[cell]);
      switch (grid_->inlets[i].kind) {
        case grid::Inlet::Kind::rain:
          flow_.inlet_discharge.push_back(uniform(0.0, 0.02));
          break;
        case grid::Inlet::Kind::evaporation:
          flow_.inlet_discharge.push_back(-uniform(0.0, 0.05) * least / flow_.dt);
          break;
        default:
          flow_.inlet_discharge.push_back(uniform(-0.05, 0.05));
      }
    }
  }

  double uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
  }

  /// Volumes wander about their scale; drying cells fall to exactly nothing and come back.
  std::vector<double> targets(double time) {
    std::vector<double> volume(full_.size());
    for (std::size_t c = 0; c < full_.size(); ++c) {
      const double wave = std::sin(2e-4 * time + phase_[c]);
      volume[c] = full_[c] * (dries_[c] ? std::max(0.0, 0.4 + wave) : 1.0 + 0.3 * wave);
    }
    return volume;
  }

  /// Cells in order from the boundary A outward, each with the face that leads back.
  void build_tree() {
    in_tree_.assign(grid_->faces.size(), 0);
    std::vector<char> seen(grid_->cells.size(), 0);
    order_ = {0};
    back_ = {-1};
    seen[0] = 1;
    for (std::size_t i = 0; i < order_.size(); ++i)
      for (const int face : grid_->faces_of(order_[i])) {
        const grid::Face& it = grid_->faces[static_cast<std::size_t>(face)];
        const int other = it.left == order_[i] ? it.right : it.left;
        if (seen[static_cast<std::size_t>(other)]) continue;
        seen[static_cast<std::size_t>(other)] = 1;
        order_.push_back(other);
        back_.push_back(face);
        in_tree_[static_cast<std::size_t>(face)] = 1;
      }
  }

  /// Discharges of the tree's faces and of boundary A that give the wanted volumes.
  void settle(const std::vector<double>& wanted) {
    std::vector<double> lacking(full_.size());
    for (std::size_t c = 0; c < lacking.size(); ++c)
      lacking[c] = (wanted[c] - flow_.volume_before[c]) / flow_.dt;
    for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
      lacking[static_cast<std::size_t>(grid_->inlets[i].cell)] -= flow_.inlet_discharge[i];
    for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
      lacking[static_cast<std::size_t>(grid_->faces[f].left)] += flow_.discharge[f];
      lacking[static_cast<std::size_t>(grid_->faces[f].right)] -= flow_.discharge[f];
    }
    for (std::size_t i = order_.size(); i-- > 1;) {
      const auto face = static_cast<std::size_t>(back_[i]);
      const grid::Face& it = grid_->faces[face];
      const bool inward = it.right == order_[i];
      const double need = lacking[static_cast<std::size_t>(order_[i])];
      flow_.discharge[face] = inward ? need : -need;
      lacking[static_cast<std::size_t>(inward ? it.left : it.right)] += need;
    }
    flow_.inlet_discharge[0] = lacking[0];
  }

  const grid::Grid* grid_;
  std::mt19937 random_;
  grid::FlowField flow_;
  std::vector<double> full_;
  std::vector<double> phase_;
  std::vector<char> dries_;
  std::vector<char> in_tree_;
  std::vector<int> order_;
  std::vector<int> back_;
};

}  // namespace biandan::test
