// All structures over dense levels: no jump anywhere, monotone in both levels, odd where they are
// the same from both sides, slopes of dual numbers equal to central differences.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "model/base/dual.hpp"
#include "model/network/structure_discharge.hpp"

using namespace biandan;
using base::Dual;
using network::Culvert;

namespace {

struct Subject {
  std::string name;
  network::Structure structure;
  double setting = 1.0;
  network::Beds beds{0.1, 0.1};
  bool symmetric = true;
};

network::Structure with(auto kind) {
  network::Structure made;
  made.kind = std::move(kind);
  return made;
}
network::Structure flapped(network::Structure made, double head) {
  made.flap = true;
  made.flap_head = head;
  return made;
}
network::Gate momentum(double height) {
  network::Gate made{0.4, 6.0, height, 0.611, 0.97};
  made.formula = network::Gate::Formula::momentum;
  return made;
}

std::vector<Subject> subjects() {
  const network::Weir weir{1.0, 5.0, 1.705};
  const network::Gate energy{0.4, 6.0, 1.0, 0.61, 1.0};
  const Culvert level_pipe{Culvert::Shape::circular, 1.2, 1.2, 0.5, 0.5, 25.0, 0.014, 0.5, 1.0, 2};
  const Culvert pipe{Culvert::Shape::circular, 1.2, 1.2, 0.6, 0.3, 60.0, 0.02, 0.5, 1.0, 1};
  const Culvert adverse{Culvert::Shape::box, 2.0, 1.0, 0.3, 0.8, 40.0, 0.015, 0.2, 0.7, 1};
  const Culvert rough{Culvert::Shape::box, 2.0, 1.0, 0.5, 0.5, 900.0, 0.03, 0.5, 1.0, 1};
  const Culvert long_pipe{Culvert::Shape::circular, 1.0, 1.0, 0.9, 0.4, 1500.0, 0.02, 0.5, 1.0, 1};
  network::Pump pump;
  pump.sump = 0.8;
  pump.curve = network::PumpCurve::lift;
  pump.curve_x = {-2.0, 0.0, 2.0};
  pump.curve_discharge = {3.0, 2.5, 0.5};
  return {{"weir", with(weir)},
          {"weir, part", with(weir), 0.3},
          {"gate", with(energy)},
          {"gate, a little open", with(energy), 0.1},
          {"momentum gate", with(momentum(1.0))},
          {"momentum gate, a little open", with(momentum(1.0)), 0.1},
          {"momentum gate, far open", with(momentum(3.0)), 0.9},
          {"momentum gate, clear of the water", with(momentum(9.0))},
          {"level pipe", with(level_pipe)},
          {"sloping pipe", with(pipe), 1.0, {0.1, 0.1}, false},
          {"adverse box", with(adverse), 0.5, {0.1, 0.1}, false},
          {"long rough box", with(rough)},
          {"long pipe", with(long_pipe), 1.0, {0.1, 0.1}, false},
          {"silted pipe", with(pipe), 1.0, {0.9, 0.5}, false},
          {"weir with a flap", flapped(with(weir), 0.0), 1.0, {0.1, 0.1}, false},
          {"gate with a flap", flapped(with(momentum(1.0)), 0.08), 1.0, {0.1, 0.1}, false},
          {"pipe with a flap", flapped(with(pipe), 0.05), 1.0, {0.1, 0.1}, false},
          {"pump", with(pump), 1.0, {0.1, 0.1}, false}};
}

double flow(const Subject& subject, double left, double right) {
  return network::structure_discharge(subject.structure, subject.setting, left, right,
                                      subject.beds);
}

/// What is left of a change of `f` between a and b when the interval is halved 40 times, always
/// keeping the half with the larger change: nothing, unless there is a jump.
double jump(const auto& f, double a, double b) {
  double at_a = f(a), at_b = f(b);
  for (int halving = 0; halving < 40; ++halving) {
    const double middle = 0.5 * (a + b);
    const double here = f(middle);
    const bool left = std::abs(here - at_a) > std::abs(at_b - here);
    (left ? b : a) = middle;
    (left ? at_b : at_a) = here;
  }
  return std::abs(at_b - at_a);
}

}  // namespace

