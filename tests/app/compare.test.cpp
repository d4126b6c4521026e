// biandan compare: scenarios beside each other.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Every "change" of a JSON tree.
std::vector<double> changes(const Json& json) {
  std::vector<double> all;
  if (json.is_object() && json.contains("change")) all.push_back(json["change"].get<double>());
  if (json.is_structured())
    for (const Json& inner : json) {
      const std::vector<double> more = changes(inner);
      all.insert(all.end(), more.begin(), more.end());
    }
  return all;
}

const char* const nothing = "title_zh = \"不变\"\ntitle_en = \"No change\"\n";

}  // namespace

TEST_CASE("a comparison prints both runs, a sentence a section, and writes its files") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("compare canal --with clean", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "as it is"));
  CHECK(contains(answer.out, "NH3-N peaks at "));
  CHECK(contains(answer.out, "no longer over its limit ("));
  CHECK(contains(answer.out, "Balance [kg]"));
  CHECK(contains(answer.out,
                 "out/canal/comparison/: report.html  comparison.json  comparison.csv  "
                 "differences-clean.nc\n"));
  CHECK(contains(answer.err, "as it is: balance: water "));
  CHECK(contains(answer.err, "clean: balance: water "));
  CHECK(listing(folder.path() / "out/canal/comparison") ==
        "comparison.csv comparison.json differences-clean.nc report.html");
  const std::string csv = content(folder.path() / "out/canal/comparison/comparison.csv");
  CHECK(
      csv.starts_with("\xEF\xBB\xBF"
                      "base,with,section,item,"));
  CHECK(contains(csv, "\r\n,clean,"));
}

TEST_CASE("both sides are those of the runs") {
  const Folder folder;
  folder.canal();
  CHECK(ask("compare canal --with clean --out both -q", folder.path()).code == 0);
  const Json all = Json::parse(content(folder.path() / "both/comparison.json"));
  const Json& section = all["comparisons"][0]["sections"][0];
  for (const auto& [side, scenario] : {std::pair{"base", ""}, {"with", "--scenario clean"}}) {
    CHECK(ask(std::string("run canal -q --out alone ") + scenario, folder.path()).code == 0);
    const Json alone = Json::parse(content(folder.path() / "alone/warnings.json"))["sections"][0];
    CHECK(section["peak_class"][side] == alone["worst"]["class"]);
    REQUIRE(section["items"].size() == alone["items"].size());
    for (std::size_t i = 0; i < section["items"].size(); ++i) {
      const Json &item = section["items"][i], &found = alone["items"][i];
      CHECK(item["item"] == found["item"]);
      CHECK(item["peak"][side] == found["peak"]["value"]);
      for (std::size_t l = 0; l < item["limits"].size(); ++l) {
        CHECK(item["limits"][l]["hours_over"][side] == found["limits"][l]["hours_over"]);
        CHECK(item["limits"][l]["level"][side] == found["limits"][l]["level"]);
      }
    }
  }
}

TEST_CASE("a scenario that changes nothing compares as exactly zero") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "scenarios/same.toml", nothing);
  const Answer answer = ask("compare canal --with same --with clean --with base -q", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err.empty());
  CHECK(contains(answer.out, "same\n"));
  CHECK(contains(answer.out, ": nothing changes.\n"));
  const Json all = Json::parse(content(folder.path() / "out/canal/comparison/comparison.json"));
  REQUIRE(all["comparisons"].size() == 3);
  for (const std::size_t same : {0, 2}) {
    const std::vector<double> found = changes(all["comparisons"][same]);
    CHECK(found.size() > 10);
    for (const double change : found) CHECK(change == 0.0);
    CHECK(all["comparisons"][same]["loads"].empty());
  }
  const std::vector<double> found = changes(all["comparisons"][1]);
  CHECK(std::any_of(found.begin(), found.end(), [](double change) { return change != 0.0; }));
}

TEST_CASE("held against a scenario, changes have the other sign") {
  const Folder folder;
  folder.canal();
  CHECK(ask("compare canal --with clean -q --out a", folder.path()).code == 0);
  CHECK(ask("compare canal --base clean --with base -q --out b", folder.path()).code == 0);
  const auto read = [&](const char* name) {
    return changes(Json::parse(content(folder.path() / name / "comparison.json")));
  };
  const std::vector<double> there = read("a"), back = read("b");
  REQUIRE(there.size() == back.size());
  for (std::size_t i = 0; i < there.size(); ++i) CHECK(there[i] == -back[i]);
}

TEST_CASE("what two changes do alone, together, and once the other stands") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "scenarios/more.toml",
        "[[edit]]\nname = \"more water\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"*\"\n"
        "field = \"discharge\"\nfactor = 1.5\n");
  const Answer answer =
      ask("compare canal --with clean --with more --with clean+more --with more+clean -q",
          folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "once the others stand"));
  const Json all = Json::parse(content(folder.path() / "out/canal/comparison/comparison.json"));
  REQUIRE(all["interactions"].size() == 2);
  CHECK(all["interactions"][0]["parts"] == Json({"clean", "more"}));
  CHECK(all["interactions"][1]["parts"] == Json({"more", "clean"}));
  const auto peak = [&](std::size_t comparison) {
    return all["comparisons"][comparison]["sections"][0]["items"][0]["peak"]["change"];
  };
  const Json& effect = all["interactions"][0]["effects"][0];
  CHECK(effect["peak_alone"] == Json({peak(0), peak(1)}));
  CHECK(effect["peak_together"] == peak(2));
  // Independent edits commute.
  CHECK(all["comparisons"][2]["sections"] == all["comparisons"][3]["sections"]);
  CHECK(all["comparisons"][2]["constituents_kg"] == all["comparisons"][3]["constituents_kg"]);
}

