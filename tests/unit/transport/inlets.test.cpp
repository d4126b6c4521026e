// Water that enters mixes with what is there: steady states that follow from
//
//   c = sum of (Q c_in + load) / sum of Q
//
// and the mass booked for them. Reaches in a row, 20 m wide and 2 m deep, dx 200 m.
#include <algorithm>
#include <cmath>

#include "solver/transport/transport.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

namespace {

using namespace biandan;
using Boundary = forcing::Boundary;

constexpr double depth = 2.0;
constexpr double width = 20.0;
constexpr double dt = 60.0;

/// Steady water in the reaches of a case, which follow one another in the order of their numbers.
class Row {
 public:
  /// Discharges by inlet: boundaries, then loads; the last boundary is the outlet and gets the
  /// rest.
  Row(Case problem, std::vector<double> inlets, double initial = 0.0)
      : case_(std::move(problem)),
        grid_(grid::build_grid(case_)),
        transport_(case_, grid_),
        concentration_(grid_.cells.size(), initial) {
    flow_.dt = dt;
    flow_.inlet_discharge = std::move(inlets);
    for (const grid::Cell& cell : grid_.cells) flow_.volume_before.push_back(cell.volume(depth));
    flow_.volume_after = flow_.volume_before;
    flow_.discharge.assign(grid_.faces.size(), 0.0);
    flow_.face_area.assign(grid_.faces.size(), 0.0);
    for (std::size_t f = 0; f < grid_.faces.size(); ++f)
      if (grid_.faces[f].kind == grid::Face::Kind::structure)
        flow_.discharge[f] = inflow_at(grid_.faces[f].left);
    double Q = 0.0;
    for (std::size_t f = 0; f < grid_.faces.size(); ++f) {
      if (grid_.faces[f].kind == grid::Face::Kind::structure) continue;
      Q += inflow_at(grid_.faces[f].left);
      flow_.discharge[f] = Q;
      flow_.face_area[f] = width * depth;
    }
    flow_.inlet_discharge[case_.forcing.boundaries.size() - 1] = -Q;
  }

  void run(int steps) {
    transport::Booking booking;
    for (int step = 0; step < steps; ++step) {
      transport_.step(flow_, concentration_, booking);
      flow_.time += dt;
      in += booking.in[0];
      out += booking.out[0];
    }
  }

  double at(std::size_t node) const {
    return concentration_[static_cast<std::size_t>(grid_.node_cell[node])];
  }
  double at(std::size_t reach, double chainage) const {
    return concentration_[static_cast<std::size_t>(
        grid_.cell_of({{}, network::ReachId(reach), chainage}))];
  }
  double volume(std::size_t node) const {
    return flow_.volume_after[static_cast<std::size_t>(grid_.node_cell[node])];
  }
  double stored() const {
    double sum = 0.0;
    for (std::size_t cell = 0; cell < concentration_.size(); ++cell)
      sum += flow_.volume_after[cell] * concentration_[cell];
    return sum;
  }
  double deviation(double value) const {
    double worst = 0.0;
    for (const double c : concentration_) worst = std::max(worst, std::abs(c / value - 1.0));
    return worst;
  }

  double in = 0.0;   ///< booked since the start [g]
  double out = 0.0;  ///< booked since the start [g]

 private:
  /// From outside and through structures.
  double inflow_at(int cell) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < grid_.inlets.size(); ++i)
      if (grid_.inlets[i].cell == cell) sum += flow_.inlet_discharge[i];
    for (const int face : grid_.faces_of(cell)) {
      const grid::Face& it = grid_.faces[static_cast<std::size_t>(face)];
      if (it.kind == grid::Face::Kind::structure && it.right == cell)
        sum += flow_.discharge[static_cast<std::size_t>(face)];
    }
    return sum;
  }

  Case case_;
  grid::Grid grid_;
  transport::Transport transport_;
  grid::FlowField flow_;
  std::vector<double> concentration_;
};

