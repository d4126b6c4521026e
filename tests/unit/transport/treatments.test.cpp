// What treatments take out: the formula at one structure, whether the cell above is transported
// explicitly or implicitly, and what is kept whatever the water does.
#include "solver/transport/treatments.hpp"

#include <cmath>
#include <random>

#include "solver/transport/transport.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/transport/random_flow.hpp"

namespace {

using namespace biandan;
using doctest::Approx;

/// Nothing, a share, a bound, both, oxygen.
std::vector<drainage::Effect> effects() {
  std::vector<drainage::Effect> all(5);
  all[1].removal = base::Series(0.9);
  all[2].at_most = base::Series(0.2);
  all[3].removal = base::Series(0.5);
  all[3].at_most = base::Series(0.3);
  all[4].at_most = base::Series(0.6);
  all[4].exactly = true;
  return all;
}

drainage::Treatment treatment(double capacity, double setting) {
  drainage::Treatment it;
  it.structure = network::StructureId(0);
  it.capacity = capacity;
  it.setting = base::Series(setting);
  it.effects = effects();
  return it;
}

/// Two ponds and a pump between them that is treated.
struct Ponds {
  explicit Ponds(const drainage::Treatment& treated)
      : grid(make(treated)), transport(problem, grid) {}

  grid::Grid make(const drainage::Treatment& treated) {
    for (const char* name : {"from", "to"}) {
      network::Node node;
      node.name = name;
      node.storage =
          network::DepthTable({network::DepthTable::Piece{0.0, 1000.0, 0.0, 0.0, 0.0, 0.0}});
      problem.network.nodes.push_back(node);
    }
    network::Structure pump;
    pump.from = {network::NodeId(0), {}, 0.0};
    pump.to = {network::NodeId(1), {}, 0.0};
    pump.kind = network::Pump{};
    problem.network.structures = {pump};
    problem.quality.constituents.resize(5);
    problem.drainage.treatments = {treated};
    return grid::build_grid(problem);
  }

  /// One step of 100 s with 1 m3/s or back; both ponds begin with the concentrations.
  void step(double volume_above, double discharge, double above, double below) {
    grid::FlowField flow;
    flow.dt = 100.0;
    flow.volume_before = {volume_above, 500.0};
    flow.volume_after = {volume_above - 100.0 * discharge, 500.0 + 100.0 * discharge};
    flow.discharge = {discharge};
    flow.face_area = {0.0};
    flow.surface = {1000.0, 1000.0};
    concentration.assign(5, above);
    concentration.resize(10, below);
    transport.step(flow, concentration, booking);
  }

  Case problem;
  grid::Grid grid;
  transport::Transport transport;
  std::vector<double> concentration;
  transport::Booking booking;
};

}  // namespace

TEST_CASE("the cell below gets what a treatment leaves, the cell above keeps what it had") {
  for (const double volume_above : {1000.0, 100.0}) {  // explicit, and emptied: implicit
    CAPTURE(volume_above);
    Ponds ponds(treatment(0.8, 0.5));
    ponds.step(volume_above, 1.0, 0.5, 0.1);
    const double share = 0.5 * 0.8;
    const double left[] = {0.5, 0.05, 0.2, 0.25, 0.6};
    for (std::size_t k = 0; k < 5; ++k) {
      CAPTURE(k);
      const double out = 0.5 + share * (left[k] - 0.5);
      CHECK(ponds.concentration[k] == Approx(0.5).epsilon(1e-14));
      CHECK(ponds.concentration[5 + k] ==
            Approx((500.0 * 0.1 + 100.0 * out) / 600.0).epsilon(1e-13));
      CHECK(ponds.booking.removed[k] == Approx(std::max(0.0, 100.0 * (0.5 - out))).epsilon(1e-13));
      CHECK(ponds.booking.added[k] == Approx(std::max(0.0, 100.0 * (out - 0.5))).epsilon(1e-13));
    }
    const transport::TreatmentTotal& total = ponds.transport.treatments().front();
    CHECK(total.treated == Approx(40.0));
    CHECK(total.passed_by == Approx(60.0));
    CHECK(total.removed[1] == ponds.booking.removed[1]);
    CHECK(total.added[4] == ponds.booking.added[4]);
  }
}

