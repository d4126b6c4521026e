// Saturation, reaeration and temperature correction against tabulated values.
#include <doctest/doctest.h>

#include "model/quality/conditions.hpp"
#include "model/quality/process/reaeration.hpp"

using namespace biandan::quality;

namespace {

// Reaeration at 20 degC [1/d] through the process, with one formula and no surface floor.
double reaeration(ReaerationFormula formula, double u, double h) {
  Parameters<double> parameter = default_parameters();
  parameter[Parameter::reaeration_formula] = static_cast<double>(formula);
  parameter[Parameter::reaeration_surface_transfer] = 0.0;
  return Reaeration::speed<double>({h, u}, conditions(20.0, parameter)).value / per_day;
}

}  // namespace

TEST_CASE("oxygen saturation of fresh water") {
  struct Row {
    double temperature, apha, gb3838;
  };
  // APHA (1992), Standard Methods, 4500-O, equation; 468 / (31.6 + T).
  constexpr Row table[] = {
      {0, 14.6208337, 14.8101266},  {5, 12.7710004, 12.7868852},  {10, 11.2879474, 11.25},
      {15, 10.0838583, 10.0429185}, {20, 9.09242604, 9.06976744}, {25, 8.2634567, 8.26855124},
      {30, 7.55879605, 7.5974026},  {35, 6.94931785, 7.02702703}, {40, 6.41272179, 6.53631285}};
  for (const Row& row : table) {
    CAPTURE(row.temperature);
    CHECK(oxygen_saturation_apha(row.temperature) == doctest::Approx(row.apha).epsilon(1e-8));
    CHECK(oxygen_saturation_gb3838(row.temperature) == doctest::Approx(row.gb3838).epsilon(1e-8));
    Parameters<double> parameter = default_parameters();
    CHECK(conditions(row.temperature, parameter).oxygen_saturation ==
          oxygen_saturation_apha(row.temperature));
    parameter[Parameter::oxygen_saturation_formula] = double(SaturationFormula::gb3838);
    CHECK(conditions(row.temperature, parameter).oxygen_saturation ==
          oxygen_saturation_gb3838(row.temperature));
  }
}

TEST_CASE("reaeration by the three formulas") {
  struct Row {
    double u, h, oconnor_dobbins, churchill, owens_gibbs;
  };
  constexpr Row table[] = {{0.3, 1, 2.15254965, 1.5078, 2.3745585},
                           {0.5, 2, 0.9825, 0.789718653, 0.927504538},
                           {0.8, 0.5, 9.94220096, 12.7947724, 16.5153361},
                           {1.2, 3, 0.828516747, 0.962966624, 0.787569241},
                           {0.1, 4, 0.15534689, 0.0496343454, 0.0875186577}};
  for (const Row& row : table) {
    CAPTURE(row.u);
    using enum ReaerationFormula;
    CHECK(reaeration(oconnor_dobbins, row.u, row.h) ==
          doctest::Approx(row.oconnor_dobbins).epsilon(1e-8));
    CHECK(reaeration(churchill, row.u, row.h) == doctest::Approx(row.churchill).epsilon(1e-8));
    CHECK(reaeration(owens_gibbs, row.u, row.h) == doctest::Approx(row.owens_gibbs).epsilon(1e-8));
  }
}

TEST_CASE("the automatic choice follows depth and velocity") {
  using enum ReaerationFormula;
  CHECK(reaeration(automatic, 0.8, 0.5) == reaeration(owens_gibbs, 0.8, 0.5));
  CHECK(reaeration(automatic, 0.3, 1.0) == reaeration(oconnor_dobbins, 0.3, 1.0));
  CHECK(reaeration(automatic, 1.2, 1.0) == reaeration(churchill, 1.2, 1.0));
}

