#include "solver/transport/react.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "model/base/error.hpp"
#include "model/quality/conditions.hpp"
#include "model/quality/wind.hpp"
#include "solver/transport/reactions.hpp"
#include "tests/support/warm_water.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

namespace {

constexpr std::size_t oxygen = 0, cod = 2;

std::vector<double> usual_water() {
  return {7.0, 3.0, 15.0, 4.0, 0.8, 0.15};
}

// Places from a film to a canal, waters from clean to sewage.
Ponds varied_ponds(std::size_t count) {
  Ponds ponds(count);
  for (const auto& info : quality::parameters()) {
    if (info.fallback == 0.0 && info.choices.empty()) ponds.set(info.name, 0.3);
  }
  ponds.fill(usual_water());
  std::mt19937_64 engine(7);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  for (std::size_t i = 0; i < count; ++i) {
    ponds.flow.depth[i] = std::pow(10.0, -3.0 + 4.0 * uniform(engine));
    ponds.flow.velocity[i] = 2.0 * uniform(engine) - 1.0;
    ponds.flow.volume_after[i] = std::pow(10.0, 6.0 * uniform(engine) - 1.0);
    for (std::size_t k = 0; k < 6; ++k) ponds.at(i, k) *= 10.0 * uniform(engine);
  }
  return ponds;
}

}  // namespace

// Heap memory that held a NaN in such a lane once ended a run in some programs and not in others.
TEST_CASE("rates are written in all lanes, also where a cell is dry") {
  Ponds ponds(5);
  ponds.user("dye", 1e-5, 1.0, 0.0);
  std::vector<double> water = usual_water();
  water.push_back(1.0);
  ponds.fill(water);
  for (const std::size_t dry : {1u, 4u}) ponds.flow.volume_after[dry] = 0.0;
  transport::Reactions reactions(ponds.problem, ponds.grid);
  reactions.set_conditions(0.0, 300.0, ponds.concentration);
  const double unwritten = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> y(reactions.states() * reactions.lanes(), unwritten);
  std::vector<double> slope(y.size(), unwritten);
  std::vector<double> extents(reactions.processes() * reactions.lanes(), unwritten);
  REQUIRE(reactions.gather(0, transport::place_of(ponds.flow), ponds.concentration, y));
  CHECK(reactions.cells() == 3);
  reactions.rates(y, slope, extents);
  for (const std::vector<double>* all : {&y, &slope, &extents})
    for (const double value : *all) CHECK(std::isfinite(value));
}

TEST_CASE("nothing reacts where kinetics is none and every constituent is conservative") {
  Ponds ponds(3, "none");
  ponds.user("salt", 0.0, 1.0, 0.0);
  ponds.fill({5.0});
  transport::Reactor reactor(ponds.problem, ponds.grid);
  CHECK(reactor.idle());
  ponds.step(reactor, 0.0, 3600.0);
  CHECK(ponds.at(1, 0) == 5.0);
  CHECK(reactor.evaluations() == 0);
}

TEST_CASE("a user constituent decays and settles exactly") {
  Ponds ponds(2, "none");
  ponds.user("salt", 0.0, 1.0, 0.0);
  ponds.user("dye", 0.5 / day, 1.047, 0.2 / day);
  ponds.problem.forcing.temperature = base::Series(28.0);
  ponds.fill({5.0, 8.0});
  transport::Reactor reactor(ponds.problem, ponds.grid);
  constexpr int steps = 48;
  double lost = 0.0;
  for (int i = 0; i < steps; ++i) {
    ponds.step(reactor, 1800.0 * i, 1800.0);
    lost += ponds.lost[1];
  }
  const double speed = 0.5 * std::pow(1.047, 8.0) + 0.2 / 2.0;  // [1/d]
  CHECK(ponds.at(0, 1) == doctest::Approx(8.0 * std::exp(-speed)).epsilon(1e-13));
  CHECK(ponds.at(0, 0) == 5.0);
  CHECK(lost == doctest::Approx(2000.0 * 8.0 - ponds.mass(1)).epsilon(1e-13));
}

