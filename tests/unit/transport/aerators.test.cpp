// Aeration devices: the formula by hand, cells however small, several in one cell, schedules.
#include "solver/transport/aerators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "model/base/dual.hpp"
#include "model/base/pack.hpp"
#include "model/quality/aerator.hpp"
#include "model/quality/kinetics_set.hpp"
#include "tests/support/river_case.hpp"
#include "tests/support/warm_water.hpp"

using namespace biandan;
using doctest::Approx;

namespace {

constexpr double kg_per_hour = 1000.0 / 3600.0;
constexpr double temperature = 24.0;

/// A reach of eleven cells of 1,000 m3, and its kinetics.
Case river_with(const char* kinetics) {
  test::RiverCase river;
  river.problem.quality.kinetics = kinetics;
  river.problem.quality.constituents = quality::constituents_of(*quality::find_kinetics(kinetics));
  river.problem.forcing.temperature = base::Series(temperature);
  river.reach("R1", river.node("J1"), river.node("J2"), 1000.0, 100.0, 0.0, 0.0, 10.0, 0.0, 0.03);
  return river.problem;
}

forcing::Aerator aerator_at(double chainage, double kilograms_an_hour) {
  forcing::Aerator made;
  made.place.reach = network::ReachId(0);
  made.place.chainage = chainage;
  made.standard_rate = kilograms_an_hour * kg_per_hour;
  return made;
}

/// The oxygen of all cells over a step of the devices, in still water.
struct Water {
  Water(const Case& problem, double oxygen, double volume, double depth = 1.0)
      : grid(grid::build_grid(problem)),
        aerators(problem, grid),
        constituents(problem.quality.constituents.size()),
        concentration(grid.cells.size() * constituents, 0.0),
        produced(constituents, 0.0),
        lost(constituents, 0.0) {
    for (std::size_t c = 0; c < grid.cells.size(); ++c) concentration[c * constituents] = oxygen;
    flow.volume_after.assign(grid.cells.size(), volume);
    flow.depth.assign(grid.cells.size(), depth);
  }
  void step(double time, double dt) {
    flow.time = time;
    flow.dt = dt;
    aerators.begin(flow, concentration);
    for (const transport::Aerators::Aerated& it : aerators.cells()) {
      double& here = concentration[it.cell * constituents];
      const double volume = flow.volume_after[it.cell];
      const double after = transport::Aerators::after(it, dt, volume, here, here);
      aerators.book(it, (after - here) * volume, dt);
      here = after;
    }
    aerators.add_to(lost, produced);
  }
  double oxygen(std::size_t cell) const { return concentration[cell * constituents]; }

  grid::Grid grid;
  grid::FlowField flow;
  transport::Aerators aerators;
  std::size_t constituents;
  std::vector<double> concentration, produced, lost;
};

std::size_t cell_of(const Water& water, const forcing::Aerator& device) {
  return static_cast<std::size_t>(water.grid.cell_of(device.place));
}

double saturation() {
  return quality::oxygen_saturation(temperature, quality::default_parameters());
}

}  // namespace

TEST_CASE("the transfer by hand: 10 kg/h at 25 degC, 1,000 m up") {
  quality::Parameters<double> parameter = quality::default_parameters();
  parameter[quality::Parameter::altitude] = 1000.0;
  const double flow = quality::aerated_flow(10.0 * kg_per_hour, 0.8, 1.024, 25.0, parameter);
  const double saturation = quality::oxygen_saturation(25.0, parameter);
  CHECK(saturation == Approx(8.263 * (1.0 - 0.1148)).epsilon(1e-4));
  const double transfer = flow * (0.95 * saturation - 2.0) / kg_per_hour;  // [kg/h]
  CHECK(transfer == Approx(10.0 * 0.8 * (0.95 * 7.3145 - 2.0) / 9.092 * 1.12590).epsilon(1e-4));
}

TEST_CASE("the formula over all number types") {
  using Pack = base::Pack<4>;
  using Slope = base::Dual<1>;
  const quality::Parameters<double> plain = quality::default_parameters();
  quality::Parameters<Pack> packed;
  quality::Parameters<Slope> sloped;
  for (std::size_t i = 0; i < plain.values.size(); ++i) {
    packed.values[i] = Pack(plain.values[i]);
    sloped.values[i] = Slope(plain.values[i]);
  }
  const double alone = quality::aerated_flow(5.0, 0.8, 1.024, temperature, plain);
  const Pack lanes =
      quality::aerated_flow(Pack(5.0), Pack(0.8), Pack(1.024), Pack(temperature), packed);
  const Slope slope = quality::aerated_flow(Slope(5.0), Slope(0.8), Slope(1.024),
                                            Slope::variable(temperature, 0), sloped);
  for (std::size_t lane = 0; lane < 4; ++lane) CHECK(lanes[lane] == alone);
  CHECK(slope.value == alone);
  CHECK(slope.slope[0] == Approx(alone * std::log(1.024)));
}

