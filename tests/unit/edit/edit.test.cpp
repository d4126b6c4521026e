// Scenarios change what they name, tell what they change, and nothing else.
#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/report/scenario_changes.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

/// The case as it stands in the folder, changed.
edit::Reading with_edits_kept(const CaseFolder& folder, const std::string& edits) {
  folder.write("scenarios/try.toml", edits);
  return edit::read_case(folder.path(), "try");
}

edit::Reading with_edits(const CaseFolder& folder, const std::string& edits) {
  folder.copy_base();
  return with_edits_kept(folder, edits);
}

}  // namespace

TEST_CASE("a series in place of another") {
  const CaseFolder folder;
  const auto reading = with_edits(folder,
                                  "[[edit]]\nname = \"storm\"\nkind = \"replace_series\"\n"
                                  "series = \"west:discharge\"\nwith = \"storm:discharge\"\n");
  CHECK(reading.result.forcing.boundaries[0].value.at(86400.0) == 20.0);
  CHECK(reading.result.scenario == "try");
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "storm\n  boundaries west discharge [m3/s]: west:discharge -> storm:discharge\n");
}

TEST_CASE("series of weather, in the tables inside tables too") {
  const CaseFolder folder;
  folder.write("series/met.csv",
               "time,rain [mm/h],ammonia [mg/L]\n2021-06-15 00:00,3.6,1\n2021-06-18 00:00,3.6,1\n");
  folder.copy_base();
  std::ifstream before(folder.path() / "case.toml");
  std::string text((std::istreambuf_iterator<char>(before)), {});
  text +=
      "[weather]\nrain = \"met:rain\"\n[weather.rain_concentration]\n"
      "\"NH3-N\" = \"met:ammonia\"\n";
  folder.write("case.toml", text);
  folder.write("scenarios/try.toml",
               "[[edit]]\nname = \"storm\"\nkind = \"scale_series\"\nseries = \"met:rain\"\n"
               "factor = 2\n[[edit]]\nname = \"dirty\"\nkind = \"scale_series\"\n"
               "series = \"met:ammonia\"\nfactor = 3\n[[edit]]\nname = \"dry\"\nkind = \"set\"\n"
               "table = \"weather\"\nfield = \"evaporation\"\nvalue = \"8.64 mm/d\"\n");
  const auto reading = edit::read_case(folder.path(), "try");
  const forcing::Weather& weather = reading.result.forcing.weather;
  CHECK(weather.rain.at(0.0) == Approx(2e-6));
  CHECK(weather.rain_concentration[4].at(0.0) == Approx(3.0));
  CHECK(weather.evaporation.at(0.0) == Approx(1e-7));
}

TEST_CASE("all columns of a file") {
  const CaseFolder folder;
  folder.write("series/other.csv",
               "time,discharge [m3/s],ammonia [mg/L],temperature [degC],gate\n"
               "2021-06-15 00:00,7,0.7,20,0\n2021-06-18 00:00,7,0.7,20,0\n");
  const auto reading = with_edits(folder,
                                  "[[edit]]\nname = \"other\"\nkind = \"replace_series\"\n"
                                  "series = \"west:*\"\nwith = \"other:*\"\n");
  CHECK(reading.changes.size() == 4);
  CHECK(reading.result.forcing.boundaries[0].value.at(0.0) == 7.0);
  CHECK(reading.result.forcing.temperature.at(0.0) == 20.0);
  CHECK(reading.result.network.structures[1].setting.at(0.0) == 0.0);
}

TEST_CASE("a series times a factor, in a stretch of time") {
  const CaseFolder folder;
  const auto reading = with_edits(folder,
                                  "[[edit]]\nname = \"more\"\nkind = \"scale_series\"\n"
                                  "series = \"west:discharge\"\nfactor = 2\n"
                                  "from = 2021-06-15T12:00:00+08:00\n");
  const base::Series& inflow = reading.result.forcing.boundaries[0].value;
  CHECK(inflow.at(0.0) == 5.0);
  CHECK(inflow.at(86400.0) == 12.0);
  CHECK(inflow.at(2 * 86400.0) == 11.0);
}

