#include "model/base/time.hpp"

#include <doctest/doctest.h>

#include <random>

namespace biandan::base {

namespace {

constexpr int china = 8 * 3600;

}  // namespace

TEST_CASE("accepted forms of an instant") {
  const Instant wanted{1623957600};  // 2021-06-17T19:20:00Z
  for (const char* text :
       {"2021-06-18 03:20", "2021-06-18T03:20:00", "2021/6/18 3:20", "2021/06/18 03:20:00",
        "2021-06-18T03:20:00+08:00", "2021-06-18 03:20 +08:00", "2021-06-17T19:20Z",
        "2021-06-17 15:50:00-03:30", "  2021-06-18 03:20:00.000 "}) {
    CAPTURE(text);
    REQUIRE(parse_instant(text, china));
    CHECK(parse_instant(text, china)->seconds == wanted.seconds);
  }
  CHECK(parse_instant("2021-06-18", china)->seconds == wanted.seconds - 12000);
  CHECK(parse_instant("2021-06-18Z", china)->seconds == wanted.seconds - 12000 + china);
  CHECK(parse_instant("1970-01-01", 0)->seconds == 0);
  CHECK(parse_instant("2020-02-29", 0));
  CHECK(parse_instant("1969-12-31 23:59:59", 0)->seconds == -1);
}

TEST_CASE("refused instants") {
  for (const char* text : {"",
                           "2021",
                           "2021-06",
                           "2021-02-30",
                           "2021-02-29",
                           "2021-13-01",
                           "2021-00-10",
                           "2021-06-00",
                           "2021-06-31",
                           "2021-06-18 24:00",
                           "2021-06-18 12:60",
                           "2021-06-18 12:00:60",
                           "2021-06-18 12",
                           "2021-06-18 1200",
                           "2021-06-18 12:5",
                           "2021-06/18",
                           "21-06-18",
                           "18.06.2021",
                           "2021-06-18T",
                           "2021-06-18 12:00:00.5",
                           "2021-06-18 12:00 8",
                           "2021-06-18 12:00+25:00",
                           "2021-06-18 12:00+0800",
                           "2021-06-18 12:00 PM",
                           "2021-06-18x",
                           "2021-006-18",
                           "-2021-06-18",
                           "2021-06-18  12:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text, china));
  }
}

TEST_CASE("offsets") {
  CHECK(parse_offset("Z") == 0);
  CHECK(parse_offset("+08:00") == china);
  CHECK(parse_offset("-03:30") == -12600);
  CHECK(parse_offset("+14:00") == 50400);
  for (const char* text : {"", "8", "+8", "+8:00", "+0800", "+08:60", "+14:01", "08:00", "+08:00 "})
    CHECK_FALSE(parse_offset(text));
}

TEST_CASE("printed forms") {
  const Instant instant{1623957600};
  CHECK(format_instant(instant, china) == "2021-06-18 03:20");
  CHECK(format_instant({instant.seconds + 5}, china) == "2021-06-18 03:20:05");
  CHECK(format_short(instant, china) == "06-18 03:20");
  CHECK(format_iso(instant, china) == "2021-06-18T03:20:00+08:00");
  CHECK(format_iso(instant, 0) == "2021-06-17T19:20:00Z");
  CHECK(format_iso(instant, -12600) == "2021-06-17T15:50:00-03:30");
}

TEST_CASE("what is printed is read back, before 1970 too") {
  std::mt19937_64 generator(6);
  std::uniform_int_distribution<std::int64_t> seconds(-4'000'000'000, 8'000'000'000);
  for (int i = 0; i < 2000; ++i) {
    const Instant instant{seconds(generator)};
    for (const int offset : {0, china, -12600}) {
      CHECK(parse_instant(format_iso(instant, offset), 99 * 60)->seconds == instant.seconds);
      CHECK(parse_instant(format_instant(instant, offset), offset)->seconds == instant.seconds);
    }
  }
}

TEST_CASE("dates in an offset") {
  const Instant instant{1623957600};  // 19:20 in Greenwich, already the next day in China
  CHECK(date_of(instant, 0).day == 17);
  CHECK(date_of(instant, china).day == 18);
  CHECK(date_of(instant, china).month == 6);
  CHECK(date_of(instant, china).year == 2021);
  CHECK(instant_of({2021, 6, 18}, china).seconds == instant.seconds - 12000);
}

}  // namespace biandan::base
