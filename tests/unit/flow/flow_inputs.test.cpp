// What of a case its flow is computed from.
#include "solver/flow/flow_inputs.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

/// A channel with a load, rain, seepage and a weir, one constituent.
Case channel() {
  test::RiverCase river;
  river.conservative("salt", 1.0);
  const auto west = river.node("west");
  const auto east = river.node("east");
  const auto pond = river.storage("pond", 0.0, 1e4, 2.0);
  const auto reach = river.reach("R", west, east, 1000.0, 100.0, 0.0, 0.0, 8.0, 1.0, 0.025);
  river.boundary("inflow", west, forcing::Boundary::Kind::discharge, base::Series(2.0));
  river.boundary("stage", east, forcing::Boundary::Kind::stage, base::Series(2.0));
  river.structure("weir", pond, east).kind = network::Weir{1.5, 4.0};
  forcing::Load load;
  load.name = "outfall";
  load.place.reach = reach;
  load.place.chainage = 300.0;
  load.discharge = base::Series(0.1);
  load.concentration = {base::Series(5.0)};
  load.mass_rate = {base::Series(0.0)};
  river.problem.forcing.loads.push_back(load);
  forcing::Seepage& seepage = river.problem.forcing.seepage.emplace_back();
  seepage.reach = reach;
  seepage.rate = base::Series(1e-5);
  seepage.concentration = {base::Series(0.5)};
  river.problem.forcing.weather.rain = base::Series(1e-7);
  network::Rule rule;
  rule.name = "shut";
  rule.structure = network::StructureId(0);
  network::Comparison above;
  above.quantity = network::Comparison::Quantity::level;
  above.place.node = east;
  above.threshold = 3.0;
  rule.when = above;
  river.problem.network.rules.push_back(rule);
  return river.problem;
}

using Edit = std::function<void(Case&)>;

bool leaves_the_flow(const Edit& edit) {
  Case other = channel();
  edit(other);
  return flow::flow_inputs(channel()) == flow::flow_inputs(other);
}

}  // namespace

TEST_CASE("what the water carries and what is done to that leaves the flow as it is") {
  const Edit edits[] = {
      [](Case&) {},
      [](Case& of) { of.forcing.loads[0].concentration[0] = base::Series(50.0); },
      [](Case& of) { of.forcing.loads[0].mass_rate[0] = base::Series(1.0); },
      [](Case& of) { of.forcing.boundaries[0].concentration[0] = base::Series(3.0); },
      [](Case& of) { of.forcing.boundaries[0].return_time = 3600.0; },
      [](Case& of) { of.forcing.seepage[0].concentration[0] = base::Series(9.0); },
      [](Case& of) { of.forcing.weather.rain_concentration = {base::Series(1.0)}; },
      [](Case& of) { of.forcing.weather.wind = base::Series(4.0); },
      [](Case& of) { of.forcing.temperature = base::Series(25.0); },
      [](Case& of) { of.forcing.aerators.emplace_back(); },
      [](Case& of) { of.network.reaches[0].dispersion = 30.0; },
      [](Case& of) { of.network.reaches[0].zone_area = 3.0; },
      [](Case& of) { std::get<network::Weir>(of.network.structures[0].kind).aeration = 1.0; },
      [](Case& of) { of.quality.constituents[0].initial = 7.0; },
      [](Case& of) { of.drainage.treatments.emplace_back(); },
      [](Case& of) { of.scenario = "another"; }};
  for (std::size_t i = 0; i < std::size(edits); ++i) {
    CAPTURE(i);
    CHECK(leaves_the_flow(edits[i]));
  }
}

TEST_CASE("what moves the water does not") {
  const Edit edits[] = {
      [](Case& of) { of.forcing.loads[0].discharge = base::Series(0.2); },
      [](Case& of) { of.forcing.loads[0].place.chainage = 400.0; },
      [](Case& of) { of.forcing.loads.clear(); },
      [](Case& of) { of.forcing.boundaries[1].value = base::Series(2.1); },
      [](Case& of) { of.forcing.seepage[0].rate = base::Series(0.0); },
      [](Case& of) { of.forcing.weather.rain = base::Series(2e-7); },
      [](Case& of) { of.forcing.weather.evaporation = base::Series(1e-8); },
      [](Case& of) { of.network.reaches[0].manning = 0.03; },
      [](Case& of) { of.network.reaches[0].sections[0].section.bed = -0.1; },
      [](Case& of) {
        of.network.reaches[0].sections[1].section = network::CrossSection::trapezoid(0.0, 9.0, 1.0);
      },
      [](Case& of) { of.network.nodes[2].initial_level = 2.5; },
      [](Case& of) { of.network.structures[0].setting = base::Series(0.5); },
      [](Case& of) { std::get<network::Weir>(of.network.structures[0].kind).crest = 1.6; },
      [](Case& of) { of.network.rules[0].when.terms[0].comparison.threshold = 2.9; },
      [](Case& of) { of.network.rules.clear(); },
      [](Case& of) { of.settings.duration += 3600.0; },
      [](Case& of) { of.settings.step = 60.0; },
      [](Case& of) { of.settings.start.seconds += 86400; }};
  for (std::size_t i = 0; i < std::size(edits); ++i) {
    CAPTURE(i);
    CHECK_FALSE(leaves_the_flow(edits[i]));
  }
}

TEST_CASE("a flow that follows a concentration is nobody else's") {
  Case problem = channel();
  problem.network.rules[0].when.terms[0].comparison.quantity =
      network::Comparison::Quantity::concentration;
  CHECK_FALSE(flow::flow_inputs(problem));
}
