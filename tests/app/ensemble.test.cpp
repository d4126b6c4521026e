// biandan ensemble: how likely sections go over their limits.
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

const std::string ammonia =
    "[[uncertain]]\nname = \"ammonia\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"*\"\n"
    "field = \"NH3-N\"\ndistribution = \"lognormal\"\nmedian = 1\ndeviation = 0.5\n";

}  // namespace

TEST_CASE("an ensemble prints probabilities and writes its files, the same every time") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", "[sampling]\nmembers = 12\n" + ammonia);
  const Answer answer = ask("ensemble canal", folder.path());
  CHECK(answer.code == 0);
  for (const char* part : {"Peak 5/50/95 %", "NH3-N", "members: 12 of 12",
                           "out/canal/base-ensemble/: report.html  ensemble.json  ensemble.nc  "
                           "members.csv  probability.csv"})
    CHECK(contains(answer.out, part));
  CHECK(contains(answer.err, "12 of 12 members"));
  CHECK(contains(answer.err, "memory: up to "));
  const auto file = [&](const char* run, const char* name) {
    return content(folder.path() / "out/canal" / run / name);
  };
  CHECK(ask("ensemble canal -q --out out/canal/again", folder.path()).code == 0);
  CHECK(listing(folder.path() / "out/canal/again") ==
        "ensemble.json ensemble.nc members.csv probability.csv report.html");
  for (const char* name : {"ensemble.json", "ensemble.nc", "members.csv", "probability.csv"})
    CHECK(file("base-ensemble", name) == file("again", name));
  const Json all = Json::parse(file("again", "ensemble.json"));
  CHECK(all["members"] == 12);
  CHECK(all["completed"] == 12);
  CHECK(all["method"] == "latin_hypercube");
  REQUIRE_FALSE(all["targets"].empty());
  const Json& target = all["targets"][0];
  CHECK(target["over"]["low"] <= target["over"]["value"]);
  CHECK(target["over"]["high"] >= target["over"]["value"]);
  CHECK(contains(file("again", "members.csv"), ",ammonia,"));
}

TEST_CASE("members and seed from the command line, a scenario beneath") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  CHECK(ask("ensemble canal -q -m 3 --seed 5 --scenario clean --out e", folder.path()).code == 0);
  const Json all = Json::parse(content(folder.path() / "e/ensemble.json"));
  CHECK(all["members"] == 3);
  CHECK(all["seed"] == 5);
  CHECK(all["scenario"] == "clean");
}

TEST_CASE("two ensembles of the same draws beside each other") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  const Answer answer = ask("ensemble canal -m 8 --scenario clean --against base", folder.path());
  CHECK(answer.code == 0);
  for (const char* part :
       {"What changes against the case as it is:", "Points (95 %)", "Peak better / worse",
        "pairs: 8 of 8 members completed in both, with the same draws",
        "out/canal/clean-ensemble/: against-base.csv", "out/canal/base-ensemble/"})
    CHECK(contains(answer.out, part));
  for (const char* part : {"clean: 8 of 8 members", "base: 8 of 8 members"})
    CHECK(contains(answer.err, part));
  // Each is what it is alone.
  const auto file = [&](const std::string& name) { return content(folder.path() / name); };
  CHECK(ask("ensemble canal -q -m 8 --out alone", folder.path()).code == 0);
  CHECK(file("alone/ensemble.json") == file("out/canal/base-ensemble/ensemble.json"));
  const std::string against = file("out/canal/clean-ensemble/against-base.csv");
  CHECK(contains(against, "limit,section,item,rule_set,limit_value,unit,base_over"));
  CHECK(ask("ensemble canal -q -m 8 --scenario clean --against base --out there", folder.path())
            .code == 0);
  CHECK(file("there/against-base.csv") == against);
  CHECK(file("there/against/ensemble.json") == file("alone/ensemble.json"));
  const Answer zh = ask("ensemble canal -q -m 3 --against clean --out z --lang zh", folder.path());
  for (const char* part : {"与clean相比的变化:", "配对: 3 个成员中 3 个"})
    CHECK(contains(zh.out, part));
}

TEST_CASE("members of another ensemble are not thrown away unasked; older comparisons go") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  CHECK(ask("ensemble canal -q -m 4 --scenario clean --against base --out e", folder.path()).code ==
        0);
  CHECK(std::filesystem::exists(folder.path() / "e/against-base.csv"));
  CHECK(ask("ensemble canal -q -m 4 --scenario clean --out e", folder.path()).code == 0);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "e/against-base.csv"));
  // What a stopped ensemble keeps.
  CHECK(ask("ensemble canal -q -m 4 --out kept", folder.path()).code == 0);
  write(folder.path() / "kept/ensemble.checkpoint", "no checkpoint");
  const Answer damaged = ask("ensemble canal -m 4 --out kept", folder.path());
  CHECK(damaged.code == 0);
  CHECK(contains(damaged.err, "the ensemble begins anew"));
}