TEST_CASE(
    "a series times noise: the same for a seed, in a stretch of time, told with its numbers") {
  const CaseFolder folder;
  const auto noisy = [&](const std::string& more) {
    return with_edits(folder,
                      "[[edit]]\nname = \"gusts\"\nkind = \"noise_series\"\n"
                      "series = \"west:discharge\"\ndeviation = 0.2\nmemory = \"6 h\"\n" +
                          more);
  };
  const auto before = with_edits(folder, "").result.forcing.boundaries[0].value;
  const auto reading = noisy("seed = 3\n");
  const auto after = reading.result.forcing.boundaries[0].value;
  CHECK(after != before);
  CHECK(after.times() == before.times());
  CHECK(noisy("seed = 3\n").result.forcing.boundaries[0].value == after);
  CHECK(noisy("seed = 4\n").result.forcing.boundaries[0].value != after);
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "gusts\n  series west:discharge values -> values * noise of deviation 0.2, memory 6 h, "
        "seed 3\n");
  const auto late = noisy("seed = 3\nfrom = \"2021-06-16T00:00:00+08:00\"\n");
  const auto part = late.result.forcing.boundaries[0].value;
  CHECK(part.at(0.0) == before.at(0.0));
  CHECK(part.at(2.0 * 86400.0) == after.at(2.0 * 86400.0));
}

TEST_CASE("the values of the same days of another year") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("series/west.csv",
               "time,discharge [m3/s],ammonia [mg/L],temperature [degC],gate\n"
               "1991-06-15 00:00,4,0.4,24,0\n1991-06-16 00:00,6,0.6,24,0\n"
               "1991-06-18 00:00,6,0.6,24,0\n2021-06-15 00:00,5,0.5,25,1\n"
               "2021-06-18 00:00,5,0.5,25,1\n");
  const auto of = [&](const std::string& series, int year) {
    return with_edits_kept(
        folder, "[[edit]]\nname = \"then\"\nkind = \"year_of_series\"\nseries = \"" + series +
                    "\"\nyear = " + std::to_string(year) + "\n");
  };
  const auto then = of("west:discharge", 1991);
  CHECK(then.result.forcing.boundaries[0].value.at(43200.0) == Approx(5.0));
  CHECK(then.result.forcing.boundaries[0].value.at(86400.0) == Approx(6.0));
  CHECK(then.result.forcing.temperature.at(0.0) == 25.0);
  CHECK(report::scenario_changes(then.changes, report::Language::en) ==
        "then\n  series west:discharge year: default -> 1991\n");
  // All columns of a file are of one year.
  const auto all = of("west:*", 1991);
  CHECK(all.changes.size() == 4);
  CHECK(all.result.forcing.temperature.at(0.0) == 24.0);
  CHECK(all.result.network.structures[1].setting.at(0.0) == 0.0);
  CHECK(of("west:*", 2021).result.forcing.temperature.at(0.0) == 25.0);
  for (const auto& [series, message] :
       {std::pair("west:discharge", "series 'west:discharge' does not cover the run in 1990"),
        std::pair("west:gate", "series 'west:gate' does not cover the run in 1990")})
    CHECK_THROWS_WITH_AS(of(series, 1990), doctest::Contains(message), base::CaseError);
}

TEST_CASE("values set in tables and settings") {
  const CaseFolder folder;
  const auto reading = with_edits(folder, R"toml(
title_en = "Many things"
[[edit]]
name = "half the pump"
kind = "set"
table = "pumps"
row = "PU1"
field = "setting"
value = 0.5
[[edit]]
name = "higher lake"
kind = "set"
table = "boundaries"
row = "east"
field = "level"
value = "320 cm"
[[edit]]
name = "rule"
kind = "set"
table = "rules"
row = "shut"
field = "when"
value = "level at J2 > 3.9 m"
[[edit]]
name = "start"
kind = "set"
table = "junctions"
row = "*"
field = "level"
value = "3.1 m"
[[edit]]
name = "finer"
kind = "set"
table = "flow"
field = "step"
value = "100 s"
[[edit]]
name = "dirtier"
kind = "set"
table = "quality.initial"
field = "TP"
value = "0.3 mg/L"
[[edit]]
name = "bed"
kind = "set"
table = "reach_parameters"
row = "R3:sediment_oxygen_demand"
field = "value"
value = "3 g/(m2 d)"
)toml");
  const Case& edited = reading.result;
  CHECK(edited.network.structures[2].setting.at(0.0) == 0.5);
  CHECK(edited.forcing.boundaries[1].value.at(0.0) == 3.2);
  CHECK(edited.network.rules[0].when.terms[0].comparison.threshold == 3.9);
  CHECK(edited.network.nodes[3].initial_level == 3.1);
  CHECK(edited.settings.step == 100.0);
  CHECK(edited.quality.constituents[5].initial == 0.3);
  CHECK(edited.quality.parameters[1].value == Approx(3.0 / 86400.0));
  CHECK(reading.scenario_title_en == "Many things");
  CHECK(reading.changes.size() == 10);
  CHECK(reading.changes[0].before.empty());
}