TEST_CASE("in still water the surface transfer is left, and a given rate stands as it is") {
  Parameters<double> parameter = default_parameters();
  CHECK(Reaeration::speed<double>({2.0, 0.0}, conditions(20.0, parameter)).value / per_day ==
        doctest::Approx(0.2));
  parameter[Parameter::reaeration_formula] = double(ReaerationFormula::given);
  parameter[Parameter::reaeration_rate] = 0.1 * per_day;
  CHECK(Reaeration::speed<double>({2.0, 0.5}, conditions(20.0, parameter)).value / per_day ==
        doctest::Approx(0.1));
  parameter[Parameter::reaeration_surface_transfer] = 0.0;
  parameter[Parameter::reaeration_formula] = double(ReaerationFormula::automatic);
  CHECK(Reaeration::speed<double>({2.0, 0.0}, conditions(20.0, parameter)).value == 0.0);
}

TEST_CASE("wind from one height to another") {
  CHECK(wind_at(7.0, 3.0, 7.0) == 3.0);
  CHECK(wind_at(7.0, 1.0, 10.0) == doctest::Approx(0.9479).epsilon(1e-4));
  CHECK(wind_at(7.0, 1.0, 2.0) == doctest::Approx(1.2067).epsilon(1e-4));
}

TEST_CASE("the transfer of the wind by hand, none in a calm, more with every wind") {
  CHECK(wind_transfer(0.0) == 0.0);
  CHECK(wind_transfer(1.0) / per_day == doctest::Approx(0.4482));
  CHECK(wind_transfer(4.0) / per_day == doctest::Approx(1.456 - 1.268 + 0.5952));
  CHECK(wind_transfer(9.0) / per_day == doctest::Approx(2.184 - 2.853 + 3.0132));
  for (double wind = 0.0; wind < 40.0; wind += 0.01)
    REQUIRE(wind_transfer(wind + 0.01) > wind_transfer(wind));
}

TEST_CASE("the least reaeration follows the wind where it is asked for") {
  Parameters<double> parameter = default_parameters();
  const auto rate = [&](double u, double wind) {
    Conditions<double> at = conditions(20.0, parameter);
    at.wind = wind;
    return Reaeration::speed<double>({2.0, u}, at).value / per_day;
  };
  CHECK(rate(0.0, 9.0) == doctest::Approx(0.2));
  parameter[Parameter::reaeration_surface_by] = double(SurfaceTransferBy::wind);
  CHECK(rate(0.0, 9.0) == doctest::Approx(2.3442 / 2.0));
  CHECK(rate(0.0, 0.0) == 0.0);
  CHECK(rate(1.5, 1.0) == rate(1.5, 0.0));
  parameter[Parameter::reaeration_formula] = double(ReaerationFormula::given);
  CHECK(rate(0.0, 9.0) == doctest::Approx(0.5));
}

TEST_CASE("temperature correction at 28 degC") {
  CHECK(corrected_rate(1.0, 1.047, 28.0) == doctest::Approx(1.4440).epsilon(1e-4));
  CHECK(corrected_rate(1.0, 1.024, 28.0) == doctest::Approx(1.2089).epsilon(1e-4));
  CHECK(corrected_rate(1.0, 1.08, 28.0) == doctest::Approx(1.8509).epsilon(1e-4));
  CHECK(corrected_rate(1.0, 1.08, 20.0) == 1.0);
}

TEST_CASE("exchange is spread over no less than the minimum exchange depth") {
  const auto at = conditions(20.0, default_parameters());
  CHECK(exchange_depth<double>({2.0, 0.0}, at) == 2.0);
  CHECK(exchange_depth<double>({0.0, 0.0}, at) == 0.05);
}

TEST_CASE("conditions from those of another place are the same to the last bit") {
  const Parameters<double> usual = default_parameters();
  const Conditions<double> first = conditions(27.3, usual);
  for (std::size_t id = 0; id < parameter_count; ++id) {
    CAPTURE(id);
    Parameters<double> other = usual;
    other.values[id] = 1.01 * usual.values[id] + 0.001;
    const Conditions<double> direct = conditions(27.3, other), like = conditions_like(first, other);
    CHECK(like.temperature == direct.temperature);
    CHECK(like.oxygen_saturation == direct.oxygen_saturation);
    CHECK(like.parameter.values == direct.parameter.values);
    CHECK(like.factor.values == direct.factor.values);
    CHECK(like.light == 0.0);
    CHECK(like.wind == 0.0);
  }
}
