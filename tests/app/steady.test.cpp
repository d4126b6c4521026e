// `steady`, and runs that start from what it or an earlier run stored.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

/// The canal with a computed flow, and more lines in [flow].
std::filesystem::path flowing(const Folder& folder, const std::string& flow) {
  const auto canal = folder.canal();
  const auto file = canal / "case.toml";
  write(file, replaced(content(file), "mode = \"prescribed\"", flow));
  return canal;
}

}  // namespace

TEST_CASE("the steady flow is printed and stored, and a case starts from it") {
  const Folder folder;
  const auto canal = flowing(folder, "initial = \"../out/canal/base/steady.nc\"");
  // Before it is made, a run says what is missing and where it is named.
  const Answer before = ask("run canal", folder.path());
  CHECK(before.code == 2);
  CHECK(holds(before.err,
              "canal/case.toml:10:11: stored state '../out/canal/base/steady.nc': there is no such "
              "file; expected a run.nc written by biandan run\n"
              "  initial = \"../out/canal/base/steady.nc\"\n            ^\n"));
  CHECK(ask("check canal", folder.path()).code == 2);
  CHECK(listing(folder.path()) == "canal");

  const Answer answer = ask("steady canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err == "");
  CHECK(answer.out.starts_with("Node  Level m  Depth m\nA     "));
  CHECK(holds(answer.out, "\nB     2.000    2.000\n"));
  CHECK(holds(answer.out, "\nReach  From m³/s  To m³/s\nR1     10.000     10.000\n"));
  CHECK(holds(answer.out, "\nlargest residual: "));
  CHECK(holds(answer.out,
              "out/canal/base/steady.nc; start from it with, in [flow]: initial = "
              "\"../out/canal/base/steady.nc\"\n"));
  CHECK(listing(folder.path() / "out/canal/base") == "steady.nc");

  const Answer run = ask("run canal", folder.path());
  CHECK(run.code == 0);
  CHECK(holds(run.out,
              "\nstart: ../out/canal/base/steady.nc at 2021-06-18T00:00:00+08:00, exact: 21 of 21 "
              "cells, 20 of 20 faces, 1 of 1 constituents\n"));
  const Json json = Json::parse(content(folder.path() / "out/canal/base/warnings.json"));
  CHECK(json["initial_state"]["file"] == "../out/canal/base/steady.nc");
  CHECK(json["initial_state"]["cells"]["found"] == 21);
  CHECK(listing(folder.path() / "out/canal/base") == "report.html run.nc steady.nc warnings.json");
  const Answer check = ask("check canal", folder.path());
  CHECK(check.code == 0);
  CHECK(holds(check.out, "\nstart: ../out/canal/base/steady.nc at "));
}

TEST_CASE("a run that goes on from the first half ends as the whole one") {
  const Folder folder;
  const auto canal = flowing(folder, "initial = \"steady\"");
  const std::string whole = content(canal / "case.toml");
  CHECK(ask("run canal --out whole", folder.path()).code == 0);
  write(canal / "case.toml", replaced(whole, "\"1 d\"", "\"12 h\""));
  CHECK(ask("run canal --out first", folder.path()).code == 0);
  std::string second = replaced(whole, "\"1 d\"", "\"12 h\"");
  second = replaced(second, "T00:00:00", "T12:00:00");
  write(canal / "case.toml", replaced(second, "\"steady\"", "\"../first/run.nc\""));
  CHECK(ask("run canal --out second", folder.path()).code == 0);
  const auto state = [&](const std::string& run) {
    return Json::parse(content(folder.path() / run / "warnings.json"))["run"]["state_hash"];
  };
  CHECK(state("second") == state("whole"));
  CHECK(state("first") != state("whole"));

  // The same moment out of the middle of the whole run is rounded.
  second = replaced(second, "\"steady\"",
                    "\"../whole/run.nc\"\ninitial_time = 2021-06-18T12:00:00+08:00");
  write(canal / "case.toml", second);
  const Answer middle = ask("run canal --out middle", folder.path());
  CHECK(middle.code == 0);
  CHECK(holds(middle.out, "from rounded fields: 21 of 21 cells"));
  write(canal / "case.toml",
        replaced(second, "initial_time = 2021-06-18T12:00", "initial_time = 2021-06-18T12:20"));
  const Answer between = ask("run canal --out middle", folder.path());
  CHECK(between.code == 2);
  CHECK(holds(between.err, "no fields of 2021-06-18T12:20:00+08:00"));
}

TEST_CASE("steady without a steady flow to find") {
  const Folder folder;
  folder.canal();
  const Answer prescribed = ask("steady canal", folder.path());
  CHECK(prescribed.code == 2);
  CHECK(holds(prescribed.err,
              "the flow of this case is prescribed; expected [flow] mode dynamic or "
              "steady for a steady state"));
  CHECK(listing(folder.path()) == "canal");

  const Folder other;
  const auto canal = flowing(other, "mode = \"dynamic\"");
  write(canal / "boundaries.csv",
        "name,node,kind,level [m],discharge [m3/s],provenance\nwest,A,discharge,,10,published\n");
  const Answer filling = ask("steady canal", other.path());
  CHECK(filling.code == 2);
  CHECK(holds(filling.err, "no level can be found for a steady flow in the part 'A', 'B'"));
  CHECK(listing(other.path()) == "canal");
}

TEST_CASE("a pump unit that switches for ever has no steady flow") {
  const Folder folder;
  const auto canal = flowing(folder, "mode = \"dynamic\"");
  write(canal / "storages.csv", "name,bed [m],area [m2],level [m]\nsump,0,2000,1\n");
  write(canal / "weirs.csv", "name,from,to,crest [m],width [m]\nW,A,sump,0.5,1\n");
  write(canal / "pumps.csv", "name,from,to,sump [m]\nP,sump,B,0\n");
  write(canal / "pump_units.csv", "station,name,capacity [m3/s],on [m],off [m]\nP,one,9,1.2,0.8\n");
  const Answer answer = ask("steady canal", folder.path());
  CHECK(answer.code == 3);
  CHECK(holds(answer.err,
              "biandan: the run failed: no steady flow for the forcing at the start: the level at "
              "sump still moves by "));
  CHECK(holds(answer.err, "pump units or rules that switch for ever have none"));
  CHECK(listing(folder.path()) == "canal");
}

TEST_CASE("the steady water quality is printed and stored") {
  const Folder folder;
  const auto canal = flowing(folder, "mode = \"dynamic\"");
  const Answer answer = ask("steady canal --quality", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err == "");
  CHECK(holds(answer.out, "  NH3-N mg/L\n"));
  CHECK(holds(answer.out, "\n试验桥 "));
  CHECK(holds(answer.out, "steady after 4.0 days of pseudo-time\n"));
  // A run from there, under constant boundaries, stays there.
  write(canal / "case.toml", replaced(content(canal / "case.toml"), "mode = \"dynamic\"",
                                      "initial = \"../out/canal/base/steady.nc\""));
  CHECK(ask("run canal", folder.path()).code == 0);
  CHECK(ask("run canal --quality", folder.path()).code == 2);
}

TEST_CASE("the steady water quality shows composed items too") {
  const Folder folder;
  const auto canal = flowing(folder, "mode = \"dynamic\"");
  write(canal / "case.toml",
        content(canal / "case.toml") + "[[item]]\nname = \"TN\"\nsum = { \"NH3-N\" = 2 }\n");
  const Answer answer = ask("steady canal --quality", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "  NH3-N mg/L  TN mg/L\n"));
  CHECK(holds(answer.out, "\n试验桥   0.5         1.0\n"));
}

