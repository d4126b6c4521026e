#include "scenarios/edit/edit_table.hpp"

#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/edit/columns.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Column;
using casefile::CsvRow;
using casefile::quote;
using casefile::RawTable;

bool has_name(const CsvRow& row, const std::string& name) {
  std::string joined;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    joined += (i > 0 ? ":" : "") + row.cells[i].text;
    if (joined == name) return true;
  }
  return false;
}

// A row of a table that needs no other column may stand in the file without changing anything.
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
  const casefile::Field* const groups = table.schema->find("group");
  // Rows without a group of their own have that of their table.
  const std::string usual(edit.group && groups != nullptr ? groups->fallback : "");
  if (group < 0 && usual.empty()) {
    editing.findings.add(wanted, {describe(*table.schema) + " has no groups", "a row, or *"});
    return selected;
  }
  for (CsvRow& row : table.rows) {
    if (row.damaged) continue;
    std::string text = group < 0 ? "" : row.cells[static_cast<std::size_t>(group)].text;
    if (text.empty()) text = usual;
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
  const std::vector<std::size_t> columns = columns_of(editing, {*edit.field, edit.kind}, table);
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
