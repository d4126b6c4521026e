// Inputs that ask for more than any computer has. Each ends in its exact message and exit code 2,
// within 2 GiB of address space and in bounded time; a large river that is meant still reads. The
// limits stand in model/base/limits.hpp. The inputs are written here: they are too large to keep.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <functional>
#include <string>

#include "tests/app/program.hpp"
#include "tests/faults/process.hpp"

using namespace biandan::testing;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t memory = std::size_t{2} << 30;
constexpr double longest = 60.0;  // [s], of a machine with other work

/// The case that all broken cases start from, to be spoilt.
class River {
 public:
  River() {
    fs::copy(fs::path(BIANDAN_SOURCE_DIR) / "tests/broken/base", folder_.path() / "case",
             fs::copy_options::recursive);
  }
  fs::path file(const std::string& name) const { return folder_.path() / "case" / name; }
  void put(const std::string& name, const std::string& text) const { write(file(name), text); }
  void add(const std::string& name, const std::string& text) const {
    put(name, content(file(name)) + text);
  }

  /// What `check` says on stderr, without the paths of the case. `code`: its exit code.
  std::string refused(int code = 2) const {
    const auto begun = std::chrono::steady_clock::now();
    Process check({"check", "case"}, folder_.path(), {.memory = memory});
    CHECK(check.wait() == code);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    CHECK(took.count() < longest);
    std::string said = check.err();
    for (auto at = said.find("case/"); at != said.npos; at = said.find("case/", at))
      said.erase(at, 5);
    return said;
  }

 private:
  Folder folder_;
};

/// So many texts, one behind the other.
std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string lines(std::size_t count, const std::function<std::string(std::size_t)>& line) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += line(i) + "\n";
  return all;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n') + 1);
}
std::string last_line(const std::string& text) {
  const auto before = text.rfind('\n', text.size() - 2);
  return text.substr(before + 1);
}

}  // namespace

