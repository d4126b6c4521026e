// The schema of warnings.json, and its values.
#include "scenarios/report/warnings_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/unit/report/storm.hpp"

using namespace biandan;
using Json = nlohmann::ordered_json;
using doctest::Approx;

namespace {

study::SingleRun run_of(const testing::Storm& storm) {
  study::SingleRun run;
  run.assessment = storm.assessment;
  run.recording = storm.recording;
  run.state_hash = "feedbeef";
  run.statistics.cells = 12;
  run.statistics.steps = 100;
  run.statistics.seconds = 1.25;
  run.black_odour = study::assess_black_odour(storm.problem, storm.recording);
  run.river.items = run.black_odour.items;
  run.river.length = 98600.0;
  run.ledger.water.name = "water";
  run.ledger.constituents.resize(3);
  run.scores.push_back({0, "NH3-N", 4, 1, study::Fit{0.1, 0.2, 0.5, std::nullopt}});
  return run;
}

std::string text_of(const testing::Storm& storm) {
  return report::warnings_json(storm.problem, run_of(storm), "0.1.0");
}

std::vector<std::string> keys(const Json& json) {
  std::vector<std::string> names;
  for (const auto& [key, value] : json.items()) names.push_back(key);
  return names;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("the keys are those of the manual, in their order") {
  const Json json = Json::parse(text_of(testing::storm()));
  CHECK(keys(json) == Keys{"format",
                           "format_version",
                           "program",
                           "case",
                           "run",
                           "initial_state",
                           "inputs",
                           "standard",
                           "thresholds",
                           "level",
                           "sections",
                           "black_odour",
                           "river",
                           "mixing",
                           "observations",
                           "operations",
                           "operations_left_out",
                           "findings",
                           "aerators",
                           "catchments",
                           "sewers",
                           "tanks",
                           "plants",
                           "treatments",
                           "balance",
                           "statistics"});
  CHECK(json["initial_state"].is_null());
  CHECK(keys(json["program"]) == Keys{"name", "version"});
  CHECK(keys(json["case"]) == Keys{"name", "title_zh", "title_en", "scenario", "hash"});
  CHECK(keys(json["run"]) == Keys{"start", "end", "state_hash"});
  CHECK(keys(json["inputs"]) == Keys{"measured", "published", "assumed", "schematic", "sentence"});
  CHECK(keys(json["thresholds"]) == Keys{"note", "peak", "month_mean"});
  CHECK(keys(json["thresholds"]["peak"]) == Keys{"blue", "yellow", "orange", "red"});
  const Json& section = json["sections"][0];
  CHECK(keys(section) == Keys{"name", "title_en", "place", "target_class", "provenance", "level",
                              "worst", "months", "flood_season", "pollution_intensity", "items",
                              "classes", "black_odour"});
  CHECK(keys(section["worst"]) == Keys{"class", "determining", "items"});
  CHECK(keys(section["months"][0]) == Keys{"month", "coverage", "class", "determining", "items"});
  CHECK(keys(section["pollution_intensity"]) == Keys{"value", "item"});
  CHECK(keys(section["classes"][0]) == Keys{"from", "class", "determining"});
  const Json& item = section["items"][0];
  CHECK(keys(item) ==
        Keys{"item", "title_zh", "title_en", "unit", "peak", "months", "flood_season", "limits"});
  CHECK(keys(item["peak"]) == Keys{"value", "class", "exceedance_multiple", "time"});
  CHECK(keys(item["months"][0]) ==
        Keys{"month", "coverage", "value", "class", "exceedance_multiple"});
  CHECK(keys(item["flood_season"]) == Keys{"hours", "mean", "worst"});
  CHECK(keys(item["limits"][0]) == Keys{"rule_set", "limit", "sense", "peak_share",
                                        "month_mean_share", "first_over", "lead_time_h",
                                        "hours_over", "peak_level", "month_mean_level", "level"});
  CHECK(keys(json["observations"][0]) ==
        Keys{"section", "quantity", "unit", "count", "outside", "nse", "kge", "bias", "rmse"});
  CHECK(keys(json["balance"]) == Keys{"tolerance", "water", "constituents"});
  CHECK(keys(json["balance"]["water"]) == Keys{"name", "unit", "initial", "stored", "in", "out",
                                               "produced", "lost", "residual", "relative"});
  CHECK(keys(json["statistics"]) ==
        Keys{"cells", "faces", "steps", "newton_iterations", "hard_places", "halved_steps",
             "refined", "transport_steps", "implicit_cells", "reaction_evaluations",
             "limited_outflows", "withdrawal_shortage_m3", "evaporation_shortage_m3",
             "seepage_shortage_m3"});
}

TEST_CASE("values, times with their offset, and nothing where there is nothing") {
  const Json json = Json::parse(text_of(testing::storm()));
  CHECK(json["case"]["scenario"] == "plum-rain");
  CHECK(json["case"]["hash"] == "0123abcd");
  CHECK(json["run"]["start"] == "2021-06-15T00:00:00+08:00");
  CHECK(json["run"]["end"] == "2021-07-15T00:00:00+08:00");
  CHECK(json["inputs"]["schematic"] == true);
  CHECK(json["level"] == "orange");
  const Json& section = json["sections"][0];
  CHECK(section["name"] == "大沟坝桥");
  CHECK(section["place"] == "J1");
  CHECK(section["target_class"] == "III");
  CHECK(section["worst"]["class"] == "IV");
  CHECK(section["worst"]["determining"] == Json({"NH3-N", "DO"}));
  const Json& ammonia = section["items"][1];
  CHECK(ammonia["peak"]["value"] == 1.43);
  CHECK(ammonia["peak"]["time"] == "2021-06-20T00:00:00+08:00");
  CHECK(ammonia["peak"]["exceedance_multiple"].get<double>() == Approx(0.43));
  CHECK(ammonia["limits"][0]["first_over"] == "2021-06-19T01:48:23+08:00");
  CHECK(ammonia["limits"][0]["lead_time_h"].get<double>() == Approx(97.806));
  CHECK(ammonia["limits"][0]["level"] == "orange");
  CHECK(section["items"][0]["peak"]["exceedance_multiple"].is_null());
  CHECK(section["items"][0]["limits"][0]["sense"] == "min");
  const Json& compensation = json["sections"][1]["items"][2]["limits"][1];
  CHECK(compensation["rule_set"] == "compensation");
  CHECK(compensation["limit"] == 0.15);
  CHECK(json["sections"][2]["items"][1]["limits"][0]["first_over"].is_null());
  CHECK(json["sections"][2]["level"] == "none");
  CHECK(json["observations"][0]["kge"].is_null());
}

TEST_CASE("operations and findings by name, the schedule as null") {
  testing::Storm storm = testing::storm();
  for (const char* name : {"G1", "PU1"}) {
    network::Structure& added = storm.problem.network.structures.emplace_back();
    added.name = name;
  }
  storm.problem.network.rules.emplace_back().name = "shut";
  storm.problem.network.reaches.emplace_back().name = "R1";
  study::SingleRun run = run_of(storm);
  run.operations.list.push_back({3600.0, 3900.0, 0, -1, 0, 1.0, 0.25});
  run.operations.left_out = 3;
  run.operations.chatter.push_back({0, 3600.0, 7200.0, 8, {-1, 0}});
  run.circular_pumping.push_back({1, 600.0, 5400.0, {0}, {0}});
  const Json json = Json::parse(report::warnings_json(storm.problem, run, "0.1.0"));
  CHECK(json["operations"] == Json::parse(R"([{"time": "2021-06-15T01:00:00+08:00",
      "until": "2021-06-15T01:05:00+08:00", "structure": "G1", "rule_before": null, "rule": "shut",
      "setting_before": 1.0, "setting": 0.25}])"));
  CHECK(json["operations_left_out"] == 3);
  CHECK(json["findings"] == Json::parse(R"([{"kind": "chatter", "structure": "G1",
      "from": "2021-06-15T01:00:00+08:00", "to": "2021-06-15T02:00:00+08:00", "reversals": 8,
      "rules": [null, "shut"]},
      {"kind": "circular pumping", "structure": "PU1", "from": "2021-06-15T00:10:00+08:00",
      "hours": 1.5, "through_structures": ["G1"], "through_reaches": ["R1"]}])"));
}

