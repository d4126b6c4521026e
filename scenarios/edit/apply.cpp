#include "scenarios/edit/apply.hpp"

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/edit/add_row.hpp"
#include "scenarios/edit/edit_series.hpp"
#include "scenarios/edit/edit_settings.hpp"
#include "scenarios/edit/edit_table.hpp"

namespace biandan::edit {

namespace {

using casefile::Table;

std::vector<std::string> editable_tables() {
  std::vector<std::string> names;
  for (const Table& table : casefile::schema()) {
    const bool own = table.medium == Table::Medium::csv ||
                     table.medium == Table::Medium::settings ||
                     table.medium == Table::Medium::settings_list;
    if (own) names.emplace_back(table.name);
  }
  return names;
}

void edit_values(Editing& editing, const Edit& edit) {
  const std::vector<std::string> known = editable_tables();
  const Table* table = nullptr;
  for (const std::string& name : known) {
    if (name == edit.table->text) table = casefile::find_table(name);
  }
  if (table == nullptr) {
    editing.findings.add(
        *edit.table, {"unknown table " + casefile::quote(edit.table->text), "a table of the case",
                      base::did_you_mean(edit.table->text, known)});
    return;
  }
  if (edit.kind == Kind::add && table->medium != Table::Medium::csv) {
    editing.findings.add(*edit.table, {describe(*table) + " is no table of rows", "a CSV table"});
  } else if (edit.kind == Kind::add) {
    add_row(editing, edit, *table);
  } else if (table->medium == Table::Medium::csv) {
    edit_table(editing, edit, *table);
  } else {
    edit_settings(editing, edit, *table);
  }
}

}  // namespace

std::vector<Change> apply(casefile::RawCase& raw, const Scenario& scenario,
                          casefile::Findings& findings) {
  raw.files.push_back(scenario.source);
  Editing editing{raw, findings, {}};
  for (const Edit& edit : scenario.edits) {
    const std::size_t before = editing.changes.size();
    switch (edit.kind) {
      case Kind::replace_series:
        replace_series(editing, edit);
        break;
      case Kind::scale_series:
        scale_series(editing, edit);
        break;
      case Kind::noise_series:
        noise_series(editing, edit);
        break;
      case Kind::year_of_series:
        year_of_series(editing, edit);
        break;
      case Kind::set:
      case Kind::scale:
      case Kind::add:
        edit_values(editing, edit);
        break;
    }
    for (std::size_t i = before; i < editing.changes.size(); ++i) {
      editing.changes[i].kind = edit.kind;
      editing.changes[i].place = edit.place;
      if (edit.group) editing.changes[i].rows = edit.group->text;
      if (edit.row && edit.row->text == "*") editing.changes[i].rows = "*";
    }
  }
  return editing.changes;
}

}  // namespace biandan::edit
