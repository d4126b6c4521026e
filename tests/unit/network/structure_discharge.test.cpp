#include "model/network/structure_discharge.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "model/base/dual.hpp"

using namespace biandan;
using base::Dual;

namespace {

network::Structure weir() {
  network::Structure made;
  made.kind = network::Weir{1.0, 5.0, 0.385 * std::sqrt(2.0 * 9.81)};
  return made;
}
network::Structure gate() {
  network::Structure made;
  made.kind = network::Gate{0.0, 6.0, 0.5, 0.61, 1.0};
  return made;
}

double flow(const network::Structure& structure, double left, double right, double setting = 1.0) {
  return network::structure_discharge(structure, setting, left, right, network::Beds{-10.0, -10.0});
}

}  // namespace

TEST_CASE("weir: free and drowned after Villemonte") {
  // m = 0.385, B = 5 m: free 0.5 m, and 1.0 m over the crest with 0.5 m behind it.
  CHECK(flow(weir(), 1.5, 0.0) == doctest::Approx(3.0146385).epsilon(1e-6));
  CHECK(flow(weir(), 2.0, 1.5) == doctest::Approx(7.20834078).epsilon(1e-6));
  network::Structure wide = weir();
  std::get<network::Weir>(wide.kind).width = 12.0;
  CHECK(flow(wide, 1.8, 1.7) == doctest::Approx(7.59111247).epsilon(1e-6));
  CHECK(flow(weir(), 0.9, 0.2) == 0.0);
  CHECK(flow(weir(), 2.0, 1.5, 0.5) == doctest::Approx(0.5 * 7.20834078).epsilon(1e-6));
}

TEST_CASE("gate: drowned orifice with Cd = contraction, free jet, drowned and free weir") {
  // 0.5 m open, 6 m wide: drowned, 3 m against 2 m: 0.61 e B sqrt(2 g dh).
  CHECK(flow(gate(), 3.0, 2.0) ==
        doctest::Approx(0.61 * 0.5 * 6.0 * std::sqrt(2.0 * 9.81)).epsilon(1e-9));
  const double jet = 0.61 * 0.5;
  CHECK(flow(gate(), 3.0, 0.1) ==
        doctest::Approx(jet * 6.0 * std::sqrt(2.0 * 9.81 * (3.0 - jet))).epsilon(1e-9));
  // A shallow flow does not touch the gate: broad-crested weir.
  CHECK(flow(gate(), 0.3, 0.0) ==
        doctest::Approx(6.0 * std::pow(2.0 / 3.0, 1.5) * std::sqrt(9.81) * std::pow(0.3, 1.5))
            .epsilon(1e-9));
  CHECK(flow(gate(), 0.25, 0.2) ==
        doctest::Approx(6.0 * 0.2 * std::sqrt(2.0 * 9.81 * 0.05)).epsilon(1e-9));
  CHECK(flow(gate(), 3.0, 1.0, 0.0) == 0.0);
}

TEST_CASE("weir: the default coefficients are those of a broad and a sharp crest") {
  CHECK(network::Weir{}.coefficient == 1.705);
  CHECK(network::Weir::broad_crested ==
        doctest::Approx(std::pow(2.0 / 3.0, 1.5) * std::sqrt(9.81)).epsilon(1e-3));
  // Francis (1883): 3.33 ft^0.5/s.
  CHECK(network::Weir::sharp_crested == doctest::Approx(3.33 * std::sqrt(0.3048)).epsilon(1e-3));
  network::Structure sharp = weir();
  std::get<network::Weir>(sharp.kind).coefficient = network::Weir::sharp_crested;
  CHECK(flow(sharp, 1.5, 0.0) == doctest::Approx(1.84 * 5.0 * std::pow(0.5, 1.5)).epsilon(1e-12));
  CHECK(flow(sharp, 2.0, 1.5) / flow(sharp, 2.0, 0.0) ==
        doctest::Approx(std::pow(1.0 - std::pow(0.5, 1.5), 0.385)).epsilon(1e-9));
}

