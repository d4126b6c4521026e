#include "scenarios/report/treatment_table.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

constexpr double thousand = 1000.0;  // g of a kg

/// Constituents that any treatment lowers.
std::vector<std::size_t> lowered(const Case& problem) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k)
    if (std::ranges::any_of(problem.treatments, [&](const drainage::Treatment& it) {
          return k < it.effects.size() && it.effects[k].changes() && !it.effects[k].exactly;
        }))
      result.push_back(k);
  return result;
}

/// Amounts are told in kg, those that are no masses in their own unit.
bool is_mass(const Case& problem, std::size_t constituent) {
  return quality::amount_unit(problem.quality, constituent) == "g";
}

}  // namespace

std::string treatment_table(const Case& problem, const run::RunStatistics& statistics,
                            Language language) {
  if (statistics.treatments.empty()) return "";
  const std::vector<std::size_t> constituents = lowered(problem);
  Table table;
  table.heading = {say(language, "Treatment", "处理设施"),
                   say(language, "Treated [m3]", "处理水量 [m3]"),
                   say(language, "Passed by [m3]", "未处理 [m3]")};
  for (const std::size_t k : constituents)
    table.heading.push_back(
        (table.heading.size() == 3 ? say(language, "Removed: ", "去除: ") : "") +
        problem.quality.constituents[k].name + " [" +
        (is_mass(problem, k) ? "kg" : quality::amount_unit(problem.quality, k)) + "]");
  for (std::size_t i = 0; i < statistics.treatments.size(); ++i) {
    const transport::TreatmentTotal& total = statistics.treatments[i];
    std::vector<TableCell> row = {{problem.treatments[i].name},
                                  {short_number(total.treated)},
                                  {short_number(total.passed_by)}};
    for (const std::size_t k : constituents)
      row.push_back({short_number(total.removed[k] / (is_mass(problem, k) ? thousand : 1.0))});
    table.rows.push_back(std::move(row));
  }
  return format(table, false);
}

}  // namespace biandan::report
