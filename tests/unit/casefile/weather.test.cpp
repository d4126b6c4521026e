// Rain, evaporation, seepage and the initial state, as a case gives them.
#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr const char* head =
    "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[quality]\nkinetics = "
    "\"lumped\"\n[[constituent]]\nname = \"salt\"\n";

Case with(const CaseFolder& folder, const std::string& settings) {
  folder.copy_base();
  folder.write("case.toml", head + settings);
  return casefile::read_case(folder.path());
}

}  // namespace

TEST_CASE("no weather is no rain, but rain would bring oxygen") {
  const CaseFolder folder;
  const forcing::Weather weather = with(folder, "").forcing.weather;
  CHECK(weather.rain.maximum() == 0.0);
  CHECK(weather.evaporation.maximum() == 0.0);
  REQUIRE(weather.rain_concentration.size() == 7);
  CHECK(weather.rain_concentration[0].at(0.0) == 8.0);
  for (std::size_t k = 1; k < 7; ++k) CHECK(weather.rain_concentration[k].at(0.0) == 0.0);
}

TEST_CASE("rates in their units, held from time to time, and what rain brings") {
  const CaseFolder folder;
  folder.write("series/rain.csv",
               "time,gauge [mm/h]\n2021-06-15 00:00,0\n2021-06-15 06:00,36\n2021-06-15 07:00,0\n");
  const forcing::Weather weather =
      with(folder,
           "[weather]\nrain = \"rain:gauge\"\nevaporation = \"8.64 mm/d\"\n"
           "[weather.rain_concentration]\nDO = \"7.5 mg/L\"\nsalt = \"200 ug/L\"\n")
          .forcing.weather;
  CHECK(weather.rain.between() == base::Series::Between::step);
  CHECK(weather.rain.at(6.5 * 3600.0) == Approx(1e-5));
  CHECK(weather.rain.at(7.5 * 3600.0) == 0.0);
  CHECK(weather.rain.mean(5.5 * 3600.0, 6.5 * 3600.0) == Approx(0.5e-5));
  CHECK(weather.evaporation.at(0.0) == Approx(1e-7));
  CHECK(weather.rain_concentration[0].at(0.0) == 7.5);
  CHECK(weather.rain_concentration[6].at(0.0) == Approx(0.2));
}

TEST_CASE("seepage per length, with what enters") {
  const CaseFolder folder;
  folder.write(
      "seepage.csv",
      "reach,rate [L/(s km)],NH3-N [mg/L],provenance\nR2,2,0.3,measured\nR1,-1,,assumed\n");
  const Case problem = with(folder, "");
  REQUIRE(problem.forcing.seepage.size() == 2);
  CHECK(problem.forcing.seepage[0].reach.value == 1);
  CHECK(problem.forcing.seepage[0].rate.at(0.0) == Approx(2e-6));
  CHECK(problem.forcing.seepage[0].concentration[4].at(0.0) == 0.3);
  CHECK(problem.forcing.seepage[0].concentration[0].at(0.0) == 0.0);
  CHECK(problem.forcing.seepage[1].rate.at(0.0) == Approx(-1e-6));
}

TEST_CASE("an initial state by a word, or by its path from the case folder") {
  const CaseFolder folder;
  CHECK(with(folder, "[flow]\ninitial = \"steady\"\n").settings.initial_flow ==
        InitialFlow::steady);
  CHECK_FALSE(with(folder, "").settings.stored);
  const Settings stored = with(folder,
                               "[flow]\ninitial = \"../out/a/run.nc\"\n"
                               "initial_time = 2021-06-14T20:00:00+08:00\n")
                              .settings;
  CHECK(stored.initial_flow == InitialFlow::stored);
  CHECK(stored.stored->name == "../out/a/run.nc");
  CHECK(stored.stored->file == (folder.path().parent_path() / "out/a/run.nc").string());
  CHECK(stored.stored->time->seconds == stored.start.seconds - 4 * 3600);
  CHECK(stored.stored->source.line == 9);
}

TEST_CASE("a wind is that of the heat balance, wherever it is measured") {
  const CaseFolder folder;
  CHECK(with(folder, "[weather]\nwind = \"3 m/s\"\n").forcing.weather.wind.at(0.0) == 3.0);
  CHECK(with(folder, "[weather]\nwind = \"3 m/s\"\nwind_height = \"10 m\"\n")
            .forcing.weather.wind.at(0.0) == Approx(3.0 * 0.94790).epsilon(1e-5));
}
