// Cost of transport in ns per cell and sub-step, and per constituent, beside a floor kernel: one
// upwind sweep over the same numbers, the least that any explicit scheme must do.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "solver/math/denormals.hpp"
#include "tests/support/channel.hpp"

namespace {

using namespace biandan;

/// Processor time, so that other programs on the machine do not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// ns per cell and sweep.
double floor_kernel(std::size_t cells, std::size_t constituents) {
  std::vector<double> from(cells * constituents, 1.0);
  std::vector<double> to(from);
  const int sweeps = static_cast<int>(2e7 / static_cast<double>(from.size()));
  const double start = seconds_now();
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    for (std::size_t i = constituents; i < from.size(); ++i)
      to[i] = from[i] + 0.3 * (from[i - constituents] - from[i]);
    from.swap(to);
  }
  const double spent = seconds_now() - start;
  return from[0] > 0.0 ? 1e9 * spent / sweeps / static_cast<double>(cells) : 0.0;
}

struct Cost {
  double substep = 0.0;  ///< ns per cell and sub-step
  double spent = 0.0;    ///< [s]
};

Cost transport_cost(std::size_t cells, std::size_t constituents, double dispersion) {
  const double dx = 100.0;
  test::Channel channel({.length = dx * static_cast<double>(cells),
                         .dx = dx,
                         .dispersion = dispersion,
                         .inlet = std::vector<base::Series>(constituents, base::Series(1.0))});
  for (std::size_t cell = 0; cell < channel.cells(); ++cell)
    for (std::size_t k = 0; k < constituents; ++k)
      channel.at(cell, k) = 2.0 + std::sin(0.05 * static_cast<double>(cell * (k + 1)));
  const int steps = std::max(20, static_cast<int>(2e6 / static_cast<double>(cells * constituents)));
  const double start = seconds_now();
  for (int step = 0; step < steps; ++step)
    channel.step(step * 150.0, 150.0, step % 200 < 100 ? 0.5 : -0.4);
  const double spent = seconds_now() - start;
  const auto substeps = static_cast<double>(channel.statistics().substeps);
  return {1e9 * spent / substeps / static_cast<double>(cells), spent};
}

}  // namespace

int main() {
  const math::FlushDenormals flush;
  std::printf("%9s %12s %11s %14s %18s %8s %7s\n", "cells", "constituents", "dispersion",
              "ns/cell/step", "ns/cell/const/step", "floor", "ratio");
  for (const std::size_t cells : {300u, 1000u, 10000u, 100000u})
    for (const std::size_t constituents : {1u, 4u, 8u})
      for (const double dispersion : {0.0, 10.0}) {
        const double floor = floor_kernel(cells, constituents);
        const Cost cost = transport_cost(cells, constituents, dispersion);
        std::printf("%9zu %12zu %11s %14.1f %18.2f %8.2f %7.1f\n", cells, constituents,
                    dispersion > 0.0 ? "yes" : "no", cost.substep,
                    cost.substep / static_cast<double>(constituents), floor, cost.substep / floor);
      }
  return 0;
}