TEST_CASE("a flap lets water pass one way, after the head that opens it") {
  for (network::Structure one : {weir(), gate()}) {
    const network::Structure open = one;
    one.flap = true;
    CHECK(flow(one, 2.5, 2.0) == flow(open, 2.5, 2.0));
    CHECK(flow(one, 2.0, 2.5) == 0.0);
    one.flap_head = 0.1;
    CHECK(flow(one, 2.5, 2.0) == flow(open, 2.4, 2.0));
    CHECK(flow(one, 2.1, 2.0) == 0.0);
    CHECK(flow(one, 2.1 + 1e-9, 2.0) < 1e-4);
    CHECK(network::regime_of(one, 1.0, 2.05, 2.0, {-10.0, -10.0}) == network::Regime::flap_shut);
    CHECK(network::regime_of(one, 1.0, 2.0, 2.5, {-10.0, -10.0}) == network::Regime::flap_shut);
    CHECK(network::regime_of(one, 0.0, 2.0, 2.5, {-10.0, -10.0}) == network::Regime::none);
    CHECK(network::regime_of(one, 1.0, 2.5, 2.0, {-10.0, -10.0}) ==
          network::regime_of(open, 1.0, 2.4, 2.0, {-10.0, -10.0}));
    CHECK(network::opening_head(one) == 0.1);
    CHECK(network::opening_head(open) == 0.0);
  }
}

TEST_CASE("regimes are named") {
  using network::Regime;
  CHECK(network::regime_of(weir(), 1.0, 1.5, 0.0, {-10.0, -10.0}) == Regime::free_weir);
  CHECK(network::regime_of(weir(), 1.0, 1.2, 1.5, {-10.0, -10.0}) == Regime::drowned_weir);
  CHECK(network::regime_of(weir(), 1.0, 0.5, 0.4, {-10.0, -10.0}) == Regime::none);
  CHECK(network::regime_of(gate(), 1.0, 3.0, 0.1, {-10.0, -10.0}) == Regime::free_orifice);
  CHECK(network::regime_of(gate(), 1.0, 3.0, 2.0, {-10.0, -10.0}) == Regime::drowned_orifice);
  CHECK(network::regime_of(gate(), 1.0, 0.3, 0.0, {-10.0, -10.0}) == Regime::free_weir);
  CHECK(network::regime_of(gate(), 1.0, 0.25, 0.2, {-10.0, -10.0}) == Regime::drowned_weir);
  CHECK(network::regime_of(gate(), 0.0, 3.0, 0.1, {-10.0, -10.0}) == Regime::none);
}

TEST_CASE("discharge is odd, continuous over all regimes, and its slopes are those of its values") {
  for (const network::Structure& structure : {weir(), gate()}) {
    constexpr double step = 2e-5;
    for (double left = 0.0; left <= 4.0; left += 0.0931) {
      double before = flow(structure, left, 0.0);
      for (double right = step; right <= 4.0; right += step) {
        const double here = flow(structure, left, right);
        // Steepest over the last millimetre of head: 5 m3/s a millimetre.
        if (!(std::abs(here - before) < 0.1)) FAIL("jump at ", left, " ", right);
        before = here;
      }
    }
    for (double left = 0.0137; left <= 4.0; left += 0.217)
      for (double right = 0.0071; right <= 4.0; right += 0.131) {
        CHECK(flow(structure, left, right) == -flow(structure, right, left));
        const auto exact =
            network::structure_discharge(structure, 1.0, Dual<2>::variable(left, 0),
                                         Dual<2>::variable(right, 1), network::Beds{-10.0, -10.0});
        constexpr double h = 1e-7;
        const double by_left =
            (flow(structure, left + h, right) - flow(structure, left - h, right)) / (2.0 * h);
        const double by_right =
            (flow(structure, left, right + h) - flow(structure, left, right - h)) / (2.0 * h);
        CHECK(exact.slope[0] == doctest::Approx(by_left).epsilon(1e-4));
        CHECK(exact.slope[1] == doctest::Approx(by_right).epsilon(1e-4));
      }
  }
}

