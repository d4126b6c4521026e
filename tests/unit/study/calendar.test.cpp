// Months and the flood season in local time.
#include "scenarios/study/calendar.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using namespace biandan::study;
using doctest::Approx;

namespace {

constexpr double hour = 3600.0;
constexpr double day = 24 * hour;

Settings starting(const char* start, int offset = 8 * 3600) {
  Settings settings;
  settings.utc_offset = offset;
  settings.start = base::parse_instant(start, offset).value();
  return settings;
}

}  // namespace

TEST_CASE("a run over a month end has two months, each with its share") {
  const auto months = months_of(starting("2021-06-15 00:00"), {0.0, 30 * day});
  REQUIRE(months.size() == 2);
  CHECK(months[0].year == 2021);
  CHECK(months[0].month == 6);
  CHECK(months[0].window.from == 0.0);
  CHECK(months[0].window.to == 16 * day);
  CHECK(months[0].coverage == Approx(16.0 / 30.0));
  CHECK_FALSE(months[0].complete());
  CHECK(months[1].month == 7);
  CHECK(months[1].coverage == Approx(14.0 / 31.0));
}

TEST_CASE("days are local, and cut where the window begins and ends") {
  const auto days = days_of(starting("2021-06-15 18:00"), {0.0, 2 * day});
  REQUIRE(days.size() == 3);
  CHECK(days[0].from == 0.0);
  CHECK(days[0].to == 6 * hour);
  CHECK(days[1].length() == day);
  CHECK(days[2].length() == 18 * hour);
  CHECK(days_of(starting("2021-06-15 00:00"), {0.0, 2 * day}).size() == 2);
  CHECK(days_of(starting("2021-06-15 00:00"), {5 * hour, 6 * hour}).size() == 1);
}

TEST_CASE("a month that begins when the run ends is not one of the run") {
  const auto months = months_of(starting("2021-06-01 00:00"), {0.0, 30 * day});
  REQUIRE(months.size() == 1);
  CHECK(months[0].complete());
  CHECK(months[0].coverage == 1.0);
}

TEST_CASE("February has a leap day when the year has") {
  const auto leap = months_of(starting("2020-02-01 00:00"), {0.0, 30 * day});
  REQUIRE(leap.size() == 2);
  CHECK(leap[0].window.to == 29 * day);
  CHECK(leap[0].complete());
  const auto common = months_of(starting("2021-02-01 00:00"), {0.0, 28 * day});
  REQUIRE(common.size() == 1);
  CHECK(common[0].complete());
  CHECK(months_of(starting("1900-02-01 00:00"), {0.0, 60 * day})[0].window.to == 28 * day);
}

TEST_CASE("months turn at local midnight, not at that of UTC") {
  // 2021-06-30T20:00Z is 04:00 on 1 July in China.
  const auto china = months_of(starting("2021-06-30T20:00:00Z"), {0.0, day});
  REQUIRE(china.size() == 1);
  CHECK(china[0].month == 7);
  const auto utc = months_of(starting("2021-06-30T20:00:00Z", 0), {0.0, day});
  REQUIRE(utc.size() == 2);
  CHECK(utc[0].window.to == 4 * hour);
  const auto west = months_of(starting("2021-07-01T02:00:00Z", -3 * 3600 - 1800), {0.0, day});
  REQUIRE(west.size() == 2);
  CHECK(west[0].month == 6);
  CHECK(west[0].window.to == 1.5 * hour);
}

TEST_CASE("a run over the new year") {
  const auto months = months_of(starting("2021-12-31 12:00"), {0.0, day});
  REQUIRE(months.size() == 2);
  CHECK(months[0].month == 12);
  CHECK(months[1].year == 2022);
  CHECK(months[1].month == 1);
  CHECK(months[1].window.from == 12 * hour);
}

TEST_CASE("the flood season holds both its days") {
  Settings settings = starting("2021-04-30 00:00");
  const auto spring = flood_season_of(settings, {0.0, 2 * day});
  REQUIRE(spring.size() == 1);
  CHECK(spring[0].from == day);
  CHECK(spring[0].to == 2 * day);

  settings = starting("2021-09-30 00:00");
  const auto autumn = flood_season_of(settings, {0.0, 2 * day});
  REQUIRE(autumn.size() == 1);
  CHECK(autumn[0].from == 0.0);
  CHECK(autumn[0].to == day);

  CHECK(flood_season_of(starting("2021-10-01 00:00"), {0.0, 30 * day}).empty());
  CHECK(flood_season_of(starting("2020-01-01 00:00"), {0.0, 731 * day}).size() == 2);
}

TEST_CASE("a flood season that ends on a leap day") {
  Settings settings = starting("2021-12-01 00:00");
  settings.flood_season_from = 101;
  settings.flood_season_to = 229;
  const auto parts = flood_season_of(settings, {0.0, 365 * day});
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].from == 31 * day);
  CHECK(parts[0].to == (31 + 31 + 28) * day);  // 2022 has no 29 February
  settings = starting("2024-02-28 00:00");
  settings.flood_season_from = 101;
  settings.flood_season_to = 229;
  const auto leap = flood_season_of(settings, {0.0, 10 * day});
  REQUIRE(leap.size() == 1);
  CHECK(leap[0].to == 2 * day);
}
