// Steady flow through a reach whose section changes along it, from one with narrow flood plains to
// one with wide ones, linear at equal depth, against the gradually varied flow
//
//   u d(beta Q / A)/dx + g dz/dx + g Q^2 / K^2 = 0,   u = Q / A
//
// integrated upstream by the classical Runge-Kutta method with the exact conveyance and Boussinesq
// coefficient.
//
// 10 km, bed falling by 2 m, Q 250 m3/s, level 5.5 m above the bed downstream. Bounds: 1 cm at 500
// m; order 2 in space asserted (L1), for the divided channel and for Debord.
#include <algorithm>
#include <cmath>
#include <vector>

#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using network::Part;

namespace {

constexpr double length = 10000.0, discharge = 250.0, end_level = 5.5, gravity = 9.81;

network::CrossSection section(double bed, double plain, double bottom, double main, double flood,
                              network::Composition composition) {
  const network::Roughness own{main, 0.0}, rough{flood, 0.0};
  const double bank = bed + 3.5;
  return network::CrossSection::surveyed(
      {{0, bed + 9, Part::left, rough},
       {20, bank + 0.8, Part::left, rough},
       {20 + plain, bank, Part::main, own},
       {30 + plain, bed, Part::main, own},
       {30 + plain + bottom, bed, Part::main, own},
       {40 + plain + bottom, bank, Part::right, rough},
       {40 + 1.5 * plain + bottom, bank + 0.5, Part::right, rough},
       {60 + 1.5 * plain + bottom, bed + 9, Part::right, rough}},
      composition);
}

struct Compound {
  test::RiverCase river;
  network::ReachId id;
};

Compound compound(double dx, network::Composition composition) {
  Compound made;
  const auto up = made.river.node("up");
  const auto down = made.river.node("down");
  made.id = made.river.reach("reach", up, down, length, dx, 0.0, 0.0, 1.0, 0.0, 0.03);
  network::Reach& reach = made.river[made.id];
  reach.composition = composition;
  reach.sections = {{0.0, section(2.0, 60.0, 30.0, 0.028, 0.05, composition)},
                    {length, section(0.0, 160.0, 24.0, 0.025, 0.08, composition)}};
  reach.initial_level = end_level;
  reach.initial_discharge = discharge;
  using Kind = forcing::Boundary::Kind;
  made.river.boundary("head", up, Kind::discharge, base::Series(discharge));
  made.river.boundary("tail", down, Kind::stage, base::Series(end_level));
  return made;
}

/// beta Q / A at a level [m/s].
double carried(const network::Reach& reach, double x, double level) {
  const network::CrossSection here = section_at(reach, x);
  const double depth = level - here.bed;
  return resistance_of(reach, here).boussinesq(depth) * discharge / here.table.wetted(depth).area;
}

double slope(const network::Reach& reach, double x, double level) {
  const network::CrossSection here = section_at(reach, x);
  const double velocity = discharge / here.table.wetted(level - here.bed).area;
  const double conveyance = resistance_of(reach, here).conveyance(level - here.bed);
  constexpr double side = 5.0, rise = 1e-4;
  const double along =
      (carried(reach, x + side, level) - carried(reach, x - side, level)) / (2.0 * side);
  const double upward =
      (carried(reach, x, level + rise) - carried(reach, x, level - rise)) / (2.0 * rise);
  return -(gravity * std::pow(discharge / conveyance, 2.0) + velocity * along) /
         (gravity + velocity * upward);
}

/// Levels every 500 m from the upstream end.
std::vector<double> exact(const network::Reach& reach) {
  constexpr double h = -10.0;
  std::vector<double> levels{end_level};
  double z = end_level;
  // The section is constant beyond the ends: the last step starts just inside.
  for (int k = 0; k < 1000; ++k) {
    const double x = std::min(length + k * h, length - 6.0);
    const double end = std::max(length + (k + 1) * h, 6.0);
    const double middle = 0.5 * (x + end);
    const double k1 = slope(reach, x, z);
    const double k2 = slope(reach, middle, z + 0.5 * h * k1);
    const double k3 = slope(reach, middle, z + 0.5 * h * k2);
    const double k4 = slope(reach, end, z + h * k3);
    z += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
    if ((k + 1) % 50 == 0) levels.push_back(z);
  }
  std::reverse(levels.begin(), levels.end());
  return levels;
}

struct Errors {
  double largest = 0.0, mean = 0.0;
};

Errors errors_of(double dx, network::Composition composition, const std::vector<double>& wanted) {
  const Compound made = compound(dx, composition);
  const Case& problem = made.river.problem;
  const grid::Grid grid = grid::build_grid(problem);
  const auto state = flow::steady_state(problem, grid, flow::given_state(problem, grid));
  Errors errors;
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    const auto cell = static_cast<std::size_t>(grid.cell_of({{}, made.id, 500.0 * double(k)}));
    const double error = std::abs(state.level[cell] - wanted[k]);
    errors.largest = std::max(errors.largest, error);
    errors.mean += error / double(wanted.size());
  }
  return errors;
}

void check(network::Composition composition, const char* name) {
  Compound made = compound(500.0, composition);
  const std::vector<double> wanted = exact(made.river[made.id]);
  const Errors coarse = errors_of(500.0, composition, wanted);
  const Errors fine = errors_of(250.0, composition, wanted);
  const Errors finer = errors_of(125.0, composition, wanted);
  const std::string title = std::string("compound reach, ") + name;
  test::figure_at_most((title + ", error of the level at 500 m [m]").c_str(), coarse.largest, 0.01);
  test::figure_at_least((title + ", order (L1)").c_str(), std::log2(coarse.mean / fine.mean), 1.8);
  test::figure_at_least((title + ", order (L1), finer").c_str(), std::log2(fine.mean / finer.mean),
                        1.8);
}

}  // namespace

TEST_CASE("backwater through a changing divided channel") {
  check(network::Composition::divided, "divided");
}

TEST_CASE("backwater through a changing channel with exchange (Debord)") {
  check(network::Composition::debord, "Debord");
}
