#include "model/casefile/raw_case.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/words.hpp"

namespace biandan::casefile {

namespace {

std::vector<std::string> csv_table_names() {
  std::vector<std::string> names;
  for (const Table& table : schema()) {
    if (table.medium == Table::Medium::csv) names.push_back(std::string(table.name) + ".csv");
  }
  return names;
}

// `length [m]` into `length` and `m`.
Column split_header(const Cell& header) {
  Column column;
  column.header = header;
  const std::string& text = header.text;
  const std::size_t open = text.rfind('[');
  if (open != std::string::npos && text.ends_with(']')) {
    column.has_unit = true;
    column.unit = base::trim(std::string_view(text).substr(open + 1, text.size() - open - 2));
    column.header.text = base::trim(std::string_view(text).substr(0, open));
  }
  return column;
}

// The field of a column per constituent; none for one that is a misspelt column by its name and
// unit.
const Field* constituent_field(const Table& table, const Column& column) {
  const Field* first = nullptr;
  for (const Field& pattern : table.fields) {
    if (pattern.name != any_constituent) continue;
    const Field& field = in_own_unit(pattern, column.header.text);
    if (same_dimension(field.unit, column.unit)) return &field;
    // g/s of bacteria: what is meant is what enters, in another unit.
    const bool meant = &field != &pattern && same_dimension(pattern.unit, column.unit);
    if (first == nullptr || meant) first = &field;
  }
  const auto meant = base::near_miss(column.header.text, table.field_names());
  const Field* other = meant ? table.find(*meant) : nullptr;
  const bool misspelt = other != nullptr && !other->unit.empty() && column.has_unit &&
                        same_dimension(other->unit, column.unit);
  return misspelt ? nullptr : first;
}

// Constituents are known only when case.toml is: here any other name may be one.
void match_columns(RawCase& raw, RawTable& table, const CsvTable& csv, Findings& findings) {
  std::set<std::pair<std::string, const Field*>> seen;
  std::set<std::string, std::less<>> misspelt;  // columns that unknown ones seem to mean
  for (const Cell& header : csv.header) {
    Column column = column_of(*table.schema, header);
    const std::string& name = column.header.text;
    if (name.empty()) {
      findings.add(header, {"column without a name", "the name of a column"});
    } else if (column.field == nullptr) {
      findings.add(header, {"unknown column '" + name + "' of " + describe(*table.schema),
                            {},
                            base::did_you_mean(name, table.schema->field_names())});
      misspelt.insert(base::near_miss(name, table.schema->field_names()).value_or(""));
    }
    if (column.field != nullptr && !seen.insert({name, column.field}).second) {
      findings.add(header, {"second column '" + name + "'", "every column once"});
      column.field = nullptr;
    }
    table.columns.push_back(std::move(column));
  }
  for (const Field& field : table.schema->fields) {
    if (!field.required || table.find(field.name) >= 0) continue;
    if (field.type == FieldType::name) raw.judgeable = false;
    if (misspelt.contains(field.name)) continue;
    std::string wanted(field.name);
    if (!field.unit.empty()) wanted += " [" + std::string(field.unit) + "]";
    findings.add(csv.header.front(),
                 {"no column '" + std::string(field.name) + "'", "a column '" + wanted + "'"});
  }
}

// What a spreadsheet could not fill is no value of any kind: the readers need not say so again.
void refuse_spreadsheet_errors(const CsvTable& csv, Findings& findings) {
  for (const CsvRow& row : csv.rows) {
    for (const Cell& cell : row.cells) {
      if (auto complaint = spreadsheet_error(cell.text)) findings.settle(cell, *complaint);
    }
  }
}

void read_table(RawCase& raw, const Table& schema, const std::string& file, Findings& findings) {
  auto source = read_source_file(raw.folder, file, findings);
  if (source == nullptr) {
    raw.judgeable = false;
    return;
  }
  raw.files.push_back(source);
  CsvTable csv = read_csv_table(source, findings);
  if (csv.header.empty()) {
    raw.judgeable = false;
    return;
  }
  refuse_spreadsheet_errors(csv, findings);
  RawTable table;
  table.schema = &schema;
  table.source = std::move(source);
  match_columns(raw, table, csv, findings);
  table.rows = std::move(csv.rows);
  raw.tables.emplace(schema.name, std::move(table));
}

std::vector<std::string> csv_files(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".csv")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void read_tables(RawCase& raw, Findings& findings) {
  for (const std::string& file : csv_files(raw.folder)) {
    const std::string name = file.substr(0, file.size() - 4);
    const Table* schema = find_table(name);
    if (schema == nullptr || schema->medium != Table::Medium::csv) {
      findings.add((raw.folder / file).generic_string(),
                   {"unknown table", "a table of the case format, or a file in series/",
                    base::did_you_mean(file, csv_table_names())});
      continue;
    }
    read_table(raw, *schema, file, findings);
  }
}

}  // namespace

Column column_of(const Table& table, const Cell& header) {
  Column column = split_header(header);
  const std::string& name = column.header.text;
  if (name.empty()) return column;
  column.field = table.find(name);
  if (column.field != nullptr) return column;
  column.field = constituent_field(table, column);
  if (column.field != nullptr) column.constituent = name;
  return column;
}

int RawTable::find(std::string_view field, std::string_view constituent) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].field == nullptr) continue;
    if (columns[i].field->name == field && columns[i].constituent == constituent) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

const RawTable* RawCase::table(std::string_view name) const {
  const auto found = tables.find(name);
  return found == tables.end() ? nullptr : &found->second;
}

std::span<const TomlValue> RawCase::listed(std::string_view name) const {
  const TomlEntry* list = settings.find(name);
  if (list == nullptr) return {};
  return list->value.items;  // none of what is no list, which is reported with its key
}

std::optional<RawCase> read_raw_case(const std::filesystem::path& folder, Findings& findings) {
  RawCase raw;
  raw.folder = folder;
  std::error_code problem;
  if (!std::filesystem::is_directory(folder, problem)) {
    findings.add(folder.generic_string(), {"no such folder", "a case folder with case.toml"});
    return {};
  }
  std::filesystem::directory_iterator look(folder, problem);
  if (problem) {
    findings.add(folder.generic_string(), {"the folder cannot be read: " + problem.message(),
                                           "a case folder with case.toml"});
    return {};
  }
  if (!std::filesystem::exists(folder / "case.toml", problem)) {
    if (problem) {
      findings.add((folder / "case.toml").generic_string(),
                   {"the file cannot be read: " + problem.message(), "the settings of the case"});
      return {};
    }
    findings.add(
        (folder / "case.toml").generic_string(),
        {"file is missing", "the settings of the case", "'biandan new DIR' writes an empty case"});
    return {};
  }
  read_tables(raw, findings);
  const auto source = read_source_file(folder, "case.toml", findings);
  if (source == nullptr) return {};
  raw.files.push_back(source);
  std::optional<TomlValue> settings = read_toml(*source, findings);
  if (!settings) return {};
  raw.settings = std::move(*settings);
  return raw;
}

std::optional<SeriesName> parse_series_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return {};
  const std::string_view file = text.substr(0, colon);
  if (file.find("..") != std::string_view::npos || file.front() == '/') return {};
  return SeriesName{"series/" + std::string(file) + ".csv", std::string(text.substr(colon + 1))};
}

}  // namespace biandan::casefile
