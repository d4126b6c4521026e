#include "scenarios/report/section_table.hpp"

#include <algorithm>
#include <vector>

#include "model/base/time.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

using standard::WarningLevel;
using standard::WaterClass;
using study::ItemResult;
using study::RuleResult;

struct Line {
  const ItemResult* item = nullptr;
  const RuleResult* rule = nullptr;

  double share() const { return std::max(rule->peak_share, rule->month_share); }
};

std::string class_name(Language language, WaterClass water_class) {
  return std::string(language == Language::zh ? standard::name_zh(water_class)
                                              : standard::name_en(water_class));
}

std::string item_name(Language language, const standard::Item& item) {
  return language == Language::zh ? item.name_zh : item.code;
}

std::string shown_name(Language language, const quality::Shown& shown) {
  const bool zh = language == Language::zh && !shown.title_zh.empty();
  return zh ? shown.title_zh : shown.name;
}

// Tables are in mg/L; what has another unit says so.
std::string other_unit(const std::string& unit) {
  return unit == "mg/L" ? "" : " " + unit;
}

// Of an observed series: level, discharge or the name of a constituent or item.
std::string quantity_name(const Case& problem, Language language, const std::string& quantity) {
  const std::string unit = unit_of_quantity(problem.quality, quantity);
  const std::string in = unit == "mg/L" ? "" : " [" + unit + "]";
  if (quantity == "level") return say(language, "level", "水位") + in;
  if (quantity == "discharge") return say(language, "discharge", "流量") + in;
  return quantity + in;
}

std::string names(Language language, const std::vector<const standard::Item*>& items) {
  std::string text;
  for (const standard::Item* item : items) {
    if (!text.empty()) text += language == Language::zh ? "、" : ", ";
    text += item_name(language, *item);
  }
  return text;
}

// The lines of a section that warn, the worst first; the one nearest to its limit when none does.
std::vector<Line> lines_of(const study::SectionResult& section) {
  std::vector<Line> lines;
  for (const ItemResult& item : section.items) {
    for (const RuleResult& rule : item.rules) lines.push_back({&item, &rule});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    if (a.rule->level() != b.rule->level()) return a.rule->level() > b.rule->level();
    return a.share() > b.share();
  });
  const auto quiet = std::find_if(lines.begin(), lines.end(), [](const Line& line) {
    return line.rule->level() == WarningLevel::none;
  });
  const auto kept = std::max<std::ptrdiff_t>(1, quiet - lines.begin());
  if (kept < static_cast<std::ptrdiff_t>(lines.size())) {
    lines.erase(lines.begin() + kept, lines.end());
  }
  return lines;
}

std::string rule_set_name(Language language, const std::string& rule_set) {
  if (rule_set == standard::target_rule_set) return say(language, "target", "目标");
  if (rule_set == "compensation") return say(language, "compensation", "补偿");
  return rule_set;
}

std::string limit_text(Language language, const standard::Limit& limit, const std::string& unit) {
  std::string text = limit.sense == standard::Sense::minimum ? "≥ " : "";
  text += short_number(limit.value) + other_unit(unit);
  if (limit.rule_set != standard::class_rule_set) {
    text += " (" + rule_set_name(language, limit.rule_set) + ")";
  }
  return text;
}

std::string first_over_text(const Settings& settings, const RuleResult& rule) {
  if (!rule.first_over) return "-";
  const auto seconds = static_cast<std::int64_t>(*rule.first_over);
  const base::Instant instant{settings.start.seconds + seconds};
  return base::format_short(instant, settings.utc_offset) + " (+" + hours(*rule.first_over) + " h)";
}

TableCell level_cell(Language language, const RuleResult& rule) {
  const WarningLevel level = rule.level();
  if (level == WarningLevel::none) return {"-", Colour::none};
  std::string text(language == Language::zh ? standard::name_zh(level) : standard::name_en(level));
  const bool by_month = rule.month_level > rule.peak_level;
  const std::string reason =
      by_month ? say(language, "month mean ", "月均值为限值的 ") + percent(rule.month_share)
               : say(language, "", "为限值的 ") + percent(rule.peak_share);
  if (by_month || !rule.first_over) {
    text += say(language, " (" + reason + " of limit)", " (" + reason + ")");
  }
  return {text, static_cast<Colour>(level)};
}

std::vector<TableCell> row_of(const Case& problem, const study::SectionResult& section,
                              const Line& line, Language language) {
  const ItemResult& item = *line.item;
  const study::MonthMean& month = item.months.at(item.worst_month);
  const quality::Shown shown = quality::shown(problem.quality, item.shown);
  const std::string unit = other_unit(shown.unit);
  return {
      {problem.sections[section.section].name},
      {shown_name(language, shown)},
      {short_number(item.peak.value) + unit},
      {limit_text(language, line.rule->limit, shown.unit)},
      {item.peak.water_class ? class_name(language, *item.peak.water_class) : "-"},
      {short_number(month.mean.value) + unit + (month.month.complete() ? "" : "*")},
      {first_over_text(problem.settings, *line.rule)},
      {line.rule->first_over ? hours(line.rule->seconds_over) : "-"},
      level_cell(language, *line.rule),
  };
}

