// Shares of water by origin against tracers that a run carries along, and in made-up rows.
#include "scenarios/doctor/water_origin.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "solver/run/simulate.hpp"
#include "tests/unit/doctor/made_result.hpp"

using namespace biandan;
using testing::MadeResult;

namespace {

constexpr double hour = 3600.0;

/// A loop of canals between a river and a lake that rises and falls, with an outfall and a pump
/// that starts and stops: tracers mark the river, the lake, the outfall and the initial water.
Case marked_loop() {
  test::RiverCase river;
  for (const char* name : {"river", "lake", "outfall"}) river.conservative(name, 0.0);
  river.conservative("start", 1.0);
  const auto west = river.node("west");
  const auto fork = river.node("fork");
  const auto join = river.node("join");
  const auto east = river.node("east");
  river.reach("in", west, fork, 2000.0, 100.0, 0.0, 0.0, 12.0, 1.0, 0.025);
  river.reach("left", fork, join, 3000.0, 100.0, 0.0, 0.0, 8.0, 1.0, 0.025);
  river.reach("right", fork, join, 5000.0, 100.0, 0.0, 0.0, 8.0, 1.0, 0.025);
  river.reach("out", join, east, 2000.0, 100.0, 0.0, 0.0, 12.0, 1.0, 0.025);
  for (network::Node& node : river.problem.network.nodes) node.initial_level = 2.0;
  using Kind = forcing::Boundary::Kind;
  river.boundary("river", west, Kind::discharge, base::Series(6.0)).concentration[0] =
      base::Series(1.0);
  std::vector<double> times, levels;
  for (double time = 0.0; time <= 96 * hour; time += 600.0) {
    times.push_back(time);
    levels.push_back(2.0 + 0.25 * std::sin(2.0 * std::numbers::pi * time / (12.42 * hour)));
  }
  river.boundary("lake", east, Kind::stage, base::Series(times, levels)).concentration[1] =
      base::Series(1.0);
  forcing::Load load;
  load.name = "outfall";
  load.place.reach = network::ReachId(1);
  load.place.chainage = 1000.0;
  load.discharge = base::Series(0.5);
  load.concentration.assign(4, base::Series(0.0));
  load.mass_rate.assign(4, base::Series(0.0));
  load.concentration[2] = base::Series(1.0);
  river.problem.forcing.loads.push_back(load);
  network::Pump pump;
  pump.capacity = 1.5;
  network::Structure& lift = river.structure("pump", join, fork);
  lift.kind = pump;
  lift.setting = base::Series({0.0, 20 * hour, 40 * hour, 55 * hour}, {0.0, 1.0, 0.0, 1.0},
                              base::Series::Between::step);
  for (const auto& [reach, chainage] :
       {std::pair{0, 1500.0}, {1, 2000.0}, {2, 2500.0}, {3, 1000.0}}) {
    standard::Section section;
    section.name = river.problem.network.reaches[static_cast<std::size_t>(reach)].name;
    section.place.reach = network::ReachId(static_cast<std::size_t>(reach));
    section.place.chainage = chainage;
    river.problem.sections.push_back(section);
  }
  river.problem.settings.duration = 96 * hour;
  river.problem.settings.output_interval = hour;
  river.problem.settings.cell_classes = false;
  return river.problem;
}

double mean(const std::vector<double>& times, const std::vector<double>& values) {
  double sum = 0.0;
  for (std::size_t i = 1; i < times.size(); ++i)
    sum += 0.5 * (values[i] + values[i - 1]) * (times[i] - times[i - 1]);
  return sum / (times.back() - times.front());
}

}  // namespace

