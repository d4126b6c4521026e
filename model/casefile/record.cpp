#include "model/casefile/record.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/series_library.hpp"

namespace biandan::casefile {

namespace {

std::string with_unit(const Given& given) {
  std::string text = quote(name_of(given));
  if (!given.field->unit.empty()) text += " in " + std::string(given.field->unit);
  return text;
}

bool has_full_width(std::string_view text) {
  const std::u32string codes = base::decode(text);
  return std::any_of(codes.begin(), codes.end(),
                     [](char32_t c) { return c >= 0xFF0B && c <= 0xFF1F; });
}

// 12,500 or 1,250,000.5: three digits behind every comma.
bool has_thousands(std::string_view text) {
  const auto parts = base::split(text.substr(0, text.find('.')), ',');
  return parts.size() > 1 && std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
           return part.size() == 3 && part.find_first_not_of("0123456789") == part.npos;
         });
}

std::string comma_advice(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return {};
  return has_thousands(text) ? "write numbers without thousands separators"
                             : "write a decimal point, as 1.5";
}

// What a person may have meant by a cell that is not a number.
std::string number_advice(std::string_view text) {
  if (has_full_width(text)) return "write plain digits, as 12.5";
  if (std::string advice = comma_advice(text); !advice.empty()) return advice;
  if (text == "NaN" || text == "nan" || text == "NAN")
    return "a missing value cannot be computed with";
  const std::size_t end = text.find_first_not_of("+-0123456789.eE ");
  if (end != std::string_view::npos && end > 0 && base::parse_unit(text.substr(end))) {
    return "the unit belongs in the header";
  }
  return {};
}

}  // namespace

std::string name_of(const Given& given) {
  return given.key.empty() ? std::string(given.field->name) : given.key;
}

const Given* Record::find(std::string_view field) const {
  for (const Given& given : given_) {
    if (given.field->name == field && given.key.empty()) return &given;
  }
  return nullptr;
}

const Field& Record::field_named(std::string_view field) const {
  const Field* found = table_->find(field);
  if (found == nullptr) throw std::logic_error("no field " + std::string(field) + " in the schema");
  return *found;
}

const Cell& Record::place_of(std::string_view field) const {
  const Given* given = find(field);
  return given == nullptr ? place_ : *given->cell;
}

const Cell& Record::place_of_any(std::span<const std::string_view> fields) const {
  const Cell* first = nullptr;
  for (const std::string_view field : fields) {
    const Given* given = find(field);
    if (given == nullptr) continue;
    if (given->cell->source->name.starts_with("scenarios/")) return *given->cell;
    if (first == nullptr) first = given->cell;
  }
  return first == nullptr ? place_ : *first;
}

bool Record::may_be_misnamed(std::string_view field) const {
  return raw_ != nullptr && raw_->find(field) < 0 &&
         std::any_of(raw_->columns.begin(), raw_->columns.end(),
                     [](const Column& column) { return column.field == nullptr; });
}

void Record::report_missing(const Field& field) const {
  if (raw_ != nullptr && raw_->find(field.name) < 0) return;  // reported with the header
  findings_->add(place_, {"no value for " + quote(field.name), expected(field)});
}

const Cell* Record::cell(std::string_view field) const {
  if (const Given* given = find(field)) return given->cell;
  const Field& wanted = field_named(field);
  if (wanted.required) report_missing(wanted);
  return nullptr;
}

std::string Record::text(std::string_view field) const {
  const Cell* found = cell(field);
  if (found == nullptr) return std::string(field_named(field).fallback);
  return found->text;
}

std::optional<double> Record::fallback(const Field& field) const {
  if (field.fallback.empty()) return {};
  return unit_of(field).to_inside(*base::parse_number(field.fallback));
}

std::optional<double> Record::parse(const Given& given) const {
  const Field& field = *given.field;
  const std::string& text = given.cell->text;
  if (given.unit) {
    if (const auto number = base::parse_number(text)) return given.unit->to_inside(*number);
    findings_->add(*given.cell,
                   {quote(text) + " is not a number", expected(field) + " for " + with_unit(given),
                    number_advice(text)});
    return {};
  }
  if (given.toml != nullptr && given.toml->kind == TomlValue::Kind::number &&
      !base::parse_number(text)) {
    findings_->add(*given.cell,
                   {quote(text) + " is not a number", expected(field) + " for " + with_unit(given),
                    number_advice(text)});
    return {};
  }
  const std::string_view wanted = field.unit.empty() ? "-" : field.unit;
  const base::Parsed<double> value = base::parse_quantity(text, wanted);
  if (value) return value.value;
  const std::string comma = comma_advice(std::string_view(text).substr(0, text.find(' ')));
  findings_->add(
      *given.cell,
      {comma.empty() ? value.reason : quote(text) + " with a comma in its number",
       expected(field) + " for " + with_unit(given), comma.empty() ? value.suggestion : comma});
  return {};
}

