#include "scenarios/exchange/result_sheets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace biandan::exchange {

namespace {

using record::Reader;
using report::Language;
using report::say;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// A value that was never written is none.
Cell number(double value) {
  return record::never_written(value) ? Cell() : Cell(value);
}

std::string with_unit(const std::string& name, const std::string& unit) {
  return unit.empty() || unit == "1" ? name : name + " [" + unit + "]";
}

/// "Water level [m]" of a variable, in the language.
std::string heading_of(const Reader& run, const std::string& variable, const std::string& name,
                       Language language) {
  std::string title = language == Language::zh ? run.note(variable, "long_name_zh") : "";
  if (title.empty()) title = name;
  return with_unit(title, run.note(variable, "units"));
}

std::vector<std::string> section_quantities(const Reader& run) {
  std::vector<std::string> names{"level", "discharge", "velocity"};
  names.insert(names.end(), run.constituent_names().begin(), run.constituent_names().end());
  return names;
}

}  // namespace

std::vector<std::string> cell_quantities(const Reader& run) {
  std::vector<std::string> names;
  for (const char* name : {"level", "depth", "velocity", "volume"})
    if (run.has(name)) names.emplace_back(name);
  for (const std::string& name : run.constituent_names())
    if (run.has(run.variable_of(name))) names.push_back(name);
  return names;
}