TEST_CASE("shares agree with tracers of the run: means within 0.02, at the end within 0.06") {
  const testing::ResultFolder folder;
  const Case problem = marked_loop();
  {
    record::Writer writer(folder.path(), "0.1.0");
    run::Observer* observers[] = {&writer};
    run::simulate(problem, observers);
  }
  const record::Reader result(folder.path() / "run.nc");
  const doctor::WaterOrigin origin = doctor::trace_water(result);
  REQUIRE(origin.state == doctor::WaterOrigin::State::traced);
  CHECK(origin.boundaries == std::vector<std::string>{"river", "lake"});
  const std::pair<const char*, std::size_t> pairs[] = {
      {"river", 0}, {"lake", 1}, {"outfall", origin.lateral()}, {"start", origin.initial()}};
  double worst_mean = 0.0;
  double worst_end = 0.0;
  for (std::size_t s = 0; s < problem.sections.size(); ++s) {
    for (const auto& [tracer, index] : pairs) {
      const auto values = result.section_series(problem.sections[s].name, tracer);
      const double off = std::abs(mean(result.section_times(), values) - origin.mean[s][index]);
      const double off_end = std::abs(values.back() - origin.at_end[s][index]);
      worst_mean = std::max(worst_mean, off);
      worst_end = std::max(worst_end, off_end);
    }
    for (const auto* shares : {&origin.mean[s], &origin.at_end[s]})
      CHECK(std::accumulate(shares->begin(), shares->end(), 0.0) == doctest::Approx(1.0));
    CHECK(origin.mean[s][origin.unknown()] < 0.02);
  }
  CHECK(worst_mean < 0.02);
  CHECK(worst_end < 0.06);
  MESSAGE("means off by ", worst_mean, ", at the end by ", worst_end);
}

TEST_CASE("water that no inlet explains is of unknown origin, and shares still add up to 1") {
  MadeResult result(testing::canal());
  for (double& volume : result.flow.volume_after) volume = 1000.0;
  result.row();
  for (double& volume : result.flow.volume_after) volume = 4000.0;
  result.row();
  result.end();
  const doctor::WaterOrigin origin = doctor::trace_water(result.reader());
  REQUIRE(origin.state == doctor::WaterOrigin::State::traced);
  CHECK(origin.at_end[0][origin.initial()] == doctest::Approx(0.25));
  CHECK(origin.at_end[0][origin.unknown()] == doctest::Approx(0.75));
  const doctor::Outcome outcome = doctor::check_boundary_water(result.evidence());
  CHECK(outcome.gaps.at(0).reason == doctor::Reason::untraced);
}

TEST_CASE("water that a pump moves in a circle keeps its origin, a dry cell too") {
  MadeResult result(testing::pumped_canal());
  for (double& volume : result.flow.volume_after) volume = 1000.0;
  for (double& discharge : result.flow.discharge) discharge = 50.0;
  result.rows(10);
  result.end();
  const doctor::WaterOrigin origin = doctor::trace_water(result.reader());
  CHECK(origin.at_end[0][origin.initial()] == doctest::Approx(1.0));

  MadeResult dry(testing::canal());
  dry.rows(3);
  dry.end();
  const doctor::WaterOrigin none = doctor::trace_water(dry.reader());
  CHECK(none.at_end[0][none.initial()] == doctest::Approx(1.0));
}

TEST_CASE("a boundary that is all the water is told unless it was measured, old water too") {
  Case problem = testing::canal();
  forcing::Boundary boundary;
  boundary.name = "inflow";
  boundary.node = network::NodeId(0);
  boundary.concentration.assign(1, base::Series(1.0));
  problem.forcing.boundaries.push_back(boundary);
  const auto made = [&](double discharge) {
    auto result = std::make_unique<MadeResult>(problem);
    for (double& volume : result->flow.volume_after) volume = 1000.0;
    for (double& each : result->flow.discharge) each = discharge;
    result->rows(100);
    result->end();
    return result;
  };
  const auto full = made(20.0);
  const doctor::Outcome outcome = doctor::check_boundary_water(full->evidence());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].subject == "inflow");
  CHECK(outcome.findings[0].place == "bridge");
  CHECK(doctor::check_initial_water(full->evidence()).findings.empty());

  const auto slow = made(0.05);
  CHECK(doctor::check_boundary_water(slow->evidence()).findings.empty());
  const doctor::Outcome old = doctor::check_initial_water(slow->evidence());
  REQUIRE(old.findings.size() == 1);
  CHECK(old.findings[0].weight == doctor::Weight::serious);
  // Water of a stored state is no guess.
  slow->said.stored_start = true;
  CHECK(doctor::check_initial_water(slow->evidence()).findings.empty());

  problem.forcing.boundaries[0].provenance = base::Provenance::measured;
  CHECK(doctor::check_boundary_water(made(20.0)->evidence()).findings.empty());
}
