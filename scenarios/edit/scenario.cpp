#include "scenarios/edit/scenario.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "model/base/text.hpp"
#include "scenarios/edit/shape.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Findings;
using casefile::Record;
using casefile::TomlEntry;
using casefile::TomlValue;

Shape shape_of(Kind kind) {
  switch (kind) {
    case Kind::replace_series:
      return {{"series", "with"}, {"name", "kind"}};
    case Kind::scale_series:
      return {{"series", "factor"}, {"name", "kind", "from", "to"}};
    case Kind::noise_series:
      return {{"series", "deviation", "memory", "seed"}, {"name", "kind", "from", "to"}};
    case Kind::year_of_series:
      return {{"series", "year"}, {"name", "kind"}};
    case Kind::set:
      return {{"table", "field", "value"}, {"name", "kind", "row", "group"}};
    case Kind::scale:
      return {{"table", "field", "factor"}, {"name", "kind", "row", "group"}};
    case Kind::add:
      return {{"table"}, {"name", "kind"}};
  }
  return {};
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
  Shape shape = shape_of(edit.kind);
  // An empty value is one: the cell is cleared.
  if (value.find("value") != nullptr) std::erase(shape.needed, "value");
  if (edit.kind == Kind::set) shape.allowed.push_back("value");
  check_shape(record, shape, "an edit of kind " + casefile::quote(record.text("kind")));
  edit.with = optional_cell(record, "with");
  read_what_is_edited(record, edit);
  edit.factor_place = optional_cell(record, "factor");
  if (edit.factor_place) edit.factor = record.number("factor");
  if (edit.kind == Kind::noise_series) {
    edit.noise = read_noise(record);
    if (const auto seed = record.integer("seed"))
      edit.noise->seed = static_cast<std::uint64_t>(*seed);
  }
  edit.year = optional_cell(record, "year");
  if (edit.year) record.integer("year");
  if (const TomlEntry* entry = value.find("value")) edit.value = &entry->value;
  check_values(value, edit, findings);
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
  if (name == as_it_is) {
    findings.add((folder / file).generic_string(),
                 {"a scenario called " + casefile::quote(name) + ", which is the case as it is",
                  "another name for it"});
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
