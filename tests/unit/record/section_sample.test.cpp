#include "solver/record/section_sample.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "solver/record/state_hash.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

TEST_CASE("a section on a reach shows its cell, and the discharge between its two faces") {
  SampleRiver river;
  const auto point = record::locate(river.grid, river.problem.sections[0].place);
  CHECK(river.grid.cells[static_cast<std::size_t>(point.cell)].name == "R1:1000");
  const run::RunView view = river.view();
  CHECK(record::level_at(view, point) == river.flow.level[static_cast<std::size_t>(point.cell)]);
  const auto discharge = [&](int face) {
    return river.flow.discharge[static_cast<std::size_t>(face)];
  };
  // 900 m lies a tenth of the way from the face at 875 m to that at 1125 m.
  CHECK(point.next == point.face + 1);
  CHECK(record::discharge_at(view, point) ==
        doctest::Approx(0.9 * discharge(point.face) + 0.1 * discharge(point.next)));
  const auto at = [&](double chainage) {
    return record::locate(river.grid, {{}, river.problem.sections[0].place.reach, chainage});
  };
  CHECK(record::discharge_at(view, at(0.0)) == discharge(at(0.0).face));
  CHECK(record::discharge_at(view, at(925.0)) ==
        doctest::Approx(0.8 * discharge(point.face) + 0.2 * discharge(point.next)));
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
