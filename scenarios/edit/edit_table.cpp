#include "scenarios/edit/edit_table.hpp"

#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Column;
using casefile::CsvRow;
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

// Adds a column that the file leaves out, so that a scenario can give a value where the case takes
// the default.
std::size_t add_column(RawTable& table, Column column) {
  if (!column.has_unit) column.unit = column.field->unit;
  column.has_unit = !column.unit.empty() && casefile::takes_unit(*column.field);
  table.columns.push_back(std::move(column));
  for (CsvRow& row : table.rows) {
    if (row.damaged) continue;
    Cell empty = row.cells.front();
    empty.text.clear();
    row.cells.push_back(empty);
  }
  return table.columns.size() - 1;
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
std::vector<std::size_t> new_column(Editing& editing, const Edit& edit, RawTable& table) {
  Column column = casefile::column_of(*table.schema, *edit.field);
  const bool pattern = column.field != nullptr && column.field->name.starts_with('<');
  if (column.field == nullptr) {
    editing.findings.add(
        *edit.field, {"unknown field " + quote(edit.field->text) + " of " + describe(*table.schema),
                      {},
                      base::did_you_mean(edit.field->text, column_titles(table))});
    return {};
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& known = table.columns[i];
    if (known.field == column.field && known.constituent == column.constituent) return {i};
  }
  if (pattern && edit.kind == Kind::scale) {
    editing.findings.add(*edit.field, {"no column " + quote(edit.field->text) + " in " +
                                           describe(*table.schema) + " that a factor could change",
                                       "a field with values in the rows of the edit",
                                       base::did_you_mean(edit.field->text, headers_of(table))});
    return {};
  }
  const auto titles = titles_of_constituent(*table.schema, column.constituent);
  if (pattern && !column.has_unit && titles.size() > 1) {
    editing.findings.add(*edit.field,
                         {"field " + quote(edit.field->text) + " may stand for two columns",
                          titles.front() + " or " + titles.back()});
    return {};
  }
  return {add_column(table, std::move(column))};
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
  return new_column(editing, edit, table);
}

bool has_name(const CsvRow& row, const std::string& name) {
  std::string joined;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    joined += (i > 0 ? ":" : "") + row.cells[i].text;
    if (joined == name) return true;
  }
  return false;
}

// An edit changes rows and adds none. A row of a table that needs no other column may stand in the
// file without changing anything.
void report_no_row(Editing& editing, const Edit& edit, const RawTable& table,
                   const std::vector<std::string>& names) {
  const Cell& wanted = edit.group ? *edit.group : *edit.row;
  const std::string file = describe(*table.schema);
  std::string advice = base::did_you_mean(wanted.text, names);
  const auto& fields = table.schema->fields;
  const bool bare = std::none_of(fields.begin() + 1, fields.end(),
                                 [](const casefile::Field& field) { return field.required; });
  if (bare && !edit.group)
    advice += std::string(advice.empty() ? "add" : " Or add") + " a row of " + quote(wanted.text) +
              " with empty cells to " + file + ", which an edit can fill";
  editing.findings.add(wanted, {std::string("no ") + (edit.group ? "group " : "row ") +
                                    quote(wanted.text) + " in " + file,
                                {},
                                std::move(advice)});
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
  if (selected.empty()) report_no_row(editing, edit, table, names);
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
                         {"the case has no table " + describe(schema), "a table of the case",
                          "add the file with the rows that an edit shall change"});
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
