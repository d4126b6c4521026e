#include "scenarios/report/catchment_table.hpp"

#include <algorithm>
#include <cstddef>

#include "scenarios/report/amounts.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

std::vector<std::size_t> brought(const Case& problem,
                                 const std::vector<drainage::CatchmentTotal>& totals) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k)
    if (problem.quality.temperature != k &&
        problem.quality.constituents[k].tracer == quality::Constituent::Tracer::none &&
        std::ranges::any_of(totals, [&](const auto& total) { return total.mass[k] != 0.0; }))
      result.push_back(k);
  return result;
}

}  // namespace

std::string catchment_table(const Case& problem,
                            const std::vector<drainage::CatchmentTotal>& totals,
                            Language language) {
  if (totals.empty()) return "";
  const std::vector<std::size_t> constituents = brought(problem, totals);
  Table table;
  table.heading = {say(language, "Catchment", "汇水区"), say(language, "Rain [m3]", "降雨 [m3]"),
                   say(language, "Runoff [m3]", "径流 [m3]"), say(language, "Share", "径流系数")};
  for (const std::size_t k : constituents)
    table.heading.push_back(
        (table.heading.size() == 4 ? say(language, "Brought: ", "带入: ") : "") +
        amount_heading(problem, k));
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const drainage::RunoffBalance& water = totals[i].water;
    std::vector<TableCell> row = {
        {problem.drainage.catchments[i].name},
        {short_number(water.rain)},
        {short_number(water.runoff)},
        {water.rain > 0.0 ? short_number(water.runoff / water.rain) : "-"}};
    for (const std::size_t k : constituents)
      row.push_back({amount_text(problem, k, totals[i].mass[k])});
    table.rows.push_back(std::move(row));
  }
  return format(table, false);
}

}  // namespace biandan::report
