#include "scenarios/report/capacity_report.hpp"

#include <algorithm>
#include <sstream>

#include "model/base/text.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

constexpr double kilograms_a_day = 86400.0 / 1000.0;  // in a g/s

std::string group_name(const std::string& group, Language language) {
  return group.empty() ? say(language, "(no group)", "(未分组)") : group;
}

std::string factor_text(const study::ItemCapacity& item, Language language) {
  if (!item.factor) return "-";
  if (*item.factor < 0.0) return say(language, "not by loads alone", "仅削减负荷不能达标");
  return short_number(*item.factor);
}

std::vector<TableCell> row_of(const Case& problem, const study::Capacity& capacity,
                              const study::ItemCapacity& item, Language language) {
  const quality::Shown shown = quality::shown(problem.quality, item.shown);
  const bool zh = language == Language::zh && !shown.title_zh.empty();
  const bool over = item.month_mean > item.limit;
  constexpr double felt = 0.01;  // below, the water of the boundaries decides
  std::vector<TableCell> row{{problem.sections[item.section].name},
                             {zh ? shown.title_zh : shown.name},
                             {short_number(item.limit)},
                             {short_number(item.month_mean), over ? Colour::orange : Colour::none},
                             {percent(item.of_loads / item.month_mean)}};
  const auto most = std::ranges::max_element(item.groups, {}, &study::GroupCapacity::contribution);
  if (item.of_loads < felt * item.month_mean) {
    row.resize(9, TableCell{"-"});
    return row;
  }
  row.push_back({factor_text(item, language)});
  row.push_back({group_name(capacity.groups[most->group], language) + " (" +
                 percent(most->contribution / item.month_mean) + ")"});
  row.push_back({short_number(most->load * kilograms_a_day)});
  row.push_back({most->allowed ? short_number(*most->allowed * kilograms_a_day)
                               : say(language, "not by it alone", "仅削减该类不能达标")});
  return row;
}

}  // namespace

std::string capacity_table(const Case& problem, const study::Capacity& capacity, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Section", "断面"}, Text{"Item", "项目"}, Text{"Limit", "限值"},
        Text{"Month mean", "月均值"}, Text{"of loads", "负荷贡献"},
        Text{"all loads times", "全部负荷可乘"}, Text{"Largest group", "贡献最大类别"},
        Text{"brings [kg/d]", "现状 [kg/d]"}, Text{"may bring [kg/d]", "容量 [kg/d]"}})
    table.heading.emplace_back(title.in(language));
  for (const study::ItemCapacity& item : capacity.items)
    table.rows.push_back(row_of(problem, capacity, item, language));
  std::string text = format(table, style.coloured);
  if (std::ranges::any_of(capacity.items, [](const study::ItemCapacity& item) {
        return item.of_loads > item.month_mean;
      }))
    text += say(language,
                "of loads over 100 %: kinetics are far from a straight line there, and the figures "
                "hold near the case as it is only\n",
                "负荷贡献超过 100 %：动力学非线性明显，数值仅在现状附近有效\n");
  return text;
}

std::string capacity_csv(const Case& problem, const study::Capacity& capacity) {
  std::ostringstream out;
  out.precision(17);
  out << "\xEF\xBB\xBF"
      << "section,item,unit,limit,month_mean,of_loads,factor_all,group,load_kg_d,contribution,"
         "allowed_kg_d\r\n";
  for (const study::ItemCapacity& item : capacity.items)
    for (const study::GroupCapacity& group : item.groups) {
      out << base::csv_cell(problem.sections[item.section].name) << "," << base::csv_cell(item.code)
          << "," << base::csv_cell(quality::shown(problem.quality, item.shown).unit) << ","
          << item.limit << "," << item.month_mean << "," << item.of_loads << ",";
      if (item.factor) out << *item.factor;
      out << "," << base::csv_cell(capacity.groups[group.group]) << ","
          << group.load * kilograms_a_day << "," << group.contribution << ",";
      if (group.allowed) out << *group.allowed * kilograms_a_day;
      out << "\r\n";
    }
  return out.str();
}

}  // namespace biandan::report
