// What people see: constituents, then the items composed of them.
#include "model/quality/shown.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace biandan;
using quality::Composed;

namespace {

quality::Quality nitrogen() {
  quality::Quality quality;
  quality.constituents.resize(3);
  quality.constituents[0].name = "NH3-N";
  quality.constituents[1].name = "NO3-N";
  quality.constituents[2].name = "SS";
  Composed total{"TN", "总氮", "Total nitrogen", "mg/L", 0.0, {{0, 1.0}, {1, 1.0}}, 0.0, {}};
  total.formula = "NH3-N + NO3-N";
  Composed clear{"SD", "透明度", "Transparency", "cm", 0.3, {{2, 0.05}}, 150.0, {}};
  quality.composed = {total, clear};
  return quality;
}

}  // namespace

TEST_CASE("a sum of constituents is the sum to the last bit") {
  const quality::Quality quality = nitrogen();
  const std::vector<double> water{0.1, 0.7, 30.0};
  CHECK(quality::value_of(quality.composed[0], water) == 0.1 + 0.7);
}

TEST_CASE("offset and weights, in the order in which they are given") {
  const Composed item{"x", "", "", "ug/L", -1.5, {{2, 20.0}, {0, -0.5}}, 0.0, {}};
  const std::vector<double> water{0.3, 0.7, 0.1};
  CHECK(quality::value_of(item, water) == -1.5 + 20.0 * 0.1 + -0.5 * 0.3);
}

TEST_CASE("a number over a sum: clear water can be seen through farther") {
  const Composed item = nitrogen().composed[1];
  CHECK(quality::value_of(item, std::vector<double>{0.0, 0.0, 0.0}) == 150.0 / 0.3);
  CHECK(quality::value_of(item, std::vector<double>{0.0, 0.0, 30.0}) ==
        150.0 / (0.3 + 0.05 * 30.0));
}

TEST_CASE("items stand behind the constituents") {
  const quality::Quality quality = nitrogen();
  REQUIRE(quality::shown_count(quality) == 5);
  CHECK(quality::shown(quality, 1).name == "NO3-N");
  CHECK(quality::shown(quality, 1).formula.empty());
  CHECK(quality::shown(quality, 3).title_zh == "总氮");
  CHECK(quality::shown(quality, 3).formula == "NH3-N + NO3-N");
  CHECK(quality::shown(quality, 4).unit == "cm");
  CHECK(quality::find_shown(quality, "NO3-N") == 1);
  CHECK(quality::find_shown(quality, "SD") == 4);
  CHECK_FALSE(quality::find_shown(quality, "TP"));
  const std::vector<double> water{0.1, 0.7, 30.0};
  CHECK(quality::shown_value(quality, water, 1) == 0.7);
  CHECK(quality::shown_value(quality, water, 3) == 0.1 + 0.7);
}

TEST_CASE("amounts in the unit of what is counted") {
  quality::Quality quality = nitrogen();
  quality.constituents.resize(5);
  quality.constituents[1].unit = "count/L";
  quality.constituents[2].unit = "g/m2";
  quality.constituents[2].on_bed = true;
  quality.constituents[3].unit = "d";
  quality.constituents[3].tracer = quality::Constituent::Tracer::age;
  quality.constituents[4].unit = "degC";
  quality.temperature = 4;
  CHECK(quality::amount_unit(quality, 0) == "g");
  CHECK(quality::amount_unit(quality, 1) == "1000 count");
  CHECK(quality::amount_unit(quality, 2) == "g");
  CHECK(quality::amount_unit(quality, 3) == "m3 d");
  CHECK(quality::amount_unit(quality, 4) == "degC m3");
}

TEST_CASE("of an exposure the travel time is shown, and none without water of the source") {
  quality::Quality quality;
  quality.constituents.resize(2);
  quality.constituents[0].tracer = quality::Constituent::Tracer::share;
  quality.constituents[1].tracer = quality::Constituent::Tracer::exposure;
  quality.constituents[1].share = 0;
  CHECK(quality::shown_value(quality, std::vector<double>{0.5, 1.0}, 1) == 2.0);
  CHECK(std::isnan(quality::shown_value(quality, std::vector<double>{0.0005, 1.0}, 1)));
  CHECK(quality::is_tracer(quality, 1));
  CHECK_FALSE(quality::is_tracer(nitrogen(), 4));
}