TEST_CASE("a cell below that begins dry has what a treatment leaves") {
  Ponds ponds(treatment(1.0, 1.0));
  grid::FlowField flow;
  flow.dt = 100.0;
  flow.volume_before = {1000.0, 0.0};
  flow.volume_after = {900.0, 100.0};
  flow.discharge = {1.0};
  flow.face_area = {0.0};
  flow.surface = {1000.0, 1000.0};
  ponds.concentration.assign(10, 0.5);
  ponds.transport.step(flow, ponds.concentration, ponds.booking);
  CHECK(ponds.concentration[6] == Approx(0.05).epsilon(1e-14));
  CHECK(ponds.concentration[9] == Approx(0.6).epsilon(1e-14));
}

TEST_CASE("water that runs back is not treated") {
  Ponds ponds(treatment(1.0, 1.0));
  ponds.step(1000.0, -1.0, 0.5, 0.1);
  for (std::size_t k = 0; k < 5; ++k) {
    CHECK(ponds.concentration[k] == Approx((1000.0 * 0.5 + 100.0 * 0.1) / 1100.0).epsilon(1e-14));
    CHECK(ponds.booking.removed[k] == 0.0);
    CHECK(ponds.booking.added[k] == 0.0);
  }
}

TEST_CASE("treated water closes its balance, without new extrema, whatever the water does") {
  constexpr std::size_t constituents = 5;
  double worst_balance = 0.0;
  double highest = 0.0;
  double removed_in_all = 0.0;
  for (const unsigned seed : {11u, 12u, 13u, 14u}) {
    Case problem = test::looped_case(constituents, 0.0, 1.0, seed % 2 == 0 ? 5.0 : 300.0);
    problem.drainage.treatments = {treatment(0.3, 1.0)};
    const grid::Grid grid = grid::build_grid(problem);
    test::RandomFlow water(grid, seed);
    transport::Transport transport(problem, grid);
    std::mt19937 random(seed);
    std::vector<double> concentration(grid.cells.size() * constituents);
    for (double& value : concentration) value = random() % 2 ? 1.0 : 0.0;
    const auto stored = [&](const std::vector<double>& volume, std::size_t k) {
      double sum = 0.0;
      for (std::size_t c = 0; c < volume.size(); ++c)
        sum += volume[c] * concentration[c * constituents + k];
      return sum;
    };
    transport::Booking booking;
    std::vector<double> initial(constituents), net(constituents), gross(constituents);
    for (int step = 0; step < 600; ++step) {
      const grid::FlowField& flow = water.step(step % 3 == 0 ? 60.0 : 300.0);
      if (step == 0)
        for (std::size_t k = 0; k < constituents; ++k)
          gross[k] = initial[k] = stored(flow.volume_before, k);
      transport.step(flow, concentration, booking);
      for (const double value : concentration) {
        REQUIRE(value >= 0.0);
        highest = std::max(highest, value);
      }
      for (std::size_t k = 0; k < constituents; ++k) {
        net[k] += booking.in[k] + booking.added[k] - booking.out[k] - booking.removed[k];
        gross[k] += booking.in[k] + booking.added[k] + booking.out[k] + booking.removed[k];
        removed_in_all += booking.removed[k];
        const double residual = stored(flow.volume_after, k) - initial[k] - net[k];
        worst_balance = std::max(worst_balance, std::abs(residual) / gross[k]);
      }
    }
  }
  CHECK(removed_in_all > 1000.0);
  test::figure_at_most("treated random water: mass balance of transport [-]", worst_balance, 1e-13);
  test::figure_at_most("treated random water: overshoot [-]", highest - 1.0, 1e-12);
}