TEST_CASE("a first-order loss of the lumped set is integrated to tolerance") {
  Ponds ponds(1);
  ponds.set("cod_loss_rate", 2.0);
  ponds.fill(usual_water());
  transport::Reactor reactor(ponds.problem, ponds.grid);
  for (int i = 0; i < 24; ++i) ponds.step(reactor, 3600.0 * i, 3600.0);
  CHECK(ponds.at(0, cod) == doctest::Approx(15.0 * std::exp(-2.0)).epsilon(1e-4));
}

TEST_CASE("the temperature is that of the middle of the step") {
  const auto cod_after = [](const base::Series& temperature) {
    Ponds ponds(1);
    ponds.problem.forcing.temperature = temperature;
    ponds.fill(usual_water());
    transport::Reactor reactor(ponds.problem, ponds.grid);
    ponds.step(reactor, 3600.0, 1800.0);
    return ponds.at(0, cod);
  };
  CHECK(cod_after(base::Series({0.0, 9000.0}, {10.0, 30.0})) == cod_after(base::Series(20.0)));
  CHECK(cod_after(base::Series(21.0)) < cod_after(base::Series(20.0)));
}

TEST_CASE("what is booked is what the cells gained and lost, to rounding") {
  Ponds ponds = varied_ponds(300);
  transport::Reactor reactor(ponds.problem, ponds.grid);
  for (int i = 0; i < 20; ++i) {
    std::vector<double> before;
    for (std::size_t k = 0; k < 6; ++k) before.push_back(ponds.mass(k));
    ponds.step(reactor, 900.0 * i, 900.0);
    for (std::size_t k = 0; k < 6; ++k) {
      CAPTURE(k);
      const double residual = ponds.mass(k) - before[k] - ponds.produced[k] + ponds.lost[k];
      CHECK(std::abs(residual) <= 1e-14 * (before[k] + ponds.produced[k]));
      CHECK(ponds.produced[k] >= 0.0);
      CHECK(ponds.lost[k] > 0.0);
    }
  }
}

TEST_CASE("nothing goes negative, however shallow, still or foul the water") {
  Ponds ponds = varied_ponds(500);
  for (std::size_t i = 0; i < 500; i += 7) {
    ponds.at(i, oxygen) = 1e-30 * static_cast<double>(i);
    ponds.at(i, 1) = 500.0;
  }
  ponds.set("reaeration_surface_transfer", 0.0);
  ponds.set("sediment_oxygen_demand", 50.0);
  ponds.set("sediment_oxygen_half_saturation", 0.001);
  transport::Reactor reactor(ponds.problem, ponds.grid);
  for (int i = 0; i < 10; ++i) ponds.step(reactor, 3600.0 * i, 3600.0);
  for (const double c : ponds.concentration) REQUIRE(c >= 0.0);
}

TEST_CASE("one stiff cell among 10,000 idle ones is integrated to tolerance") {
  const auto stiff = [](std::size_t count, std::size_t which) {
    Ponds ponds(count);
    ponds.set("sediment_oxygen_demand", 0.0);
    ponds.set("bod_oxidation_rate", 0.0);
    ponds.set("nitrification_rate", 0.0);
    ponds.set("reaeration_surface_transfer", 20.0);
    ponds.fill(usual_water());
    ponds.flow.depth.assign(count, 50.0);
    ponds.flow.depth[which] = 0.1;  // reaeration at 200 1/d
    ponds.at(which, oxygen) = 1.0;
    transport::Reactor reactor(ponds.problem, ponds.grid);
    ponds.step(reactor, 0.0, 1800.0);
    // The idle ones of other blocks pay nothing for it: four evaluations each.
    CHECK(reactor.evaluations() < 4 * static_cast<long>(count) + 64 * 300);
    return ponds.at(which, oxygen);
  };
  const double saturation = quality::oxygen_saturation_apha(20.0);
  const double exact = saturation + (1.0 - saturation) * std::exp(-200.0 * 1800.0 / day);
  CHECK(stiff(10000, 4321) == doctest::Approx(exact).epsilon(1e-4));
  CHECK(std::abs(stiff(10000, 4321) - stiff(1, 0)) < 1e-4);
}

