// Numbers as people read them.
#include "scenarios/report/number.hpp"

#include <doctest/doctest.h>

using namespace biandan::report;

TEST_CASE("three significant digits") {
  CHECK(short_number(1.43) == "1.43");
  CHECK(short_number(0.19) == "0.19");
  CHECK(short_number(15.149) == "15.1");
  CHECK(short_number(20.0) == "20");
  CHECK(short_number(1.0) == "1.0");
  CHECK(short_number(0.2) == "0.2");
  CHECK(short_number(0.0) == "0");
  CHECK(short_number(1234.4) == "1234");
  CHECK(short_number(999.7) == "1000");
  CHECK(short_number(-2000.0) == "-2000");
  CHECK(short_number(0.00212) == "0.00212");
}

TEST_CASE("powers, percent, hours") {
  CHECK(power(2.3e-14) == "2e-14");
  CHECK(power(0.0) == "0");
  CHECK(percent(0.999) == "99 %");
  CHECK(percent(0.95) == "95 %");
  CHECK(percent(0.29) == "29 %");  // 100 * 0.29 is 28.999999999999996
  CHECK(percent(1.0) == "100 %");
  CHECK(hours(31 * 3600.0) == "31");
  CHECK(hours(4.5 * 3600.0) == "4.5");
  CHECK(hours(9.96 * 3600.0) == "10");
  CHECK(hours(0.0) == "0.0");
}
