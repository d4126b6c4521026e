// Processes of a case's own in the reactor: copies of shipped ones, the ledger, user constituents.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "model/base/error.hpp"
#include "tests/support/expressions.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;
using biandan::test::day;
using biandan::test::Ponds;

namespace {

constexpr std::size_t oxygen = 0, bod5 = 1, ammonia = 4, phosphorus = 5, dye = 6;

// Waters and places of every kind, the same in every call.
Ponds ponds_of_all_kinds(std::size_t count) {
  Ponds ponds(count);
  ponds.problem.forcing.temperature = base::Series(24.0);
  ponds.fill({7.0, 3.0, 15.0, 4.0, 0.8, 0.15});
  std::mt19937_64 engine(11);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  for (std::size_t i = 0; i < count; ++i) {
    ponds.flow.depth[i] = std::pow(10.0, -1.5 + 2.0 * uniform(engine));
    ponds.flow.velocity[i] = 2.0 * uniform(engine) - 1.0;
    for (std::size_t k = 0; k < 6; ++k) ponds.at(i, k) *= 3.0 * uniform(engine);
  }
  return ponds;
}

void deepen(Ponds& ponds) {
  for (double& depth : ponds.flow.depth) depth += 1.0;
}

// Largest difference of concentrations and of what is booked of two cases over a day, relative.
double difference(Ponds& a, Ponds& b) {
  transport::Reactor first(a.problem, a.grid);
  transport::Reactor second(b.problem, b.grid);
  double worst = 0.0;
  const auto compare = [&](const std::vector<double>& x, const std::vector<double>& y) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      worst = std::max(worst, std::abs(x[i] - y[i]) / (std::abs(x[i]) + 1e-12));
    }
  };
  for (int i = 0; i < 96; ++i) {
    a.step(first, 900.0 * i, 900.0);
    b.step(second, 900.0 * i, 900.0);
    compare(a.lost, b.lost);
    compare(a.produced, b.produced);
  }
  compare(a.concentration, b.concentration);
  return worst;
}

void add_nitrification(quality::Quality& quality) {
  test::add_process(quality, "copy", "k * theta^(T - 20 degC) * [NH3-N] * DO / (K + DO)",
                    {{"k", "0.1 1/d"}, {"theta", "1.08"}, {"K", "1 mg/L"}},
                    {{ammonia, -1.0}, {oxygen, -4.57}});
}

}  // namespace

TEST_CASE("a copy of nitrification gives the results of the shipped one to rounding") {
  Ponds shipped = ponds_of_all_kinds(150);
  Ponds copied = ponds_of_all_kinds(150);
  deepen(shipped);
  deepen(copied);
  copied.set("nitrification_rate", 0.0);
  add_nitrification(copied.problem.quality);
  CHECK(difference(shipped, copied) < 1e-12);
}

// In a film the steps are as long as stability allows: there rounding, as of the order in which the
// processes are added up, decides their length.
TEST_CASE("in shallow water the copy keeps within the tolerance of the integration") {
  Ponds shipped = ponds_of_all_kinds(150);
  Ponds copied = ponds_of_all_kinds(150);
  copied.set("nitrification_rate", 0.0);
  add_nitrification(copied.problem.quality);
  CHECK(difference(shipped, copied) < 5e-4);
}

TEST_CASE("a copy reads the parameters of the kinetics and the place") {
  Ponds shipped = ponds_of_all_kinds(150);
  Ponds copied = ponds_of_all_kinds(150);
  for (Ponds* ponds : {&shipped, &copied}) {
    deepen(*ponds);
    ponds->set("phosphorus_settling_velocity", 0.2);
    ponds->set("phosphorus_loss_rate", 0.0);
  }
  test::add_process(copied.problem.quality, "copy",
                    "phosphorus_settling_velocity / exchange_depth * TP", {}, {{phosphorus, -0.5}});
  test::add_process(shipped.problem.quality, "copy",
                    "0.1 m/d / max(depth, minimum_exchange_depth) * TP", {}, {{phosphorus, -1.0}});
  CHECK(difference(shipped, copied) < 1e-12);
}

