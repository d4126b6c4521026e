#include "scenarios/edit/add_row.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/casefile/words.hpp"
#include "scenarios/edit/columns.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::RawTable;
using casefile::TomlEntry;
using casefile::TomlValue;

std::shared_ptr<const casefile::SourceFile> file_of(const Editing& editing, const Cell& cell) {
  const auto found = std::ranges::find_if(
      editing.raw.files, [&](const auto& file) { return file.get() == cell.source; });
  return found == editing.raw.files.end() ? nullptr : *found;
}

/// One that the case has no file of has the columns that every row needs, so that a value that is
/// missing is missed.
RawTable& table_of(Editing& editing, const Edit& edit, const casefile::Table& schema) {
  const auto found = editing.raw.tables.find(schema.name);
  if (found != editing.raw.tables.end()) return found->second;
  RawTable table;
  table.schema = &schema;
  table.source = file_of(editing, edit.place);
  for (const casefile::Field& field : schema.fields) {
    if (!field.required || field.name.starts_with('<')) continue;
    Cell header = edit.place;
    header.text = field.name;
    add_column(table, casefile::column_of(schema, header));
  }
  return editing.raw.tables.emplace(std::string(schema.name), std::move(table)).first->second;
}

struct Value {
  std::size_t column = 0;
  Cell cell;
};

/// The values with their columns, which are then all there.
std::vector<Value> values_of(Editing& editing, const Edit& edit, RawTable& table) {
  std::vector<Value> values;
  for (const TomlEntry& entry : edit.values->entries) {
    if (entry.value.kind == TomlValue::Kind::table || entry.value.kind == TomlValue::Kind::array) {
      editing.findings.add(entry.value.cell, {std::string(describe(entry.value.kind)) + " for " +
                                                  casefile::quote(entry.key.text),
                                              "a number, a word or a number with unit in quotes"});
      continue;
    }
    const auto columns = columns_of(editing, {entry.key}, table);
    if (!columns.empty()) values.push_back({columns.front(), entry.value.cell});
  }
  return values;
}

}  // namespace

void add_row(Editing& editing, const Edit& edit, const casefile::Table& schema) {
  RawTable& table = table_of(editing, edit, schema);
  const std::vector<Value> values = values_of(editing, edit, table);
  Cell empty = edit.place;
  empty.text.clear();
  casefile::CsvRow row{edit.place.line, std::vector<Cell>(table.columns.size(), empty), false};
  for (const Value& value : values) {
    Cell& cell = row.cells[value.column];
    cell = value.cell;
    cell.unit_in_text = casefile::takes_unit(*table.columns[value.column].field) &&
                        cell.text.find(':') == std::string::npos;
  }
  table.rows.push_back(std::move(row));
  const std::string name = row_names(table).back();
  for (const Value& value : values)
    editing.changes.push_back({edit.name, std::string(schema.name), name,
                               title_of(table.columns[value.column]), "", value.cell.text});
}

}  // namespace biandan::edit