TEST_CASE("values times a factor") {
  const CaseFolder folder;
  const auto reading = with_edits(folder, R"toml(
[[edit]]
name = "less from the fields"
kind = "scale"
table = "loads"
row = "*"
field = "NH3-N"
factor = 0.5
[[edit]]
name = "less inflow"
kind = "scale"
table = "boundaries"
row = "west"
field = "discharge"
factor = 0.8
[[edit]]
name = "shorter"
kind = "scale"
table = "case"
field = "duration"
factor = 0.5
[[edit]]
name = "warmer"
kind = "scale"
table = "quality"
field = "temperature"
factor = 1.1
)toml");
  const Case& edited = reading.result;
  CHECK(edited.forcing.temperature.at(0.0) ==
        Approx(1.1 * edit::read_case(folder.path()).result.forcing.temperature.at(0.0)));
  CHECK(edited.forcing.loads[0].concentration[4].at(0.0) == 2.5);
  CHECK(edited.forcing.loads[1].mass_rate[4].at(0.0) == 0.01);
  CHECK(edited.forcing.boundaries[0].value.at(86400.0) == Approx(4.8));
  CHECK(edited.settings.duration == 86400.0);
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "less from the fields\n"
        "  loads outfall NH3-N [mg/L]: 5 -> 2.5\n"
        "  loads fields NH3-N [g/s]: 0.02 -> 0.01\n"
        "less inflow\n"
        "  boundaries west discharge [m3/s]: west:discharge -> west:discharge * 0.8\n"
        "shorter\n"
        "  case duration: 2 d -> 1 d\n"
        "warmer\n"
        "  quality temperature: west:temperature -> west:temperature * 1.1\n");
}

TEST_CASE("rows are named by as many cells as tell them apart") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("limits.csv",
               "section,rule_set,item,limit [mg/L]\n大桥,compensation,NH3-N,5\n"
               "大桥,compensation,TP,0.2\n");
  const auto reading = with_edits_kept(folder, R"toml(
[[edit]]
name = "stricter"
kind = "scale"
table = "limits"
row = "大桥"
field = "limit"
factor = 0.18
[[edit]]
name = "dredged"
kind = "set"
table = "cross_sections"
row = "R3:800:6"
field = "level"
value = "0.3 m"
)toml");
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "stricter\n"
        "  limits 大桥:compensation:NH3-N limit [mg/L]: 5 -> 0.9\n"
        "  limits 大桥:compensation:TP limit [mg/L]: 0.2 -> 0.036\n"
        "dredged\n"
        "  cross_sections R3:800:6 level [m]: 0.5 -> 0.3 m\n");
}

