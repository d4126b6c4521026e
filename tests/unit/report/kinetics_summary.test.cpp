// What check says of kinetics that lack light, and of a bed that nobody measured.
#include "scenarios/report/kinetics_summary.hpp"

#include <doctest/doctest.h>

#include "model/quality/kinetics_set.hpp"

using namespace biandan;
using namespace biandan::report;

namespace {

Case with(const std::string& kinetics) {
  Case problem;
  problem.quality.kinetics = kinetics;
  if (const auto* set = quality::find_kinetics(kinetics))
    problem.quality.constituents = quality::constituents_of(*set);
  problem.network.reaches.resize(2);
  return problem;
}

}  // namespace

TEST_CASE("light is missed by kinetics that need it") {
  Case problem = with("full");
  const std::string text = missing_light(problem, Language::en);
  CHECK(
      text.starts_with("no solar in [weather]: without it stand still "
                       "phytoplankton_growth_on_ammonia, "));
  CHECK(text.ends_with(", coliform_light_dieoff"));
  CHECK(missing_light(problem, Language::zh).starts_with("[weather] 未给 solar, "));
  problem.forcing.weather.solar = base::Series(200.0);
  CHECK(missing_light(problem, Language::en).empty());
  CHECK(missing_light(with("lumped"), Language::en).empty());
  CHECK(missing_light(with("none"), Language::en).empty());
}

TEST_CASE("defaults of the bed are told until every reach has a value") {
  Case problem = with("full");
  CHECK(bed_defaults(problem, Language::en)
            .starts_with("defaults of bottom-algae 1 g/m2, bottom-algae-N 0.15 g/m2, "));
  auto& constituents = problem.quality.constituents;
  for (quality::Constituent& it : constituents) it.initial_given = it.name != "bed-demand";
  CHECK(bed_defaults(problem, Language::en) == "defaults of bed-demand 50 g/m2");
  CHECK(bed_defaults(problem, Language::zh) == "取默认值: bed-demand 50 g/m2");
  const std::size_t demand = 16;
  REQUIRE(constituents[demand].name == "bed-demand");
  problem.quality.initial = {{network::ReachId(0), demand, 40.0}};
  CHECK_FALSE(bed_defaults(problem, Language::en).empty());
  problem.quality.initial.push_back({network::ReachId(1), demand, 60.0});
  CHECK(bed_defaults(problem, Language::en).empty());
}

TEST_CASE("a stored state brings its bed") {
  Case problem = with("full");
  problem.settings.initial_flow = InitialFlow::stored;
  CHECK(bed_defaults(problem, Language::en).empty());
}