TEST_CASE("files and lines that are too long") {
  const River river;
  const std::string loads = content(river.file("loads.csv"));
  fs::resize_file(river.file("loads.csv"), std::size_t{1} << 30);
  CHECK(river.refused() ==
        "loads.csv: file of more than 268435456 bytes; expected at most 268435456 bytes\n"
        "1 mistake\n");
  river.put("loads.csv", loads + std::string(std::size_t{200} << 20, 'x') + "\n");
  CHECK(river.refused() ==
        "loads.csv:4: line of 209715200 bytes; expected at most 1048576\n1 mistake\n");
  river.put("loads.csv", loads);
  river.add("case.toml", repeated(300'000, "# nothing to say\n"));
  CHECK(river.refused() ==
        "case.toml: file of 5100488 bytes; expected at most 4194304 of settings\n1 mistake\n");
}

TEST_CASE("what is no plain file is not waited for") {
  const River river;
  const std::string wanted = "expected a text file\n";
  for (const std::string name :
       {"loads.csv", "case.toml", "series/west.csv", "scenarios/storm.toml"}) {
    CAPTURE(name);
    const std::string text = content(river.file(name));
    const auto said = [&](const std::string& what) {
      if (!name.starts_with("scenarios")) CHECK(first_line(river.refused()) == name + ": " + what);
      fs::remove_all(river.file(name));
    };
    fs::remove(river.file(name));
    fs::create_symlink("/dev/zero", river.file(name));
    said("is a pipe, a device or a socket; " + wanted);
    REQUIRE(mkfifo(river.file(name).c_str(), 0600) == 0);
    said("is a pipe, a device or a socket; " + wanted);
    fs::create_directory(river.file(name));
    said("is a folder; " + wanted);
    river.put(name, text);
  }
}

TEST_CASE("tables and series that are too long") {
  const River river;
  const std::string junctions = content(river.file("junctions.csv"));
  river.add("junctions.csv",
            lines(10'000'000, [](std::size_t i) { return "n" + std::to_string(i) + ",,,,3,"; }));
  CHECK(river.refused() ==
        "junctions.csv:500002: table of more than 3000000 cells; expected at most 3000000 cells\n"
        "  n499996,,,,3,\n"
        "1 mistake\n");
  river.put("junctions.csv", "name,level [m]\n" + lines(10'000'000, [](std::size_t i) {
                               return "n" + std::to_string(i) + ",3";
                             }));
  CHECK(river.refused() ==
        "junctions.csv:1000002: table of more than 1000000 rows; expected at most 1000000 rows\n"
        "  n1000000,3\n"
        "1 mistake\n");
  river.put("junctions.csv", junctions);

  const std::string reaches = content(river.file("reaches.csv"));
  river.add("reaches.csv", lines(900'000, [](std::size_t i) {
              return "r" + std::to_string(i) + ",J1,J2,1000,100,0.025,0.5,0.4,20,2,measured";
            }));
  CHECK(river.refused() ==
        "reaches.csv:272729: table of more than 3000000 cells; expected at most 3000000 cells\n"
        "  r272724,J1,J2,1000,100,0.025,0.5,0.4,20,2,measured\n"
        "1 mistake\n");
  river.put("reaches.csv", reaches);

  const std::string west = content(river.file("series/west.csv"));
  river.put("series/west.csv", "time [s],discharge [m3/s]\n" + lines(21'000'000, [](std::size_t i) {
                                 return std::to_string(i) + ",1";
                               }));
  CHECK(first_line(river.refused()) ==
        "series/west.csv:20000002: series of more than 20000000 rows; expected at most 20000000 "
        "rows\n");
  // A hundred million rows are more than a file may hold.
  river.put("series/west.csv", "time [s],discharge [m3/s]\n" + repeated(100'000'000, "1,1\n"));
  CHECK(first_line(river.refused()) ==
        "series/west.csv: file of more than 268435456 bytes; expected at most 268435456 bytes\n");
  river.put("series/west.csv", west);

  river.put("loads.csv", repeated(2000, "a,") + "b\n");
  CHECK(first_line(river.refused()) ==
        "loads.csv:1:2001: more than 1000 cells; expected at most 1000 cells in a row\n");
}

TEST_CASE("what is nested deeper than a stack") {
  const River river;
  const std::string settings = content(river.file("case.toml"));
  const std::size_t deep = 100'000;
  const auto toml = [&](const std::string& text) {
    river.put("case.toml", text);
    return first_line(river.refused());
  };
  CHECK(toml("x = " + repeated(deep, "[") + repeated(deep, "]") + "\n") ==
        "case.toml:1:55: brackets nested too deeply; expected 50 levels or less\n");
  CHECK(toml("x = " + repeated(deep, "{ a = ") + "1" + repeated(deep, "}") + "\n") ==
        "case.toml:1:305: brackets nested too deeply; expected 50 levels or less\n");
  CHECK(toml(repeated(deep, "a.") + "a = 1\n") ==
        "case.toml:1:40: a key of too many parts; expected 20 parts or less\n");
  CHECK(toml("[" + repeated(deep, "a.") + "a]\n") ==
        "case.toml:1:41: a key of too many parts; expected 20 parts or less\n");

  const auto rate = [&](const std::string& text) {
    return toml(settings + "[[process]]\nname = \"p\"\nstoichiometry = { salt = 1 }\nrate = \"" +
                text + "\"\n");
  };
  CHECK(rate(repeated(deep, "(") + "salt" + repeated(deep, ")")) ==
        "case.toml:38:109: nested too deeply; expected 100 levels or less\n");
  CHECK(rate(lines(1, [](std::size_t) { return "1 1/d * salt"; }).substr(0, 12) +
             repeated(90'000, " + 2 1/d * salt")) ==
        "case.toml:38: line of 1350021 bytes; expected at most 1048576\n");
  river.put("case.toml", settings);

  const std::string rules = content(river.file("rules.csv"));
  const auto condition = [&](const std::string& text) {
    river.put("rules.csv", rules + "deep,G1,\"" + text + "\",,0,1,\n");
    return first_line(river.refused());
  };
  CHECK(condition(repeated(deep, "(") + "time > 1 h" + repeated(deep, ")")) ==
        "rules.csv:4:60: brackets nested too deeply; expected 50 levels or less\n");
  CHECK(condition("time > 1 h" + repeated(1'000'000, "\n or time > 2 h")) ==
        "rules.csv:4:10: the condition is too long; expected 1000 comparisons and words that join "
        "them or less\n");
  CHECK(condition(repeated(500'000, "a(")).starts_with("rules.csv:4:10: 'a(a("));
  river.put("rules.csv", rules + lines(10'000, [](std::size_t i) {
                           return "r" + std::to_string(i) + ",G1,time > 1 h,,0,1,";
                         }));
  CHECK(first_line(river.refused()) == "rules.csv:10002:1: 10002 rules; expected at most 10000\n");
}

TEST_CASE("a million mistakes are counted, not listed") {
  const River river;
  const std::string loads = content(river.file("loads.csv"));
  river.put("loads.csv", first_line(loads) + lines(333'000, [](std::size_t i) {
                           return "d" + std::to_string(i) + ",,river,Q" + std::to_string(i) +
                                  ",,x,1,,guessed";
                         }));
  const std::string said = river.refused();
  CHECK(last_line(said) == "999000 mistakes\n");
  CHECK(said.find("loads.csv: 998950 more mistakes, not listed\n") != said.npos);
  CHECK(said.size() < 20'000);
  river.put("loads.csv", loads);

  for (int i = 0; i < 3000; ++i) river.put("unknown" + std::to_string(i) + ".csv", "a\n");
  const std::string files = river.refused();
  CHECK(files.find("2900 more mistakes in other files, not listed\n3000 mistakes\n") != files.npos);
}

TEST_CASE("grids, states and runs that are too large") {
  const River river;
  const std::string settings = content(river.file("case.toml"));
  const auto with = [&](const std::string& before, const std::string& after) {
    std::string text = settings;
    text.replace(text.find(before), before.size(), after);
    river.put("case.toml", text);
    return first_line(river.refused());
  };
  CHECK(with("step = \"300 s\"", "step = \"0.000001 s\"") ==
        "case.toml:9:8: step of 0.000001 s makes 172800000000 steps; expected 1000000000 steps of "
        "a run at most\n");
  CHECK(with("start = 2021-06-15T00:00:00+08:00", "start = 99999-06-15T00:00:00+08:00")
            .starts_with("case.toml:4:"));

  std::string constituents = settings;
  for (int i = 0; i < 100; ++i)
    constituents += "[[constituent]]\nname = \"c" + std::to_string(i) + "\"\n";
  river.put("case.toml", constituents);
  river.put("reaches.csv", first_line(content(river.file("reaches.csv"))) +
                               "R1,J1,J2,1000,0.002,0.025,0.5,0.4,20,2,measured\n"
                               "R2,J2,J3,1000,100,0.025,0.4,0.3,20,2,measured\n"
                               "R3,J2,J4,800,100,0.03,0.4,0.3,20,2,assumed\n");
  CHECK(
      river.refused().starts_with("case.toml: 107 constituents in 500023 cells are 53502461 "
                                  "values; expected 50000000 values of a case at most\n"));
}

TEST_CASE("a river of a hundred thousand reaches is read") {
  const River river;
  constexpr std::size_t count = 100'000;
  const auto name = [](std::size_t i) { return "n" + std::to_string(i); };
  for (const auto& entry : fs::directory_iterator(river.file("")))
    if (entry.path().extension() == ".csv") fs::remove(entry.path());
  river.put("case.toml",
            "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"1 d\"\n"
            "[quality]\nkinetics = \"lumped\"\ntemperature = \"20 degC\"\n");
  // From the mouth up, which makes one long chain of the parts of the network.
  river.put("junctions.csv", "name,level [m],provenance\n" + lines(count + 1, [&](std::size_t i) {
                               return name(count - i) + ",3,assumed";
                             }));
  river.put("reaches.csv",
            "name,from,to,length [m],cell_length [m],manning [s/m^(1/3)],bed_from [m],bed_to [m],"
            "bottom_width [m],side_slope [-],provenance\n" +
                lines(count, [&](std::size_t i) {
                  const std::size_t at = count - i - 1;
                  return "R" + std::to_string(at) + "," + name(at) + "," + name(at + 1) +
                         ",200,100,0.025,0,0,20,2,assumed";
                }));
  river.put("loads.csv", "name,group,place,discharge [m3/s],NH3-N [mg/L],provenance\n" +
                             lines(count, [&](std::size_t i) {
                               return "d" + std::to_string(i) + ",outfall,R" + std::to_string(i) +
                                      ":50,0.001,5,assumed";
                             }));
  river.put("reach_parameters.csv", "reach,parameter,value\n" + lines(count, [](std::size_t i) {
                                      return "R" + std::to_string(i) +
                                             ",nitrification_rate,0.1 1/d";
                                    }));
  river.put("boundaries.csv",
            "name,node,kind,level [m],discharge [m3/s],provenance\n"
            "up,n0,discharge,,5,assumed\ndown,n100000,stage,3,,assumed\n");
  CHECK(river.refused(0) == "");
}
