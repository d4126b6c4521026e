#include "model/standard/gb3838.hpp"

#include <optional>
#include <stdexcept>

#include "model/base/text.hpp"
#include "model/standard/gb3838_2002_table.hpp"

namespace biandan::standard {

namespace {

constexpr std::size_t first_limit = 8;

// The table is part of the program: a mistake in it is ours, not the user's.
[[noreturn]] void fail(std::string_view text) {
  throw std::logic_error("GB 3838-2002 table: cannot read '" + std::string(text) + "'");
}

double number(std::string_view text) {
  const std::optional<double> value = base::parse_number(text);
  if (!value) fail(text);
  return *value;
}

Sense sense(std::string_view text) {
  if (text == "max") return Sense::maximum;
  if (text == "min") return Sense::minimum;
  if (text == "range") return Sense::range;
  fail(text);
}

Water water(std::string_view text) {
  if (text == "any") return Water::any;
  if (text == "river") return Water::river;
  if (text == "lake") return Water::lake;
  fail(text);
}

Item item(std::string_view line) {
  const std::vector<std::string_view> cells = base::split(line, ',');
  if (cells.size() != first_limit + 5) fail(line);
  Item row;
  row.number = static_cast<int>(number(cells[0]));
  row.code = cells[1];
  row.name_en = cells[2];
  row.name_zh = cells[3];
  row.unit = cells[4];
  row.sense = sense(cells[5]);
  row.water = water(cells[6]);
  if (cells[7] != "class" && cells[7] != "reference") fail(cells[7]);
  row.in_class = cells[7] == "class";
  for (std::size_t k = 0; k < row.limit.size(); ++k) {
    const std::vector<std::string_view> ends = base::split(cells[first_limit + k], '~');
    if (ends.size() != (row.sense == Sense::range ? 2u : 1u)) fail(line);
    row.lower[k] = number(ends.front());
    row.limit[k] = number(ends.back());
  }
  return row;
}

std::vector<Item> parse(std::string_view table) {
  std::vector<Item> items;
  bool heading = true;
  for (std::string_view line : base::split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (!heading) items.push_back(item(line));
    heading = false;
  }
  return items;
}

}  // namespace

std::string_view name_zh(WaterClass water_class) {
  return water_class == WaterClass::worse ? "劣V" : name_en(water_class);
}

std::string_view name_en(WaterClass water_class) {
  constexpr std::array<std::string_view, 6> names{"I", "II", "III", "IV", "V", "worse than V"};
  return names.at(static_cast<std::size_t>(water_class) - 1);
}

const std::vector<Item>& gb3838_2002() {
  static const std::vector<Item> items = parse(gb3838_2002_table);
  return items;
}

const Item* find_item(std::string_view code, Water water) {
  for (const Item& item : gb3838_2002()) {
    const bool applies = item.water == Water::any || item.water == water;
    if (applies && item.code == code) return &item;
  }
  return nullptr;
}

}  // namespace biandan::standard