TEST_CASE("a column that the file lacks is there for the rows of the edit, empty for the others") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("initial.csv", "reach,NH3-N [mg/L]\nR1,0.4\nR3,0.9\n");
  const auto reading = with_edits_kept(folder, R"toml(
[[edit]]
name = "cleaner"
kind = "set"
table = "initial"
row = "R3"
field = "TP"
value = "50 ug/L"
[[edit]]
name = "an outfall of phosphorus"
kind = "set"
table = "loads"
row = "outfall"
field = "TP [g/s]"
value = "0.5 g/s"
[[edit]]
name = "the same column again"
kind = "set"
table = "initial"
row = "R1"
field = "TP [mg/L]"
value = "0.2 mg/L"
)toml");
  const auto& initial = reading.result.quality.initial;
  REQUIRE(initial.size() == 4);
  CHECK(initial[1].constituent == 5);
  CHECK(initial[1].value == 0.2);
  CHECK(initial[3].value == Approx(0.05));
  const auto& loads = reading.result.forcing.loads;
  CHECK(loads[0].mass_rate[5].at(0.0) == 0.5);
  CHECK(loads[0].concentration[5].at(0.0) == 0.0);
  CHECK(loads[1].mass_rate[5].at(0.0) == 0.0);
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "cleaner\n  initial R3 TP [mg/L]: default -> 50 ug/L\n"
        "an outfall of phosphorus\n  loads outfall TP [g/s]: default -> 0.5 g/s\n"
        "the same column again\n  initial R1 TP [mg/L]: default -> 0.2 mg/L\n");
}

TEST_CASE("a scenario dredges the bed of a stored state in one reach") {
  const CaseFolder folder;
  folder.copy_base();
  std::ifstream before(folder.path() / "case.toml");
  std::string text((std::istreambuf_iterator<char>(before)), {});
  text.replace(text.find("\"lumped\""), 8, "\"full\"");
  text.replace(text.find("mode = "), 0, "initial = \"../out/base/run.nc\"\n");
  folder.write("case.toml", text);
  folder.write("initial.csv", "reach,bed-demand [g/m2]\nR1,60\nR3,\n");
  const auto reading = with_edits_kept(folder, R"toml(
[[edit]]
name = "dredged"
kind = "set"
table = "initial"
row = "R3"
field = "bed-demand"
value = "5 g/m2"
[[edit]]
name = "what the state knows no longer holds"
kind = "set"
table = "initial"
row = "R3"
field = "replaces_state"
value = "bed"
)toml");
  const auto& initial = reading.result.quality.initial;
  REQUIRE(initial.size() == 2);
  CHECK_FALSE(initial[0].before_state);
  CHECK(initial[1].before_state);
  CHECK(initial[1].value == 5.0);
}

TEST_CASE("the base case stays as it is, and hashes differ") {
  const CaseFolder folder;
  const auto edited = with_edits(folder,
                                 "[[edit]]\nname = \"n\"\nkind = \"set\"\ntable = \"flow\"\n"
                                 "field = \"step\"\nvalue = \"150 s\"\n");
  const auto plain = edit::read_case(folder.path());
  CHECK(plain.result.settings.step == 300.0);
  CHECK(plain.changes.empty());
  CHECK(plain.result.scenario.empty());
  CHECK(plain.result.hash != edited.result.hash);
}

TEST_CASE("names of scenarios") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("scenarios/a.toml", "");
  CHECK(edit::scenario_names(folder.path()) == std::vector<std::string>{"a", "storm"});
  CHECK_THROWS_AS(edit::read_case(folder.path(), "../case"), base::CaseError);
}

TEST_CASE("several scenarios together, in any order") {
  const CaseFolder folder;
  folder.copy_base();
  const std::string halved =
      "title_en = \"Half\"\n[[edit]]\nname = \"half\"\nkind = \"scale\"\ntable = \"loads\"\n"
      "row = \"fields\"\nfield = \"NH3-N\"\nfactor = 0.5\n";
  const std::string set =
      "title_en = \"Set\"\n[[edit]]\nname = \"set\"\nkind = \"set\"\ntable = \"loads\"\n"
      "row = \"outfall\"\nfield = \"discharge\"\nvalue = \"0.02 m3/s\"\n";
  folder.write("scenarios/half.toml", halved);
  folder.write("scenarios/third.toml", halved);
  folder.write("scenarios/set.toml", set);
  folder.write("scenarios/set+half.toml", halved);  // a name of its own comes first
  for (const std::string name : {"half+third+set", "set+third+half"}) {
    const auto reading = edit::read_case(folder.path(), name);
    CHECK(reading.result.scenario == name);
    CHECK(reading.changes.size() == 3);
    const auto& loads = reading.result.forcing.loads;
    CHECK(loads[0].discharge.at(0.0) == 0.02);
    CHECK(loads[1].mass_rate[4].at(0.0) == Approx(0.005));
  }
  CHECK(edit::read_case(folder.path(), "half+set").scenario_title_en == "Half + Set");
  CHECK(edit::read_case(folder.path(), "set+half").changes.size() == 1);
  CHECK(edit::read_case(folder.path(), "storm+half").result.hash !=
        edit::read_case(folder.path(), "storm").result.hash);
}