TEST_CASE("a short step brings the transfer of the formula, in both sets") {
  for (const char* kinetics : {"lumped", "full"}) {
    CAPTURE(kinetics);
    Case problem = river_with(kinetics);
    problem.forcing.aerators = {aerator_at(500.0, 10.0)};
    Water water(problem, 3.0, 1e3);
    water.step(0.0, 1e-3);
    const double transfer = 10.0 * kg_per_hour * (saturation() - 3.0) /
                            quality::oxygen_saturation_apha(20.0) * std::pow(1.024, 4.0);
    CHECK(water.produced[0] == Approx(1e-3 * transfer).epsilon(1e-6));
    const std::size_t cell = cell_of(water, problem.forcing.aerators[0]);
    CHECK((water.oxygen(cell) - 3.0) * 1e3 == Approx(water.produced[0]).epsilon(1e-6));
    for (std::size_t c = 0; c < water.grid.cells.size(); ++c)
      if (c != cell) CHECK(water.oxygen(c) == 3.0);
  }
}

TEST_CASE("no cell is carried past the saturation of its water, from either side") {
  std::mt19937_64 engine(20060206);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  for (int i = 0; i < 2000; ++i) {
    Case problem = river_with("lumped");
    forcing::Aerator device = aerator_at(500.0, std::pow(10.0, 6.0 * unit(engine) - 3.0));
    device.beta = 0.5 + 0.5 * unit(engine);
    problem.forcing.aerators = {device};
    const double before = 25.0 * unit(engine);
    const double volume = std::pow(10.0, 15.0 * unit(engine) - 9.0);
    Water water(problem, before, volume);
    water.step(0.0, std::pow(10.0, 5.0 * unit(engine)));
    const double after = water.oxygen(cell_of(water, device));
    const double end = device.beta * saturation();
    const double rounding = 1e-14 * std::max(before, end);
    REQUIRE(after >= std::min(before, end) - rounding);
    REQUIRE(after <= std::max(before, end) + rounding);
    REQUIRE((before < end ? water.lost : water.produced)[0] == 0.0);
    const double booked = water.produced[0] - water.lost[0];
    REQUIRE(std::abs((after - before) * volume - booked) <= 1e-13 * std::max(before, end) * volume);
  }
}

TEST_CASE("devices in one cell share it, whatever their order") {
  Case problem = river_with("lumped");
  problem.forcing.aerators = {aerator_at(500.0, 20.0), aerator_at(505.0, 40.0)};
  problem.forcing.aerators[0].beta = 0.9;
  Case turned = problem;
  std::swap(turned.forcing.aerators[0], turned.forcing.aerators[1]);
  Water one(problem, 2.0, 50.0), other(turned, 2.0, 50.0);
  one.step(0.0, 3600.0);
  other.step(0.0, 3600.0);
  const auto& first = one.aerators.totals();
  const auto& second = other.aerators.totals();
  CHECK(first[0].brought == Approx(second[1].brought).epsilon(1e-12));
  CHECK(first[0].stripped == Approx(second[1].stripped).epsilon(1e-12));
  CHECK(first[1].brought == Approx(second[0].brought).epsilon(1e-12));
  // Between the two saturations the one strips what the other brings.
  CHECK(first[0].stripped > 0.0);
  CHECK(first[0].brought - first[0].stripped + first[1].brought == Approx(one.produced[0]));
  const double end = saturation() * (20.0 * 0.9 + 40.0) / 60.0;
  CHECK(one.oxygen(cell_of(one, problem.forcing.aerators[0])) == Approx(end).epsilon(1e-6));
  Case alone = river_with("lumped");
  alone.forcing.aerators = {aerator_at(500.0, 60.0)};
  alone.forcing.aerators[0].beta = (20.0 * 0.9 + 40.0) / 60.0;
  Water single(alone, 2.0, 50.0);
  single.step(0.0, 3600.0);
  CHECK(single.produced[0] == Approx(one.produced[0] - one.lost[0]).epsilon(1e-12));
}

