#include <array>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"

namespace biandan::casefile {

namespace {

// 3, III, Ⅲ or III类: all are in use.
std::optional<int> water_class(std::string_view text) {
  constexpr std::array<std::string_view, 5> roman{"I", "II", "III", "IV", "V"};
  constexpr std::array<std::string_view, 5> signs{"Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"};
  constexpr std::string_view suffix = "类";
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
  for (std::size_t i = 0; i < roman.size(); ++i) {
    if (text == roman[i] || text == signs[i] || text == std::to_string(i + 1)) {
      return static_cast<int>(i) + 1;
    }
  }
  return {};
}

int read_class(const Record& record) {
  const std::string text = record.text("target_class");
  const std::optional<int> value = water_class(text);
  if (!value) {
    record.findings().add(
        record.place_of("target_class"),
        {quote(text) + " is not a water class", expected(*record.table().find("target_class"))});
  }
  return value.value_or(3);
}

// The unit of the values that a limit is held against.
std::optional<std::string> unit_of_item(Context& context, const Cell& item) {
  if (!is_shown(context, item.text)) {
    context.findings.add(item, {"unknown constituent " + quote(item.text),
                                "a constituent or an [[item]] of the case",
                                base::did_you_mean(item.text, shown_names(context))});
    return {};
  }
  const std::string unit = shown_unit(context, item.text);
  if (unit.empty()) return {};  // of an item that is wrong, which is reported
  return unit;
}

std::string unit_of_column(const RawCase& raw) {
  const RawTable& table = *raw.table("limits");
  return table.columns[static_cast<std::size_t>(table.find("limit"))].unit;
}

// A number in the unit of the header, where that is one of the item, or with a unit of its own.
std::optional<double> read_limit(Context& context, const Record& record, const std::string& item,
                                 const std::string& unit) {
  const Given* given = record.find("limit");
  if (given == nullptr || !given->unit_known) return {};
  const Cell& cell = *given->cell;
  const base::Unit wanted = *base::parse_unit(unit).value;
  const auto number = base::parse_number(cell.text);
  const std::string header = unit_of_column(context.raw);
  const bool by_header = number && given->unit && !header.empty();
  if (by_header && given->unit->dimension != wanted.dimension) {
    context.findings.add(cell, {"limit of " + quote(item) + " in " + header,
                                "a number with a unit like " + unit + " in the cell, as '" +
                                    cell.text + " " + unit + "'"});
    return {};
  }
  base::Parsed<double> inside = base::parse_quantity(cell.text, unit);
  if (by_header) inside = {given->unit->to_inside(*number), {}, {}};
  if (!inside) {
    context.findings.add(
        cell, {inside.reason, "a limit of " + quote(item) + " in " + unit, inside.suggestion});
    return {};
  }
  const double limit = wanted.from_inside(*inside.value);
  if (given->field->range.holds(limit)) return limit;
  context.findings.add(
      cell, {"limit is " + number_text(limit) + " " + unit, describe(given->field->range)});
  return {};
}

void read_limits(Context& context) {
  for (const Record& record : context.records("limits")) {
    const Cell* section = record.cell("section");
    const Cell* rule_set = record.cell("rule_set");
    const Cell* item = record.cell("item");
    record.cell("limit");  // a missing one is a finding
    if (section == nullptr || rule_set == nullptr || item == nullptr) continue;
    const auto index = context.sections.require(*section, context.findings);
    const auto unit = unit_of_item(context, *item);
    const auto limit = unit ? read_limit(context, record, item->text, *unit) : std::nullopt;
    if (!index || !limit) continue;
    auto& limits = context.result.sections[*index].limits[rule_set->text];
    if (!limits.emplace(item->text, *limit).second) {
      context.findings.add(
          *item, {"second limit of " + quote(item->text) + " for section " + quote(section->text) +
                      " in rule set " + quote(rule_set->text),
                  "every limit once"});
    }
  }
}

}  // namespace

void read_sections(Context& context) {
  for (const Record& record : context.records("sections")) {
    standard::Section section;
    section.name = context.sections.add(record);
    section.title_en = record.text("title_en");
    section.place = context.open_place(record, "place");
    section.target_class = read_class(record);
    section.observations = record.text("observations");
    section.provenance = context.provenance(record);
    section.source = record.place().place();
    if (record.has("observations")) {
      read_observations(context, context.result.sections.size(), section.name,
                        *record.cell("observations"));
    }
    context.result.sections.push_back(std::move(section));
  }
  read_limits(context);
}

}  // namespace biandan::casefile
