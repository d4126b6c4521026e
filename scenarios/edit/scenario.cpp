#include "scenarios/edit/scenario.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "model/base/text.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Findings;
using casefile::Record;
using casefile::TomlEntry;
using casefile::TomlValue;

struct Shape {
  std::vector<std::string_view> needed;
  std::vector<std::string_view> allowed;
};

Shape shape_of(Kind kind) {
  switch (kind) {
    case Kind::replace_series:
      return {{"series", "with"}, {}};
    case Kind::scale_series:
      return {{"series", "factor"}, {"from", "to"}};
    case Kind::set:
      return {{"table", "field", "value"}, {"row", "group"}};
    case Kind::scale:
      return {{"table", "field", "factor"}, {"row", "group"}};
    case Kind::add:
      return {{"table"}, {}};
  }
  return {};
}

bool contains(const std::vector<std::string_view>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void check_shape(const Record& record, Kind kind) {
  const Shape shape = shape_of(kind);
  const std::string word = record.text("kind");
  for (const std::string_view key : shape.needed) {
    if (record.has(key)) continue;
    record.findings().add(record.place(), {"no " + casefile::quote(key) + " in an edit of kind " +
                                               casefile::quote(word),
                                           casefile::expected(*record.table().find(key))});
  }
  for (const casefile::Given& given : record.all()) {
    const std::string_view key = given.field->name;
    if (key == "name" || key == "kind") continue;
    if (contains(shape.needed, key) || contains(shape.allowed, key)) continue;
    record.findings().add(
        *given.cell,
        {casefile::quote(key) + " has no meaning in an edit of kind " + casefile::quote(word),
         "an edit without it"});
  }
}

std::optional<Cell> optional_cell(const Record& record, std::string_view field) {
  const casefile::Given* given = record.find(field);
  if (given == nullptr) return {};
  return *given->cell;
}

void check_time(const std::optional<Cell>& cell, Findings& findings) {
  if (!cell || base::parse_instant(cell->text, 0)) return;
  findings.add(*cell, {casefile::quote(cell->text) + " is not a time",
                       "a date and time as 2021-06-18T03:20:00+08:00"});
}

/// The columns of a new row.
void check_values(const TomlValue& value, Edit& edit, Findings& findings) {
  const TomlEntry* entry = value.find("values");
  const char* const expected = "a table as { name = \"A1\", place = \"R1:500\" }";
  if (entry == nullptr) {
    if (edit.kind == Kind::add)
      findings.add(edit.place, {"no 'values' in an edit of kind 'add'", expected});
  } else if (edit.kind != Kind::add) {
    findings.add(entry->key,
                 {"'values' has a meaning in an edit of kind 'add' only", "an edit without it"});
  } else if (entry->value.kind != TomlValue::Kind::table) {
    findings.add(entry->value.cell,
                 {std::string(describe(entry->value.kind)) + " for 'values'", expected});
  } else {
    edit.values = &entry->value;
  }
}

std::optional<Edit> read_edit(const TomlValue& value, Findings& findings) {
  const casefile::Table& table = casefile::table_named("edit");
  if (value.kind != TomlValue::Kind::table) {
    findings.add(value.cell,
                 {std::string(describe(value.kind)) + " for 'edit'", "tables [[edit]]"});
    return {};
  }
  const Record record = casefile::record_of(table, value, value.cell, findings);
  Edit edit;
  edit.place = value.cell;
  edit.name = record.text("name");
  const auto kind = record.choice("kind");
  if (!kind) return {};
  edit.kind = static_cast<Kind>(*kind);
  const std::size_t before = findings.size();
  check_shape(record, edit.kind);
  edit.series = optional_cell(record, "series");
  edit.with = optional_cell(record, "with");
  edit.from = optional_cell(record, "from");
  edit.to = optional_cell(record, "to");
  edit.table = optional_cell(record, "table");
  edit.row = optional_cell(record, "row");
  edit.group = optional_cell(record, "group");
  edit.field = optional_cell(record, "field");
  edit.factor_place = optional_cell(record, "factor");
  if (edit.factor_place) edit.factor = record.number("factor");
  check_time(edit.from, findings);
  check_time(edit.to, findings);
  if (const TomlEntry* entry = value.find("value")) edit.value = &entry->value;
  check_values(value, edit, findings);
  if (edit.row && edit.group) {
    findings.add(*edit.group, {"row and group both given", "one of them"});
  }
  if (findings.size() > before) return {};
  return edit;
}

}  // namespace

std::vector<std::string> scenario_names(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "scenarios", problem)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<Scenario> read_scenario(const std::filesystem::path& folder, const std::string& name,
                                      Findings& findings) {
  const std::string file = "scenarios/" + name + ".toml";
  std::error_code problem;
  const bool inside = name.find('/') == std::string::npos && !name.starts_with('.');
  if (!inside || !std::filesystem::exists(folder / file, problem)) {
    std::string known;
    for (const std::string& each : scenario_names(folder))
      known += (known.empty() ? "" : ", ") + each;
    findings.add((folder / file).generic_string(),
                 {"no scenario " + casefile::quote(name),
                  known.empty() ? "a case with scenarios" : "one of " + known,
                  base::did_you_mean(name, scenario_names(folder))});
    return {};
  }
  Scenario scenario;
  scenario.name = name;
  scenario.source = casefile::read_source_file(folder, file, findings);
  if (scenario.source == nullptr) return {};
  std::optional<TomlValue> tree = casefile::read_toml(*scenario.source, findings);
  if (!tree) return {};
  TomlValue head = *tree;
  std::erase_if(head.entries, [](const TomlEntry& entry) { return entry.key.text == "edit"; });
  const Record record =
      casefile::record_of(casefile::table_named("scenario"), head, head.cell, findings);
  scenario.title_zh = record.text("title_zh");
  scenario.title_en = record.text("title_en");
  scenario.cost = record.number("cost");
  scenario.tree = std::make_shared<const TomlValue>(std::move(*tree));
  const TomlEntry* list = scenario.tree->find("edit");
  if (list == nullptr) return scenario;
  if (list->value.kind != TomlValue::Kind::array) {
    findings.add(list->key,
                 {std::string(describe(list->value.kind)) + " for 'edit'", "tables [[edit]]"});
    return scenario;
  }
  for (const TomlValue& item : list->value.items) {
    if (auto edit = read_edit(item, findings)) scenario.edits.push_back(std::move(*edit));
  }
  return scenario;
}

}  // namespace biandan::edit
