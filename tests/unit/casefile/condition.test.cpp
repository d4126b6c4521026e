// Conditions of rules: every form, how they are joined, and what they mean inside.
#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "model/casefile/condition_words.hpp"
#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using network::Comparison;
using network::Condition;
using Kind = Condition::Term::Kind;
using Operator = Comparison::Operator;
using Quantity = Comparison::Quantity;

namespace {

Case case_with(const std::string& rules) {
  const casefile::CaseFolder folder;
  folder.copy_base();
  folder.write("rules.csv", rules);
  folder.write("sections.csv", "name,place\n大桥,R2:500\nBig Bridge (north),R1:250\n");
  folder.write("limits.csv", "section,rule_set,item,limit [mg/L]\n");
  folder.write("case.toml",
               "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[[constituent]]\n"
               "name = \"salt\"\n[weather]\nrain = \"3 mm/h\"\n[[item]]\nname = \"Chl-a\"\n"
               "unit = \"ug/L\"\noffset = -1\nsum = { salt = 20 }\n");
  return casefile::read_case(folder.path());
}

Condition condition_of(const std::string& text) {
  return case_with("name,structure,when,setting\nr,G1,\"" + text + "\",0\n")
      .network.rules.front()
      .when;
}

Comparison comparison_of(const std::string& text) {
  const Condition condition = condition_of(text);
  REQUIRE(condition.terms.size() == 1);
  REQUIRE(condition.terms[0].kind == Kind::comparison);
  return condition.terms[0].comparison;
}

/// A condition of times in postfix form: `1 2 and2` for `time > 1 s and time > 2 s`.
std::string shape_of(const std::string& text) {
  std::string shape;
  for (const Condition::Term& term : condition_of(text).terms) {
    if (!shape.empty()) shape += " ";
    const std::string count = std::to_string(term.count);
    if (term.kind == Kind::comparison)
      shape += std::to_string(static_cast<int>(term.comparison.threshold));
    if (term.kind == Kind::all_of) shape += "and" + count;
    if (term.kind == Kind::any_of) shape += "or" + count;
    if (term.kind == Kind::negation) shape += "not";
  }
  return shape;
}

}  // namespace

TEST_CASE("levels, depths and discharges") {
  const Comparison level = comparison_of("level at J2 > 4.3 m");
  CHECK(level.quantity == Quantity::level);
  CHECK(level.place.node.value == 1);
  CHECK(level.op == Operator::greater);
  CHECK(level.threshold == 4.3);

  const Comparison difference = comparison_of("level at R1:500 - level at P1 <= 20 cm");
  CHECK(difference.quantity == Quantity::level_difference);
  CHECK(difference.place.chainage == 500.0);
  CHECK(difference.other.node.value == 4);
  CHECK(difference.threshold == 0.2);

  const Comparison depth = comparison_of("depth at P1 < 50 cm");
  CHECK(depth.quantity == Quantity::depth);
  CHECK(depth.place.node.value == 4);
  CHECK(depth.threshold == 0.5);

  const Comparison discharge = comparison_of("discharge at R2:0 >= -2 m3/s");
  CHECK(discharge.quantity == Quantity::discharge);
  CHECK(discharge.place.reach.value == 1);
  CHECK(discharge.threshold == -2.0);
}

TEST_CASE("what structures do") {
  const Comparison discharge = comparison_of("discharge of PU1 > 1800 m3/h");
  CHECK(discharge.quantity == Quantity::structure_discharge);
  CHECK(discharge.structure.value == 2);
  CHECK(discharge.threshold == 0.5);
  const Comparison setting = comparison_of("setting of G1 < 50 %");
  CHECK(setting.quantity == Quantity::setting);
  CHECK(setting.structure.value == 1);
  CHECK(setting.threshold == 0.5);
}

TEST_CASE("concentrations at places and sections") {
  const Comparison ammonia = comparison_of("NH3-N at 大桥 > 1.5 mg/L");
  CHECK(ammonia.quantity == Quantity::concentration);
  CHECK(ammonia.constituent == 4);
  CHECK(ammonia.place.reach.value == 1);
  CHECK(ammonia.place.chainage == 500.0);
  const Comparison salt = comparison_of("salt at Big Bridge (north) < 200 ug/L");
  CHECK(salt.constituent == 6);
  CHECK(salt.place.chainage == 250.0);
  CHECK(salt.threshold == 0.2);
  CHECK(comparison_of("DO at J2 < 2 mg/L").place.node.value == 1);
  CHECK(comparison_of("level at 大桥 - level at Big Bridge (north) > 0 m").other.chainage == 250.0);
}

TEST_CASE("composed items, in the unit of the item; they may be below 0") {
  const Comparison algae = comparison_of("Chl-a at 大桥 > 0.03 mg/L");
  CHECK(algae.quantity == Quantity::composed_item);
  CHECK(algae.constituent == 0);
  CHECK(algae.threshold == doctest::Approx(30.0));
  CHECK(comparison_of("Chl-a at J2 < -0.5 ug/L").threshold == doctest::Approx(-0.5));
}

TEST_CASE("rain now, fallen and to come") {
  const Comparison now = comparison_of("rain > 36 mm/h");
  CHECK(now.quantity == Quantity::rain);
  CHECK(now.threshold == doctest::Approx(1e-5).epsilon(1e-15));
  const Comparison fallen = comparison_of("rain last 6 h > 20 mm");
  CHECK(fallen.quantity == Quantity::rain_before);
  CHECK(fallen.span == 6 * 3600.0);
  CHECK(fallen.threshold == 0.02);
  const Comparison coming = comparison_of("rain next 0.5 d >= 3 cm");
  CHECK(coming.quantity == Quantity::rain_ahead);
  CHECK(coming.span == 12 * 3600.0);
  CHECK(coming.threshold == 0.03);
  const Case problem = case_with("name,structure,when,setting\nr,G1,rain > 1 mm/h,0\n");
  CHECK(problem.forcing.weather.rain.at(0.0) == doctest::Approx(3e-3 / 3600.0).epsilon(1e-15));
}

