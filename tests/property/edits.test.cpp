// Projects are edits on a case. Edits of different places may come in any order, in one scenario or
// in several: the river they make is the same, bit for bit.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/study/read_case.hpp"
#include "scenarios/study/single_run.hpp"
#include "tests/property/dice.hpp"
#include "tests/unit/casefile/case_folder.hpp"

namespace {

using namespace biandan;

std::string set(const std::string& table, const std::string& row, const std::string& field,
                const std::string& value) {
  return "kind = \"set\"\ntable = \"" + table + "\"\nrow = \"" + row + "\"\nfield = \"" + field +
         "\"\nvalue = \"" + value + "\"\n";
}
std::string scale(const std::string& table, const std::string& row, const std::string& field,
                  const std::string& factor) {
  return "kind = \"scale\"\ntable = \"" + table + "\"\nrow = \"" + row + "\"\nfield = \"" + field +
         "\"\nfactor = " + factor + "\n";
}
std::string add(const std::string& table, const std::string& values) {
  return "kind = \"add\"\ntable = \"" + table + "\"\nvalues = { " + values + " }\n";
}

/// Edits of different places of the case that all broken cases start from; no two add rows to one
/// table, whose order then is that of the scenarios.
const std::vector<std::string>& edits() {
  static const std::vector<std::string> all{
      scale("loads", "outfall", "discharge", "0.5"),
      scale("loads", "fields", "NH3-N [g/s]", "0.3"),
      set("gates", "G1", "sill", "1.2 m"),
      set("weirs", "W1", "crest", "3.2 m"),
      set("pumps", "PU1", "capacity", "1 m3/s"),
      set("reaches", "R2", "manning", "0.03 s/m^(1/3)"),
      set("storages", "P1", "level", "2.2 m"),
      set("rules", "shut", "until", "level at J2 < 3.1 m"),
      set("withdrawals", "intake", "discharge", "0.3 m3/s"),
      scale("boundaries", "west", "NH3-N", "0.8"),
      "kind = \"set\"\ntable = \"quality.parameters\"\nfield = \"nitrification_rate\"\nvalue = "
      "\"0.2 1/d\"\n",
      add("loads",
          "name = \"new\", place = \"R2:700\", discharge = \"0.1 m3/s\", \"NH3-N [mg/L]\" "
          "= \"4 mg/L\""),
      add("aerators", "name = \"A1\", place = \"R2:300\", sotr = \"20 kg/h\""),
      add("treatments", "name = \"T1\", structure = \"PU1\", \"NH3-N [-]\" = 0.5"),
      add("transfers",
          "name = \"led\", from = \"R2:900\", to = \"R3:200\", discharge = "
          "\"0.4 m3/s\", lowest = \"1 m\""),
      add("sewers",
          "name = \"drain\", outfall = \"R1:400\", bed = \"1.5 m\", area = \"300 m2\", "
          "crest = \"3.2 m\", width = \"2 m\""),
      add("storms",
          "name = \"P5\", begin = \"2021-06-15 06:00\", duration = \"60 min\", "
          "return_period = \"5 a\""),
      add("catchments", "name = \"town\", place = \"R2:400\", use = \"urban\", area = \"30 ha\""),
  };
  return all;
}

std::string scenario_of(const std::vector<std::size_t>& chosen) {
  std::string text = "title_en = \"Some\"\n";
  for (const std::size_t edit : chosen)
    text += "[[edit]]\nname = \"edit " + std::to_string(edit) + "\"\n" + edits()[edit];
  return text;
}

struct Found {
  std::string state;
  std::vector<std::string> changes;
  friend bool operator==(const Found&, const Found&) = default;
};

Found found(const casefile::CaseFolder& folder, const std::string& scenario) {
  const edit::Reading reading = study::read_case(folder.path(), scenario);
  Found result{study::run_single(reading.result).state_hash, {}};
  for (const edit::Change& change : reading.changes)
    result.changes.push_back(change.table + " " + change.row + " " + change.field + ": " +
                             change.before + " -> " + change.after);
  std::ranges::sort(result.changes);
  return result;
}

}  // namespace

TEST_CASE("edits of different places commute") {
  const bool holds = rc::check("any edits, in any order and any scenarios", [] {
    test::Dice dice(
        *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, test::Dice::faces)));
    std::vector<std::size_t> first, second;
    for (std::size_t edit = 0; edit < edits().size(); ++edit)
      if (const std::size_t to = dice.below(3); to < 2) (to == 0 ? first : second).push_back(edit);
    if (first.empty()) first.push_back(0);
    if (second.empty()) {
      second.push_back(first.back() + 1 < edits().size() ? first.back() + 1 : 0);
      std::erase(first, second.back());
    }
    std::vector<std::size_t> all = second;
    all.insert(all.end(), first.rbegin(), first.rend());
    const casefile::CaseFolder folder;
    folder.copy_base();
    folder.write("scenarios/a.toml", scenario_of(first));
    folder.write("scenarios/b.toml", scenario_of(second));
    folder.write("scenarios/all.toml", scenario_of(all));
    const Found one = found(folder, "a+b");
    RC_ASSERT(found(folder, "b+a") == one);
    RC_ASSERT(found(folder, "all") == one);
  });
  CHECK(holds);
}
