#include "scenarios/report/comparison_table.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/quality/shown.hpp"
#include "scenarios/report/amounts.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

using standard::WarningLevel;
using standard::WaterClass;
using study::Both;
using study::ItemChange;
using study::LimitChange;
using study::SectionChange;

constexpr double day = 86400.0;
constexpr double kilogram = 1000.0;  // [g]

/// An item of a section and one of its limits.
struct Row {
  std::size_t item = 0;
  std::size_t limit = 0;
};

/// The limit of a section that `size` gives the most in any of the comparisons, and how much;
/// nothing where that is not above 0.
template <class Size>
std::optional<Row> largest_row(std::span<const study::Comparison> comparisons, std::size_t section,
                               Size size) {
  std::optional<Row> found;
  double largest = 0.0;
  const auto& items = comparisons.front().sections[section].items;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t l = 0; l < items[i].limits.size(); ++l)
      for (const study::Comparison& one : comparisons) {
        const double here = size(one.sections[section].items[i].limits[l].share);
        if (here <= largest) continue;
        largest = here;
        found = Row{i, l};
      }
  return found;
}

/// What is worst against its limit, and what changes most against it, where that is another item.
std::vector<Row> rows_of(std::span<const study::Comparison> comparisons, std::size_t section) {
  constexpr double noticed = 0.005;  // of a limit
  std::vector<Row> rows;
  const auto add = [&](const std::optional<Row>& row) {
    if (row && (rows.empty() || rows.front().item != row->item)) rows.push_back(*row);
  };
  add(largest_row(comparisons, section,
                  [](const Both& share) { return std::max(share.base, share.with); }));
  add(largest_row(comparisons, section, [](const Both& share) {
    const double change = std::abs(share.change());
    return change > noticed ? change : 0.0;
  }));
  return rows;
}

/// "+12 %", "-0.4 %", "0"; empty from nothing.
std::string relative(const Both& both) {
  if (both.change() == 0.0) return "0";
  if (both.base == 0.0) return "";
  const double percent = 100.0 * both.change() / std::abs(both.base);
  const double shown =
      std::abs(percent) >= 10.0 ? std::round(percent) : std::round(10.0 * percent) / 10.0;
  const std::string sign = percent > 0.0 ? "+" : "-";
  const double size = std::abs(shown);
  if (size == 0.0) return percent > 0.0 ? "< +0.1 %" : "> -0.1 %";
  std::string text = std::to_string(size);
  text.erase(text.find('.') + (size >= 10.0 ? 0 : 2));
  if (text.ends_with(".0")) text.erase(text.size() - 2);
  return sign + text + " %";
}

std::string with_change(const std::string& value, const std::string& change) {
  return change.empty() ? value : value + " (" + change + ")";
}

std::string class_name(Language language, const std::optional<WaterClass>& water_class) {
  if (!water_class) return "-";
  return std::string(language == Language::zh ? standard::name_zh(*water_class)
                                              : standard::name_en(*water_class));
}

TableCell level_cell(Language language, WarningLevel level) {
  if (level == WarningLevel::none) return {"-", Colour::none};
  return {
      std::string(language == Language::zh ? standard::name_zh(level) : standard::name_en(level)),
      static_cast<Colour>(level)};
}

std::string item_name(const Case& problem, const ItemChange& item, Language language) {
  const quality::Shown shown = quality::shown(problem.quality, item.shown);
  const bool zh = language == Language::zh && !shown.title_zh.empty();
  const std::string name = zh ? shown.title_zh : shown.name;
  return shown.unit == "mg/L" ? name : name + " [" + shown.unit + "]";
}

std::vector<TableCell> base_row(const Case& problem, const SectionChange& section, const Row& row,
                                const std::string& scenario, Language language) {
  const ItemChange& item = section.items[row.item];
  const LimitChange& limit = item.limits[row.limit];
  return {{problem.sections[section.section].name},
          {item_name(problem, item, language)},
          {scenario_name(scenario, language)},
          {short_number(item.peak.base)},
          {short_number(limit.limit.value)},
          {short_number(item.month_mean.base)},
          {hours(limit.seconds_over.base)},
          {std::to_string(std::lround(limit.days_over.base))},
          {class_name(language, section.peak_class.base)},
          {class_name(language, section.month_class.base)},
          level_cell(language, limit.level.base)};
}