/// head - middle - end, two reaches of 2 km; the middle may be a pond of 2 ha. Boundaries at the
/// head, in the middle and at the end, in this order.
Case river(double head, double middle, double dispersion, bool pond = false) {
  test::RiverCase river;
  river.conservative("salt", 0.0);
  const auto from = river.node("head");
  const auto centre = pond ? river.storage("pond", 0.0, 20000.0, depth) : river.node("middle");
  const auto to = river.node("end");
  for (const auto& [up, down] : {std::pair(from, centre), std::pair(centre, to)}) {
    const auto reach = river.reach("reach", up, down, 2000.0, 200.0, 0.0, 0.0, width, 0.0, 0.025);
    river[reach].dispersion = dispersion;
  }
  const double values[] = {head, middle, 0.0};
  for (std::size_t node = 0; node < 3; ++node)
    river.boundary("boundary", network::NodeId(node), Boundary::Kind::discharge, base::Series(0.0))
        .concentration = {base::Series(values[node])};
  return river.problem;
}

Case with_outfall(Case problem, network::Place place, double concentration, double rate = 0.0) {
  forcing::Load load;
  load.name = "outfall";
  load.place = place;
  load.concentration = {base::Series(concentration)};
  load.mass_rate = {base::Series(rate)};
  problem.forcing.loads.push_back(load);
  return problem;
}

network::Place on_first_reach(double chainage) {
  return {{}, network::ReachId(0), chainage};
}

void check_mixed(const char* what, const Row& row, double exact) {
  test::figure_at_most(what, std::abs(row.at(1, 1000.0) / exact - 1.0), 1e-9);
  CHECK(row.at(0, 1000.0) == doctest::Approx(exact).epsilon(0.005));
}

}  // namespace

TEST_CASE("outfall in the first cell of clean water") {
  Row row(with_outfall(river(0.0, 0.0, 0.0), on_first_reach(200.0), 100.0), {10.0, 0.0, 0.0, 0.1});
  row.run(2000);
  check_mixed("outfall in the first cell: mixing [-]", row, 10.0 / 10.1);
  CHECK(row.at(0) == 0.0);
  CHECK(row.in == doctest::Approx(2000 * dt * 10.0).epsilon(1e-12));
  CHECK(row.in - row.out == doctest::Approx(row.stored()).epsilon(1e-9));
}

TEST_CASE("outfall in the first cell of clean water, with dispersion") {
  Row row(with_outfall(river(0.0, 0.0, 5.0), on_first_reach(200.0), 100.0), {10.0, 0.0, 0.0, 0.1});
  row.run(2000);
  CHECK(row.in == doctest::Approx(2000 * dt * 10.0).epsilon(1e-12));
  CHECK(row.in - row.out == doctest::Approx(row.stored()).epsilon(1e-9));
  test::figure_at_most("outfall in the first cell, D 5 m2/s: dispersed out of the inlet [-]",
                       1.0 - row.at(1, 1000.0) / (10.0 / 10.1), 0.05);
  CHECK(row.at(1, 1000.0) < 10.0 / 10.1);
}

// Advection and dispersion in turns made the value beside a load alternate by a fifth.
TEST_CASE("values beside a steady load and at an inlet stand still from step to step") {
  for (const double number : {0.15, 0.9, 4.0})
    for (const Boundary::Inlet kind : {Boundary::Inlet::concentration, Boundary::Inlet::flux}) {
      Case problem =
          with_outfall(river(1.0, 0.0, number * 200.0 * 200.0 / dt), on_first_reach(1000.0), 100.0);
      for (forcing::Boundary& boundary : problem.forcing.boundaries) boundary.inlet = kind;
      Row row(problem, {10.0, 0.0, 0.0, 0.1});
      row.run(4000);
      const double before[] = {row.at(0), row.at(0, 1000.0)};
      row.run(1);
      CAPTURE(number);
      CHECK(row.at(0) == doctest::Approx(before[0]).epsilon(1e-9));
      CHECK(row.at(0, 1000.0) == doctest::Approx(before[1]).epsilon(1e-9));
    }
}

