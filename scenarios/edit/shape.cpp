#include "scenarios/edit/shape.hpp"

#include <algorithm>

#include "model/base/time.hpp"
#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

bool contains(const std::vector<std::string_view>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

/// What is no time is reported.
std::optional<casefile::Cell> time_cell(const casefile::Record& record, std::string_view field) {
  auto cell = optional_cell(record, field);
  if (cell && !base::parse_instant(cell->text, 0))
    record.findings().add(*cell, {casefile::quote(cell->text) + " is not a time",
                                  "a date and time as 2021-06-18T03:20:00+08:00"});
  return cell;
}

}  // namespace

void check_shape(const casefile::Record& record, const Shape& shape, const std::string& what) {
  for (const std::string_view key : shape.needed) {
    if (record.has(key)) continue;
    record.findings().add(record.place(), {"no " + casefile::quote(key) + " in " + what,
                                           casefile::expected(*record.table().find(key))});
  }
  for (const casefile::Given& given : record.all()) {
    const std::string_view key = given.field->name;
    if (contains(shape.needed, key) || contains(shape.allowed, key)) continue;
    record.findings().add(*given.cell, {casefile::quote(key) + " has no meaning in " + what,
                                        what.substr(0, what.find(" of ")) + " without it"});
  }
}

std::optional<casefile::Cell> optional_cell(const casefile::Record& record,
                                            std::string_view field) {
  const casefile::Given* given = record.find(field);
  if (given == nullptr) return {};
  return *given->cell;
}

void read_what_is_edited(const casefile::Record& record, Edit& edit) {
  edit.series = optional_cell(record, "series");
  edit.from = time_cell(record, "from");
  edit.to = time_cell(record, "to");
  edit.table = optional_cell(record, "table");
  edit.row = optional_cell(record, "row");
  edit.group = optional_cell(record, "group");
  edit.field = optional_cell(record, "field");
  if (edit.row && edit.group)
    record.findings().add(*edit.group, {"row and group both given", "one of them"});
}

forcing::Noise read_noise(const casefile::Record& record) {
  return {record.number("deviation").value_or(0.0), record.number("memory").value_or(0.0), 1};
}

}  // namespace biandan::edit
