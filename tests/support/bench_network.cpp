#include "tests/support/bench_network.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "tests/support/river_case.hpp"

namespace biandan::test {

namespace {

using Kind = forcing::Boundary::Kind;

constexpr double piece = 100.0, bed_slope = 1e-4, manning = 0.025, days = 30.0;
constexpr double pool_drop = 0.5, sea_drop = 0.6;  // bed of pool D and of the sea below pool T [m]
constexpr int crossing_distance = 12;              // nodes
constexpr double main_width = 20.0, cross_width = 12.0, link_width = 30.0, side_slope = 2.0;

/// A series of ten-minute values over the run, time in hours.
template <class Function>
base::Series hourly(Function value) {
  std::vector<double> times, values;
  for (double t = 0.0; t <= days * 86400.0 + 3600.0; t += 600.0) {
    times.push_back(t);
    values.push_back(value(t / 3600.0));
  }
  return {times, values};
}

double pulse(double hours, double peak, double width) {
  return std::exp(-(hours - peak) * (hours - peak) / (width * width));
}

double head_discharge(double hours, int river) {
  return 12.0 + 2.0 * std::sin(2.0 * std::numbers::pi * (hours / 24.0 + 0.1 * river)) +
         22.0 * pulse(hours, 120.0 + 6.0 * river, 18.0) +
         15.0 * pulse(hours, 430.0 + 5.0 * river, 24.0);
}

double tide(double hours) {
  return 2.0 + 0.8 * std::sin(2.0 * std::numbers::pi * hours / 12.42) +
         0.2 * std::sin(2.0 * std::numbers::pi * hours / 24.84);
}

struct River {
  std::vector<network::NodeId> crossings;  // head, every twelfth node, lower end
  std::vector<int> index;                  // node number of each
  std::vector<network::ReachId> reaches;   // between them
};

double bed_at(const BenchSize& size, int node) {
  return bed_slope * piece * (size.river_pieces - node + 1);
}

River add_river(RiverCase& river, const BenchSize& size, int number) {
  River added;
  const int head = number + 1 == size.rivers ? -size.odd_pieces : 0;
  for (int node = head; node <= size.river_pieces; ++node) {
    const bool crossing = node > 0 && node % crossing_distance == 0;
    if (node != head && node != size.river_pieces && !crossing) continue;
    added.index.push_back(node);
    added.crossings.push_back(
        river.node("r" + std::to_string(number + 1) + "n" + std::to_string(node)));
    const std::size_t last = added.index.size() - 1;
    if (last == 0) continue;
    const int from = added.index[last - 1];
    const auto reach =
        river.reach("river" + std::to_string(number + 1) + "_" + std::to_string(last),
                    added.crossings[last - 1], added.crossings[last], (node - from) * piece, piece,
                    bed_at(size, from), bed_at(size, node), main_width, side_slope, manning);
    river[reach].initial_depth = 2.0;
    river[reach].initial_discharge = 12.0;
    added.reaches.push_back(reach);
  }
  return added;
}

network::Place place_of(const River& river, int node) {
  for (std::size_t k = 0; k + 1 < river.index.size(); ++k)
    if (node >= river.index[k] && node <= river.index[k + 1])
      return {{}, river.reaches[k], (node - river.index[k]) * piece};
  return {river.crossings.back(), {}, 0.0};
}

void add_laterals(RiverCase& river, const BenchSize& size, const std::vector<River>& rivers) {
  for (const River& one : rivers)
    for (int node = 8; node < size.river_pieces; node += 10) {
      forcing::Load load;
      load.name = "lateral";
      load.place = place_of(one, node);
      load.discharge = base::Series(0.05);
      river.problem.forcing.loads.push_back(load);
    }
}

/// Pools, gate, weir, sea canal and tide below the rivers.
void add_outlet(RiverCase& river, const BenchSize& size, const std::vector<River>& rivers) {
  const double area = 3000.0 * size.rivers, width = 12.0 * size.rivers;
  const auto inner = river.storage("T", 0.0, area, 2.5);
  const auto outer = river.storage("D", -pool_drop, area, 2.5);
  const auto sea = river.node("sea");
  for (const River& one : rivers) {
    const auto link =
        river.reach("link" + river[one.crossings.back()].name, one.crossings.back(), inner, piece,
                    piece, bed_at(size, size.river_pieces), 0.0, link_width, side_slope, manning);
    river[link].initial_level = 2.5;
    river[link].initial_discharge = 12.0;
  }
  const auto canal = river.reach("sea canal", outer, sea, piece, piece, -pool_drop, -sea_drop,
                                 15.0 * size.rivers, side_slope, manning);
  river[canal].initial_level = 2.5;
  river.structure("gate", inner, outer).kind = network::Gate{0.0, width, 3.0, 0.65, 1.0};
  river.problem.network.structures.back().setting = base::Series(0.7);
  river.structure("weir", inner, outer).kind = network::Weir{3.2, width, 1.70};
  network::Comparison high;
  high.place.node = inner;
  high.op = network::Comparison::Operator::greater;
  high.threshold = 3.5;
  network::Rule open;
  open.name = "open at high water";
  open.structure = network::StructureId(0);
  open.when = {high};
  open.setting = 1.0;
  river.problem.network.rules = {open};
  river.boundary("tide", sea, Kind::stage, hourly(tide));
}

void add_polder(RiverCase& river, const BenchSize& size, const std::vector<River>& rivers) {
  const int middle = size.river_pieces / 2;
  const auto polder = river.storage("polder", 0.0, 20000.0, 1.5);
  network::Structure& pump = river.structure("pump", polder, polder);
  pump.to = place_of(rivers.back(), middle);
  // Steps of 1 m3/s at 0.5, 1.0 and 1.5 m, each over 5 cm of depth.
  pump.kind = network::Pump{3.0,
                            0.0,
                            network::Pump::Curve::depth,
                            {0.475, 0.525, 0.975, 1.025, 1.475, 1.525},
                            {0.0, 1.0, 1.0, 2.0, 2.0, 3.0}};
  forcing::Load inflow;
  inflow.name = "polder inflow";
  inflow.place = {polder, {}, 0.0};
  inflow.discharge = base::Series(1.0);
  river.problem.forcing.loads.push_back(inflow);
}

}  // namespace

BenchSize bench_size(int pieces, int rivers) {
  const auto total = [rivers](int river_pieces) {
    const int canals = (rivers - 1) * ((river_pieces - 1) / crossing_distance);
    return rivers * river_pieces + canals + rivers + 1;  // links and the sea canal
  };
  int river_pieces = 1;
  while (total(river_pieces + 1) <= pieces) ++river_pieces;
  return {pieces, rivers, river_pieces, pieces - total(river_pieces)};
}

Case bench_network(const BenchSize& size) {
  RiverCase river;
  river.problem.settings.duration = days * 86400.0;
  std::vector<River> rivers;
  for (int r = 0; r < size.rivers; ++r) {
    rivers.push_back(add_river(river, size, r));
    river.boundary("head " + std::to_string(r + 1), rivers.back().crossings.front(),
                   Kind::discharge, hourly([r](double hours) { return head_discharge(hours, r); }));
  }
  for (std::size_t r = 0; r + 1 < rivers.size(); ++r)
    for (int node = crossing_distance; node < size.river_pieces; node += crossing_distance) {
      const auto end = [&](const River& one) {
        for (std::size_t k = 0; k < one.index.size(); ++k)
          if (one.index[k] == node) return one.crossings[k];
        return network::NodeId();
      };
      const auto cross =
          river.reach("cross" + std::to_string(r + 1) + "_" + std::to_string(node), end(rivers[r]),
                      end(rivers[r + 1]), piece, piece, bed_at(size, node), bed_at(size, node),
                      cross_width, side_slope, manning);
      river[cross].initial_depth = 2.0;
    }
  add_outlet(river, size, rivers);
  add_polder(river, size, rivers);
  add_laterals(river, size, rivers);
  return river.problem;
}

}  // namespace biandan::test
