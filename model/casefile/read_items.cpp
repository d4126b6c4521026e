// Items composed of constituents: [[item]] of case.toml.
#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"

namespace biandan::casefile {

namespace {

using quality::Composed;

/// "0.3 + 0.05 * SS - Chl-a"
std::string sum_text(const Context& context, const Composed& item) {
  std::string text = item.offset != 0.0 ? number_text(item.offset) : "";
  for (const Composed::Term& term : item.terms) {
    const bool minus = term.weight < 0.0;
    const double size = minus ? -term.weight : term.weight;
    text += text.empty() ? (minus ? "-" : "") : (minus ? " - " : " + ");
    if (size != 1.0) text += number_text(size) + " * ";
    text += context.result.quality.constituents[term.constituent].name;
  }
  return text;
}

std::string formula_of(const Context& context, const Composed& item) {
  const std::string sum = sum_text(context, item);
  return item.over > 0.0 ? number_text(item.over) + " / (" + sum + ")" : sum;
}

void report_no_part(Context& context, const Given& given) {
  if (bed_state(context, given.key) != nullptr) {
    context.findings.add(*given.key_place,
                         {given.key + " lies on the bed, an amount per area that has no sum with "
                                      "concentrations",
                          "constituents of the water"});
    return;
  }
  context.findings.add(*given.key_place,
                       {"unknown constituent " + quote(given.key), "a constituent of the case",
                        base::did_you_mean(given.key, context.constituents.names())});
}

/// What of an item is composed of what; terms of weight 0 are left out.
void read_sum(Context& context, const TomlValue& table, Composed& item) {
  const Record record = inner_record(table, "item.sum", context.findings);
  const TomlEntry* sum = table.find("sum");
  if (sum == nullptr)
    context.findings.add(table.cell,
                         {"no value for 'sum'", "weights of constituents as { \"NH3-N\" = 1.0 }"});
  for (const Given& given : record.all()) {
    const auto constituent = context.constituents.find(given.key);
    if (!constituent) report_no_part(context, given);
    const auto weight = record.number(given);
    if (weight && *weight < 0.0 && item.over > 0.0)
      context.findings.add(
          *given.cell, {"'over' is divided by a sum that may come to 0", "weights of 0 or more"});
    if (constituent && weight && *weight != 0.0) item.terms.push_back({*constituent, *weight});
  }
}

/// A sum of nothing, or one that comes to 0 in clean water where a number is divided by it.
void check_sum(const TomlValue& table, const Record& record, const Composed& item) {
  if (item.terms.empty())
    record.findings().add(table.find("sum")->key, {"a sum of nothing", "a weight that is not 0"});
  if (item.over > 0.0 && !(item.offset > 0.0))
    record.findings().add(
        record.place_of("offset"),
        {"'over' is divided by a sum that is 0 in clean water", "an 'offset' above 0"});
}

/// Limits are compared with the number as it stands.
void check_unit(const Record& record, const Composed& item,
                const std::optional<StandardItem>& known) {
  const base::Parsed<base::Unit> unit = base::parse_unit(item.unit);
  if (!unit) {
    record.findings().add(record.place_of("unit"),
                          {unit.reason, "a unit as mg/L, ug/L or cm", unit.suggestion});
  } else if (known && known->unit != item.unit) {
    record.findings().add(record.place_of("unit"),
                          {"item " + quote(item.name) + " in " + item.unit,
                           known->unit + ", the unit of the standard that judges it"});
  }
}

void read_titles(const Record& record, const std::optional<StandardItem>& known, Composed& item) {
  item.title_zh = record.text("title_zh");
  item.title_en = record.text("title_en");
  if (item.title_zh.empty()) item.title_zh = known ? known->title_zh : item.name;
  if (item.title_en.empty()) item.title_en = known ? known->title_en : item.name;
}

void read_item(Context& context, const TomlValue& table) {
  const std::size_t before = context.findings.size();
  const Record record = record_of(table_named("item"), table, table.cell, context.findings);
  Composed item;
  item.name = context.items.add(record);
  check_name(record, "item", context.constituents, "a constituent");
  const std::optional<StandardItem> known = standard_item(item.name);
  read_titles(record, known, item);
  item.unit = record.text("unit");
  check_unit(record, item, known);
  if (item.unit == "-") item.unit = "1";  // which readers of results know
  item.offset = record.number("offset").value_or(0.0);
  item.over = record.number("over").value_or(0.0);
  read_sum(context, table, item);
  if (context.findings.size() == before) check_sum(table, record, item);
  if (context.findings.size() != before) return;
  item.formula = formula_of(context, item);
  context.result.quality.composed.push_back(std::move(item));
}

}  // namespace

void read_items(Context& context) {
  for (const TomlValue& table : context.raw.listed("item")) read_item(context, table);
}

}  // namespace biandan::casefile