TEST_CASE("a search for the steady flow needs no initial levels") {
  const Folder folder;
  const auto canal = flowing(folder, "mode = \"dynamic\"");
  CHECK(ask("steady canal", folder.path()).code == 0);
  write(canal / "storages.csv", "name,bed [m],area [m2]\npond,0,2000\n");
  write(canal / "weirs.csv", "name,from,to,crest [m],width [m]\nW,A,pond,0.5,1\n");
  CHECK(ask("run canal", folder.path()).code == 2);
  CHECK(ask("steady canal --out again", folder.path()).code == 0);
}

TEST_CASE("steady in Chinese, with a scenario and a folder of its own") {
  const Folder folder;
  flowing(folder, "mode = \"dynamic\"");
  const Answer answer = ask("steady canal --scenario clean --out states --lang zh", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "节点  水位 m  水深 m\n"));
  CHECK(holds(answer.out, "initial = \"../states/steady.nc\"\n"));
  CHECK(listing(folder.path() / "states") == "steady.nc");
}

TEST_CASE("rain on the water beside a level boundary is no residual of the steady flow") {
  const Folder folder;
  const auto canal = flowing(folder, "mode = \"dynamic\"");
  const auto file = canal / "case.toml";
  write(file, content(file) + "\n[weather]\nrain = \"50 mm/h\"\n");
  const Answer answer = ask("steady canal", folder.path());
  CHECK(answer.code == 0);
  const std::string label = "largest residual: ";
  const std::size_t at = answer.out.find(label);
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(answer.out.substr(at + label.size())) < 1e-6);
}

TEST_CASE("initial values of a reach replace the stored state, and are told") {
  const Folder folder;
  const auto canal = flowing(folder, "initial = \"steady\"");
  const std::string first = content(canal / "case.toml");
  CHECK(ask("run canal --out first", folder.path()).code == 0);
  write(canal / "case.toml", replaced(first, "\"steady\"", "\"../first/run.nc\""));
  write(canal / "initial.csv", "reach,NH3-N [mg/L],replaces_state\nR1,3,all\n");
  const Answer run = ask("run canal --out second", folder.path());
  CHECK(run.code == 0);
  CHECK(holds(run.out, "\n  replaced by initial.csv: NH3-N in R1\n"));
  const Json json = Json::parse(content(folder.path() / "second/warnings.json"));
  CHECK(json["initial_state"]["replaced"][0]["constituents"][0] == "NH3-N");
  CHECK(json["initial_state"]["replaced"][0]["reaches"][0] == "R1");
  const Json& balance = json["balance"];
  CHECK(balance["constituents"][0]["initial"].get<double>() ==
        doctest::Approx(3.0 * balance["water"]["initial"].get<double>()));
}