TEST_CASE("what was taken over from an earlier run") {
  const testing::Storm storm = testing::storm();
  study::SingleRun run = run_of(storm);
  run.start.emplace();
  run.start->file = "../out/base/run.nc";
  run.start->time = storm.problem.settings.start;
  run.start->exact = true;
  run.start->cells = {9, 2, {"a", "b", "c", "d", "e", "f", "g"}, {"x"}};
  const Json json = Json::parse(report::warnings_json(storm.problem, run, "0.1.0"));
  const Json& start = json["initial_state"];
  CHECK(keys(start) ==
        Keys{"file", "time", "exact", "cells", "faces", "constituents", "rules", "replaced"});
  CHECK(start["replaced"].empty());
  CHECK(start["file"] == "../out/base/run.nc");
  CHECK(start["time"] == "2021-06-15T00:00:00+08:00");
  CHECK(start["cells"] == Json({{"wanted", 9},
                                {"found", 2},
                                {"first_missing", {"a", "b", "c", "d", "e"}},
                                {"unused", 1},
                                {"first_unused", {"x"}}}));
}

TEST_CASE("black-odorous sections, and what was not judged") {
  testing::Storm storm = testing::storm();
  storm.recording.sections[0].shown[0] = {7, 7, 1, 7, 7};
  const Json json = Json::parse(text_of(storm));
  CHECK(json["black_odour"] == Json::parse(R"({"judged_by": ["DO", "NH3-N"],
      "not_judged": ["SD", "ORP"]})"));
  const Json& found = json["sections"][0]["black_odour"];
  CHECK(keys(found) == Keys{"grade", "mild", "severe", "items"});
  CHECK(found["grade"] == "mild");
  CHECK(found["mild"]["first"] == "2021-06-19T16:00:00+08:00");
  CHECK(found["mild"]["hours"].get<double>() == Approx(20.0));
  CHECK(found["severe"]["first"].is_null());
  REQUIRE(found["items"].size() == 1);
  CHECK(keys(found["items"][0]) ==
        Keys{"item", "unit", "grade", "worst", "time", "mild", "severe"});
  CHECK(found["items"][0]["item"] == "DO");
  CHECK(json["sections"][1]["black_odour"]["grade"] == "none");
}