std::vector<TableCell> with_row(const SectionChange& section, const Row& row,
                                const std::string& scenario, Language language) {
  const ItemChange& item = section.items[row.item];
  const LimitChange& limit = item.limits[row.limit];
  return {{""},
          {""},
          {scenario_name(scenario, language)},
          {with_change(short_number(item.peak.with), relative(item.peak))},
          {""},
          {with_change(short_number(item.month_mean.with), relative(item.month_mean))},
          {hours(limit.seconds_over.with)},
          {std::to_string(std::lround(limit.days_over.with))},
          {class_name(language, section.peak_class.with)},
          {class_name(language, section.month_class.with)},
          level_cell(language, limit.level.with)};
}

bool changes_nothing(const SectionChange& section) {
  return std::ranges::all_of(section.items, [](const ItemChange& item) {
    return item.peak.change() == 0.0 && item.month_mean.change() == 0.0 &&
           std::ranges::all_of(item.limits, [](const LimitChange& limit) {
             return limit.seconds_over.change() == 0.0;
           });
  });
}

std::string from_to(Language language, const std::string& from, const std::string& to) {
  if (from == to) return say(language, "stays at " + to, "仍为 " + to);
  return say(language, "goes from " + from + " to " + to, "由 " + from + " 变为 " + to);
}

std::string amount(const Both& both, const std::string& unit) {
  return short_number(both.with) + unit + " (" + relative(both) + ")";
}

std::string over_text(const LimitChange& limit, Language language) {
  const Both& over = limit.seconds_over;
  if (over.base == 0.0 && over.with == 0.0)
    return say(language, "never over its limit", "均未超标");
  if (over.with == 0.0)
    return say(language, "no longer over its limit (" + hours(over.base) + " h before)",
               "不再超标（原 " + hours(over.base) + " h）");
  return say(language, hours(over.with) + " h over its limit instead of " + hours(over.base),
             "超标 " + hours(over.with) + " h（原 " + hours(over.base) + " h）");
}

/// Of oxygen the lowest value is the worst.
std::string peak_text(const std::string& name, const std::string& unit, const ItemChange& item,
                      standard::Sense sense, Language language) {
  const bool lowest = sense == standard::Sense::minimum;
  const std::string extreme = lowest ? " 最低值" : " 峰值";
  if (item.peak.change() == 0.0)
    return say(language, (lowest ? "the lowest " : "the peak of ") + name + " is the same, ",
               name + extreme + "不变，");
  const std::string before = short_number(item.peak.base);
  return say(language,
             name + (lowest ? " falls to " : " peaks at ") + amount(item.peak, unit) +
                 " instead of " + before + ", ",
             name + extreme + " " + amount(item.peak, unit) + "，原 " + before + "，");
}

std::string item_text(const Case& problem, const ItemChange& item, const LimitChange& limit,
                      Language language) {
  const quality::Shown shown = quality::shown(problem.quality, item.shown);
  const std::string unit = " " + shown.unit;
  return peak_text(shown.name, unit, item, limit.limit.sense, language) +
         over_text(limit, language) + say(language, ", month mean ", "，月均值") +
         from_to(language, short_number(item.month_mean.base) + unit,
                 short_number(item.month_mean.with) + unit);
}

std::string sentence(const Case& problem, const SectionChange& section,
                     const std::vector<Row>& rows, Language language) {
  std::string text;
  for (const Row& row : rows) {
    const ItemChange& item = section.items[row.item];
    text += (text.empty() ? "" : say(language, "; ", "；")) +
            item_text(problem, item, item.limits[row.limit], language);
  }
  text += say(language, "; the class of the month means ", "；月均类别");
  return text + from_to(language, class_name(language, section.month_class.base),
                        class_name(language, section.month_class.with));
}

std::string signed_number(double value) {
  if (value == 0.0) return "0";
  return (value > 0.0 ? "+" : "-") + short_number(std::abs(value));
}

std::string kilograms(double mass) {
  if (!is_told(mass)) return "0";
  return signed_number(mass / kilogram);
}

/// The largest amount of an account.
double size_of(const study::AccountChange& account) {
  double size = 0.0;
  for (const Both* both :
       {&account.in, &account.out, &account.produced, &account.lost, &account.stored})
    size = std::max({size, std::abs(both->base), std::abs(both->with)});
  return size;
}

/// What was next to nothing has no share that a change could be told in.
std::vector<TableCell> account_row(const study::AccountChange& account) {
  constexpr double next_to_nothing = 1e-6;
  std::vector<TableCell> row{{account.name}};
  for (const Both* both :
       {&account.in, &account.produced, &account.lost, &account.out, &account.stored})
    row.push_back({with_change(
        kilograms(both->change()),
        std::abs(both->base) < next_to_nothing * size_of(account) && both->change() != 0.0
            ? ""
            : relative(*both))});
  return row;
}

