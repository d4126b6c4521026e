// A channel of one reach in prescribed flow, uniform unless told otherwise, for the exact solutions
// of transport.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/transport.hpp"

namespace biandan::test {

struct ChannelSetup {
  double length = 10000.0;  ///< [m]
  double dx = 100.0;        ///< [m]
  double area = 60.0;       ///< [m2]
  double dispersion = 0.0;  ///< [m2/s]
  network::DispersionBy dispersion_by = network::DispersionBy::given;
  quality::Mixing mixing = {};
  std::function<double(double)> water = nullptr;       ///< volume above x [m3]; not given: area x
  std::vector<base::Series> inlet{base::Series(0.0)};  ///< at the upstream end, by constituent
  forcing::Boundary::Inlet inlet_kind = forcing::Boundary::Inlet::concentration;
  double return_time = 0.0;  ///< of both ends [s]
};

inline Case channel_case(const ChannelSetup& setup) {
  Case problem;
  for (const char* name : {"up", "down"}) {
    network::Node node;
    node.name = name;
    problem.network.nodes.push_back(node);
  }
  network::Reach reach;
  reach.name = "channel";
  reach.from = network::NodeId(0);
  reach.to = network::NodeId(1);
  reach.length = setup.length;
  reach.cell_length = setup.dx;
  reach.dispersion = setup.dispersion;
  reach.sections.push_back({0.0, network::CrossSection::trapezoid(0.0, setup.area / 3.0, 0.0)});
  reach.dispersion_by = setup.dispersion_by;
  problem.quality.mixing = setup.mixing;
  problem.network.reaches.push_back(reach);
  for (std::size_t k = 0; k < setup.inlet.size(); ++k) {
    quality::Constituent constituent;
    constituent.name = "tracer " + std::to_string(k);
    problem.quality.constituents.push_back(constituent);
  }
  for (const int node : {0, 1}) {
    forcing::Boundary boundary;
    boundary.node = network::NodeId(node);
    boundary.inlet = setup.inlet_kind;
    boundary.return_time = setup.return_time;
    boundary.concentration =
        node == 0 ? setup.inlet : std::vector<base::Series>(setup.inlet.size());
    problem.forcing.boundaries.push_back(boundary);
  }
  return problem;
}

/// The channel with its grid, its water and one concentration field.
class Channel {
 public:
  explicit Channel(const ChannelSetup& setup)
      : setup_(setup),
        case_(channel_case(setup)),
        grid_(grid::build_grid(case_)),
        transport_(case_, grid_),
        concentration_(grid_.cells.size() * setup.inlet.size(), 0.0) {}

  /// One hydraulic step with the discharge u * area, u [m/s].
  void step(double time, double dt, double u) {
    const std::size_t cells = grid_.cells.size();
    grid::FlowField flow;
    flow.time = time;
    flow.dt = dt;
    for (std::size_t cell = 0; cell < cells; ++cell) flow.volume_before.push_back(volume(cell));
    flow.volume_after = flow.volume_before;
    flow.discharge.assign(grid_.faces.size(), u * setup_.area);
    flow.face_area.assign(grid_.faces.size(), setup_.area);
    flow.inlet_discharge = {u * setup_.area, -u * setup_.area};
    flow.surface.assign(cells, 0.0);
    transport_.step(flow, concentration_, booking_);
    for (std::size_t k = 0; k < setup_.inlet.size(); ++k) {
      in_ += booking_.in[k];
      out_ += booking_.out[k];
    }
  }

  /// Distance of every cell's point from the upstream end [m].
  double place(std::size_t cell) const {
    const grid::Cell& it = grid_.cells[cell];
    return it.reach.valid() ? it.chainage : it.node.index() == 0 ? 0.0 : setup_.length;
  }
  std::size_t cell_at(double x) const {
    return static_cast<std::size_t>(grid_.cell_of({{}, network::ReachId(0), x}));
  }
  std::size_t cells() const { return grid_.cells.size(); }
  /// Ends of the stretch that a cell holds [m].
  double from(std::size_t cell) const { return std::max(0.0, place(cell) - 0.5 * setup_.dx); }
  double to(std::size_t cell) const {
    return std::min(setup_.length, place(cell) + 0.5 * setup_.dx);
  }
  double volume(std::size_t cell) const {
    return setup_.water ? setup_.water(to(cell)) - setup_.water(from(cell))
                        : grid_.cells[cell].length * setup_.area;
  }
  double& at(std::size_t cell, std::size_t k = 0) {
    return concentration_[cell * setup_.inlet.size() + k];
  }
  /// Mass of all constituents in the channel [g].
  double mass() {
    double sum = 0.0;
    for (std::size_t cell = 0; cell < cells(); ++cell)
      for (std::size_t k = 0; k < setup_.inlet.size(); ++k) sum += volume(cell) * at(cell, k);
    return sum;
  }
  double booked_in() const { return in_; }
  double booked_out() const { return out_; }
  double lowest() const { return *std::min_element(concentration_.begin(), concentration_.end()); }
  const transport::Statistics& statistics() const { return transport_.statistics(); }
  transport::ReachDispersion dispersion() const { return transport_.dispersion().front(); }

 private:
  ChannelSetup setup_;
  Case case_;
  grid::Grid grid_;
  transport::Transport transport_;
  std::vector<double> concentration_;
  transport::Booking booking_;
  double in_ = 0.0;
  double out_ = 0.0;
};

}  // namespace biandan::test
