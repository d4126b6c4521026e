#include "scenarios/edit/columns.hpp"

#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

std::size_t add_column(casefile::RawTable& table, casefile::Column column) {
  if (!column.has_unit) column.unit = column.field->unit;
  column.has_unit = !column.unit.empty() && casefile::takes_unit(*column.field);
  table.columns.push_back(std::move(column));
  for (casefile::CsvRow& row : table.rows) {
    if (row.damaged) continue;
    casefile::Cell empty = row.cells.front();
    empty.text.clear();
    row.cells.push_back(empty);
  }
  return table.columns.size() - 1;
}

namespace {

using casefile::Column;
using casefile::quote;
using casefile::RawTable;

std::vector<std::string> column_titles(const RawTable& table) {
  std::vector<std::string> names = table.schema->field_names();
  for (const Column& column : table.columns) {
    if (!column.constituent.empty()) names.push_back(title_of(column));
  }
  return names;
}

std::vector<std::string> headers_of(const RawTable& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.header.text);
  return names;
}

// What a constituent can be given in: "'NH3-N [mg/L]' or 'NH3-N [g/s]'".
std::vector<std::string> titles_of_constituent(const casefile::Table& schema,
                                               const std::string& name) {
  std::vector<std::string> titles;
  for (const casefile::Field& field : schema.fields) {
    if (field.name != casefile::any_constituent) continue;
    titles.push_back(
        quote(name + " [" + std::string(casefile::in_own_unit(field, name).unit) + "]"));
  }
  return titles;
}

// The column for a value that the file has no column for.
std::vector<std::size_t> new_column(Editing& editing, const Named& named, RawTable& table) {
  Column column = casefile::column_of(*table.schema, named.cell);
  const bool pattern = column.field != nullptr && column.field->name.starts_with('<');
  if (column.field == nullptr) {
    editing.findings.add(
        named.cell, {"unknown field " + quote(named.cell.text) + " of " + describe(*table.schema),
                     {},
                     base::did_you_mean(named.cell.text, column_titles(table))});
    return {};
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& known = table.columns[i];
    if (known.field == column.field && known.constituent == column.constituent) return {i};
  }
  if (pattern && named.kind == Kind::scale) {
    editing.findings.add(named.cell, {"no column " + quote(named.cell.text) + " in " +
                                          describe(*table.schema) + " that a factor could change",
                                      "a field with values in the rows of the edit",
                                      base::did_you_mean(named.cell.text, headers_of(table))});
    return {};
  }
  const auto titles = titles_of_constituent(*table.schema, column.constituent);
  if (pattern && !column.has_unit && titles.size() > 1) {
    editing.findings.add(named.cell,
                         {"field " + quote(named.cell.text) + " may stand for two columns",
                          titles.front() + " or " + titles.back()});
    return {};
  }
  return {add_column(table, std::move(column))};
}

}  // namespace

std::vector<std::size_t> columns_of(Editing& editing, const Named& named, RawTable& table) {
  const std::string& name = named.cell.text;
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.field == nullptr) continue;
    if (column.header.text == name || title_of(column) == name) matching.push_back(i);
  }
  if (matching.size() > 1 && named.kind == Kind::set) {
    editing.findings.add(named.cell, {"field " + quote(name) + " stands for two columns",
                                      "the name with its unit, as " +
                                          quote(title_of(table.columns[matching.front()]))});
    return {};
  }
  if (!matching.empty()) return matching;
  return new_column(editing, named, table);
}

}  // namespace biandan::edit