TEST_CASE("scenarios that change the same place are refused together, alone they are not") {
  const CaseFolder folder;
  folder.copy_base();
  const auto edits = [](const std::string& kind, const std::string& rest) {
    return "[[edit]]\nname = \"it\"\nkind = \"" + kind + "\"\n" + rest;
  };
  const std::string place = "table = \"boundaries\"\nrow = \"west\"\nfield = \"discharge\"\n";
  folder.write("scenarios/set.toml", edits("set", place + "value = \"3 m3/s\"\n"));
  folder.write("scenarios/scale.toml", edits("scale", place + "factor = 2\n"));
  folder.write("scenarios/other.toml", edits("replace_series",
                                             "series = \"west:discharge\"\n"
                                             "with = \"storm:discharge\"\n"));
  folder.write("scenarios/all.toml",
               edits("scale_series", "series = \"west:discharge\"\nfactor = 3\n"));
  const auto refused = [&](const std::string& name) {
    try {
      edit::read_case(folder.path(), name);
    } catch (const base::CaseError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  for (const char* alone : {"set", "scale", "other", "all"}) CHECK(refused(alone).empty());
  const std::string both = "' changes boundaries west discharge [m3/s], which '";
  CHECK(refused("set+scale").find("'scale" + both + "set' changes too") != std::string::npos);
  CHECK(refused("scale+set").find("'set" + both + "scale' changes too") != std::string::npos);
  CHECK(refused("set+other").find("used nowhere") != std::string::npos);
  CHECK(refused("other+set").find(" changes too") != std::string::npos);
  CHECK(refused("all+other").find(" changes too") != std::string::npos);
  CHECK(refused("scale+scale").find("scenario 'scale' twice in 'scale+scale'") !=
        std::string::npos);
  // A factor in one place stays with it.
  for (const char* name : {"scale+other", "other+scale"}) {
    REQUIRE(refused(name).empty());
    const auto reading = edit::read_case(folder.path(), name);
    CHECK(reading.result.forcing.boundaries[0].value.at(86400.0) == 40.0);
  }
}

TEST_CASE("a new row and an edit of all rows are refused together, in either order") {
  const CaseFolder folder;
  folder.copy_base();
  const auto edits = [](const std::string& kind, const std::string& rest) {
    return "[[edit]]\nname = \"it\"\nkind = \"" + kind + "\"\ntable = \"loads\"\n" + rest;
  };
  const std::string half = "field = \"discharge\"\nfactor = 0.5\n";
  folder.write("scenarios/all.toml", edits("scale", "row = \"*\"\n" + half));
  folder.write("scenarios/group.toml", edits("scale", "group = \"new\"\n" + half));
  folder.write("scenarios/one.toml", edits("scale", "row = \"outfall\"\n" + half));
  folder.write("scenarios/more.toml",
               edits("add",
                     "values = { name = \"N1\", group = \"new\", place = \"R1:500\", "
                     "discharge = \"0.1 m3/s\" }\n"));
  const auto refused = [&](const std::string& name) {
    try {
      edit::read_case(folder.path(), name);
    } catch (const base::CaseError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  for (const char* name : {"all+more", "more+all"})
    CHECK(refused(name).find("'more' adds loads N1, and 'all' changes all rows of loads") !=
          std::string::npos);
  CHECK(refused("more+group").find("'group' changes loads of group 'new'") != std::string::npos);
  CHECK_FALSE(refused("group+more").empty());
  CHECK(refused("one+more").empty());
  CHECK(refused("more+one").empty());
}

TEST_CASE("another series in one place and a factor for all its values are refused together") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("scenarios/factor.toml",
               "[[edit]]\nname = \"f\"\nkind = \"scale_series\"\nseries = \"west:discharge\"\n"
               "factor = 2\n");
  folder.write("scenarios/other.toml",
               "[[edit]]\nname = \"o\"\nkind = \"set\"\ntable = \"boundaries\"\nrow = \"west\"\n"
               "field = \"discharge\"\nvalue = \"storm:discharge\"\n");
  CHECK_THROWS_AS(edit::read_case(folder.path(), "factor+other"), base::CaseError);
  CHECK_THROWS_AS(edit::read_case(folder.path(), "other+factor"), base::CaseError);
}

TEST_CASE("an empty value clears a cell and a key") {
  const CaseFolder folder;
  const auto reading = with_edits(folder, R"toml(
[[edit]]
name = "no mass any more"
kind = "set"
table = "loads"
row = "fields"
field = "NH3-N [g/s]"
value = ""
[[edit]]
name = "the default"
kind = "set"
table = "flow"
field = "step"
value = ""
)toml");
  CHECK(reading.result.forcing.loads[1].mass_rate[4].at(0.0) == 0.0);
  CHECK(reading.result.settings.step == 300.0);
  CHECK(reading.changes.size() == 2);
}

TEST_CASE("no scenario has the name of the case as it is") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("scenarios/base.toml", "");
  CHECK_THROWS_WITH_AS(edit::read_case(folder.path(), "base"),
                       doctest::Contains("a scenario called 'base'"), base::CaseError);
}

TEST_CASE("costs: parts of both cancel, and one that does not say leaves nothing known") {
  using Parts = std::vector<edit::PartCost>;
  const Parts storm{{"storm", {}}}, with{{"storm", {}}, {"a", 100.0}},
      both{{"a", 100.0}, {"b", 20.5}};
  CHECK(edit::cost_beyond(storm, with) == 100.0);
  CHECK(edit::cost_beyond({}, both) == 120.5);
  CHECK(edit::cost_beyond(both, {{"b", 20.5}}) == -100.0);
  CHECK(edit::cost_beyond({}, {}) == 0.0);
  CHECK_FALSE(edit::cost_beyond({}, with));
  CHECK_FALSE(edit::cost_beyond(storm, both));
}

TEST_CASE("tables of structures are changed like any other") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("culverts.csv",
               "name,from,to,shape,diameter [m],invert_from [m],invert_to [m],length [m]\n"
               "C1,P1,J2,circular,1.5,1.2,1.1,40\n");
  folder.write("transfers.csv",
               "name,from,to,discharge [m3/s],lowest [m]\nT1,J1,P1,west:discharge,2.0\n");
  folder.write("pump_units.csv",
               "station,name,capacity [m3/s],on [m],off [m],min_run [min]\n"
               "PU3,A,1,2.6,2.2,30\nPU3,B,1,2.8,2.3,30\n");
  folder.write("pumps.csv",
               "name,from,to,capacity [m3/s],curve,sump [m]\n"
               "PU1,P1,J2,2,,1.5\nPU2,P1,R2:300,,lift_1,1.5\nPU3,P1,J2,,,1.5\n");
  const auto reading = with_edits_kept(folder, R"toml(
[[edit]]
name = "wider pipe"
kind = "set"
table = "culverts"
row = "C1"
field = "diameter"
value = "180 cm"
[[edit]]
name = "flap"
kind = "set"
table = "culverts"
row = "C1"
field = "flap"
value = "yes"
[[edit]]
name = "more water"
kind = "scale"
table = "transfers"
row = "T1"
field = "discharge"
factor = 2
[[edit]]
name = "earlier"
kind = "set"
table = "pump_units"
row = "PU3:B"
field = "on"
value = "2.5 m"
[[edit]]
name = "larger units"
kind = "scale"
table = "pump_units"
row = "*"
field = "capacity"
factor = 1.5
)toml");
  const auto& structures = reading.result.network.structures;
  REQUIRE(structures.size() == 7);  // weir, gate, culvert, three pumps, transfer
  CHECK(std::get<network::Culvert>(structures[2].kind).height == 1.8);
  CHECK(structures[2].flap);
  const network::Pump& station = std::get<network::Pump>(structures[5].kind);
  REQUIRE(station.units.size() == 2);
  CHECK(station.units[1].on == 2.5);
  CHECK(station.units[0].on == 2.6);
  CHECK(station.units[1].capacity == 1.5);
  CHECK(station.units[0].min_run == 1800.0);
  const network::Transfer& transfer = std::get<network::Transfer>(structures[6].kind);
  CHECK(transfer.discharge.at(0.0) == 10.0);
  CHECK(transfer.discharge.between() == base::Series::Between::step);
}

TEST_CASE("items composed of constituents, and their weights") {
  const CaseFolder folder;
  folder.copy_base();
  std::ifstream before(folder.path() / "case.toml");
  std::string text((std::istreambuf_iterator<char>(before)), {});
  text +=
      "[[item]]\nname = \"SD\"\nunit = \"cm\"\noffset = 0.3\nover = 150\nsum = { salt = 0.05 }\n";
  folder.write("case.toml", text);
  const auto reading = with_edits_kept(
      folder,
      "[[edit]]\nname = \"clearer\"\nkind = \"scale\"\ntable = \"item.sum\"\nrow = \"SD\"\n"
      "field = \"salt\"\nfactor = 0.5\n[[edit]]\nname = \"dye\"\nkind = \"set\"\n"
      "table = \"item\"\nrow = \"SD\"\nfield = \"offset\"\nvalue = 0.4\n");
  const quality::Composed& item = reading.result.quality.composed.at(0);
  CHECK(item.terms[0].weight == Approx(0.025));
  CHECK(item.offset == 0.4);
  CHECK(item.formula == "150 / (0.4 + 0.025 * salt)");
  CHECK(report::scenario_changes(reading.changes, report::Language::en) ==
        "clearer\n  item.sum SD salt: 0.05 -> 0.025\ndye\n  item SD offset: 0.3 -> 0.4\n");
}

TEST_CASE("aeration devices are changed like any other table") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("aerators.csv", "name,place,sotr [kg/h],power [kW]\nA1,R1:500,18,11\nA2,J2,36,22\n");
  const auto reading = with_edits_kept(folder, R"toml(
[[edit]]
name = "twice as large"
kind = "scale"
table = "aerators"
row = "*"
field = "sotr"
factor = 2
[[edit]]
name = "elsewhere"
kind = "set"
table = "aerators"
row = "A1"
field = "place"
value = "P1"
[[edit]]
name = "at half"
kind = "set"
table = "aerators"
row = "A2"
field = "setting"
value = 0.5
)toml");
  const auto& devices = reading.result.forcing.aerators;
  REQUIRE(devices.size() == 2);
  CHECK(devices[0].standard_rate == Approx(10.0));
  CHECK(devices[0].place.node == network::NodeId(4));
  CHECK(devices[0].setting.at(0.0) == 1.0);
  CHECK(devices[1].standard_rate == Approx(20.0));
  CHECK(devices[1].setting.at(0.0) == 0.5);
  CHECK(report::scenario_changes(reading.changes, report::Language::en)
            .find("  aerators A1 place: R1:500 -> P1\n") != std::string::npos);
}