TEST_CASE("pump: constant, by lift, by depth; never from below the sump or the bed") {
  network::Structure structure;
  structure.kind = network::Pump{2.0, 0.5, network::Pump::Curve::constant, {}, {}};
  CHECK(flow(structure, 1.0, 9.0) == 2.0);
  CHECK(flow(structure, 1.0, 9.0, 0.5) == 1.0);
  CHECK(flow(structure, 0.525, 9.0) == doctest::Approx(1.0));
  CHECK(flow(structure, 0.5, 9.0) == 0.0);
  CHECK(network::structure_discharge(structure, 1.0, 1.0, 9.0, network::Beds{2.0, 3.0}) == 0.0);
  structure.kind = network::Pump{0.0, 0.0, network::Pump::Curve::lift, {1.0, 3.0}, {4.0, 2.0}};
  CHECK(flow(structure, 1.0, 3.0) == doctest::Approx(3.0));
  CHECK(flow(structure, 1.0, 9.0) == doctest::Approx(2.0));
  structure.kind = network::Pump{0.0, 0.0, network::Pump::Curve::depth, {0.5, 1.5}, {0.0, 3.0}};
  CHECK(flow(structure, 1.0, 3.0) == doctest::Approx(1.5));
  CHECK(flow(structure, 0.4, 3.0) == 0.0);
}

TEST_CASE("pumping station: the sum over the units that run") {
  network::Pump pump;
  pump.sump = 0.5;
  pump.units.resize(3);
  pump.units[0].capacity = 1.0;
  pump.units[1].capacity = 2.0;
  pump.units[2].curve = network::PumpCurve::lift;
  pump.units[2].curve_x = {1.0, 3.0};
  pump.units[2].curve_discharge = {4.0, 2.0};
  network::Structure station;
  station.kind = pump;
  const auto at = [&](std::vector<bool> running, double left, double right) {
    const network::Operation operation(0.4, 0.0, &running);
    return network::structure_discharge(station, operation, left, right, network::Beds{-1, -1});
  };
  CHECK(at({false, false, false}, 1.0, 3.0) == 0.0);
  CHECK(at({true, false, false}, 1.0, 3.0) == 1.0);
  CHECK(at({true, true, false}, 1.0, 3.0) == 3.0);
  CHECK(at({true, true, true}, 1.0, 3.0) == doctest::Approx(6.0));
  CHECK(at({true, true, true}, 0.525, 3.0) == doctest::Approx(0.5 * (3.0 + 2.525)));
  CHECK(at({true, true, true}, 0.5, 3.0) == 0.0);
  CHECK(flow(station, 1.0, 3.0) == 0.0);  // told nothing, nothing runs
}

TEST_CASE("transfer: what is wanted, as far as the level allows") {
  network::Structure structure;
  structure.kind = network::Transfer{base::Series(3.0), 1.0};
  const auto at = [&](double setting, double wanted, double left) {
    return network::structure_discharge(structure, {setting, wanted, nullptr}, left, 5.0,
                                        network::Beds{0.2, 0.2});
  };
  CHECK(at(1.0, 3.0, 2.0) == 3.0);
  CHECK(at(0.5, 3.0, 2.0) == 1.5);
  CHECK(at(1.0, 3.0, 1.025) == doctest::Approx(1.5));
  CHECK(at(1.0, 3.0, 1.0) == 0.0);
  const network::Operation on(1.0, 3.0, nullptr);
  CHECK(network::regime_of(structure, on, 2.0, 5.0, {0.2, 0.2}) == network::Regime::transferring);
  CHECK(network::regime_of(structure, on, 0.9, 5.0, {0.2, 0.2}) == network::Regime::none);
}