TEST_CASE("fields of all members; members with other cells cannot be recorded") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  const Answer answer = ask("ensemble canal -m 3 --fields --out e", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "probability.csv  map.nc  fields.nc"));
  CHECK(listing(folder.path() / "e") ==
        "ensemble.json ensemble.nc fields.nc map.nc members.csv probability.csv report.html");

  write(canal / "uncertainty.toml",
        "[[uncertain]]\nname = \"cells\"\nkind = \"scale\"\ntable = \"reaches\"\n"
        "row = \"*\"\nfield = \"cell_length\"\ndistribution = \"uniform\"\nlow = 0.3\n"
        "high = 3\n");
  // An ensemble without them leaves none of an earlier one.
  CHECK(ask("ensemble canal -q -m 3 --out e", folder.path()).code == 0);
  CHECK(listing(folder.path() / "e") ==
        "ensemble.json ensemble.nc members.csv probability.csv report.html");
  const Answer refused = ask("ensemble canal -m 3 --fields", folder.path());
  CHECK(refused.code == 3);
  CHECK(contains(refused.err, "need the same cells and constituents"));
}

TEST_CASE("a member beside a scenario that sets what it draws is refused, and leaves no file") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  const std::string manning = "table = \"reaches\"\nrow = \"*\"\nfield = \"manning\"\n";
  write(canal / "uncertainty.toml", "[[uncertain]]\nname = \"n\"\nkind = \"set\"\n" + manning +
                                        "unit = \"s/m^(1/3)\"\ndistribution = \"uniform\"\n"
                                        "low = 0.02\nhigh = 0.03\n");
  write(canal / "scenarios/rough.toml",
        "[[edit]]\nname = \"rough\"\nkind = \"set\"\n" + manning + "value = \"0.04 s/m^(1/3)\"\n");
  const Answer answer = ask("ensemble canal -m 3 --scenario rough --write-member 2", folder.path());
  CHECK(answer.code == 2);
  CHECK(contains(answer.err, "which 'rough' changes too"));
  CHECK_FALSE(std::filesystem::exists(canal / "scenarios/member-2.toml"));
}

TEST_CASE("a member as a scenario, which has the state that the member has") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  const Answer written = ask("ensemble canal -m 5 --write-member 4", folder.path());
  CHECK(written.code == 0);
  CHECK(written.out ==
        "canal/scenarios/member-4.toml\nnext: biandan run canal --scenario member-4\n");
  CHECK(
      contains(content(canal / "scenarios/member-4.toml"), "title_en = \"member 4 of 5, seed 1\""));
  CHECK(ask("run canal -q --scenario member-4", folder.path()).code == 0);
  CHECK(ask("ensemble canal -q -m 5", folder.path()).code == 0);
  const Json run = Json::parse(content(folder.path() / "out/canal/member-4/warnings.json"));
  const std::string hash = run["run"]["state_hash"];
  CHECK(contains(content(folder.path() / "out/canal/base-ensemble/members.csv"),
                 "\n4,yes,no," + hash + ","));
  const auto refused = [&](const std::string& arguments, const std::string& message) {
    const Answer answer = ask("ensemble canal " + arguments, folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
  };
  refused("-m 5 --write-member 4", "'canal/scenarios/member-4.toml' is there already");
  refused("-m 5 --write-member 6", "'--write-member 6'; the ensemble has 5");
  refused("--write-member 0", "'--write-member 0'; expected a whole number from 1");
  CHECK(contains(ask("ensemble canal -m 5 --scenario clean --write-member 2", folder.path()).out,
                 "--scenario clean+member-2"));
}

TEST_CASE("an ensemble against itself, and against a scenario that is not there") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  const auto refused = [&](const std::string& arguments, const std::string& message) {
    const Answer answer = ask("ensemble canal " + arguments, folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
  };
  refused("--against base", "'--against' names the scenario itself");
  refused("--scenario clean --against clean", "'--against' names the scenario itself");
  refused("--against claen", "no scenario 'claen'");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("in Chinese") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "uncertainty.toml", ammonia);
  const Answer answer = ask("ensemble canal -q -m 3 --lang zh", folder.path());
  CHECK(answer.code == 0);
  for (const char* part : {"超标概率", "成员: 3 个中完成 3 个"}) CHECK(contains(answer.out, part));
}