/// Beyond what other sub-steps of the same run would make of it.
bool differs(const study::AccountChange& account) {
  constexpr double noticed = 1e-6;
  double change = 0.0;
  for (const Both* both :
       {&account.in, &account.out, &account.produced, &account.lost, &account.stored}) {
    change = std::max(change, std::abs(both->change()));
  }
  return change > noticed * size_of(account);
}

/// Constituents in kg that any of the loads or drains brings more or less of.
template <class Change>
std::vector<std::size_t> changed_masses(const Case& problem, const std::vector<Change>& loads) {
  std::vector<std::size_t> all;
  for (std::size_t k = 0; k < problem.quality.constituents.size(); ++k)
    if (is_mass(problem, k) && std::ranges::any_of(loads, [&](const auto& load) {
          return is_told(load.mass[k].change());
        }))
      all.push_back(k);
  return all;
}

std::string load_lines(const Case& problem, const std::vector<study::LoadChange>& loads,
                       Language language) {
  constexpr std::size_t shown = 12;
  Table table;
  table.heading.emplace_back(say(language, "Load", "负荷"));
  table.heading.emplace_back(say(language, "Water [m3/d]", "水量 [m3/d]"));
  const std::vector<std::size_t> constituents = changed_masses(problem, loads);
  for (const std::size_t k : constituents)
    table.heading.push_back(problem.quality.constituents[k].name + " [kg/d]");
  const double days = problem.settings.duration / day;
  for (std::size_t i = 0; i < std::min(loads.size(), shown); ++i) {
    std::vector<TableCell> row{{loads[i].name}};
    row.push_back({signed_number(loads[i].water.change() / days)});
    for (const std::size_t k : constituents)
      row.push_back({kilograms(loads[i].mass[k].change() / days)});
    table.rows.push_back(std::move(row));
  }
  std::string text = format(table, false);
  if (loads.size() > shown)
    text +=
        say(language, "... and " + std::to_string(loads.size() - shown) + " more, in the files\n",
            "……另有 " + std::to_string(loads.size() - shown) + " 项，见输出文件\n");
  return text;
}

std::string passing(study::DrainChange::What what, Language language) {
  using What = study::DrainChange::What;
  switch (what) {
    case What::spilled:
      return say(language, "spilled", "溢流");
    case What::intercepted:
      return say(language, "intercepted", "截流");
    case What::held:
      return say(language, "held", "调蓄");
    case What::treated:
      return say(language, "treated, removed", "处理、去除");
    case What::bypassed:
      break;
  }
  return say(language, "passed by", "超越");
}

std::string drain_lines(const Case& problem, const std::vector<study::DrainChange>& drains,
                        Language language) {
  Table table;
  table.heading = {say(language, "Drains", "排水设施"), "",
                   say(language, "Water [m3]", "水量 [m3]"), say(language, "instead of", "原")};
  const std::vector<std::size_t> constituents = changed_masses(problem, drains);
  for (const std::size_t k : constituents) table.heading.push_back(amount_heading(problem, k));
  for (const study::DrainChange& one : drains) {
    std::vector<TableCell> row{{one.name},
                               {passing(one.what, language)},
                               {short_number(one.water.with)},
                               {short_number(one.water.base)}};
    for (const std::size_t k : constituents) row.push_back({kilograms(one.mass[k].change())});
    table.rows.push_back(std::move(row));
  }
  return format(table, false);
}

/// Of an item that the table of a section shows, and not next to nothing.
bool is_shown(std::span<const study::Comparison> comparisons,
              const study::Interaction::Effect& effect) {
  constexpr double noticed = 0.002;  // of the value without any change
  const ItemChange& item = comparisons.front().sections[effect.section].items[effect.item];
  const auto counts = [](double change, const Both& value) {
    return std::abs(change) > noticed * std::abs(value.base);
  };
  const bool moves =
      counts(effect.peak, item.peak) || counts(effect.month, item.month_mean) ||
      std::ranges::any_of(effect.peak_alone, [&](double one) { return counts(one, item.peak); }) ||
      std::ranges::any_of(effect.month_alone,
                          [&](double one) { return counts(one, item.month_mean); });
  return moves && std::ranges::any_of(rows_of(comparisons, effect.section),
                                      [&](const Row& row) { return row.item == effect.item; });
}