TEST_CASE("a storm falls in addition to the rain, and waits for the scenario that lets it") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("storms.csv",
               "name,begin,duration [min],return_period [a],depth [mm],factor,formula\n"
               "S5,2021-06-15 12:00,120,5,,0,changzhou_2013\n"
               "even,2021-06-16 00:00,60,,6,2,\n");
  std::ifstream before(folder.path() / "case.toml");
  std::string text((std::istreambuf_iterator<char>(before)), {});
  folder.write("case.toml", text + "[weather]\nrain = \"3.6 mm/h\"\n");
  folder.write("scenarios/five.toml",
               "[[edit]]\nname = \"it\"\nkind = \"set\"\ntable = \"storms\"\nrow = \"S5\"\n"
               "field = \"factor\"\nvalue = 1\n");
  const auto fallen = [&](const std::optional<std::string>& scenario, double from, double to) {
    const Case found = edit::read_case(folder.path(), scenario).result;
    CHECK(found.forcing.storms.size() == 2);
    return 1000.0 * found.forcing.weather.rain.mean(from, to) * (to - from);
  };
  constexpr double noon = 43200.0, midnight = 86400.0;
  CHECK(fallen({}, noon, noon + 7200.0) == Approx(7.2));
  CHECK(fallen("five", noon, noon + 7200.0) == Approx(7.2 + 53.3).epsilon(1e-3));
  CHECK(fallen("five", midnight, midnight + 3600.0) == Approx(3.6 + 12.0));
}