TEST_CASE(
    "without kinetics a process of the case's own is integrated, decay and settling with it") {
  Ponds ponds(3, "none");
  ponds.user("a", 0.5 / day, 1.0, 0.0);
  ponds.user("b", 0.0, 1.0, 0.0);
  ponds.user("c", 1.0 / day, 1.0, 0.0);
  test::add_process(ponds.problem.quality, "a to b", "2 1/d * a", {}, {{0, -1.0}, {1, 0.25}});
  ponds.fill({8.0, 1.0, 3.0});
  transport::Reactor reactor(ponds.problem, ponds.grid);
  CHECK_FALSE(reactor.idle());
  double lost = 0.0, produced = 0.0;
  for (int i = 0; i < 48; ++i) {
    ponds.step(reactor, 900.0 * i, 900.0);
    lost += ponds.lost[0];
    produced += ponds.produced[1];
  }
  const double left = std::exp(-2.5 * 0.5);
  CHECK(ponds.at(0, 0) == doctest::Approx(8.0 * left).epsilon(1e-4));
  CHECK(ponds.at(1, 1) ==
        doctest::Approx(1.0 + 0.25 * 2.0 / 2.5 * 8.0 * (1.0 - left)).epsilon(1e-4));
  CHECK(ponds.at(2, 2) == doctest::Approx(3.0 * std::exp(-0.5)).epsilon(1e-13));  // exact, alone
  CHECK(lost == doctest::Approx(3.0 * 8.0 * 1000.0 - ponds.mass(0)).epsilon(1e-12));
  CHECK(produced == doctest::Approx(ponds.mass(1) - 3000.0).epsilon(1e-12));
}

TEST_CASE("what is booked is what the cells gained and lost, to rounding") {
  Ponds ponds = ponds_of_all_kinds(300);
  ponds.user("dye", 0.3 / day, 1.04, 0.1 / day);
  ponds.fill({7.0, 3.0, 15.0, 4.0, 0.8, 0.15, 2.0});
  test::add_process(ponds.problem.quality, "uptake", "k * dye * DO / (K + DO) * BOD5 / (K + BOD5)",
                    {{"k", "3 1/d"}, {"K", "1 mg/L"}},
                    {{dye, -1.0}, {oxygen, -2.0}, {bod5, -0.3}, {phosphorus, 0.01}});
  transport::Reactor reactor(ponds.problem, ponds.grid);
  for (int i = 0; i < 20; ++i) {
    std::vector<double> before;
    for (std::size_t k = 0; k < 7; ++k) before.push_back(ponds.mass(k));
    ponds.step(reactor, 900.0 * i, 900.0);
    for (std::size_t k = 0; k < 7; ++k) {
      CAPTURE(k);
      const double residual = ponds.mass(k) - before[k] - ponds.produced[k] + ponds.lost[k];
      CHECK(std::abs(residual) <= 5e-14 * (before[k] + ponds.produced[k]));
      CHECK(ponds.produced[k] >= 0.0);
    }
  }
  for (const double c : ponds.concentration) REQUIRE(c >= 0.0);
}

TEST_CASE("a rate that runs away stops the run with the cell and the constituent") {
  Ponds ponds(2, "none");
  ponds.user("a", 0.0, 1.0, 0.0);
  test::add_process(ponds.problem.quality, "growth", "exp(a / 1 mg/L) * a / 1 s", {}, {{0, 1.0}});
  ponds.fill({100.0});
  transport::Reactor reactor(ponds.problem, ponds.grid);
  try {
    ponds.step(reactor, 0.0, 3600.0);
    FAIL("no error");
  } catch (const base::RunError& error) {
    CHECK(std::string(error.what()).find("reactions of a at pond 0") == 0);
  }
}