TEST_CASE("cells without water are left as they are") {
  Ponds ponds(3);
  ponds.fill(usual_water());
  ponds.flow.volume_after[1] = 0.0;
  ponds.flow.depth[1] = 0.0;
  transport::Reactor reactor(ponds.problem, ponds.grid);
  ponds.step(reactor, 0.0, 3600.0);
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(ponds.at(1, k) == usual_water()[k]);
    CHECK(ponds.at(0, k) == ponds.at(2, k));
  }
  CHECK(ponds.at(0, cod) < 15.0);
}

TEST_CASE("the same cells in the same state give the same bits, in any company") {
  Ponds ponds = varied_ponds(200);
  Ponds again = varied_ponds(200);
  transport::Reactor one(ponds.problem, ponds.grid);
  transport::Reactor other(again.problem, again.grid);
  // The other has a past of its own.
  std::vector<double> elsewhere = again.concentration;
  for (double& c : elsewhere) c *= 0.5;
  std::swap(elsewhere, again.concentration);
  again.step(other, 0.0, 3600.0);
  std::swap(elsewhere, again.concentration);
  ponds.step(one, 3600.0, 900.0);
  again.step(other, 3600.0, 900.0);
  CHECK(ponds.concentration == again.concentration);
}

TEST_CASE("a cell that cannot be integrated is named, with constituent and time") {
  Ponds ponds(70);
  ponds.fill(usual_water());
  ponds.at(66, 4) = std::numeric_limits<double>::quiet_NaN();
  transport::Reactor reactor(ponds.problem, ponds.grid);
  try {
    ponds.step(reactor, 7200.0, 900.0);
    FAIL("no error");
  } catch (const base::RunError& error) {
    const std::string text = error.what();
    CAPTURE(text);
    CHECK(text.find("pond 66") != std::string::npos);
    CHECK(text.find("NH3-N") != std::string::npos);
    CHECK(text.find("7200 s") != std::string::npos);
  }
}

TEST_CASE("still water under a wind takes up oxygen by the mean wind of the step") {
  for (const bool by_cell : {false, true}) {
    CAPTURE(by_cell);
    Ponds ponds(1);
    ponds.set("sediment_oxygen_demand", 0.0);
    ponds.set("reaeration_surface_by", 1.0);
    std::vector<double> water{2.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    if (by_cell) {
      test::add_temperature(ponds.problem.quality, 20.0);
      water.push_back(20.0);
    }
    ponds.fill(water);
    using enum base::Series::Between;
    const double half = 0.25 * day;
    const double seven_metres = quality::wind_at(7.0, 1.0, 10.0);
    ponds.problem.forcing.weather.wind =
        base::Series({0.0, half}, {6.0 * seven_metres, 4.0 * seven_metres}, step);
    transport::Reactor reactor(ponds.problem, ponds.grid);
    ponds.step(reactor, 0.0, 2.0 * half);
    const double transfer = 0.728 * std::sqrt(5.0) - 0.317 * 5.0 + 0.0372 * 25.0;  // [m/d]
    const double saturation = quality::oxygen_saturation_apha(20.0);
    CHECK(ponds.at(0, oxygen) ==
          doctest::Approx(saturation + (2.0 - saturation) * std::exp(-0.5 * transfer / 2.0))
              .epsilon(1e-4));
    CHECK(ponds.produced[oxygen] - ponds.lost[oxygen] ==
          doctest::Approx(ponds.mass(oxygen) - 2000.0));
  }
}