std::optional<double> Record::number(const Given& given) const {
  const std::optional<double> inside = parse(given);
  if (!inside || !given.unit_known) return {};
  const Field& field = *given.field;
  if (!(std::abs(*inside) <= base::largest_number)) {
    const std::string range = describe(field.range);
    findings_->add(*given.cell,
                   {name_of(given) + " is " + given.cell->text + ", too large a number",
                    range.empty() ? "a smaller one" : range});
    return {};
  }
  if (!field.range.holds(unit_of(field).from_inside(*inside))) {
    findings_->add(*given.cell,
                   {name_of(given) + " is " + value_text(*inside, field), describe(field.range)});
    return {};
  }
  return field.own_unit ? unit_of(field).from_inside(*inside) : inside;
}

std::optional<double> Record::number(std::string_view field) const {
  if (const Given* given = find(field)) return number(*given);
  const Field& wanted = field_named(field);
  if (wanted.required) report_missing(wanted);
  return fallback(wanted);
}

std::optional<int> Record::integer(std::string_view field) const {
  const std::optional<double> value = number(field);
  if (!value) return {};
  if (std::floor(*value) != *value) {
    findings_->add(place_of(field), {quote(find(field)->cell->text) + " is not a whole number",
                                     expected(field_named(field)) + " for " + quote(field)});
    return {};
  }
  return static_cast<int>(*value);
}

bool Record::boolean(std::string_view field) const {
  const Field& wanted = field_named(field);
  const std::string value = text(field);
  if (value != "true" && value != "false") {
    findings_->add(place_of(field), {quote(value) + " for " + quote(field), expected(wanted)});
  }
  return value == "true";
}

std::optional<base::Instant> Record::instant(std::string_view field, int utc_offset) const {
  const Cell* found = cell(field);
  if (found == nullptr) return {};
  const auto instant = base::parse_instant(found->text, utc_offset);
  if (!instant)
    findings_->add(*found, {quote(found->text) + " is not a time",
                            "a date and time as 2021-06-15T00:00:00+08:00"});
  return instant;
}

std::optional<std::size_t> Record::choice(std::string_view field) const {
  const Field& wanted = field_named(field);
  const Cell* found = cell(field);
  const std::string word(found == nullptr ? wanted.fallback : found->text);
  if (word.empty()) return {};
  for (std::size_t i = 0; i < wanted.choices.size(); ++i) {
    if (wanted.choices[i] == word) return i;
  }
  findings_->add(*found,
                 {"unknown " + std::string(field) + " " + quote(word), expected(wanted),
                  base::did_you_mean(word, {wanted.choices.begin(), wanted.choices.end()})});
  return {};
}

std::optional<base::Series> Record::varying(const Given& given, SeriesLibrary& library) const {
  if (given.cell->text.find(':') != std::string::npos) return library.get(given);
  const std::optional<double> value = number(given);
  if (!value) return {};
  return base::Series(*value);
}

std::optional<base::Series> Record::varying(std::string_view field, SeriesLibrary& library) const {
  if (const Given* given = find(field)) return varying(*given, library);
  const Field& wanted = field_named(field);
  if (wanted.required) report_missing(wanted);
  const std::optional<double> value = fallback(wanted);
  if (!value) return {};
  return base::Series(*value);
}

namespace {

/// The unit of a column, or nothing when it is wrong, which is reported. Columns that hold no
/// numbers have the unit of a pure number.
std::optional<base::Unit> column_unit(const Column& column, Findings& findings) {
  const Field& field = *column.field;
  const std::string what = "column " + quote(column.header.text);
  if (!takes_unit(field)) {
    if (column.has_unit) findings.add(column.header, {what + " takes no unit", "no [...]"});
    return base::Unit{};
  }
  const bool any = field.type == FieldType::item_value;
  const std::string wanted(field.unit.empty() ? "-" : field.unit);
  if (!column.has_unit && any) return base::Unit{};
  if (!column.has_unit) {
    if (unit_of(field).dimension == base::Dimension{}) return base::Unit{};
    findings.add(column.header,
                 {what + " without a unit", quote(column.header.text + " [" + wanted + "]")});
    return {};
  }
  const base::Parsed<base::Unit> unit =
      any ? base::parse_unit(column.unit) : base::parse_unit(column.unit, wanted);
  if (!unit) {
    findings.add(column.header,
                 {what + ": " + unit.reason, "a unit like " + wanted, unit.suggestion});
    return {};
  }
  return unit.value;
}

}  // namespace