TEST_CASE("lengths of river, and outfalls that reach a section unmixed") {
  testing::Storm storm = testing::storm();
  storm.problem.forcing.loads.emplace_back().name = "plant";
  study::SingleRun run = run_of(storm);
  run.river.worst_class.by_class = {0, 0, 80000, 10000, 2000, 300};
  run.mixing.basis = study::MixingBasis::means;
  run.mixing.outfalls = 1;
  run.mixing.unmixed.resize(1);
  run.mixing.unmixed[0].distance = 3000.0;
  run.mixing.unmixed[0].bank = 3.99;
  const Json json = Json::parse(report::warnings_json(storm.problem, run, "0.1.0"));
  const Json& river = json["river"];
  CHECK(keys(river) == Keys{"length_km", "items", "worst_class", "worst_black_odour", "end"});
  CHECK(river["items"] == Json({"DO", "NH3-N", "TP"}));
  CHECK(keys(river["worst_class"]) ==
        Keys{"time", "over_class_iii_km", "by_class_km", "mild_km", "severe_km"});
  CHECK(river["worst_class"]["over_class_iii_km"].get<double>() == Approx(12.3));
  CHECK(river["worst_class"]["by_class_km"]["worse than V"].get<double>() == Approx(0.3));
  const Json& mixing = json["mixing"];
  CHECK(keys(mixing) == Keys{"basis", "outfalls", "dry", "unmixed"});
  CHECK(mixing["basis"] == "means over the run");
  CHECK(keys(mixing["unmixed"][0]) == Keys{"load", "place", "section", "distance_m",
                                           "mixing_length_m", "width_m", "depth_m", "velocity_m_s",
                                           "transverse_dispersion_m2_s", "beyond_formula",
                                           "bank_estimate_ratio", "far_bank_estimate_ratio"});
  CHECK(mixing["unmixed"][0]["section"] == "大沟坝桥");
  CHECK(mixing["unmixed"][0]["far_bank_estimate_ratio"].is_null());
}