TEST_CASE("rain shorter than the usual interval is held for as long as it lasts") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("storms.csv",
               "name,begin,duration [min],depth [mm],pattern\n"
               "short,2021-06-15 12:00,2,3,even\n");
  const Case found = edit::read_case(folder.path()).result;
  REQUIRE(found.forcing.storms.size() == 1);
  CHECK(found.forcing.storms[0].interval == 120.0);
  CHECK(found.forcing.weather.rain.mean(43200.0, 43320.0) * 120.0 == Approx(0.003));
}

TEST_CASE("rows without a group of their own have that of their table") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("catchments.csv",
               "name,place,use,area [ha],NH3-N [mg/L]\ntown,J2,urban,10,2\nfarm,J2,field,20,1\n");
  folder.write("scenarios/half.toml",
               "title_en = \"Half\"\n[[edit]]\nname = \"half\"\nkind = \"scale\"\ntable = "
               "\"catchments\"\ngroup = \"runoff\"\nfield = \"NH3-N\"\nfactor = 0.5\n");
  const auto& catchments = edit::read_case(folder.path(), "half").result.drainage.catchments;
  CHECK(catchments[0].concentration[4].at(0.0) == 1.0);
  CHECK(catchments[1].concentration[4].at(0.0) == 0.5);
}

