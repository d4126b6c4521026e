// Front in a stream with storage zones (Bencala and Walters 1983), imposed at x = 0 from t = 0 on.
//
//   C(p) = 1/p exp(x / (2 D) (u - sqrt(u^2 + 4 D psi))),   psi = p + alpha p / (p + beta)
//   S(p) = beta / (p + beta) C(p),                          beta = alpha A / A_s
//
// C, S Laplace transforms of the concentrations of the channel and of the zones [C0], inverted
// numerically on the contour of Talbot (1979) with the parameters of Abate and Valko (2004).
// u = 0.05 m/s, D = 0.06 m2/s, alpha = 0.001 1/s, A = 0.24 m2, A_s = 0.096 m2: a small stream.
#include <cmath>
#include <complex>
#include <numbers>
#include <string>
#include <vector>

#include "solver/run/simulate.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;

namespace {

using Complex = std::complex<double>;

constexpr double u = 0.05, dispersion = 0.06, alpha = 1e-3, area = 0.24, zone_area = 0.096;
constexpr double beta = alpha * area / zone_area;
constexpr double length = 200.0, duration = 4800.0;

Complex channel_transform(Complex p, double x) {
  const Complex psi = p + alpha * p / (p + beta);
  return std::exp(x / (2.0 * dispersion) * (u - std::sqrt(u * u + 4.0 * dispersion * psi))) / p;
}

Complex zone_transform(Complex p, double x) {
  return beta / (p + beta) * channel_transform(p, x);
}

template <class Transform>
double inverted(Transform transform, double t, double x) {
  constexpr int terms = 40;
  const double r = 2.0 * terms / (5.0 * t);
  double sum = 0.5 * (transform(Complex(r), x) * std::exp(r * t)).real();
  for (int k = 1; k < terms; ++k) {
    const double angle = k * std::numbers::pi / terms;
    const double cotangent = 1.0 / std::tan(angle);
    const Complex p = r * angle * Complex(cotangent, 1.0);
    const Complex slope(1.0, angle + (angle * cotangent - 1.0) * cotangent);
    sum += (std::exp(p * t) * transform(p, x) * slope).real();
  }
  return r / terms * sum;
}

Case stream(double dx) {
  test::RiverCase river;
  Case& problem = river.problem;
  problem.settings.flow = FlowMode::prescribed;
  problem.settings.duration = duration;
  problem.settings.step = 0.5 * dx / u;
  quality::Constituent tracer;
  tracer.name = "tracer";
  problem.quality.constituents = {tracer};
  const auto up = river.node("up");
  const auto down = river.node("down");
  const auto id = river.reach("stream", up, down, length, dx, 0.0, 0.0, 1.0, 0.0, 0.05);
  river[id].dispersion = dispersion;
  river[id].zone_area = zone_area;
  river[id].zone_exchange = alpha;
  problem.forcing.prescribed.push_back({id, base::Series(u * area), base::Series(area), {}, {}});
  river.boundary("inlet", up, forcing::Boundary::Kind::discharge, base::Series(u * area))
      .concentration = {base::Series(1.0)};
  river.boundary("outlet", down, forcing::Boundary::Kind::stage, base::Series(area))
      .concentration = {base::Series(0.0)};
  return problem;
}

/// Errors at the end of the run, over the first 160 m.
struct Errors : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    for (std::size_t i = 0; i < view.grid.cells.size(); ++i) {
      const grid::Cell& cell = view.grid.cells[i];
      if (!cell.reach.valid() || cell.chainage < 5.0 || cell.chainage > 160.0) continue;
      const double c = inverted(channel_transform, duration, cell.chainage);
      const double s = inverted(zone_transform, duration, cell.chainage);
      largest = std::max(largest, std::abs(view.concentration[i] - c));
      mean += std::abs(view.concentration[i] - c) * cell.length / 155.0;
      zone = std::max(zone, std::abs(view.zone_concentration[i] - s));
      behind = std::max(behind, c - s);
    }
    balance = view.ledger.worst_constituent().relative();
  }

  double largest = 0.0, mean = 0.0, zone = 0.0, behind = 0.0, balance = 1.0;
};

Errors run_stream(double dx) {
  const Case problem = stream(dx);
  Errors errors;
  run::Observer* observers[] = {&errors};
  run::simulate(problem, observers);
  return errors;
}

}  // namespace

TEST_CASE("front in a stream with storage zones") {
  const Errors coarse = run_stream(4.0);
  const Errors fine = run_stream(1.0);
  CHECK(fine.behind > 0.1);  // the zones do hold back
  test::figure_at_most("storage zones, dx 1 m, channel [C0]", fine.largest, 3e-4);
  test::figure_at_most("storage zones, dx 1 m, zone [C0]", fine.zone, 3e-4);
  test::figure_at_most("storage zones, balance", fine.balance, 1e-13);
  test::figure_at_least("storage zones, order in L1, dx 4 to 1 m",
                        0.5 * std::log2(coarse.mean / fine.mean), 1.8);
}