TEST_CASE("no structure jumps, and all are monotone in both levels") {
  constexpr double step = 4e-3;
  for (const Subject& subject : subjects()) {
    double worst = 0.0, backwards = 0.0;
    for (double held = 0.15; held < 3.6; held += 0.171) {
      for (double moving = 0.1; moving < 3.6; moving += step) {
        const auto by_left = [&](double level) { return flow(subject, level, held); };
        const auto by_right = [&](double level) { return flow(subject, held, level); };
        const double scale =
            std::max({std::abs(by_left(moving)), std::abs(by_right(moving)), 1e-3});
        worst = std::max(worst, jump(by_left, moving, moving + step) / scale);
        worst = std::max(worst, jump(by_right, moving, moving + step) / scale);
        backwards = std::max(backwards, by_left(moving) - by_left(moving + step));
        backwards = std::max(backwards, by_right(moving + step) - by_right(moving));
      }
    }
    INFO(subject.name);
    CHECK(worst < 1e-6);
    CHECK(backwards < 1e-12);
  }
}

TEST_CASE("the regimes meet without a jump") {
  for (const Subject& subject : subjects()) {
    int changes = 0;
    for (double left = 0.12; left < 3.6; left += 0.093) {
      const auto regime = [&](double right) {
        return network::regime_of(subject.structure, subject.setting, left, right, subject.beds);
      };
      for (double right = 0.1; right < 3.6; right += 0.01) {
        double low = right, high = right + 0.01;
        if (regime(low) == regime(high)) continue;
        const network::Regime first = regime(low);
        for (int halving = 0; halving < 50; ++halving) {
          const double middle = 0.5 * (low + high);
          (regime(middle) == first ? low : high) = middle;
        }
        ++changes;
        const double before = flow(subject, left, low), after = flow(subject, left, high);
        INFO(subject.name, " at ", left, " ", low);
        CHECK(std::abs(after - before) <= 1e-6 * std::max(std::abs(before), 1e-3));
      }
    }
    const bool pump = std::holds_alternative<network::Pump>(subject.structure.kind);
    CHECK(changes > (pump ? -1 : 20));
  }
}

TEST_CASE("slopes are those of the values, bounded, and reversal changes the sign only") {
  std::mt19937_64 generator(20210618);
  std::uniform_real_distribution<double> level(0.1, 4.0);
  for (const Subject& subject : subjects()) {
    double worst = 0.0, steepest = 0.0;
    for (int k = 0; k < 4000; ++k) {
      const double left = level(generator);
      // Every third pair nearly level.
      const double right = k % 3 == 0 ? left + 1e-3 * (level(generator) - 2.0) : level(generator);
      if (subject.symmetric) CHECK(flow(subject, left, right) == -flow(subject, right, left));
      const auto exact = network::structure_discharge(subject.structure, subject.setting,
                                                      Dual<2>::variable(left, 0),
                                                      Dual<2>::variable(right, 1), subject.beds);
      CHECK(exact.value == flow(subject, left, right));
      constexpr double h = 1e-8;
      const double by_left =
          (flow(subject, left + h, right) - flow(subject, left - h, right)) / (2.0 * h);
      const double by_right =
          (flow(subject, left, right + h) - flow(subject, left, right - h)) / (2.0 * h);
      const double scale = std::max({std::abs(by_left), std::abs(by_right), 1.0});
      worst = std::max(worst, std::abs(exact.slope[0] - by_left) / scale);
      worst = std::max(worst, std::abs(exact.slope[1] - by_right) / scale);
      steepest = std::max({steepest, std::abs(exact.slope[0]), std::abs(exact.slope[1])});
    }
    INFO(subject.name);
    CHECK(worst < 1e-4);
    CHECK(steepest < 5e3);  // [m2/s]; 6 m of sill under 3.6 m of water: 1.5 B h sqrt(2 g / 1 mm)
  }
}