std::vector<Record> records_of(const RawCase& raw, std::string_view name, Findings& findings) {
  std::vector<Record> records;
  const RawTable* table = raw.table(name);
  if (table == nullptr) return records;
  std::vector<std::optional<base::Unit>> units;
  for (const Column& column : table->columns) {
    units.push_back(column.field == nullptr ? std::nullopt : column_unit(column, findings));
  }
  for (const CsvRow& row : table->rows) {
    Record record(*table, row, row.damaged ? *raw.unheard : findings);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table->columns[i];
      if (column.field == nullptr || row.cells[i].text.empty()) continue;
      const Cell& cell = row.cells[i];
      Given given;
      given.field = column.field;
      given.key = column.constituent;
      given.cell = &cell;
      given.unit = units[i];
      if (!units[i]) given.unit = base::Unit{};
      given.unit_known = units[i].has_value();
      if (cell.unit_in_text) given.unit.reset();
      record.add(std::move(given));
    }
    records.push_back(std::move(record));
  }
  return records;
}

Record record_of(const Table& table, const TomlValue& value, Cell place, Findings& findings) {
  Record record(table, std::move(place), findings);
  for (const TomlEntry& entry : value.entries) {
    const std::string& key = entry.key.text;
    const Field* field = table.find(key);
    const bool pattern =
        field == nullptr && !table.fields.empty() && table.fields.front().name.starts_with('<');
    if (pattern) field = &in_own_unit(table.fields.front(), key);
    // Of a table in a list its reader knows what to say when it is none.
    const bool inner_table = (entry.value.kind == TomlValue::Kind::table ||
                              table.medium == Table::Medium::settings_list ||
                              table.medium == Table::Medium::scenario_list) &&
                             find_table(std::string(table.name) + "." + key) != nullptr;
    if (inner_table) continue;
    if (field == nullptr) {
      findings.add(entry.key, {"unknown key " + quote(key) + " of " + describe(table),
                               {},
                               base::did_you_mean(key, table.field_names())});
      continue;
    }
    const bool list = entry.value.kind == TomlValue::Kind::array;
    if (entry.value.kind == TomlValue::Kind::table || list != (field->type == FieldType::season)) {
      findings.add(
          entry.value.cell,
          {std::string(describe(entry.value.kind)) + " for " + quote(key), expected(*field)});
      continue;
    }
    if (!list && entry.value.cell.text.empty()) continue;
    Given given;
    given.field = field;
    if (pattern) given.key = key;
    given.cell = &entry.value.cell;
    given.key_place = &entry.key;
    given.toml = &entry.value;
    record.add(std::move(given));
  }
  return record;
}

Record inner_record(const TomlValue& listed, std::string_view name, Findings& findings) {
  static const TomlValue nothing;
  const Table& table = table_named(name);
  const std::string_view key = base::split(name, '.').back();
  const TomlEntry* entry = listed.find(key);
  if (entry == nullptr) return record_of(table, nothing, listed.cell, findings);
  if (entry->value.kind != TomlValue::Kind::table) {
    findings.add(entry->value.cell,
                 {std::string(describe(entry->value.kind)) + " for " + quote(key),
                  "a table in braces, or [" + std::string(name) + "]"});
    return record_of(table, nothing, entry->value.cell, findings);
  }
  return record_of(table, entry->value, entry->key, findings);
}

Record settings_record(const RawCase& raw, std::string_view name, Findings& findings) {
  static const TomlValue nothing;
  const Table& table = table_named(name);
  const TomlValue* value = &raw.settings;
  Cell place = raw.settings.cell;
  for (const std::string_view part : base::split(name, '.')) {
    const TomlEntry* entry = value->find(part);
    const bool there = entry != nullptr && entry->value.kind == TomlValue::Kind::table;
    value = there ? &entry->value : &nothing;
    if (there) place = entry->value.cell;
  }
  if (value == &nothing) {
    // What is missing is missing in the file as a whole.
    place = raw.settings.cell;
    place.line = 0;
    place.column = 0;
  }
  return record_of(table, *value, place, findings);
}

}  // namespace biandan::casefile
