// Classes, limits, exceedance multiple and pollution intensity.
#include "model/standard/assess.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace biandan::standard;
using doctest::Approx;

namespace {

WaterClass class_of(const char* code, double value) {
  return biandan::standard::class_of(*find_item(code), value);
}

std::vector<std::string> codes(const std::vector<const Item*>& items) {
  std::vector<std::string> names;
  for (const Item* item : items) names.push_back(item->code);
  return names;
}

ItemValue value_of(const char* code, double value) {
  return {find_item(code), value};
}

Section section(int target_class = 3) {
  Section made;
  made.target_class = target_class;
  return made;
}

}  // namespace

TEST_CASE("a limit is inclusive for every item and class, the next value is a class worse") {
  for (const Item& item : gb3838_2002()) {
    CAPTURE(item.code);
    for (std::size_t k = 0; k < 5; ++k) {
      // Equal limits of neighbouring classes belong to the better one.
      std::size_t best = k;
      while (best > 0 && item.limit[best - 1] == item.limit[k]) --best;
      std::size_t next = k;
      while (next < 5 && item.limit[next] == item.limit[k]) ++next;
      const double worse = item.limit[k] * (item.sense == Sense::minimum ? 0.999 : 1.001);
      CHECK(static_cast<std::size_t>(biandan::standard::class_of(item, item.limit[k])) == best + 1);
      CHECK(static_cast<std::size_t>(biandan::standard::class_of(item, worse)) == next + 1);
    }
  }
}

TEST_CASE("dissolved oxygen is a lower limit") {
  CHECK(class_of("DO", 9.0) == WaterClass::I);
  CHECK(class_of("DO", 7.5) == WaterClass::I);
  CHECK(class_of("DO", 7.49) == WaterClass::II);
  CHECK(class_of("DO", 5.0) == WaterClass::III);
  CHECK(class_of("DO", 4.99) == WaterClass::IV);
  CHECK(class_of("DO", 2.0) == WaterClass::V);
  CHECK(class_of("DO", 0.0) == WaterClass::worse);
}

TEST_CASE("pH is a range without classes between") {
  CHECK(class_of("pH", 6.0) == WaterClass::I);
  CHECK(class_of("pH", 9.0) == WaterClass::I);
  CHECK(class_of("pH", 5.9) == WaterClass::worse);
  CHECK(class_of("pH", 9.1) == WaterClass::worse);
}

TEST_CASE("the last digits of a computed value do not change the class") {
  CHECK(class_of("NH3-N", 1.0 + 1e-12) == WaterClass::III);
  CHECK(class_of("NH3-N", 1.0 + 1e-6) == WaterClass::IV);
  CHECK(class_of("DO", 5.0 - 1e-12) == WaterClass::III);
  CHECK_FALSE(exceeds({1.0, Sense::maximum, ""}, 1.0 + 1e-12));
  CHECK(exceeds({1.0, Sense::maximum, ""}, 1.0 + 1e-6));
  CHECK(exceeds({5.0, Sense::minimum, ""}, 5.0 - 1e-6));
}

TEST_CASE("the worst item gives the class, and the class names what it rests on") {
  const std::vector<ItemValue> values{value_of("DO", 6.5), value_of("NH3-N", 1.43),
                                      value_of("TP", 0.19), value_of("COD", 15.1)};
  const auto result = single_factor(values);
  REQUIRE(result);
  CHECK(result->water_class == WaterClass::IV);
  CHECK(codes(result->determining) == std::vector<std::string>{"NH3-N"});
  CHECK(codes(result->items) == std::vector<std::string>{"DO", "NH3-N", "TP", "COD"});
}

TEST_CASE("items that tie in the worst class are ranked by how far they miss class III") {
  const std::vector<ItemValue> values{value_of("COD", 24.0), value_of("NH3-N", 1.5),
                                      value_of("TP", 0.26), value_of("DO", 4.9)};
  const auto result = single_factor(values);
  REQUIRE(result);
  CHECK(result->water_class == WaterClass::IV);
  CHECK(codes(result->determining) == std::vector<std::string>{"NH3-N", "TP", "COD", "DO"});

  const std::vector<ItemValue> equal{value_of("COD", 24.0), value_of("CODMn", 7.2)};
  CHECK(codes(single_factor(equal)->determining) == std::vector<std::string>{"COD", "CODMn"});
}

TEST_CASE("reference items do not make a class") {
  const std::vector<ItemValue> values{value_of("FC", 1e6), value_of("NH3-N", 0.4)};
  CHECK(single_factor(values)->water_class == WaterClass::II);
  const std::vector<ItemValue> only{value_of("FC", 1e6)};
  CHECK_FALSE(single_factor(only));
  CHECK_FALSE(single_factor({}));
}

