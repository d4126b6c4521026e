#include "scenarios/edit/edit_settings.hpp"

#include <algorithm>

#include "model/base/text.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

using casefile::quote;
using casefile::TomlEntry;
using casefile::TomlValue;

TomlEntry* entry_of(TomlValue& table, const std::string& key) {
  const auto found = std::find_if(table.entries.begin(), table.entries.end(),
                                  [&](const TomlEntry& entry) { return entry.key.text == key; });
  return found == table.entries.end() ? nullptr : &*found;
}

TomlEntry& entry_or_new(TomlValue& table, const std::string& key, const casefile::Cell& place) {
  if (TomlEntry* entry = entry_of(table, key)) return *entry;
  TomlEntry fresh;
  fresh.key = place;
  fresh.key.text = key;
  fresh.value.cell = place;
  fresh.value.cell.text.clear();
  table.entries.push_back(std::move(fresh));
  return table.entries.back();
}

// The table [a.b], made where the file leaves it out.
TomlValue& settings_table(Editing& editing, const Edit& edit, std::string_view name) {
  TomlValue* value = &editing.raw.settings;
  for (const std::string_view part : base::split(name, '.')) {
    value = &entry_or_new(*value, std::string(part), *edit.table).value;
  }
  return *value;
}

// The [[a]] that the edit names, or the table b in it for [a.b].
TomlValue* listed_table(Editing& editing, const Edit& edit, const casefile::Table& schema) {
  std::vector<std::string> names;
  const casefile::Cell& wanted = edit.row ? *edit.row : edit.place;
  const auto parts = base::split(schema.name, '.');
  const std::string outer(parts.front());
  if (TomlEntry* list = entry_of(editing.raw.settings, outer)) {
    for (TomlValue& item : list->value.items) {
      const TomlEntry* name = entry_of(item, "name");
      if (name == nullptr) continue;
      if (edit.row && name->value.cell.text == edit.row->text) {
        if (parts.size() == 1) return &item;
        return &entry_or_new(item, std::string(parts.back()), *edit.table).value;
      }
      names.push_back(name->value.cell.text);
    }
  }
  editing.findings.add(
      wanted, {edit.row ? "no " + outer + " " + quote(edit.row->text) + " in case.toml"
                        : "no row in an edit of [[" + outer + "]]",
               "row = \"NAME\"", edit.row ? base::did_you_mean(edit.row->text, names) : ""});
  return nullptr;
}

std::string shown_value(const TomlValue& value) {
  if (value.kind != TomlValue::Kind::array) return shown(value.cell);
  std::string text;
  for (const TomlValue& item : value.items) text += (text.empty() ? "" : ", ") + item.cell.text;
  return text;
}

}  // namespace

void edit_settings(Editing& editing, const Edit& edit, const casefile::Table& schema) {
  const bool list = schema.medium == casefile::Table::Medium::settings_list;
  if ((edit.row && !list) || edit.group) {
    editing.findings.add(edit.row ? *edit.row : *edit.group,
                         {describe(schema) + " has no rows", "an edit without row and group"});
    return;
  }
  const std::string& key = edit.field->text;
  const bool pattern = schema.fields.front().name.starts_with('<');
  if (!pattern && schema.find(key) == nullptr) {
    editing.findings.add(*edit.field, {"unknown field " + quote(key) + " of " + describe(schema),
                                       {},
                                       base::did_you_mean(key, schema.field_names())});
    return;
  }
  TomlValue* table =
      list ? listed_table(editing, edit, schema) : &settings_table(editing, edit, schema.name);
  if (table == nullptr) return;
  const casefile::Field& field = pattern ? schema.fields.front() : *schema.find(key);
  TomlValue after;
  TomlValue before;
  if (const TomlEntry* entry = entry_of(*table, key)) before = entry->value;
  if (edit.kind == Kind::set) {
    after = *edit.value;
  } else {
    const auto cell = scalable(field) ? scaled(before.cell, *edit.factor, *edit.factor_place)
                                      : std::optional<casefile::Cell>();
    if (!cell) {
      const std::string found = shown_value(before);
      editing.findings.add(*edit.factor_place, {(found.empty() ? "the default" : quote(found)) +
                                                    " of " + quote(key) + " cannot be multiplied",
                                                "a number or a series that case.toml gives"});
      return;
    }
    after.kind = TomlValue::Kind::text;
    after.cell = *cell;
  }
  TomlEntry& entry = entry_or_new(*table, key, *edit.field);
  entry.value = after;
  editing.changes.push_back({edit.name, std::string(schema.name),
                             edit.row ? edit.row->text : std::string(), key, shown_value(before),
                             shown_value(after)});
}

}  // namespace biandan::edit
