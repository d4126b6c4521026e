#include "scenarios/edit/edit_table.hpp"

#include <algorithm>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Column;
using casefile::CsvRow;
using casefile::quote;
using casefile::RawTable;

std::string title_of(const Column& column) {
  std::string text = column.header.text;
  if (!column.unit.empty() && column.unit != "-") text += " [" + column.unit + "]";
  return text;
}

std::vector<std::string> column_titles(const RawTable& table) {
  std::vector<std::string> names = table.schema->field_names();
  for (const Column& column : table.columns) {
    if (!column.constituent.empty()) names.push_back(title_of(column));
  }
  return names;
}

// Adds a column that the file leaves out, so that a scenario can give a value where the case takes
// the default.
std::size_t add_column(RawTable& table, const casefile::Field& field, const Cell& place) {
  Column column;
  column.field = &field;
  column.header = place;
  column.header.text = field.name;
  column.unit = field.unit;
  column.has_unit = !field.unit.empty() && casefile::takes_unit(field);
  table.columns.push_back(column);
  for (CsvRow& row : table.rows) {
    if (row.damaged) continue;
    Cell empty = row.cells.front();
    empty.text.clear();
    row.cells.push_back(empty);
  }
  return table.columns.size() - 1;
}

// The columns that a field stands for: both of a load, concentration and mass rate, when its
// constituent is scaled without naming a unit.
std::vector<std::size_t> find_columns(Editing& editing, const Edit& edit, RawTable& table) {
  const std::string& name = edit.field->text;
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.field == nullptr) continue;
    if (column.header.text == name || title_of(column) == name) matching.push_back(i);
  }
  if (matching.size() > 1 && edit.kind == Kind::set) {
    editing.findings.add(*edit.field, {"field " + quote(name) + " stands for two columns",
                                       "the name with its unit, as " +
                                           quote(title_of(table.columns[matching.front()]))});
    return {};
  }
  if (!matching.empty()) return matching;
  const casefile::Field* field = table.schema->find(name);
  if (field != nullptr && !field->name.starts_with('<')) {
    return {add_column(table, *field, *edit.field)};
  }
  editing.findings.add(*edit.field,
                       {"unknown field " + quote(name) + " of " + describe(*table.schema),
                        {},
                        base::did_you_mean(name, column_titles(table))});
  return {};
}

bool has_name(const CsvRow& row, const std::string& name) {
  std::string joined;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    joined += (i > 0 ? ":" : "") + row.cells[i].text;
    if (joined == name) return true;
  }
  return false;
}

std::vector<CsvRow*> select_rows(Editing& editing, const Edit& edit, RawTable& table) {
  std::vector<CsvRow*> selected;
  std::vector<std::string> names;
  const Cell& wanted = edit.group ? *edit.group : *edit.row;
  const int group = edit.group ? table.find("group") : 0;
  if (group < 0) {
    editing.findings.add(wanted, {describe(*table.schema) + " has no groups", "a row, or *"});
    return selected;
  }
  for (CsvRow& row : table.rows) {
    if (row.damaged) continue;
    const std::string& text = row.cells[static_cast<std::size_t>(group)].text;
    names.push_back(text);
    const bool all = !edit.group && wanted.text == "*";
    const bool named = edit.group ? text == wanted.text : has_name(row, wanted.text);
    if (all || named) selected.push_back(&row);
  }
  if (selected.empty()) {
    editing.findings.add(wanted, {std::string("no ") + (edit.group ? "group " : "row ") +
                                      quote(wanted.text) + " in " + describe(*table.schema),
                                  {},
                                  base::did_you_mean(wanted.text, names)});
  }
  return selected;
}

// The cell after the edit; nothing when it stays as it is.
std::optional<Cell> edited(Editing& editing, const Edit& edit, const Column& column,
                           const Cell& before) {
  if (edit.kind == Kind::set) {
    Cell after = edit.value->cell;
    // A pure number needs no unit; anything else of a dimension brings its own.
    after.unit_in_text =
        casefile::takes_unit(*column.field) && after.text.find(':') == std::string::npos;
    return after;
  }
  if (before.text.empty()) return {};
  const auto after = scaled(before, *edit.factor, *edit.factor_place);
  if (!after) {
    editing.findings.add(*edit.factor_place,
                         {quote(before.text) + " of " + before.source->name + " line " +
                              std::to_string(before.line) + " cannot be multiplied",
                          "a number or a series"});
  }
  return after;
}

bool may_change(Editing& editing, const Edit& edit, const casefile::Field& field) {
  if (field.type == casefile::FieldType::name) {
    editing.findings.add(*edit.field, {"field " + quote(edit.field->text) + " names the row",
                                       "a field that can be changed"});
    return false;
  }
  if (edit.kind == Kind::scale && !scalable(field)) {
    editing.findings.add(*edit.field, {"field " + quote(edit.field->text) + " is no number",
                                       "a field with numbers"});
    return false;
  }
  return true;
}

}  // namespace

void edit_table(Editing& editing, const Edit& edit, const casefile::Table& schema) {
  const auto found = editing.raw.tables.find(schema.name);
  if (found == editing.raw.tables.end()) {
    editing.findings.add(*edit.table,
                         {"the case has no table " + describe(schema), "a table of the case"});
    return;
  }
  if (!edit.row && !edit.group) {
    editing.findings.add(edit.place, {"no row in an edit of " + describe(schema),
                                      "row = \"NAME\", row = \"*\" or group = \"GROUP\""});
    return;
  }
  RawTable& table = found->second;
  const std::vector<std::size_t> columns = find_columns(editing, edit, table);
  if (columns.empty() || !may_change(editing, edit, *table.columns[columns.front()].field)) return;
  const std::vector<CsvRow*> rows = select_rows(editing, edit, table);
  const std::vector<std::string> row_name = row_names(table);
  std::size_t changed = 0;
  for (CsvRow* row : rows) {
    const auto position = static_cast<std::size_t>(row - table.rows.data());
    for (const std::size_t index : columns) {
      const Column& column = table.columns[index];
      Cell& cell = row->cells[index];
      const auto after = edited(editing, edit, column, cell);
      if (!after) continue;
      ++changed;
      editing.changes.push_back({edit.name, std::string(schema.name), row_name[position],
                                 title_of(column), shown(cell), shown(*after)});
      cell = *after;
    }
  }
  if (!rows.empty() && changed == 0 && edit.kind == Kind::scale) {
    editing.findings.add(*edit.field, {"no row has a value of " + quote(edit.field->text),
                                       "a field with values in the rows of the edit"});
  }
}

}  // namespace biandan::edit
