#include "model/casefile/shown_names.hpp"

#include <algorithm>

#include "model/quality/shown.hpp"
#include "model/standard/black_odour.hpp"
#include "model/standard/gb3838.hpp"

namespace biandan::casefile {

namespace {

// What a name stands for elsewhere: a column beside those of constituents, or a word of conditions.
std::string other_meaning(std::string_view name) {
  for (const Table& table : schema()) {
    const bool mixed = table.medium == Table::Medium::csv && table.find(any_constituent) != nullptr;
    if (mixed && table.find(name) != nullptr) return "a column of " + describe(table);
  }
  constexpr std::string_view words[] = {"level", "depth",   "discharge", "setting", "rain",
                                        "hour",  "weekday", "date",      "time",    "not"};
  std::string small(name);  // conditions do not care
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool word = std::find(std::begin(words), std::end(words), small) != std::end(words);
  return word ? "a word of conditions and series" : "";
}

}  // namespace

void check_name(const Record& record, std::string_view kind, const NameIndex& others,
                std::string_view what) {
  const Given* name = record.find("name");
  if (name == nullptr) return;
  const std::string& text = name->cell->text;
  const std::string meaning = others.find(text) ? std::string(what) : other_meaning(text);
  if (meaning.empty()) return;
  record.findings().add(
      *name->cell,
      {std::string(kind) + " " + quote(text) + " has the name of " + meaning, "a name of its own"});
}

std::vector<std::string> shown_names(const Context& context) {
  std::vector<std::string> names = context.constituents.names();
  const std::vector<std::string> items = context.items.names();
  names.insert(names.end(), items.begin(), items.end());
  return names;
}

bool is_shown(const Context& context, std::string_view name) {
  return context.constituents.find(name) || context.items.find(name);
}

std::string shown_unit(const Context& context, std::string_view name) {
  const quality::Quality& quality = context.result.quality;
  const auto index = quality::find_shown(quality, name);
  return index ? quality::shown(quality, *index).unit : "";
}

std::optional<StandardItem> standard_item(std::string_view code) {
  for (const standard::Item& it : standard::gb3838_2002())
    if (it.code == code) return StandardItem{it.name_zh, it.name_en, it.unit};
  for (const standard::BlackOdourIndicator& it : standard::black_odour_indicators())
    if (it.code == code)
      return StandardItem{std::string(it.name_zh), std::string(it.name_en), std::string(it.unit)};
  return std::nullopt;
}

}  // namespace biandan::casefile