TEST_CASE("small inflow to a node that other water runs through") {
  for (const double dispersion : {0.0, 5.0}) {
    Row row(river(1.0, 100.0, dispersion), {10.0, 0.001, 0.0}, 1.0);
    row.run(2000);
    check_mixed("small inflow to a river: mixing [-]", row, 10.1 / 10.001);
    CHECK(row.in == doctest::Approx(2000 * dt * 10.1).epsilon(1e-6));
  }
}

TEST_CASE("small inflow to a pond") {
  for (const double dispersion : {0.0, 5.0}) {
    Row row(river(0.0, 100.0, dispersion, true), {10.0, 0.1, 0.0});
    row.run(1);
    CHECK(row.at(1) == doctest::Approx(10.0 * dt / row.volume(1)).epsilon(0.02));
    row.run(2999);
    test::figure_at_most("small inflow to a pond: mixing [-]",
                         std::abs(row.at(1, 1000.0) / (10.0 / 10.1) - 1.0), 1e-3);
    CHECK(row.in == doctest::Approx(3000 * dt * 10.0).epsilon(1e-12));
  }
}

TEST_CASE("outfall that falls into the cell of the inlet") {
  for (const double dispersion : {0.0, 5.0}) {
    Row row(with_outfall(river(0.0, 0.0, dispersion), on_first_reach(90.0), 100.0),
            {10.0, 0.0, 0.0, 0.1});
    row.run(2000);
    check_mixed("outfall at the inlet: mixing [-]", row, 10.0 / 10.1);
    CHECK(row.at(0) == doctest::Approx(10.0 / 10.1).epsilon(1e-9));
    CHECK(row.in == doctest::Approx(2000 * dt * 10.0).epsilon(1e-12));

    Row dry(with_outfall(river(0.0, 0.0, dispersion), on_first_reach(90.0), 0.0, 10.0),
            {10.0, 0.0, 0.0, 0.0});
    dry.run(2000);
    check_mixed("mass without water at the inlet: mixing [-]", dry, 1.0);
  }
}

TEST_CASE("structure that gives into the first cell") {
  Case problem = river(0.0, 0.0, 0.0);
  network::Node polder;
  polder.name = "polder";
  polder.storage = network::DepthTable({{0.0, 5000.0, 0.0, 0.0, 0.0, 0.0}});
  problem.network.nodes.push_back(polder);
  network::Structure pump;
  pump.name = "pump";
  pump.from.node = network::NodeId(3);
  pump.to = on_first_reach(200.0);
  pump.kind = network::Pump{};
  problem.network.structures.push_back(pump);
  network::Place at_polder;
  at_polder.node = network::NodeId(3);
  Row row(with_outfall(problem, at_polder, 100.0), {10.0, 0.0, 0.0, 0.1});
  row.run(40000);
  check_mixed("structure into the first cell: mixing [-]", row, 10.0 / 10.1);
  CHECK(row.at(0) == 0.0);
  CHECK(row.in == doctest::Approx(40000 * dt * 10.0).epsilon(1e-12));
}

TEST_CASE("uniform water stays uniform behind every inlet") {
  constexpr double value = 0.7;
  double worst = 0.0;
  for (const double dispersion : {0.0, 5.0, 200.0})
    for (const bool pond : {false, true})
      for (const double chainage : {90.0, 200.0}) {
        Row row(
            with_outfall(river(value, value, dispersion, pond), on_first_reach(chainage), value),
            {10.0, 0.5, 0.0, 0.1}, value);
        row.run(500);
        worst = std::max(worst, row.deviation(value));
      }
  test::figure_at_most("inlets: uniform concentration [-]", worst, 1e-14);
}
