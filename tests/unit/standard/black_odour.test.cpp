// Grades of black-odorous water at and around their bounds.
#include "model/standard/black_odour.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace biandan::standard;

namespace {

const BlackOdourIndicator& indicator(std::string_view code) {
  for (const BlackOdourIndicator& each : black_odour_indicators())
    if (each.code == code) return each;
  FAIL("no such indicator");
  return black_odour_indicators().front();
}

std::string grade(std::string_view code, double value) {
  return std::string(name_en(grade_of(indicator(code), value)));
}

}  // namespace

TEST_CASE("oxygen: a bound belongs to the better grade") {
  CHECK(grade("DO", 8.0) == "none");
  CHECK(grade("DO", 2.0) == "none");
  CHECK(grade("DO", 1.999) == "mild");
  CHECK(grade("DO", 0.2) == "mild");
  CHECK(grade("DO", 0.1999) == "severe");
  CHECK(grade("DO", 0.0) == "severe");
}

TEST_CASE("ammonia: high values are bad") {
  CHECK(grade("NH3-N", 0.0) == "none");
  CHECK(grade("NH3-N", 8.0) == "none");
  CHECK(grade("NH3-N", 8.001) == "mild");
  CHECK(grade("NH3-N", 15.0) == "mild");
  CHECK(grade("NH3-N", 15.01) == "severe");
}

TEST_CASE("redox potential, on both sides of zero") {
  CHECK(grade("ORP", 50.0) == "none");
  CHECK(grade("ORP", 49.9) == "mild");
  CHECK(grade("ORP", 0.0) == "mild");
  CHECK(grade("ORP", -200.0) == "mild");
  CHECK(grade("ORP", -200.1) == "severe");
}

TEST_CASE("transparency, and its bounds in shallow water") {
  CHECK(grade("SD", 25.0) == "none");
  CHECK(grade("SD", 24.9) == "mild");
  CHECK(grade("SD", 10.0) == "mild");
  CHECK(grade("SD", 9.9) == "severe");
  const BlackOdourIndicator deep = at_depth(indicator("SD"), 0.25);
  CHECK(deep.mild == 25.0);
  CHECK(deep.severe == 10.0);
  const BlackOdourIndicator shallow = at_depth(indicator("SD"), 0.15);
  CHECK(grade_of(shallow, 15.0) == BlackOdour::none);  // the bottom is seen
  CHECK(grade_of(shallow, 14.9) == BlackOdour::mild);
  CHECK(grade_of(shallow, 6.0) == BlackOdour::mild);  // 40 % of the depth
  CHECK(grade_of(shallow, 5.9) == BlackOdour::severe);
  CHECK(at_depth(indicator("DO"), 0.1).mild == 2.0);
}

TEST_CASE("a value that misses a bound by rounding keeps it") {
  CHECK(grade("DO", 2.0 * (1.0 - 1e-12)) == "none");
  CHECK(grade("NH3-N", 15.0 * (1.0 + 1e-12)) == "mild");
}

TEST_CASE("names") {
  CHECK(name_zh(BlackOdour::none) == "无");
  CHECK(name_zh(BlackOdour::mild) == "轻度黑臭");
  CHECK(name_zh(BlackOdour::severe) == "重度黑臭");
}