TEST_CASE("equal runs give equal bytes, whatever the clock says") {
  const testing::Storm storm = testing::storm();
  study::SingleRun run = run_of(storm);
  const std::string once = report::warnings_json(storm.problem, run, "0.1.0");
  run.statistics.seconds = 99.0;
  run.statistics.flow_seconds = 98.0;
  CHECK(report::warnings_json(storm.problem, run, "0.1.0") == once);
  CHECK(once.ends_with("}\n"));
}

TEST_CASE("treatments, amounts that are not nothing") {
  testing::Storm storm = testing::storm();
  study::SingleRun run = run_of(storm);
  storm.problem.network.structures.resize(1);
  storm.problem.network.structures[0].name = "PU1";
  storm.problem.drainage.treatments.resize(1);
  storm.problem.drainage.treatments[0].name = "T1";
  storm.problem.drainage.treatments[0].structure = network::StructureId(0);
  std::vector<double> removed(storm.problem.quality.constituents.size(), 0.0);
  removed.back() = 25000.0;
  run.statistics.treatments = {{12000.0, 500.0, removed, std::vector<double>(removed.size())}};
  const Json json = Json::parse(report::warnings_json(storm.problem, run, "0.1.0"));
  REQUIRE(json["treatments"].size() == 1);
  const Json& only = json["treatments"][0];
  CHECK(keys(only) == Keys{"name", "structure", "treated_m3", "passed_by_m3", "removed", "added"});
  CHECK(only["name"] == "T1");
  CHECK(only["structure"] == "PU1");
  CHECK(only["treated_m3"] == 12000.0);
  CHECK(only["passed_by_m3"] == 500.0);
  REQUIRE(only["removed"].size() == 1);
  CHECK(only["removed"][0]["name"] == storm.problem.quality.constituents.back().name);
  CHECK(only["removed"][0]["unit"] == "g");
  CHECK(only["removed"][0]["amount"] == 25000.0);
  CHECK(only["added"].empty());
}

TEST_CASE("aeration devices, an energy that is not known as null") {
  testing::Storm storm = testing::storm();
  study::SingleRun run = run_of(storm);
  const network::Place place = storm.problem.sections[0].place;
  storm.problem.forcing.aerators.resize(2);
  for (forcing::Aerator& device : storm.problem.forcing.aerators) device.place = place;
  storm.problem.forcing.aerators[0].name = "A1";
  storm.problem.forcing.aerators[0].power = 7500.0;
  run.statistics.aerators = {{12000.0, 500.0, 3.6e7}, {1000.0, 0.0, 0.0}};
  const Json json = Json::parse(report::warnings_json(storm.problem, run, "0.1.0"));
  REQUIRE(json["aerators"].size() == 2);
  const Json& first = json["aerators"][0];
  CHECK(keys(first) == Keys{"name", "place", "oxygen_kg", "stripped_kg", "energy_kwh"});
  CHECK(first["name"] == "A1");
  CHECK(first["place"] == "J1");
  CHECK(first["oxygen_kg"] == 12.0);
  CHECK(first["stripped_kg"] == 0.5);
  CHECK(first["energy_kwh"] == 10.0);
  CHECK(json["aerators"][1]["energy_kwh"].is_null());
}
