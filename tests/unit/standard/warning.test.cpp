// Warning levels at and around their thresholds.
#include "model/standard/warning.hpp"

#include <doctest/doctest.h>

#include "model/standard/assess.hpp"

using namespace biandan::standard;

TEST_CASE("a level begins at its threshold") {
  const WarningThresholds thresholds;
  CHECK(level_of(0.799, thresholds) == WarningLevel::none);
  CHECK(level_of(0.8, thresholds) == WarningLevel::blue);
  CHECK(level_of(0.899, thresholds) == WarningLevel::blue);
  CHECK(level_of(0.9, thresholds) == WarningLevel::yellow);
  CHECK(level_of(0.999, thresholds) == WarningLevel::yellow);
  CHECK(level_of(1.0, thresholds) == WarningLevel::orange);
  CHECK(level_of(1.499, thresholds) == WarningLevel::orange);
  CHECK(level_of(1.5, thresholds) == WarningLevel::red);
  CHECK(level_of(share_of({0.2, Sense::maximum, ""}, 0.18), thresholds) == WarningLevel::yellow);
  CHECK(level_of(share_of({5.0, Sense::minimum, ""}, 0.0), thresholds) == WarningLevel::red);
}

TEST_CASE("oxygen warns by limit over value") {
  const WarningThresholds thresholds;
  const Limit limit{5.0, Sense::minimum, "class"};
  CHECK(level_of(share_of(limit, 6.26), thresholds) == WarningLevel::none);
  CHECK(level_of(share_of(limit, 6.25), thresholds) == WarningLevel::blue);
  CHECK(level_of(share_of(limit, 5.5), thresholds) == WarningLevel::yellow);
  CHECK(level_of(share_of(limit, 5.0), thresholds) == WarningLevel::orange);
  CHECK(level_of(share_of(limit, 3.0), thresholds) == WarningLevel::red);
}

TEST_CASE("levels have names and are read by them") {
  CHECK(name_en(WarningLevel::orange) == "orange");
  CHECK(name_zh(WarningLevel::orange) == "橙");
  CHECK(parse_warning_level("blue") == WarningLevel::blue);
  CHECK(parse_warning_level("red") == WarningLevel::red);
  CHECK_FALSE(parse_warning_level("none"));
  CHECK_FALSE(parse_warning_level("Red"));
  CHECK_FALSE(parse_warning_level(""));
}
