#include "scenarios/edit/edit_series.hpp"

#include <functional>
#include <set>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::FieldType;
using casefile::quote;

// A value of the case that may name a series.
struct Reference {
  Cell& cell;
  std::string table;
  std::string row;
  std::string field;
};

bool varies(const casefile::Field& field) {
  return field.type == FieldType::varying || field.type == FieldType::varying_step;
}

bool names_series(const Cell& cell) {
  return cell.text.find(':') != std::string::npos;
}

// A table of case.toml and the tables inside it, as [weather] and [weather.rain_concentration].
void visit_settings(casefile::TomlValue& value, const std::string& name,
                    const std::function<void(Reference)>& visit) {
  const casefile::Table* table = casefile::find_table(name);
  for (casefile::TomlEntry& entry : value.entries) {
    if (entry.value.kind == casefile::TomlValue::Kind::table) {
      visit_settings(entry.value, name + "." + entry.key.text, visit);
      continue;
    }
    if (table == nullptr || table->fields.empty()) continue;
    const bool pattern = table->fields.front().name.starts_with('<');
    const casefile::Field* field = pattern ? &table->fields.front() : table->find(entry.key.text);
    if (field == nullptr || !varies(*field) || !names_series(entry.value.cell)) continue;
    visit({entry.value.cell, name, "", entry.key.text});
  }
}

void visit_references(casefile::RawCase& raw, const std::function<void(Reference)>& visit) {
  for (auto& [name, table] : raw.tables) {
    const std::vector<std::string> row_name = row_names(table);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      casefile::CsvRow& row = table.rows[r];
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const casefile::Column& column = table.columns[i];
        if (column.field == nullptr || !varies(*column.field) || !names_series(row.cells[i]))
          continue;
        visit({row.cells[i], name, row_name[r], title_of(column)});
      }
    }
  }
  for (casefile::TomlEntry& section : raw.settings.entries)
    visit_settings(section.value, section.key.text, visit);
}

void report_unused(Editing& editing, const Cell& series) {
  std::set<std::string> used;
  visit_references(editing.raw, [&](const Reference& at) { used.insert(at.cell.text); });
  editing.findings.add(series, {"series " + quote(series.text) + " is used nowhere in the case",
                                "a series file:column that a table uses",
                                base::did_you_mean(series.text, {used.begin(), used.end()})});
}

bool is_name(Editing& editing, const Cell& cell) {
  if (casefile::parse_series_name(cell.text)) return true;
  editing.findings.add(cell,
                       {quote(cell.text) + " is not a series",
                        "file:column, as west:level for the column level of series/west.csv"});
  return false;
}

// What a reference becomes: nothing when it is not meant.
std::optional<std::string> replaced(const std::string& text, const std::string& series,
                                    const std::string& with) {
  if (!series.ends_with(":*")) {
    return text == series ? std::optional(with) : std::nullopt;
  }
  const std::string prefix = series.substr(0, series.size() - 1);
  if (!text.starts_with(prefix)) return {};
  return with.substr(0, with.size() - 1) + text.substr(prefix.size());
}

}  // namespace

void replace_series(Editing& editing, const Edit& edit) {
  if (!is_name(editing, *edit.series) || !is_name(editing, *edit.with)) return;
  if (edit.series->text.ends_with(":*") != edit.with->text.ends_with(":*")) {
    editing.findings.add(*edit.with,
                         {"all columns and one column", "'*' in both names or in none"});
    return;
  }
  bool used = false;
  visit_references(editing.raw, [&](const Reference& at) {
    const auto text = replaced(at.cell.text, edit.series->text, edit.with->text);
    if (!text) return;
    used = true;
    editing.changes.push_back({edit.name, at.table, at.row, at.field, at.cell.text, *text});
    const double factor = at.cell.factor;
    at.cell = *edit.with;
    at.cell.text = *text;
    at.cell.factor = factor;
  });
  if (!used) report_unused(editing, *edit.series);
}

namespace {

/// A factor or noise for a series.
void multiply(Editing& editing, const Edit& edit) {
  if (!is_name(editing, *edit.series)) return;
  bool used = false;
  visit_references(editing.raw,
                   [&](const Reference& at) { used = used || at.cell.text == edit.series->text; });
  if (!used) {
    report_unused(editing, *edit.series);
    return;
  }
  const double factor = edit.factor.value_or(1.0);
  editing.raw.scalings.push_back(
      {edit.series->text, factor, edit.noise, *edit.series, edit.from, edit.to});
  const auto text = [](const std::optional<Cell>& cell) { return cell ? cell->text : ""; };
  Change change{edit.name, "series", edit.series->text, {}, {}, {}};
  change.scaling = Scaling{factor, edit.noise, text(edit.from), text(edit.to)};
  editing.changes.push_back(std::move(change));
}

}  // namespace

void scale_series(Editing& editing, const Edit& edit) {
  multiply(editing, edit);
}

void noise_series(Editing& editing, const Edit& edit) {
  multiply(editing, edit);
}

void year_of_series(Editing& editing, const Edit& edit) {
  if (!is_name(editing, *edit.series)) return;
  std::set<std::string> used;
  visit_references(editing.raw, [&](const Reference& at) {
    if (replaced(at.cell.text, edit.series->text, edit.series->text)) used.insert(at.cell.text);
  });
  if (used.empty()) report_unused(editing, *edit.series);
  const auto year = base::parse_number(edit.year->text);
  for (const std::string& series : used) {
    editing.raw.years.push_back({series, static_cast<int>(year.value_or(0.0)), *edit.year});
    editing.changes.push_back({edit.name, "series", series, "year", {}, edit.year->text});
  }
}

}  // namespace biandan::edit