TEST_CASE("what a kilogram and an hour less cost") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  const auto priced = [&](const char* name, const std::string& cost, const std::string& field) {
    write(canal / ("scenarios/" + std::string(name) + ".toml"),
          cost +
              "[[edit]]\nname = \"less\"\nkind = \"scale\"\ntable = \"boundaries\"\n"
              "row = \"west\"\nfield = \"" +
              field + "\"\nfactor = 0.5\n");
  };
  priced("a", "cost = 120\n", "NH3-N");
  priced("b", "cost = 30.5\n", "discharge");
  priced("free", "", "discharge");
  const Answer answer = ask("compare canal --with a --with a+b --with a+free -q", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "cost 120 (10,000 yuan); an hour less over the limit: NH3-N at "));
  const Json all = Json::parse(content(folder.path() / "out/canal/comparison/comparison.json"));
  CHECK(all["comparisons"][0]["cost"] == 120.0);
  CHECK(all["comparisons"][1]["cost"] == 150.5);
  CHECK(all["comparisons"][2]["cost"].is_null());
  CHECK(ask("compare canal --base a --with b -q --out other", folder.path()).code == 0);
  const Json other = Json::parse(content(folder.path() / "other/comparison.json"));
  CHECK(other["comparisons"][0]["cost"] == -89.5);
}

TEST_CASE("over a storm as the base, works and their costs are those of the works") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  const auto edit = [&](const std::string& name, const std::string& head, const std::string& table,
                        const std::string& field) {
    write(canal / ("scenarios/" + name + ".toml"),
          head + "[[edit]]\nname = \"" + name + "\"\nkind = \"scale\"\ntable = \"" + table +
              "\"\nrow = \"*\"\nfield = \"" + field + "\"\nfactor = 0.8\n");
  };
  edit("storm", "", "boundaries", "discharge");
  edit("a", "cost = 10\n", "boundaries", "NH3-N");
  edit("b", "cost = 0\n", "reaches", "manning");
  const Answer answer =
      ask("compare canal --base storm --with storm+a --with b+storm --with a+storm+b -q",
          folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "\nTogether "));
  const Json all = Json::parse(content(folder.path() / "out/canal/comparison/comparison.json"));
  CHECK(all["comparisons"][0]["cost"] == 10.0);
  CHECK(all["comparisons"][1]["cost"] == 0.0);
  CHECK(all["comparisons"][2]["cost"] == 10.0);
  REQUIRE(all["interactions"].size() == 1);
  CHECK(all["interactions"][0]["parts"] == Json{"a", "b"});
}

TEST_CASE("the case as it is has a name that no scenario takes") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  CHECK(ask("compare canal --with clean -q --out a", folder.path()).code == 0);
  write(canal / "scenarios/base.toml", content(canal / "scenarios/clean.toml"));
  CHECK(ask("compare canal --with clean -q --out b", folder.path()).code == 0);
  CHECK(content(folder.path() / "a/comparison.json") ==
        content(folder.path() / "b/comparison.json"));
}

TEST_CASE("differences of an earlier comparison do not stay") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "scenarios/same.toml", nothing);
  CHECK(ask("compare canal --with clean --with same -q --out a", folder.path()).code == 0);
  write(folder.path() / "a/differences.txt", "mine");
  CHECK(ask("compare canal --with same -q --out a", folder.path()).code == 0);
  CHECK(listing(folder.path() / "a") ==
        "comparison.csv comparison.json differences-same.nc differences.txt report.html");
}

TEST_CASE("in Chinese") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("compare canal --with clean -q --lang zh", folder.path());
  CHECK(answer.code == 0);
  for (const char* part : {"断面", "现状", "峰值", "月均值", "不再超标（原 ", "收支 [kg]"})
    CHECK(contains(answer.out, part));
}

TEST_CASE("what cannot be compared is refused before anything runs") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "scenarios/longer.toml",
        "[[edit]]\nname = \"longer\"\nkind = \"set\"\ntable = \"case\"\nfield = \"duration\"\n"
        "value = \"6 h\"\n");
  const auto refused = [&](const std::string& arguments, const std::string& message) {
    const Answer answer = ask("compare canal " + arguments, folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
    CHECK(answer.out.empty());
  };
  refused("", "'compare' needs --with SCENARIO, once or more");
  refused("--with", "option '--with' needs a value");
  refused("--with claen", "no scenario 'claen'");
  refused("--with clean --with clean", "'clean' is to be compared twice");
  write(canal / "scenarios/coarser.toml",
        "[[edit]]\nname = \"coarser\"\nkind = \"set\"\ntable = \"output\"\nfield = \"sections\"\n"
        "value = \"2 h\"\n");
  refused("--with coarser", "it has another interval of section values");
  refused("--with longer", "'longer' cannot be compared with 'as it is': it has another period");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}