TEST_CASE("the exceedance multiple is against class III and not given for all items") {
  CHECK(exceedance_multiple(*find_item("NH3-N"), 1.43).value() == Approx(0.43));
  CHECK(exceedance_multiple(*find_item("TP"), 0.26).value() == Approx(0.3));
  CHECK_FALSE(exceedance_multiple(*find_item("NH3-N"), 1.0));
  CHECK_FALSE(exceedance_multiple(*find_item("DO"), 1.0));
  CHECK_FALSE(exceedance_multiple(*find_item("pH"), 11.0));
  CHECK_FALSE(exceedance_multiple(*find_item("WT"), 5.0));
}

TEST_CASE("the share of a limit is mirrored for a lower limit") {
  CHECK(share_of({0.2, Sense::maximum, ""}, 0.19) == Approx(0.95));
  CHECK(share_of({5.0, Sense::minimum, ""}, 4.0) == Approx(1.25));
  CHECK(share_of({5.0, Sense::minimum, ""}, 0.0) == std::numeric_limits<double>::infinity());
}

TEST_CASE("limits come from the target class and from the section's own rule sets") {
  Section made = section(2);
  made.limits["target"]["TP"] = 0.15;
  made.limits["compensation"]["TP"] = 0.12;
  made.limits["compensation"]["TN"] = 2.0;
  made.limits["compensation"]["DO"] = 6.5;

  const std::vector<Limit> phosphorus = limits_of(made, "TP");
  REQUIRE(phosphorus.size() == 3);
  CHECK(phosphorus[0].rule_set == "class");
  CHECK(phosphorus[0].value == 0.1);
  CHECK(phosphorus[1].rule_set == "compensation");
  CHECK(phosphorus[1].value == 0.12);
  CHECK(phosphorus[2].rule_set == "target");
  CHECK(phosphorus[2].value == 0.15);
  CHECK(target_limit(made, "TP")->value == 0.15);
  CHECK(target_limit(made, "NH3-N")->value == 0.5);

  const std::vector<Limit> nitrogen = limits_of(made, "TN");
  REQUIRE(nitrogen.size() == 1);
  CHECK(nitrogen[0].rule_set == "compensation");
  CHECK_FALSE(target_limit(made, "TN"));

  const std::vector<Limit> oxygen = limits_of(made, "DO");
  REQUIRE(oxygen.size() == 2);
  CHECK(oxygen[0].sense == Sense::minimum);
  CHECK(oxygen[1].sense == Sense::minimum);

  CHECK(limits_of(made, "salt").empty());
  CHECK(limits_of(made, "pH").empty());
}

TEST_CASE("the pollution intensity is the worst ratio to the target limit, oxygen excluded") {
  Section made = section(2);
  const std::vector<FloodSeasonWorst> worst{{"DO", 0.1}, {"TP", 3.3}, {"NH3-N", 1.0}, {"salt", 9}};
  const auto by_class = pollution_intensity(made, worst);
  REQUIRE(by_class);
  CHECK(by_class->value == Approx(33.0));  // target 0.10 mg/L, highest 3.30 mg/L
  CHECK(by_class->item == "TP");

  made.limits["target"]["TP"] = 3.3;
  CHECK(pollution_intensity(made, worst)->item == "NH3-N");
  const std::vector<FloodSeasonWorst> oxygen{{"DO", 0.1}};
  CHECK_FALSE(pollution_intensity(made, oxygen));
}

TEST_CASE("the deciding item is the first of the determining items, whatever the values") {
  const char* names[] = {"DO", "BOD5", "COD", "CODMn", "NH3-N", "TP"};
  // Shares of class III on both sides of every limit, mixed so that classes often tie.
  const double shares[] = {0.1, 0.5, 0.99, 1.0, 1.3, 1.9, 3.0};
  unsigned state = 1;
  for (int round = 0; round < 2000; ++round) {
    std::vector<ItemValue> values;
    for (const char* name : names) {
      state = state * 1664525u + 1013904223u;
      const Item* item = find_item(name);
      const double share = shares[(state >> 16) % 7];
      const double limit = item->limit_of(WaterClass::III);
      values.push_back({item, item->sense == Sense::minimum ? limit / share : limit * share});
    }
    const auto section = single_factor(values);
    const DecidingItem found = deciding_item(values);
    REQUIRE(found.water_class == section->water_class);
    REQUIRE(values[found.index].item == section->determining.front());
  }
}