std::string month_name(const study::Month& month) {
  return std::to_string(month.year) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
}

std::string month_classes(const study::SectionResult& section, Language language) {
  std::string text;
  for (const study::MonthClass& month : section.months) {
    if (!text.empty()) text += ", ";
    text += month_name(month.month) + (month.month.complete() ? " " : "* ") +
            class_name(language, month.section_class.water_class);
  }
  return text.empty() ? "-" : text;
}

// The months of a run are the same for all items and sections.
std::string partial_months(const study::Assessment& assessment, Language language) {
  for (const study::SectionResult& section : assessment.sections) {
    if (section.items.empty()) continue;
    std::string text;
    for (const study::MonthMean& mean : section.items.front().months) {
      if (mean.month.complete()) continue;
      if (!text.empty()) text += ", ";
      text += month_name(mean.month) + " " + percent(mean.month.coverage);
    }
    if (text.empty()) return "";
    return say(language, "* month covered in part: ", "* 仅覆盖部分月份: ") + text + "\n";
  }
  return "";
}

std::string rests_on(const study::Assessment& assessment, Language language) {
  for (const study::SectionResult& section : assessment.sections) {
    if (!section.peak_class) continue;
    return say(language, "class: GB 3838-2002 Table 1, worst of ",
               "类别: GB 3838-2002 表1, 单因子评价, 参评项目 ") +
           names(language, section.peak_class->items) + "\n";
  }
  return "";
}

}  // namespace

std::string unit_of_quantity(const quality::Quality& quality, const std::string& quantity) {
  if (quantity == "level") return "m";
  if (quantity == "discharge") return "m3/s";
  const auto index = quality::find_shown(quality, quantity);
  return index ? quality::shown(quality, *index).unit : "";
}

std::string section_table(const Case& problem, const study::Assessment& assessment, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Section", "断面"}, Text{"Item", "项目"}, Text{"Peak", "峰值"}, Text{"Limit", "限值"},
        Text{"Class", "类别"}, Text{"Month mean", "月均值"}, Text{"First over", "首次超标"},
        Text{"Hours", "超标小时"}, Text{"Level", "预警"}}) {
    table.heading.emplace_back(title.in(language));
  }
  for (const study::SectionResult& section : assessment.sections) {
    for (const Line& line : lines_of(section)) {
      table.rows.push_back(row_of(problem, section, line, language));
    }
    if (section.items.empty()) {
      std::vector<TableCell> row(table.heading.size(), TableCell{"-", Colour::none});
      row.front().text = problem.sections[section.section].name;
      table.rows.push_back(row);
    }
  }
  return format(table, style.coloured);
}

std::string class_table(const Case& problem, const study::Assessment& assessment, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Section", "断面"}, Text{"Target", "目标"}, Text{"Worst class", "最差类别"},
        Text{"Month means", "月均值类别"}, Text{"Flood-season intensity", "汛期污染强度"}}) {
    table.heading.emplace_back(title.in(language));
  }
  for (const study::SectionResult& result : assessment.sections) {
    const standard::Section& section = problem.sections[result.section];
    std::string worst = "-";
    if (result.peak_class) {
      worst = class_name(language, result.peak_class->water_class) + " (" +
              names(language, result.peak_class->determining) + ")";
    }
    std::string intensity = "-";
    if (result.intensity) {
      const standard::Item* item = standard::find_item(result.intensity->item);
      intensity = short_number(result.intensity->value) + " (" +
                  (item != nullptr ? item_name(language, *item) : result.intensity->item) + ")";
    }
    table.rows.push_back({{section.name},
                          {class_name(language, static_cast<WaterClass>(section.target_class))},
                          {worst},
                          {month_classes(result, language)},
                          {intensity}});
  }
  return format(table, style.coloured) + rests_on(assessment, language) +
         partial_months(assessment, language);
}

std::string score_table(const Case& problem, const std::vector<study::Score>& scores, Style style) {
  if (scores.empty()) return "";
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Observed at", "实测断面"}, Text{"Quantity", "项目"}, Text{"Values", "个数"},
        Text{"NSE", "NSE"}, Text{"KGE", "KGE"}, Text{"Bias", "偏差"}, Text{"RMSE", "RMSE"}}) {
    table.heading.emplace_back(title.in(language));
  }
  const auto shown = [](const std::optional<double>& value) {
    return value ? short_number(*value) : std::string("-");
  };
  for (const study::Score& score : scores) {
    std::vector<TableCell> row{{problem.sections[score.section].name},
                               {quantity_name(problem, language, score.quantity)},
                               {std::to_string(score.count)}};
    const auto fit = score.fit;
    row.push_back({fit ? shown(fit->nse) : "-"});
    row.push_back({fit ? shown(fit->kge) : "-"});
    row.push_back({fit ? short_number(fit->bias) : "-"});
    row.push_back({fit ? short_number(fit->rmse) : "-"});
    table.rows.push_back(std::move(row));
  }
  return format(table, style.coloured);
}

}  // namespace biandan::report
