#include "scenarios/report/drain_tables.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "scenarios/report/amounts.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

using Amounts = std::vector<double>;

const transport::StructureTotal& total_of(const run::RunStatistics& statistics,
                                          network::StructureId structure) {
  return statistics.structures[structure.index()];
}

/// Columns for every constituent that any row carries, behind those of water.
void add_amounts(const Case& problem, const std::string& what, const std::vector<Amounts>& amounts,
                 Table& table) {
  bool first = true;
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k) {
    const auto carries = [&](const Amounts& one) { return k < one.size() && is_told(one[k]); };
    if (problem.quality.temperature == k || std::ranges::none_of(amounts, carries)) continue;
    table.heading.push_back((std::exchange(first, false) ? what : "") + amount_heading(problem, k));
    for (std::size_t row = 0; row < amounts.size(); ++row)
      table.rows[row].push_back({amount_text(problem, k, amounts[row][k])});
  }
}

}  // namespace

std::string sewer_table(const Case& problem, const run::RunStatistics& statistics,
                        Language language) {
  if (problem.drainage.sewers.empty()) return "";
  Table table;
  table.heading = {say(language, "Sewer", "管网"), say(language, "Spilled [m3]", "溢流 [m3]"),
                   say(language, "Hours", "小时"),
                   say(language, "From the river [m3]", "河水倒灌 [m3]"),
                   say(language, "Intercepted [m3]", "截流 [m3]")};
  std::vector<Amounts> spilled;
  for (const drainage::Sewer& sewer : problem.drainage.sewers) {
    const transport::StructureTotal& outfall = total_of(statistics, sewer.outfall);
    const bool has = sewer.interceptor.valid();
    table.rows.push_back(
        {{problem.network.nodes[sewer.node.index()].name},
         {short_number(outfall.forward.water)},
         {hours(outfall.forward.time)},
         {short_number(outfall.backward.water)},
         {has ? short_number(total_of(statistics, sewer.interceptor).forward.water) : "-"}});
    spilled.push_back(outfall.forward.mass);
  }
  add_amounts(problem, say(language, "Spilled: ", "溢流: "), spilled, table);
  return format(table, false);
}

std::string tank_table(const Case& problem, const run::RunStatistics& statistics,
                       Language language) {
  if (problem.drainage.tanks.empty()) return "";
  Table table;
  table.heading = {say(language, "Tank", "调蓄池"), say(language, "Filled [m3]", "进水 [m3]"),
                   say(language, "Hours", "小时"), say(language, "Emptied [m3]", "排空 [m3]")};
  std::vector<Amounts> filled;
  for (const drainage::Tank& tank : problem.drainage.tanks) {
    const transport::WayTotal& inflow = total_of(statistics, tank.inflow).forward;
    table.rows.push_back({{problem.network.nodes[tank.node.index()].name},
                          {short_number(inflow.water)},
                          {hours(inflow.time)},
                          {short_number(total_of(statistics, tank.emptying).forward.water)}});
    filled.push_back(inflow.mass);
  }
  add_amounts(problem, say(language, "Filled: ", "进水: "), filled, table);
  return format(table, false);
}

std::vector<double> discharged_by(const drainage::Plant& plant,
                                  const run::RunStatistics& statistics) {
  Amounts sum = total_of(statistics, plant.effluent).forward.mass;
  const Amounts& bypassed = total_of(statistics, plant.bypass).forward.mass;
  const transport::TreatmentTotal& treatment = statistics.treatments[plant.treatment];
  for (std::size_t k = 0; k < sum.size(); ++k)
    sum[k] += bypassed[k] + treatment.added[k] - treatment.removed[k];
  return sum;
}

std::string plant_table(const Case& problem, const run::RunStatistics& statistics,
                        Language language) {
  if (problem.drainage.plants.empty()) return "";
  Table table;
  table.heading = {say(language, "Plant", "污水厂"), say(language, "Treated [m3]", "处理 [m3]"),
                   say(language, "Passed by [m3]", "超越 [m3]"), say(language, "Hours", "小时")};
  std::vector<Amounts> discharged;
  for (const drainage::Plant& plant : problem.drainage.plants) {
    const transport::WayTotal& bypass = total_of(statistics, plant.bypass).forward;
    table.rows.push_back({{problem.network.nodes[plant.node.index()].name},
                          {short_number(total_of(statistics, plant.effluent).forward.water)},
                          {short_number(bypass.water)},
                          {hours(bypass.time)}});
    discharged.push_back(discharged_by(plant, statistics));
  }
  add_amounts(problem, say(language, "Discharged: ", "排放: "), discharged, table);
  return format(table, false);
}

}  // namespace biandan::report
