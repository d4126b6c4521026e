#include "scenarios/edit/write_scenario.hpp"

#include <doctest/doctest.h>

#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;

namespace {

edit::Scenario read(const casefile::CaseFolder& folder, const std::string& name) {
  casefile::Findings findings;
  auto scenario = edit::read_scenario(folder.path(), name, findings);
  findings.raise();
  REQUIRE(scenario);
  return std::move(*scenario);
}

}  // namespace

TEST_CASE("a scenario that is written and read is the same to the last bit") {
  const casefile::CaseFolder folder;
  folder.write("scenarios/one.toml",
               "title_zh = \"雨\"\ntitle_en = \"Rain \\\"10 a\\\" \\\\\"\ncost = 0.1\n"
               "[[edit]]\nname = \"a\"\nkind = \"replace_series\"\nseries = \"west:*\"\n"
               "with = \"east:*\"\n"
               "[[edit]]\nname = \"b\"\nkind = \"scale_series\"\nseries = \"west:q\"\n"
               "factor = 0.12345678901234567\nfrom = \"2021-06-15T08:00:00+08:00\"\n"
               "to = \"2021-06-16T08:00:00+08:00\"\n"
               "[[edit]]\nname = \"c\"\nkind = \"set\"\ntable = \"loads\"\nrow = \"*\"\n"
               "field = \"NH3-N\"\nvalue = \"0.3 g/s\"\n"
               "[[edit]]\nname = \"d\"\nkind = \"set\"\ntable = \"flow\"\nfield = \"theta\"\n"
               "value = 0.7\n"
               "[[edit]]\nname = \"e\"\nkind = \"scale\"\ntable = \"loads\"\ngroup = \"rural\"\n"
               "field = \"NH3-N\"\nfactor = 1e-7\n"
               "[[edit]]\nname = \"f\"\nkind = \"noise_series\"\nseries = \"west:q\"\n"
               "deviation = 0.3\nmemory = \"12 h\"\nseed = 1999999999\n"
               "[[edit]]\nname = \"g\"\nkind = \"year_of_series\"\nseries = \"west:q\"\n"
               "year = 1991\n");
  const edit::Scenario one = read(folder, "one");
  const std::string text = edit::scenario_text(one);
  folder.write("scenarios/two.toml", text);
  const edit::Scenario two = read(folder, "two");
  CHECK(edit::scenario_text(two) == text);
  CHECK(two.title_zh == one.title_zh);
  CHECK(two.title_en == "Rain \"10 a\" \\");
  CHECK(two.cost == one.cost);
  REQUIRE(two.edits.size() == 7);
  for (std::size_t i = 0; i < two.edits.size(); ++i) {
    CAPTURE(i);
    const edit::Edit &a = one.edits[i], &b = two.edits[i];
    CHECK(a.name == b.name);
    CHECK(a.kind == b.kind);
    CHECK(a.factor == b.factor);
    CHECK(a.series.has_value() == b.series.has_value());
    if (a.value != nullptr) CHECK(a.value->cell.text == b.value->cell.text);
  }
  CHECK(two.edits[1].from->text == one.edits[1].from->text);
  CHECK(two.edits[3].value->kind == casefile::TomlValue::Kind::number);
  REQUIRE(two.edits[5].noise);
  CHECK(two.edits[5].noise->memory == 43200.0);
  CHECK(two.edits[5].noise->deviation == 0.3);
  CHECK(two.edits[5].noise->seed == 1999999999u);
  CHECK(two.edits[6].year->text == "1991");
}