TEST_CASE("hours, days and dates") {
  CHECK(comparison_of("hour >= 22").threshold == 22.0);
  CHECK(comparison_of("hour < 6:30").threshold == 6.5);
  CHECK(comparison_of("time > 1.5 d").quantity == Quantity::elapsed);
  CHECK(comparison_of("time > 1.5 d").threshold == 1.5 * 86400.0);
  for (const char* day : {"6", "Sat", "saturday", "周六", "星期六"}) {
    const Comparison weekday = comparison_of(std::string("weekday = ") + day);
    CHECK(weekday.quantity == Quantity::weekday);
    CHECK(weekday.op == Operator::equal);
    CHECK(weekday.threshold == 6.0);
  }
  CHECK(comparison_of("weekday != 星期天").threshold == 7.0);
  const Comparison yearly = comparison_of("date >= 06-15");
  CHECK(yearly.quantity == Quantity::month_day);
  CHECK(yearly.threshold == 615.0);
  CHECK(comparison_of("date = 02-29").threshold == 229.0);
  const Comparison once = comparison_of("date <= 2021/6/15");
  CHECK(once.quantity == Quantity::date);
  CHECK(once.threshold == 18793.0);
}

TEST_CASE("and binds before or, not before both; brackets before all") {
  const auto t = [](int n) { return "time > " + std::to_string(n) + " s"; };
  CHECK(shape_of(t(1) + " and " + t(2) + " and " + t(3)) == "1 2 3 and3");
  CHECK(shape_of(t(1) + " or " + t(2) + " and " + t(3)) == "1 2 3 and2 or2");
  CHECK(shape_of(t(1) + " and " + t(2) + " or " + t(3)) == "1 2 and2 3 or2");
  CHECK(shape_of("(" + t(1) + " or " + t(2) + ") and " + t(3)) == "1 2 or2 3 and2");
  CHECK(shape_of("not " + t(2) + " and " + t(1)) == "2 not 1 and2");
  CHECK(shape_of("not(" + t(1) + " and " + t(2) + ")") == "1 2 and2 not");
  CHECK(shape_of("not not " + t(1)) == "1");
  CHECK(shape_of("((" + t(1) + "))") == "1");
  CHECK(shape_of(t(1) + " and (" + t(2) + " or not (" + t(3) + " or " + t(4) + "))") ==
        "1 2 3 4 or2 not or2 and2");
}

TEST_CASE("small and large letters, no blanks around signs, Chinese signs") {
  CHECK(shape_of("TIME>1 s AND NOT Time≤2 s") == "1 2 not and2");
  CHECK(shape_of("（time ＞ 1 s or time ≥ 2 s） and time＜3 s") == "1 2 or2 3 and2");
  CHECK(comparison_of("NH3-N at J2 > 1 mg/(L)").threshold == 1.0);
}

TEST_CASE("words of a condition, brackets inside them, and where they stand") {
  const auto words = casefile::condition_words("not(salt at 大桥（北）>=3 mg/(m3))");
  std::string texts;
  for (const auto& word : words) texts += word.text + "|";
  CHECK(texts == "not|(|salt|at|大桥（北）|>=|3|mg/(m3)|)|");
  CHECK(words[5].begin == 27);
}

TEST_CASE("an opening is a share of the height; times are in seconds") {
  const Case problem = case_with(
      "name,structure,when,opening [m],travel [min],delay [h],hold [d]\n"
      "r,G1,hour >= 22,0.75,10,2,1\n");
  const network::Rule& rule = problem.network.rules.front();
  CHECK(rule.setting == 0.25);
  CHECK(rule.travel == 600.0);
  CHECK(rule.delay == 7200.0);
  CHECK(rule.hold == 86400.0);
}

TEST_CASE("rules that may act in turn are accepted") {
  const std::string head = "name,structure,when,until,setting,delay [min],hold [min],priority\n";
  for (const char* rows : {"a,G1,hour > 5,,0,0,0,2\nb,G1,hour > 5,hour < 2,1,0,0,1\n",
                           "a,G1,hour > 5,,0,30,0,2\nb,G1,hour > 5,,1,0,0,1\n",
                           "a,G1,hour > 5,,0,0,0,2\nb,G1,hour > 5,,1,0,60,1\n",
                           "a,G1,hour > 5,,0,0,0,2\nb,G1,hour >= 5,,1,0,0,1\n",
                           "a,G1,hour > 5,,0,0,0,2\nb,PU1,hour > 5,,1,0,0,1\n"}) {
    CAPTURE(rows);
    CHECK(case_with(head + rows).network.rules.size() == 2);
  }
  for (const char* rows : {"a,G1,hour > 5,,0,0,0,2\nb,G1,not hour <= 5,,1,0,0,1\n",
                           "b,G1,hour > 5,,1,10,0,1\na,G1,hour > 5,,0,0,0,2\n",
                           "a,G1,hour > 5,hour < 2,0,0,60,2\nb,G1,hour > 5,,1,10,50,1\n"}) {
    CAPTURE(rows);
    CHECK_THROWS_AS(case_with(head + rows), base::CaseError);
  }
}
