// The lines below the tables.
#include "scenarios/report/summary.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using namespace biandan::report;

namespace {

run::Ledger ledger() {
  run::Ledger made;
  made.water.name = "water";
  made.water.initial = made.water.stored = 1.0;
  run::Account& ammonia = made.constituents.emplace_back();
  ammonia.name = "NH3-N";
  ammonia.initial = 1.0;
  ammonia.stored = 1.0 + 3e-12;
  return made;
}

}  // namespace

TEST_CASE("what the inputs are worth") {
  CHECK(inputs_line({0, 6, 318}, Language::en) ==
        "inputs: 0 measured, 6 published, 318 assumed: schematic, not for decisions");
  CHECK(inputs_line({0, 6, 318}, Language::zh) ==
        "输入: 实测 0, 公开资料 6, 假定 318: 示意算例, 不作决策依据");
  CHECK(inputs_line({9, 1, 2}, Language::zh) == "输入: 实测 9, 公开资料 1, 假定 2");
}

TEST_CASE("what boundaries leave out, where water may enter") {
  Case problem;
  problem.quality.constituents.resize(3);
  problem.quality.constituents[0].name = "DO";
  problem.quality.constituents[1].name = "TP";
  problem.quality.constituents[2].name = "COD";
  using Kind = forcing::Boundary::Kind;
  const auto add = [&](const char* name, Kind kind, double value,
                       const std::vector<std::size_t>& left_out) {
    forcing::Boundary& boundary = problem.forcing.boundaries.emplace_back();
    boundary.name = name;
    boundary.kind = kind;
    boundary.value = base::Series(value);
    boundary.left_out = left_out;
  };
  add("west", Kind::discharge, 5.0, {1, 2});
  CHECK(entering_with_zero(problem, Language::en) == "TP, COD at west");
  add("east", Kind::stage, 3.0, {0, 1, 2});
  add("spill", Kind::rating, 0.0, {0, 1});
  add("intake", Kind::discharge, -1.0, {0, 1});
  CHECK(entering_with_zero(problem, Language::en) == "DO at east; TP, COD at west, east");
  CHECK(entering_with_zero(problem, Language::zh) == "DO 于 east; TP, COD 于 west, east");
  CHECK(entering_with_zero({}, Language::en) == "");
}

TEST_CASE("balance and cost") {
  run::RunStatistics statistics;
  statistics.cells = 362;
  statistics.steps = 8640;
  statistics.seconds = 1.9;
  CHECK(balance_line(ledger(), statistics, Language::en) ==
        "balance: water 0, worst constituent NH3-N 3e-12 · 362 cells · 8640 steps · 1.9 s · 607 "
        "ns per cell and step");
  CHECK(balance_line(ledger(), statistics, Language::zh) ==
        "平衡: 水量 0, 最差组分 NH3-N 3e-12 · 362 单元 · 8640 步 · 1.9 s · 607 ns/(单元·步)");
  CHECK(balance_line({}, {}, Language::en) == "balance: water 0 · 0 cells · 0 steps · 0.0 s");
}

TEST_CASE("effort, with the places that cost most of it") {
  run::RunStatistics statistics;
  CHECK(effort_line(statistics, Language::en) == "");
  statistics.steps = 8640;
  statistics.newton_iterations = 34600;
  CHECK(effort_line(statistics, Language::en) == "effort: 4.0 iterations a step");
  statistics.hard_places = {{"T", 412}, {"R1:500", 80}};
  CHECK(effort_line(statistics, Language::en) ==
        "effort: 4.0 iterations a step, most beyond the usual at T (412), R1:500 (80)");
  CHECK(effort_line(statistics, Language::zh) ==
        "求解: 4.0 次迭代/步, 额外迭代最多处 T (412), R1:500 (80)");
}

TEST_CASE("difficulties are told, and only they") {
  run::RunStatistics statistics;
  CHECK(difficulties_line(statistics, Language::en) == "");
  statistics.halved_steps = 2;
  statistics.withdrawal_shortage = 345.2;
  CHECK(difficulties_line(statistics, Language::en) ==
        "run: 2 steps halved, 345 m³ of withdrawals were not there");
  CHECK(difficulties_line(statistics, Language::zh) == "计算: 2 步减半, 345 m³ 取水量无水可取");
  statistics.refined = {{"switching", 1, "G1"}, {"no convergence", 1, "R1:500"}};
  statistics.withdrawal_shortage = 0.0;
  CHECK(difficulties_line(statistics, Language::en) ==
        "run: 2 steps halved (switching 1, most at G1; no convergence 1, most at R1:500)");
  CHECK(difficulties_line(statistics, Language::zh) ==
        "计算: 2 步减半 (工程切换 1, 最多在 G1; 不收敛 1, 最多在 R1:500)");
  statistics.refined.clear();
  statistics.evaporation_shortage = 12.0;
  statistics.seepage_shortage = 7.0;
  CHECK(difficulties_line(statistics, Language::en) ==
        "run: 2 steps halved, 12 m³ could not evaporate, 7.0 m³ of seepage were not there");
  CHECK(difficulties_line(statistics, Language::zh) ==
        "计算: 2 步减半, 12 m³ 蒸发量无水可蒸, 7.0 m³ 渗漏量无水可渗");
}