/// A part alone, and what it adds to all the others: known for two, else left out.
void add_effect(const Case& problem, const study::Comparison& base, const study::Interaction& of,
                const study::Interaction::Effect& effect, Table& table) {
  const SectionChange& section = base.sections[effect.section];
  const std::string item = quality::shown(problem.quality, section.items[effect.item].shown).name;
  const bool two = of.parts.size() == 2;
  for (std::size_t p = 0; p < of.parts.size(); ++p) {
    const auto beside = [&](double all, const std::vector<double>& alone) {
      return two ? signed_number(all - alone[1 - p]) : std::string("");
    };
    table.rows.push_back({{p == 0 ? of.together : ""},
                          {p == 0 ? problem.sections[section.section].name : ""},
                          {p == 0 ? item : ""},
                          {of.parts[p]},
                          {signed_number(effect.peak_alone[p])},
                          {beside(effect.peak, effect.peak_alone)},
                          {signed_number(effect.month_alone[p])},
                          {beside(effect.month, effect.month_alone)}});
  }
  table.rows.push_back({{""},
                        {""},
                        {""},
                        {of.together},
                        {signed_number(effect.peak)},
                        {""},
                        {signed_number(effect.month)},
                        {""}});
}

}  // namespace

std::string scenario_name(const std::string& scenario, Language language) {
  return scenario.empty() ? say(language, "as it is", "现状") : scenario;
}

std::string comparison_table(const Case& problem, std::span<const study::Comparison> comparisons,
                             Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Section", "断面"}, Text{"Item", "项目"}, Text{"Scenario", "情景"},
        Text{"Peak", "峰值"}, Text{"Limit", "限值"}, Text{"Month mean", "月均值"},
        Text{"Hours", "超标小时"}, Text{"Days", "超标天数"}, Text{"Worst class", "最差类别"},
        Text{"Month class", "月均类别"}, Text{"Level", "预警"}})
    table.heading.emplace_back(title.in(language));
  for (std::size_t s = 0; s < comparisons.front().sections.size(); ++s) {
    for (const Row& row : rows_of(comparisons, s)) {
      table.rows.push_back(base_row(problem, comparisons.front().sections[s], row,
                                    comparisons.front().base, language));
      for (const study::Comparison& one : comparisons)
        table.rows.push_back(with_row(one.sections[s], row, one.with, language));
    }
  }
  if (table.rows.empty())
    return say(language, "sections: no limit for what this case carries\n",
               "断面: 本案例的组分均无限值\n");
  return format(table, style.coloured);
}

std::string interaction_table(const Case& problem,
                              const std::vector<study::Comparison>& comparisons, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Together", "组合"}, Text{"Section", "断面"}, Text{"Item", "项目"},
        Text{"Part", "组成"}, Text{"Peak alone", "单独：峰值"},
        Text{"once the others stand", "其余已实施时"}, Text{"Month mean alone", "单独：月均值"},
        Text{"once the others stand", "其余已实施时"}})
    table.heading.emplace_back(title.in(language));
  for (const study::Interaction& one : study::interactions(comparisons))
    for (const study::Interaction::Effect& effect : one.effects)
      if (is_shown(comparisons, effect))
        add_effect(problem, comparisons.front(), one, effect, table);
  return table.rows.empty() ? "" : format(table, style.coloured);
}

std::string comparison_sentences(const Case& problem, const study::Comparison& comparison,
                                 Language language) {
  std::string text;
  for (std::size_t s = 0; s < comparison.sections.size(); ++s) {
    const std::vector<Row> rows = rows_of({&comparison, 1}, s);
    if (rows.empty()) continue;
    const SectionChange& section = comparison.sections[s];
    text += problem.sections[section.section].name + ": " +
            (changes_nothing(section) ? say(language, "nothing changes", "无变化")
                                      : sentence(problem, section, rows, language)) +
            say(language, ".\n", "。\n");
  }
  return text;
}

std::string comparison_balance(const Case& problem, const study::Comparison& comparison,
                               Language language) {
  std::string text;
  if (!comparison.loads.empty()) text += load_lines(problem, comparison.loads, language) + "\n";
  if (!comparison.drains.empty()) text += drain_lines(problem, comparison.drains, language) + "\n";
  Table table;
  for (const Text& title :
       {Text{"Balance [kg]", "收支 [kg]"}, Text{"entered", "流入"}, Text{"made", "生成"},
        Text{"lost", "降解"}, Text{"left", "流出"}, Text{"kept", "存留"}})
    table.heading.emplace_back(title.in(language));
  for (std::size_t k = 0; k < comparison.constituents.size(); ++k)
    if (is_mass(problem, k) && differs(comparison.constituents[k]))
      table.rows.push_back(account_row(comparison.constituents[k]));
  if (!table.rows.empty()) text += format(table, false);
  return text;
}

}  // namespace biandan::report
