// The units policy, row by row: what is accepted with which value, what is refused with which
// words.
#include "model/base/units.hpp"

#include <doctest/doctest.h>

#include <string>

namespace biandan::base {

namespace {

struct Accepted {
  double number;
  const char* unit;
  const char* wanted;
  double inside;  // must be met to the last bit
};

struct Refused {
  const char* unit;
  const char* wanted;
  const char* reason;
  const char* suggestion;
};

}  // namespace

TEST_CASE("accepted units and their inside values") {
  const Accepted rows[] = {
      {2.5, "m", "m", 2.5},
      {2.5, "km", "m", 2500.0},
      {25.0, "mm", "m", 0.025},
      {0.3, "cm", "m", 0.003},
      {1.5, "ha", "m2", 15000.0},
      {3.0, "km2", "m2", 3e6},
      {3.0, "亩", "m2", 2000.0},
      {7.0, "L", "m3", 0.007},
      {7.0, "mL", "m3", 7e-6},
      {7.0, "m3/s", "m3/s", 7.0},
      {7.0, "m^3/s", "m3/s", 7.0},
      {7.0, "m³/s", "m3/s", 7.0},
      {7.0, "m3 s-1", "m3/s", 7.0},
      {7.0, "m3*s^-1", "m3/s", 7.0},
      {7.0, "m³·s⁻¹", "m3/s", 7.0},
      {7.0, " m3 / s ", "m3/s", 7.0},
      {7.0, "L/s", "m3/s", 0.007},
      {8640.0, "m3/d", "m3/s", 0.1},
      {8.64, "万m3/d", "m3/s", 1.0},
      {3600.0, "m3/h", "m3/s", 1.0},
      {1.1, "mg/L", "g/m3", 1.1},
      {1.1, "mg/l", "g/m3", 1.1},
      {1.1, "g/m3", "mg/L", 1.1},
      {1.1, "g/m³", "g/m3", 1.1},
      {1.1, "kg/m3", "g/m3", 1100.0},
      {3.0, "ug/L", "g/m3", 0.003},
      {3.0, "µg/L", "g/m3", 0.003},
      {3.0, "μg/L", "g/m3", 0.003},
      {3.0, "ng/L", "g/m3", 3e-6},
      {86.4, "kg/d", "g/s", 1.0},
      {31.536, "t/a", "g/s", 1.0},
      {31.536, "万t/a", "g/s", 1e4},
      {5.0, "g/s", "g/s", 5.0},
      {86400.0, "1/d", "1/s", 1.0},
      {86400.0, "d-1", "1/s", 1.0},
      {864.0, "m/d", "m/s", 0.01},
      {86400.0, "mg/(m2 d)", "g/(m2 s)", 0.001},
      {86400.0, "g/(m2 d)", "g/(m2 s)", 1.0},
      {86400.0, "g/(m^2*d)", "g/(m2 s)", 1.0},
      {0.025, "s/m^(1/3)", "s/m^(1/3)", 0.025},
      {1.705, "m^(1/2)/s", "m^(1/2)/s", 1.705},
      {1.705, "m^(2/4)/s", "m^(1/2)/s", 1.705},
      {10.0, "m2/s", "m2/s", 10.0},
      {200.0, "W/m2", "W/m2", 2e5},
      {17.28, "MJ/(m2 d)", "W/m2", 2e5},
      {2.0, "kW", "J/s", 2e6},
      {3.0, "kJ", "MJ", 3e6},
      {5.0, "kWh", "MJ", 1.8e10},
      {1.8, "kg/kWh", "g/kJ", 5e-7},
      {20.0, "degC", "degC", 20.0},
      {20.0, "°C", "degC", 20.0},
      {20.0, "℃", "degC", 20.0},
      {273.15, "K", "degC", 0.0},
      {50.0, "%", "-", 0.5},
      {5.0, "‰", "-", 0.005},
      {0.61, "-", "-", 0.61},
      {0.61, "1", "-", 0.61},
      {2.0, "min", "s", 120.0},
      {2.0, "h", "s", 7200.0},
      {30.0, "d", "s", 2592000.0},
      {1.0, "a", "s", 31536000.0},
      {2.0, "亿m3/a", "m3/s", 2e8 / 31536000.0},
      {1.0, "g/万m3", "g/m3", 1e-4},
      {3.0, "个/L", "count/m3", 3000.0},
      {3.0, "MPN/L", "count/m3", 3000.0},
      {3.0, "CFU/100mL", "count/m3", 30000.0},
      {3.0, "count/100 ml", "count/L", 30000.0},
      {3.0, "km/km", "-", 3.0},
      {3.0, "1/(1/s)", "s", 3.0},
  };
  for (const Accepted& row : rows) {
    CAPTURE(std::string(row.unit));
    const Parsed<Unit> unit = parse_unit(row.unit, row.wanted);
    CAPTURE(unit.reason);
    REQUIRE(unit);
    CHECK(unit.value->to_inside(row.number) == row.inside);
    CHECK(unit.value->from_inside(row.inside) == doctest::Approx(row.number).epsilon(1e-15));
  }
}

TEST_CASE("refused units and the reason given") {
  const Refused rows[] = {
      {"", "m", "no unit is given", ""},
      {"  ", "m", "no unit is given", ""},
      {"mgl", "g/m3", "unknown unit 'mgl'", ""},  // a volume is none
      {"dd", "s", "unknown unit 'dd'", "did you mean 'd'?"},
      {"dd", "m", "unknown unit 'dd'", "did you mean 'dm'?"},
      {"mg/LL", "g/m3", "unknown unit 'LL'", "did you mean 'L'?"},
      {"M3/s", "m3/s", "unknown unit 'M'", "did you mean 'm'?"},
      {"KG/d", "g/s", "unknown unit 'KG'", "did you mean 'kg'?"},
      {"ppm", "g/m3", "unknown unit 'ppm'", ""},
      {"河", "m", "unknown unit '河'", ""},
      {"mg", "g/m3", "unit 'mg' is of dimension [g], not [m-3 g]", ""},
      {"m3", "m3/s", "unit 'm3' is of dimension [m3], not [m3 s-1]", ""},
      {"s", "-", "unit 's' is of dimension [s], not [1]", ""},
      {"-", "m", "unit '-' is of dimension [1], not [m]", ""},
      {"s/m", "s/m^(1/3)", "unit 's/m' is of dimension [m-1 s], not [m(-1/3) s]", ""},
      {"mg/m2 d", "g/(m2 s)", "'mg/m2 d' can be read in two ways", "put brackets, as in mg/(m2 d)"},
      {"mg/m2/d", "g/(m2 s)", "'mg/m2/d' divides twice", "put brackets, as in mg/(m2 d)"},
      {"1/degC", "1/s", "a temperature unit cannot be part of '1/degC'", "degC and K stand alone"},
      {"degC2", "degC", "a temperature unit cannot be part of 'degC2'", "degC and K stand alone"},
      {"万degC", "degC", "a temperature unit cannot be part of '万degC'", "degC and K stand alone"},
      {"K m", "m", "a temperature unit cannot be part of 'K m'", "degC and K stand alone"},
      {"km^(1/2)/s", "m^(1/2)/s", "a root of the unit 'km' is not known", "write it with m, g, s"},
      {"m^(1/5)", "m", "the root of 'm' is not a half, third or sixth", ""},
      {"m^", "m", "an exponent in the unit 'm^' is not understood", ""},
      {"m^0", "m", "an exponent in the unit 'm^0' is not understood", ""},
      {"m^(1/2", "m", "an exponent in the unit 'm^(1/2' is not understood", ""},
      {"m^(1/0)", "m", "an exponent in the unit 'm^(1/0)' is not understood", ""},
      {"mg/(m2 d", "g/(m2 s)", "a bracket is not closed in the unit 'mg/(m2 d'", ""},
      {"m)", "m", "')' is out of place in the unit 'm)'", ""},
      {"/s", "1/s", "'/' is out of place in the unit '/s'", ""},
      {"m3/", "m3/s", "the unit 'm3/' ends too early", ""},
      {"2 m", "m", "'2' is out of place in the unit '2 m'", ""},
      {"m\xff", "m", "the unit is not readable text", ""},
  };
  for (const Refused& row : rows) {
    CAPTURE(std::string(row.unit));
    const Parsed<Unit> unit = parse_unit(row.unit, row.wanted);
    CHECK_FALSE(unit);
    CHECK(unit.reason == row.reason);
    CHECK(unit.suggestion == row.suggestion);
  }
}

TEST_CASE("quantities: a number with its unit") {
  const auto inside = [](const char* text, const char* wanted) {
    const Parsed<double> result = parse_quantity(text, wanted);
    CAPTURE(result.reason);
    REQUIRE(result);
    return *result.value;
  };
  CHECK(inside("0.1 1/d", "1/s") == 0.1 / 86400.0);
  CHECK(inside("300 s", "s") == 300.0);
  CHECK(inside("300s", "s") == 300.0);
  CHECK(inside("30 d", "s") == 2592000.0);
  CHECK(inside("25 mg/(m2 d)", "g/(m2 s)") == 25.0 / 86400000.0);
  CHECK(inside("-1.5e-3 m", "m") == -0.0015);
  CHECK(inside(" +2 h ", "s") == 7200.0);
  CHECK(inside("20 degC", "degC") == 20.0);
  CHECK(inside("95 %", "-") == 0.95);
  CHECK(inside("0.6", "-") == 0.6);
  CHECK(inside("2.5万m3/d", "m3/s") == 25000.0 / 86400.0);
}

TEST_CASE("quantities that are refused") {
  const auto reason = [](const char* text, const char* wanted) {
    const Parsed<double> result = parse_quantity(text, wanted);
    CHECK_FALSE(result);
    return result.reason;
  };
  CHECK(reason("", "s") == "'' does not begin with a number");
  CHECK(reason("five d", "s") == "'five d' does not begin with a number");
  CHECK(reason("nan m", "m") == "'nan m' does not begin with a number");
  CHECK(reason("30", "s") == "'30' has no unit");
  CHECK(parse_quantity("30", "s").suggestion == "write it with a unit, e.g. 30 s");
  CHECK(reason("30 days", "s") == "unknown unit 'days'");
  CHECK(reason("30 m", "s") == "unit 'm' is of dimension [m], not [s]");
  CHECK(reason("2021-06", "-") == "'-' is out of place in the unit '-06'");
  CHECK(reason("1,5 m", "m") == "unknown unit ','");
}

}  // namespace biandan::base
