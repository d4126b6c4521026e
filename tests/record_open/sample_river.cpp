#include "tests/record_open/sample_river.hpp"

#include <cmath>

#include "model/base/time.hpp"

namespace biandan {

namespace {

network::Node node(const std::string& name, const std::string& title, double x, double y) {
  network::Node result;
  result.name = name;
  result.title = title;
  result.x = x;
  result.y = y;
  return result;
}

network::Reach reach(const std::string& name, const std::string& title, int from, int to,
                     double length, std::size_t cells) {
  network::Reach result;
  result.name = name;
  result.title = title;
  result.from = network::NodeId(from);
  result.to = network::NodeId(to);
  result.length = length;
  result.cell_length = length / static_cast<double>(cells);
  result.sections.push_back({0.0, network::CrossSection::trapezoid(1.0, 10.0, 2.0)});
  return result;
}

network::Structure structure(const std::string& name, const std::string& title, int from, int to) {
  network::Structure result;
  result.name = name;
  result.title = title;
  result.from.node = network::NodeId(from);
  result.to.node = network::NodeId(to);
  return result;
}

quality::Constituent constituent(const std::string& name, const std::string& zh,
                                 const std::string& en) {
  quality::Constituent result;
  result.name = name;
  result.title_zh = zh;
  result.title_en = en;
  return result;
}

network::Network sample_network(std::size_t cells_per_reach) {
  network::Network network;
  network.nodes = {node("A", "西口", 0.0, 0.0), node("B", "中汇", 2000.0, 0.0),
                   node("C", "东口", 3000.0, 1500.0), node("P", "圩区", 2000.0, 500.0)};
  network.nodes[3].storage_bed = 1.0;
  network.nodes[3].storage = network::CrossSection::trapezoid(1.0, 20000.0, 0.0).table;
  network.reaches = {reach("R1", "扁担河", 0, 1, 2000.0, cells_per_reach),
                     reach("R2", "京杭运河", 1, 2, 1800.0, cells_per_reach)};
  network.structures = {structure("G1", "圩口闸", 1, 3), structure("P1", "排涝站", 3, 1)};
  network.structures[0].kind = network::Gate{1.5, 4.0, 3.0, 0.61, 1.0};
  network.structures[1].kind = network::Pump{};
  network::Rule rule;
  rule.name = "涨水关闸";
  rule.structure = network::StructureId(0);
  network.rules.push_back(rule);
  return network;
}

standard::Section section(const std::string& name, const std::string& title_en,
                          const network::Place& place) {
  standard::Section result;
  result.name = name;
  result.title_en = title_en;
  result.place = place;
  return result;
}

}  // namespace

SampleRiver::SampleRiver(std::size_t cells_per_reach) {
  problem.settings.name = "sample";
  problem.settings.title_zh = "样例河";
  problem.settings.title_en = "Sample river";
  problem.settings.start = *base::parse_instant("2021-06-15T00:00:00+08:00", 0);
  problem.settings.crs = "EPSG:4528";
  problem.scenario = "storm";
  problem.hash = "0123456789abcdef";
  problem.provenance.add(base::Provenance::assumed);
  problem.network = sample_network(cells_per_reach);
  problem.quality.constituents = {constituent("DO", "溶解氧", "Dissolved oxygen"),
                                  constituent("NH3-N", "氨氮", "Ammonia nitrogen"),
                                  constituent("盐", "盐", "")};
  problem.sections = {section("大沟坝桥", "Dagouba Bridge", {{}, network::ReachId(0), 900.0}),
                      section("钟楼大桥", "", {network::NodeId(1), {}, 0.0})};
  grid = grid::build_grid(problem);

  const std::size_t cells = grid.cells.size();
  const std::size_t structures = problem.network.structures.size();
  for (auto* values : {&flow.volume_before, &flow.volume_after, &flow.level, &flow.depth,
                       &flow.velocity, &flow.surface})
    values->assign(cells, 0.0);
  flow.discharge.assign(grid.faces.size(), 0.0);
  flow.setting.assign(structures, 0.5);
  flow.rule.assign(structures, -1);
  flow.regime.assign(structures, 0);
  concentration.assign(cells * problem.quality.constituents.size(), 0.0);
  ledger.water.name = "water";
  ledger.water.initial = 1000.0;
  for (const quality::Constituent& each : problem.quality.constituents) {
    ledger.constituents.emplace_back();
    ledger.constituents.back().name = each.name;
  }
  set(0.0);
}

void SampleRiver::set(double seconds) {
  time = seconds;
  flow.dt = steps == 0 ? 0.0 : seconds - flow.time;
  flow.time = seconds - flow.dt;
  const std::size_t constituents = problem.quality.constituents.size();
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell) {
    const auto place = static_cast<double>(cell);
    flow.level[cell] = 3.0 + 0.125 * place + time / 86400.0;
    flow.depth[cell] = flow.level[cell] - grid.cells[cell].bed;
    flow.velocity[cell] = 0.01 * place;
    flow.volume_after[cell] = grid.cells[cell].volume(flow.level[cell]);
    for (std::size_t k = 0; k < constituents; ++k)
      concentration[cell * constituents + k] =
          0.1 * static_cast<double>(k + 1) + 0.01 * place + time / 1000000.0;
  }
  for (std::size_t face = 0; face < grid.faces.size(); ++face)
    flow.discharge[face] = 0.5 * static_cast<double>(face) - time / 864000.0;
  flow.rule[0] = time >= 86400.0 ? 0 : -1;
  flow.regime[0] = time >= 86400.0 ? 4 : 3;
  ledger.water.stored = 1000.0 + time;
}

run::RunView SampleRiver::view() const {
  return {problem, grid, time, steps, flow, concentration, problem.quality.constituents.size(),
          ledger};
}

void play(SampleRiver& river, double duration, run::Observer& observer) {
  const double step = river.problem.settings.step;
  river.problem.settings.duration = duration;
  observer.start(river.view());
  while (river.time < duration) {
    ++river.steps;
    river.set(static_cast<double>(river.steps) * step);
    observer.step(river.view());
  }
  run::RunStatistics statistics;
  statistics.steps = river.steps;
  observer.finish(river.view(), statistics);
}

}  // namespace biandan
