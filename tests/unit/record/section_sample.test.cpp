#include "solver/record/section_sample.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "solver/record/state_hash.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

TEST_CASE("a section on a reach shows its cell and its nearest face") {
  SampleRiver river;
  const auto point = record::locate(river.grid, river.problem.sections[0].place);
  CHECK(river.grid.cells[static_cast<std::size_t>(point.cell)].name == "R1:1000");
  const run::RunView view = river.view();
  CHECK(record::level_at(view, point) == river.flow.level[static_cast<std::size_t>(point.cell)]);
  CHECK(record::discharge_at(view, point) ==
        river.flow.discharge[static_cast<std::size_t>(point.face)]);
}

TEST_CASE("a section at a node shows the water that passes, in either direction") {
  SampleRiver river;
  const auto point = record::locate(river.grid, river.problem.sections[1].place);
  CHECK(point.face == -1);
  river.flow.discharge.assign(river.grid.faces.size(), 0.0);
  const auto last_of_first = static_cast<std::size_t>(river.grid.reach_face_count[0] - 1);
  const auto first_of_second = static_cast<std::size_t>(river.grid.reach_first_face[1]);
  river.flow.discharge[last_of_first] = 5.0;
  river.flow.discharge[first_of_second] = 4.0;
  CHECK(record::discharge_at(river.view(), point) == 5.0);
  river.flow.discharge[last_of_first] = -5.0;
  river.flow.discharge[first_of_second] = -6.0;
  CHECK(record::discharge_at(river.view(), point) == 6.0);
}

TEST_CASE("the state hash sees one bit of one value") {
  SampleRiver river;
  const std::string before = record::state_hash(river.view());
  CHECK(before.size() == 16);
  CHECK(record::state_hash(river.view()) == before);
  river.concentration.back() = std::nextafter(river.concentration.back(), 1.0);
  CHECK(record::state_hash(river.view()) != before);
}