Sheet section_sheet(const Reader& run, Language language) {
  Sheet sheet{"sections",
              say(language, "Sections over time", "断面过程"),
              {say(language, "time", "时间"), say(language, "section", "断面")},
              {}};
  const std::vector<std::string> quantities = section_quantities(run);
  for (const std::string& name : quantities)
    sheet.heading.push_back(heading_of(run, "section_" + run.variable_of(name), name, language));
  for (const std::string& section : run.section_names()) {
    std::vector<std::vector<double>> series;
    for (const std::string& name : quantities) series.push_back(run.section_series(section, name));
    for (std::size_t k = 0; k < run.section_times().size(); ++k) {
      std::vector<Cell> row{Moment{run.section_times()[k]}, section};
      for (const std::vector<double>& values : series) row.push_back(number(values[k]));
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

Sheet structure_sheet(const Reader& run, Language language) {
  Sheet sheet{"structures",
              say(language, "Gates and pumps", "闸泵过程"),
              {say(language, "time", "时间"), say(language, "structure", "建筑物"),
               say(language, "setting", "开度"), say(language, "discharge [m3/s]", "流量 [m3/s]"),
               say(language, "rule in force", "执行规则")},
              {}};
  const std::vector<std::string> rules = run.names("rule_id");
  for (const std::string& name : run.structure_names()) {
    const auto setting = run.structure_series(name, "setting");
    const auto discharge = run.structure_series(name, "discharge");
    const auto rule = run.structure_series(name, "rule");
    for (std::size_t k = 0; k < run.section_times().size(); ++k) {
      const bool changes = k == 0 || setting[k] != setting[k - 1] || rule[k] != rule[k - 1];
      const bool last = k + 1 == run.section_times().size();
      if (!changes && !last) continue;
      const auto of = static_cast<std::size_t>(std::max(rule[k], 0.0));
      const bool ruled = rule[k] >= 0.0 && of < rules.size();
      sheet.rows.push_back({Moment{run.section_times()[k]}, name, number(setting[k]),
                            number(discharge[k]), ruled ? Cell(rules[of]) : Cell()});
    }
  }
  return sheet;
}

Extents extents_of(const Reader& run, const std::string& quantity) {
  const std::size_t cells = run.places(quantity), times = run.times().size();
  Extents all{std::vector<double>(cells, 0.0),
              std::vector<double>(cells, -std::numeric_limits<double>::infinity()),
              std::vector<double>(cells, std::numeric_limits<double>::infinity())};
  std::vector<double> counts(cells, 0.0);
  constexpr std::size_t at_once = 64;
  for (std::size_t first = 0; first < times; first += at_once) {
    const std::vector<double> rows = run.rows(quantity, first, std::min(at_once, times - first));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (record::never_written(rows[i])) continue;
      const std::size_t c = i % cells;
      all.mean[c] += rows[i];
      counts[c] += 1.0;
      all.highest[c] = std::max(all.highest[c], rows[i]);
      all.lowest[c] = std::min(all.lowest[c], rows[i]);
    }
  }
  for (std::size_t c = 0; c < cells; ++c) {
    all.mean[c] = counts[c] > 0.0 ? all.mean[c] / counts[c] : no_number;
    if (counts[c] == 0.0) all.highest[c] = all.lowest[c] = no_number;
  }
  return all;
}

Sheet cell_sheet(const Reader& run, Language language) {
  Sheet sheet{
      "cells",
      say(language, "Cells", "单元"),
      {say(language, "cell", "单元"), say(language, "reach", "河段"),
       say(language, "chainage [m]", "里程 [m]"), "x", "y", say(language, "bed [m]", "河底 [m]")},
      {}};
  const std::vector<std::string> reaches = run.names("network_edge_id");
  const auto branch = run.values("mesh1d_node_branch"), chainage = run.values("mesh1d_node_offset");
  const auto x = run.values("mesh1d_node_x"), y = run.values("mesh1d_node_y");
  const auto bed = run.values("bed");
  for (std::size_t c = 0; c < run.cell_names().size(); ++c) {
    const bool on_reach = branch[c] >= 0.0;
    sheet.rows.push_back({run.cell_names()[c],
                          on_reach ? Cell(reaches[static_cast<std::size_t>(branch[c])]) : Cell(),
                          on_reach ? number(chainage[c]) : Cell(), number(x[c]), number(y[c]),
                          number(bed[c])});
  }
  const auto add = [&](const std::string& heading, const std::vector<double>& values) {
    sheet.heading.push_back(heading);
    for (std::size_t c = 0; c < values.size(); ++c) sheet.rows[c].push_back(number(values[c]));
  };
  for (const std::string& name : cell_quantities(run)) {
    const Extents extents = extents_of(run, name);
    const std::string heading = heading_of(run, run.variable_of(name), name, language);
    add(heading + say(language, ", mean", ", 平均"), extents.mean);
    add(heading + say(language, ", highest", ", 最高"), extents.highest);
    add(heading + say(language, ", lowest", ", 最低"), extents.lowest);
  }
  if (run.has("water_class"))
    add(say(language, "worst class (6: worse than V)", "最差类别 (6 为劣V类)"),
        extents_of(run, "water_class").highest);
  return sheet;
}

Sheet balance_sheet(const Reader& run, Language language) {
  Sheet sheet{"balance",
              say(language, "Balance", "收支"),
              {say(language, "account", "项目"), say(language, "unit", "单位"),
               say(language, "initial", "初始"), say(language, "stored", "最终"),
               say(language, "in", "流入"), say(language, "out", "流出"),
               say(language, "produced", "生成"), say(language, "lost", "消减"),
               say(language, "residual", "残差"), say(language, "relative", "相对残差")},
              {}};
  const auto accounts = run.names("balance_account"), units = run.names("balance_unit");
  for (std::size_t a = 0; a < accounts.size(); ++a)
    sheet.rows.push_back(
        {accounts[a] == "water" ? say(language, "water", "水") : accounts[a], units[a]});
  for (const char* name :
       {"balance_initial", "balance_stored", "balance_in", "balance_out", "balance_produced",
        "balance_lost", "balance_residual", "balance_relative"}) {
    const std::vector<double> values = run.balance(name);
    for (std::size_t a = 0; a < accounts.size(); ++a) sheet.rows[a].push_back(number(values[a]));
  }
  return sheet;
}

}  // namespace biandan::exchange