TEST_CASE("what cannot be drawn is refused with its place before anything runs") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  const auto refused = [&](const std::string& text, const std::string& message) {
    CAPTURE(message);
    write(canal / "uncertainty.toml", text);
    const Answer answer = ask("ensemble canal", folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
    CHECK(answer.out.empty());
  };
  const auto with = [](const std::string& keys) {
    return "[[uncertain]]\nname = \"x\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"*\"\n"
           "field = \"NH3-N\"\n" +
           keys;
  };
  refused("", "no uncertain input; expected one table [[uncertain]] at least");
  refused("[smpling]\n" + ammonia, "unknown key 'smpling' of uncertainty.toml");
  refused("[sampling]\nmembers = 0\n" + ammonia, "members");
  refused("[sampling]\nmethod = \"sobl\"\n" + ammonia, "sobl");
  refused(with("distribution = \"uniform\"\nlow = 1\n"), "no 'high' in an input of kind 'scale'");
  refused(with("distribution = \"uniform\"\nlow = 2\nhigh = 1\n"), "'high' is not above 'low'");
  refused(with("distribution = \"uniform\"\nlow = -1\nhigh = 1\n"), "a factor that may be below 0");
  refused(with("distribution = \"normal\"\nmean = 1\ndeviation = 0.1\n"),
          "a factor that may be below 0");
  refused(with("distribution = \"normal\"\nmean = 1\ndeviation = 0\nlow = 0\n"), "deviation");
  refused(with("distribution = \"normal\"\nmean = 1\ndeviation = 0.1\nlow = 90\nhigh = 99\n"),
          "next to nothing of the distribution lies between");
  refused(with("distribution = \"triangular\"\nlow = 0\nmode = 3\nhigh = 1\n"),
          "'mode' is not between 'low' and 'high'");
  refused(with("distribution = \"lognormal\"\nmedian = 1\ndeviation = 0.2\nmean = 1\n"),
          "'mean' has no meaning in an input of kind 'scale' that is 'lognormal'");
  refused(with("distribution = \"choice\"\n"), "no 'choices' in a distribution");
  refused(with("distribution = \"choice\"\nchoices = [1, -2]\n"), "'-2' is no factor");
  refused(with("distribution = \"choice\"\nchoices = [1, 2]\nweights = [1]\n"),
          "1 weights for 2 choices");
  refused(with("distribution = \"choice\"\nchoices = [1, 2]\nweights = [0, 0]\n"),
          "all weights are 0");
  refused(with("distribution = \"uniform\"\nlow = 0\nhigh = 1\nchoices = [1]\n"),
          "'choices' has no meaning");
  const auto noisy = [](const std::string& keys) {
    return "[[uncertain]]\nname = \"n\"\nkind = \"noise_series\"\n" + keys;
  };
  refused(noisy("series = \"west:level\"\ndeviation = 0.2\n"),
          "no 'memory' in an input of kind 'noise_series'");
  refused(noisy("series = \"west:level\"\ndeviation = 4\nmemory = \"1 h\"\n"), "deviation is 4");
  refused(noisy("series = \"west:level\"\ndeviation = 0.2\nmemory = \"1 h\"\n"
                "distribution = \"uniform\"\n"),
          "'distribution' has no meaning in an input of kind 'noise_series'");
  refused(noisy("series = \"west:level\"\ndeviation = 0.2\nmemory = \"1 h\"\nchoices = [1]\n"),
          "'choices' has no meaning in an input of kind 'noise_series'");
  refused(noisy("series = \"nobody:level\"\ndeviation = 0.2\nmemory = \"1 h\"\n"),
          "series 'nobody:level' is used nowhere in the case");
  refused(with(""), "no 'distribution' in an input of kind 'scale'");
  const auto years = [](const std::string& keys) {
    return "[[uncertain]]\nname = \"y\"\nkind = \"year_of_series\"\nseries = \"west:level\"\n" +
           keys;
  };
  refused(years("distribution = \"choice\"\nchoices = [1991.5]\n"), "'1991.5' is no year");
  refused(years("distribution = \"uniform\"\nlow = 1990\nhigh = 2000\n"),
          "a year is drawn from choices");
  refused(ammonia + ammonia, "two uncertain inputs 'ammonia'");
  refused(
      "[[uncertain]]\nname = \"x\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"nobody\"\n"
      "field = \"NH3-N\"\ndistribution = \"uniform\"\nlow = 0\nhigh = 1\n",
      "uncertainty.toml:5:7: no row 'nobody'");
  refused(ammonia + "[[correlation]]\nbetween = [\"ammonia\", \"amonia\"]\nvalue = 0.5\n",
          "no uncertain input 'amonia'");
  refused(ammonia + "[[correlation]]\nbetween = [\"ammonia\", \"ammonia\"]\nvalue = 0.5\n",
          "an input correlated with itself");
  refused(ammonia + "[[correlation]]\nbetween = [\"ammonia\"]\nvalue = 0.5\n",
          "1 names in a correlation");
  refused(ammonia + with("distribution = \"uniform\"\nlow = 0\nhigh = 1\n") +
              "[[correlation]]\nbetween = [\"ammonia\", \"x\"]\nvalue = 1\n",
          "two inputs that are one and the same");
  const auto named = [&](const std::string& name) {
    return "[[uncertain]]\nname = \"" + name +
           "\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"*\"\nfield = \"NH3-N\"\n"
           "distribution = \"uniform\"\nlow = 0\nhigh = 1\n";
  };
  const auto pair = [](const std::string& a, const std::string& b, const std::string& value) {
    return "[[correlation]]\nbetween = [\"" + a + "\", \"" + b + "\"]\nvalue = " + value + "\n";
  };
  const std::string three = named("a") + named("b") + named("c");
  refused(three + pair("a", "b", "0.9") + pair("b", "c", "0.9") + pair("a", "c", "-0.9"),
          "not positive definite");
  refused(three + pair("a", "b", "0.1") + pair("b", "a", "0.2"),
          "a correlation of these two is given already");
  // Every choice is looked at, not only that of the middle member.
  const std::string set =
      "[[uncertain]]\nname = \"s\"\nkind = \"set\"\ntable = \"reaches\"\nrow = \"*\"\n"
      "field = \"manning\"\ndistribution = \"choice\"\n";
  refused(set + "choices = [\"abc\", \"0.03 s/m^(1/3)\", \"0.04 s/m^(1/3)\"]\n", "'abc'");
  refused(set + "unit = \"s/m^(1/3)\"\nchoices = [0.03, 0.04]\n", "'unit' has no meaning");
  refused(set + "choices = []\n", "an empty list for 'choices'");
  refused(set + "choices = [\"0.03 s/m^(1/3)\", \"0.04 s/m^(1/3)\"]\nweights = [1e308, 1e308]\n",
          "weights too large to add");
  refused(
      "[[uncertain]]\nname = \"t\"\nkind = \"set\"\ntable = \"sections\"\nrow = \"*\"\n"
      "field = \"target_class\"\ndistribution = \"choice\"\nchoices = [2, 3]\n",
      "[sections] as an uncertain input");
  const std::string one =
      "[[uncertain]]\nname = \"u\"\nkind = \"set\"\ntable = \"reaches\"\n"
      "row = \"*\"\nfield = \"manning\"\nunit = \"s/m^(1/3)\"\n"
      "distribution = \"uniform\"\nlow = 0.02\nhigh = 0.03\n";
  std::string other = one;
  other.replace(other.find("\"u\""), 3, "\"v\"");
  refused(one + other, "'v' sets what 'u' sets");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("a case without any limit has no probabilities") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  // The substance by another name, for which no standard has a limit.
  for (const char* name : {"case.toml", "boundaries.csv", "initial.csv", "loads.csv"}) {
    if (!std::filesystem::exists(canal / name)) continue;
    std::string text = content(canal / name);
    for (std::size_t at = 0; (at = text.find("NH3-N", at)) != std::string::npos;)
      text.replace(at, 5, "dye");
    write(canal / name, text);
  }
  write(canal / "uncertainty.toml",
        "[[uncertain]]\nname = \"dye\"\nkind = \"scale\"\ntable = \"boundaries\"\nrow = \"*\"\n"
        "field = \"dye\"\ndistribution = \"uniform\"\nlow = 0.9\nhigh = 1.1\n");
  const Answer refused = ask("ensemble canal -m 3", folder.path());
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "no section has one for what the case carries"));
  CHECK(contains(ask("ensemble canal -m 3 --lang zh", folder.path()).err, "均无限值"));
}

TEST_CASE("a case without uncertainty, and numbers of members that cannot be") {
  const Folder folder;
  folder.canal();
  const auto refused = [&](const std::string& arguments, const std::string& message) {
    const Answer answer = ask("ensemble canal " + arguments, folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
  };
  refused("", "the case says nothing of what is uncertain");
  refused("-m 0", "'--members 0'; expected a whole number from 2 to 1000000");
  refused("-m 1000000000", "expected a whole number from 2 to 1000000");
  refused("--seed x", "'--seed x'; expected a whole number");
}
