// The `full` set integrated: what it keeps, and a stiff cell among idle ones.
#include <doctest/doctest.h>

#include <cmath>

#include "model/quality/full/balance.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using quality::full::Contents;
using quality::full::State;

namespace {

const std::vector<double> water{6.0,  3.0,    4.0, 12.0, 1.0,  2.0,  0.3, 2.5, 0.1, 0.15, 30.0,
                                0.03, 5000.0, 2.0, 0.3,  0.04, 60.0, 6.0, 1.5, 1.2, 1.1,  800.0};

/// Ponds without exchange with the air or the deep bed.
test::Ponds closed_ponds(std::size_t count) {
  test::Ponds ponds(count, "full");
  ponds.problem.forcing.weather.solar = base::Series(200.0);
  ponds.problem.forcing.temperature = base::Series(24.0);
  ponds.problem.quality.parameters.push_back(
      {"reaeration_formula", static_cast<double>(quality::ReaerationFormula::given), {}});
  ponds.set("reaeration_rate", 0.0);
  ponds.set("sediment_oxygen_demand", 0.0);
  REQUIRE(ponds.problem.quality.constituents.size() == water.size());
  ponds.fill(water);
  for (std::size_t i = 0; i < count; ++i) {
    ponds.flow.velocity[i] = 0.05 * static_cast<double>(i);
    ponds.flow.depth[i] = 0.02 + 0.5 * static_cast<double>(i);
    ponds.flow.volume_after[i] = 500.0 * ponds.flow.depth[i];
  }
  return ponds;
}

/// [g] of what `contents` count, in the water and on the bed of all cells.
double total(test::Ponds& ponds, const Contents& contents) {
  double sum = 0.0;
  for (std::size_t i = 0; i < ponds.grid.cells.size(); ++i)
    for (std::size_t k = 0; k < contents.size(); ++k) {
      const bool on_bed = k >= ponds.problem.quality.transported();
      const double extent = on_bed ? ponds.grid.cells[i].bed_area : ponds.flow.volume_after[i];
      sum += extent * contents[k] * ponds.at(i, k);
    }
  return sum;
}

void run(test::Ponds& ponds, double days) {
  transport::Reactor reactor(ponds.problem, ponds.grid);
  for (int step = 0; step < static_cast<int>(days * 288.0); ++step)
    ponds.step(reactor, 300.0 * step, 300.0);
}

}  // namespace

TEST_CASE("the full set closes nitrogen, phosphorus and oxygen equivalents over 20 days") {
  test::Ponds ponds = closed_ponds(8);
  const auto parameter = quality::default_parameters();
  const Contents nitrogen = quality::full::nitrogen_contents(parameter);
  const Contents phosphorus = quality::full::phosphorus_contents(parameter);
  const Contents oxygen = quality::full::oxygen_contents(parameter);
  const double n = total(ponds, nitrogen);
  const double p = total(ponds, phosphorus);
  const double o = total(ponds, oxygen);
  run(ponds, 20.0);
  const double gas = n - total(ponds, nitrogen);  // the one declared sink
  CHECK(gas > 0.01 * n);
  test::figure_at_most("full set: phosphorus [-]", std::abs(total(ponds, phosphorus) / p - 1.0),
                       1e-11);
  test::figure_at_most(
      "full set: oxygen equivalents, nitrogen gas counted [-]",
      std::abs((total(ponds, oxygen) - quality::full::oxygen_by_nitrate * gas) / o - 1.0), 1e-11);
}

TEST_CASE("the full set closes nitrogen where nothing denitrifies") {
  test::Ponds ponds = closed_ponds(8);
  ponds.set("denitrification_rate", 0.0);
  ponds.set("bed_denitrification_velocity", 0.0);
  ponds.set("bed_ammonia_loss_rate", 0.0);
  const Contents nitrogen = quality::full::nitrogen_contents(quality::default_parameters());
  const double n = total(ponds, nitrogen);
  run(ponds, 20.0);
  test::figure_at_most("full set: nitrogen [-]", std::abs(total(ponds, nitrogen) / n - 1.0), 1e-11);
}

TEST_CASE("the full set books what it makes and loses of every state") {
  test::Ponds ponds = closed_ponds(3);
  transport::Reactor reactor(ponds.problem, ponds.grid);
  const std::size_t transported = ponds.problem.quality.transported();
  CHECK(transported == 13);
  std::vector<double> before;
  const auto mass = [&](std::size_t k) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i)
      sum += ponds.at(i, k) *
             (k < transported ? ponds.flow.volume_after[i] : ponds.grid.cells[i].bed_area);
    return sum;
  };
  for (std::size_t k = 0; k < water.size(); ++k) before.push_back(mass(k));
  ponds.step(reactor, 0.0, 3600.0);
  for (std::size_t k = 0; k < water.size(); ++k) {
    CAPTURE(k);
    const double change = ponds.produced[k] - ponds.lost[k];
    const double scale = before[k] + ponds.produced[k] + ponds.lost[k];
    CHECK(std::abs(mass(k) - before[k] - change) <= 1e-13 * scale);
  }
}

TEST_CASE("nothing of the full set becomes negative, whatever runs out") {
  for (std::size_t missing = 0; missing < water.size(); ++missing) {
    CAPTURE(missing);
    test::Ponds ponds = closed_ponds(4);
    for (std::size_t i = 0; i < 4; ++i) ponds.at(i, missing) = 0.0;
    for (std::size_t i = 0; i < 4; ++i) ponds.at(i, std::size_t(State::ammonia)) *= 1e-6;
    run(ponds, 2.0);
    for (const double value : ponds.concentration) CHECK(value >= 0.0);
  }
}