TEST_CASE("devices of different beta pass nothing to each other through a film") {
  Case problem = river_with("lumped");
  problem.forcing.aerators = {aerator_at(500.0, 20.0), aerator_at(505.0, 20.0)};
  problem.forcing.aerators[0].beta = 0.5;
  Water film(problem, 3.0, 0.1, 0.0005);
  film.step(0.0, 3600.0);
  for (const transport::AeratorTotal& total : film.aerators.totals()) {
    CHECK(total.brought == 0.0);
    CHECK(total.stripped == 0.0);
  }
  CHECK(film.produced[0] == 0.0);
}

TEST_CASE("a schedule counts by its mean, and energy in dry cells too") {
  Case problem = river_with("lumped");
  forcing::Aerator device = aerator_at(500.0, 10.0);
  device.power = 7500.0;
  device.setting = base::Series({0.0, 900.0}, {1.0, 0.2}, base::Series::Between::step);
  problem.forcing.aerators = {device};
  Water water(problem, 3.0, 1e9);
  water.step(0.0, 1800.0);
  CHECK(water.aerators.totals()[0].energy == Approx(7500.0 * 1800.0 * 0.6));
  Case half = problem;
  half.forcing.aerators[0].setting = base::Series(0.6);
  Water other(half, 3.0, 1e9);
  other.step(0.0, 1800.0);
  CHECK(water.produced[0] == Approx(other.produced[0]));
  Water dry(problem, 3.0, 0.0);
  dry.step(0.0, 1800.0);
  CHECK(dry.produced[0] == 0.0);
  CHECK(dry.aerators.totals()[0].energy == water.aerators.totals()[0].energy);
  problem.forcing.aerators[0].setting = base::Series(0.0);
  Water off(problem, 3.0, 1e3);
  off.step(0.0, 1800.0);
  CHECK(off.produced[0] == 0.0);
  CHECK(off.aerators.totals()[0].energy == 0.0);
}

TEST_CASE("the water has its own temperature where that is a constituent") {
  Case problem = river_with("lumped");
  const std::size_t own = test::add_temperature(problem.quality, 5.0);
  problem.forcing.aerators = {aerator_at(500.0, 1e6)};
  Water water(problem, 3.0, 10.0);
  const std::size_t cell = cell_of(water, problem.forcing.aerators[0]);
  water.concentration[cell * water.constituents + own] = 5.0;
  water.step(0.0, 3600.0);
  CHECK(water.oxygen(cell) == Approx(quality::oxygen_saturation_apha(5.0)).epsilon(1e-12));
}

TEST_CASE("a reach higher up has its own saturation") {
  Case problem = river_with("lumped");
  problem.quality.parameters = {{"altitude", 2000.0, network::ReachId(0)}};
  problem.forcing.aerators = {aerator_at(500.0, 1e6)};
  Water water(problem, 3.0, 10.0);
  water.step(0.0, 3600.0);
  CHECK(water.oxygen(cell_of(water, problem.forcing.aerators[0])) ==
        Approx(saturation() * (1.0 - 0.2296)).epsilon(1e-12));
}

TEST_CASE("in a stream the cell has its exact value and stays between what it may have") {
  std::mt19937_64 engine(20250301);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  for (int i = 0; i < 2000; ++i) {
    transport::Aerators::Aerated device;
    device.level = 9.0;
    device.exchanged = std::pow(10.0, 4.0 * unit(engine) - 3.0);
    const double inflow = std::pow(10.0, 4.0 * unit(engine) - 3.0), entering = 14.0 * unit(engine);
    const double volume = 1e3, dt = 0.9 * unit(engine) * volume / inflow;
    const double steady =
        (inflow * entering + device.exchanged * device.level) / (inflow + device.exchanged);
    const auto passed = [&](double before) {
      return before + inflow * dt / volume * (entering - before);
    };
    const double kept = transport::Aerators::after(device, dt, volume, steady, passed(steady));
    REQUIRE(kept == Approx(steady).epsilon(1e-12));
    const double before = 14.0 * unit(engine);
    const double after = transport::Aerators::after(device, dt, volume, before, passed(before));
    REQUIRE(after >= std::min({before, passed(before), device.level}));
    REQUIRE(after <= std::max({before, passed(before), device.level}));
    REQUIRE(std::abs(after - steady) <= std::abs(before - steady) + 1e-12);
  }
}

TEST_CASE("nothing without oxygen among the kinetics") {
  Case problem = river_with("lumped");
  problem.quality.kinetics = "none";
  problem.quality.constituents.resize(1);
  problem.quality.constituents[0].user_defined = true;
  problem.forcing.aerators = {aerator_at(500.0, 10.0)};
  Water water(problem, 3.0, 1e3);
  water.step(0.0, 1800.0);
  CHECK(water.produced[0] == 0.0);
}
