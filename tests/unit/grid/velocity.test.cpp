#include "solver/grid/velocity.hpp"

#include <doctest/doctest.h>

#include "tests/support/river_case.hpp"

using namespace biandan;

TEST_CASE("velocities: signed in a reach, what passes at a node, no storage in the section") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto pond = river.storage("pond", 0.0, 5000.0, 2.0);
  river.reach("canal", up, pond, 600.0, 200.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  river.boundary("head", up, forcing::Boundary::Kind::discharge, base::Series(-6.0));
  network::Structure& pump = river.structure("pump", pond, pond);
  pump.kind = network::Pump{4.0, 0.0, network::Pump::Curve::constant, {}, {}};
  pump.to = {{}, network::ReachId(0), 200.0};
  const grid::Grid grid = grid::build_grid(river.problem);
  grid::FlowField field;
  field.level.assign(grid.cells.size(), 2.0);
  for (const grid::Cell& cell : grid.cells) field.volume_after.push_back(cell.volume(2.0));
  field.velocity.assign(grid.cells.size(), 0.0);
  // Six flow up the canal; the pump lifts four of them from the pond to chainage 200 m.
  field.discharge = {-6.0, -2.0, -2.0, 4.0};
  field.inlet_discharge = {-6.0};
  field.face_area = {20.0, 20.0, 20.0, 0.0};
  grid::Velocities(grid).fill(field);
  const auto at = [&](double chainage) {
    return field
        .velocity[static_cast<std::size_t>(grid.cell_of({{}, network::ReachId(0), chainage}))];
  };
  CHECK(at(0.0) == doctest::Approx(6.0 / 20.0));
  CHECK(at(200.0) == doctest::Approx(-4.0 / 20.0));
  CHECK(at(400.0) == doctest::Approx(-2.0 / 20.0));
  CHECK(at(600.0) == doctest::Approx(6.0 / 20.0));
}

TEST_CASE("a film that a withdrawal leaves does not rush") {
  test::RiverCase river;
  const auto up = river.node("up");
  const auto down = river.node("down");
  river.reach("canal", up, down, 600.0, 200.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  const grid::Grid grid = grid::build_grid(river.problem);
  grid::FlowField field;
  field.level.assign(grid.cells.size(), 1.0);
  for (const grid::Cell& cell : grid.cells) field.volume_after.push_back(cell.volume(1.0));
  const int emptied = grid.cell_of({{}, network::ReachId(0), 200.0});
  field.volume_after[static_cast<std::size_t>(emptied)] = 0.2;  // 0.1 mm
  field.velocity.assign(grid.cells.size(), 0.0);
  field.discharge = {5.0, 1.0, 1.0};
  field.face_area = {5.0, 5.0, 10.0};
  grid::Velocities(grid).fill(field);
  // Three pass on average, over half the section of a face.
  CHECK(field.velocity[static_cast<std::size_t>(emptied)] == doctest::Approx(3.0 / 2.5));
}