TEST_CASE("a new row in a table of the case, and in one that it has no file of") {
  const CaseFolder folder;
  const auto reading =
      with_edits(folder,
                 "[[edit]]\nname = \"new\"\nkind = \"add\"\ntable = \"loads\"\n"
                 "values = { name = \"more\", place = \"R1:300\", discharge = \"0.02 m3/s\", "
                 "\"NH3-N [g/s]\" = \"0.5 g/s\" }\n"
                 "[[edit]]\nname = \"air\"\nkind = \"add\"\ntable = \"aerators\"\n"
                 "values = { name = \"A1\", place = \"R1:500\", sotr = \"20 kg/h\" }\n"
                 "[[edit]]\nname = \"tuned\"\nkind = \"set\"\ntable = \"aerators\"\nrow = \"A1\"\n"
                 "field = \"alpha\"\nvalue = 0.7\n");
  const auto& loads = reading.result.forcing.loads;
  REQUIRE(loads.size() == 3);
  CHECK(loads[2].name == "more");
  CHECK(loads[2].discharge.at(0.0) == 0.02);
  CHECK(loads[2].mass_rate[4].at(0.0) == 0.5);
  CHECK(loads[2].provenance == base::Provenance::assumed);
  const auto& aerators = reading.result.forcing.aerators;
  REQUIRE(aerators.size() == 1);
  CHECK(aerators[0].standard_rate == Approx(20000.0 / 3600.0));
  CHECK(aerators[0].alpha == 0.7);
  const std::string told = report::scenario_changes(reading.changes, report::Language::en);
  CHECK(told.find("  loads more discharge [m3/s]: 0.02 m3/s, a new row\n") != std::string::npos);
  CHECK(told.find("  aerators A1 alpha: default -> 0.7\n") != std::string::npos);
}

TEST_CASE("two scenarios that add rows of one name are refused together") {
  const CaseFolder folder;
  folder.copy_base();
  for (const char* name : {"a", "b", "c"})
    folder.write(
        "scenarios/" + std::string(name) + ".toml",
        "[[edit]]\nname = \"new\"\nkind = \"add\"\ntable = \"loads\"\nvalues = { name = \"" +
            std::string(name[0] == 'c' ? "other" : "more") +
            "\", place = \"R1:300\", discharge = \"0.02 m3/s\" }\n");
  CHECK(edit::read_case(folder.path(), "a+c").result.forcing.loads.size() == 4);
  try {
    edit::read_case(folder.path(), "a+b");
    FAIL("read");
  } catch (const base::CaseError& error) {
    CHECK(std::string(error.what()).find("second load 'more'; expected every name once") !=
          std::string::npos);
    CHECK(std::string(error.what()).find("the first is in scenarios/a.toml line 5") !=
          std::string::npos);
  }
}
