#include "scenarios/report/treatment_table.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "scenarios/report/amounts.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

/// Constituents that any treatment lowers.
std::vector<std::size_t> lowered(const Case& problem) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k)
    if (std::ranges::any_of(problem.drainage.treatments, [&](const drainage::Treatment& it) {
          return k < it.effects.size() && it.effects[k].changes() && !it.effects[k].exactly;
        }))
      result.push_back(k);
  return result;
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
        amount_heading(problem, k));
  for (std::size_t i = 0; i < statistics.treatments.size(); ++i) {
    const transport::TreatmentTotal& total = statistics.treatments[i];
    std::vector<TableCell> row = {{problem.drainage.treatments[i].name},
                                  {short_number(total.treated)},
                                  {short_number(total.passed_by)}};
    for (const std::size_t k : constituents)
      row.push_back({amount_text(problem, k, total.removed[k])});
    table.rows.push_back(std::move(row));
  }
  return format(table, false);
}

}  // namespace biandan::report
