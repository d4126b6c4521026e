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
std::optional<base::Unit> unit_of_limit(Context& context, const Cell& item) {
  if (!is_shown(context, item.text)) {
    context.findings.add(item, {"unknown constituent " + quote(item.text),
                                "a constituent or an [[item]] of the case",
                                base::did_you_mean(item.text, shown_names(context))});
    return {};
  }
  const std::string text = shown_unit(context, item.text);
  if (text.empty()) return {};
  const auto unit = base::parse_unit(text, "mg/L");
  if (!unit)
    context.findings.add(item, {"item " + quote(item.text) + " is in " + text,
                                "an item in a unit of limits, as mg/L"});
  return unit.value;
}

void read_limits(Context& context) {
  for (const Record& record : context.records("limits")) {
    const Cell* section = record.cell("section");
    const Cell* rule_set = record.cell("rule_set");
    const Cell* item = record.cell("item");
    const auto limit = record.number("limit");
    if (section == nullptr || rule_set == nullptr || item == nullptr) continue;
    const auto index = context.sections.require(*section, context.findings);
    const auto unit = unit_of_limit(context, *item);
    if (!index || !unit || !limit) continue;
    auto& limits = context.result.sections[*index].limits[rule_set->text];
    if (!limits.emplace(item->text, unit->from_inside(*limit)).second) {
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
    section.place = context.place(record, "place");
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
