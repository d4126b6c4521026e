#include "scenarios/edit/uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/record.hpp"
#include "model/casefile/schema_tables.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/edit/shape.hpp"

namespace biandan::edit {

namespace {

using casefile::Cell;
using casefile::Findings;
using casefile::quote;
using casefile::Record;
using casefile::TomlEntry;
using casefile::TomlValue;
using chance::Distribution;

using Keys = std::vector<std::string_view>;

/// Keys that tell what is edited.
Shape edited(Kind kind) {
  switch (kind) {
    case Kind::replace_series:
      return {{"series"}, {}};
    case Kind::scale_series:
      return {{"series"}, {"from", "to"}};
    case Kind::noise_series:
      return {{"series", "deviation", "memory"}, {"from", "to"}};
    case Kind::year_of_series:
      return {{"series"}, {}};
    case Kind::set:
      return {{"table", "field"}, {"row", "group"}};
    case Kind::scale:
    case Kind::add:
      break;
  }
  return {{"table", "field"}, {"row", "group"}};
}

/// Keys that tell how it is drawn.
Shape drawn(Distribution::Kind kind) {
  switch (kind) {
    case Distribution::Kind::uniform:
      return {{"low", "high"}, {}};
    case Distribution::Kind::triangular:
      return {{"low", "mode", "high"}, {}};
    case Distribution::Kind::normal:
      return {{"mean", "deviation"}, {"low", "high"}};
    case Distribution::Kind::lognormal:
      return {{"median", "deviation"}, {"low", "high"}};
    case Distribution::Kind::choice:
      break;
  }
  return {};
}

Keys joined(const Keys& a, const Keys& b) {
  Keys all = a;
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

/// The lists of a table are read apart.
const TomlValue* list_of(const TomlValue& value, std::string_view key, Findings& findings,
                         std::string_view expected) {
  const TomlEntry* entry = value.find(key);
  if (entry == nullptr) return nullptr;
  const bool list = entry->value.kind == TomlValue::Kind::array;
  if (list && !entry->value.items.empty()) return &entry->value;
  findings.add(
      entry->value.cell,
      {(list ? "an empty list" : std::string(describe(entry->value.kind))) + " for " + quote(key),
       std::string(expected)});
  return nullptr;
}

TomlValue without(TomlValue table, std::initializer_list<std::string_view> keys) {
  std::erase_if(table.entries, [&](const TomlEntry& entry) {
    return std::ranges::find(keys, entry.key.text) != keys.end();
  });
  return table;
}

void read_weights(const TomlValue& value, Uncertain& input, Findings& findings) {
  std::vector<double>& weights = input.distribution.weights;
  weights.assign(input.choices.size(), 1.0);
  const TomlEntry* entry = value.find("weights");
  const TomlValue* list = list_of(value, "weights", findings, "a list of numbers");
  if (list == nullptr) return;
  if (list->items.size() != weights.size()) {
    findings.add(entry->key, {std::to_string(list->items.size()) + " weights for " +
                                  std::to_string(weights.size()) + " choices",
                              "a weight for each"});
    return;
  }
  double all = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Cell& cell = list->items[i].cell;
    const auto number = base::parse_number(cell.text);
    if (!number || !(*number >= 0.0) || !std::isfinite(*number)) {
      findings.add(cell, {quote(cell.text) + " is no weight", "a number, 0 or more"});
      return;
    }
    all += weights[i] = *number;
  }
  if (!std::isfinite(all)) findings.add(entry->key, {"weights too large to add", "smaller ones"});
  if (!(all > 0.0)) findings.add(entry->key, {"all weights are 0", "one above 0 at least"});
}

/// A series, word or number, as the kind of the edit needs it.
void check_choice(const TomlValue& choice, Kind kind, Findings& findings) {
  const Cell& cell = choice.cell;
  const bool list = choice.kind == TomlValue::Kind::array || choice.kind == TomlValue::Kind::table;
  if (list || cell.text.empty()) {
    findings.add(cell,
                 {std::string(describe(choice.kind)) + " as a choice", "series, words or numbers"});
    return;
  }
  if (kind == Kind::year_of_series) {
    const auto year = base::parse_number(cell.text);
    if (!year || *year != std::floor(*year) || *year < 1.0 || *year > 9999.0)
      findings.add(cell, {quote(cell.text) + " is no year", "a year as 1991"});
    return;
  }
  if (kind != Kind::scale && kind != Kind::scale_series) return;
  const auto factor = base::parse_number(cell.text);
  if (!factor || !(*factor >= 0.0) || !std::isfinite(*factor))
    findings.add(cell, {quote(cell.text) + " is no factor", "a number, 0 or more"});
}

void read_choices(const TomlValue& value, Uncertain& input, Findings& findings) {
  if (value.find("choices") == nullptr) {
    findings.add(value.cell, {"no 'choices' in a distribution of kind 'choice'",
                              "a list as [\"rain:1991\", \"rain:1999\"]"});
    return;
  }
  const TomlValue* list =
      list_of(value, "choices", findings, "a list as [\"rain:1991\", \"rain:1999\"]");
  if (list == nullptr) return;
  for (const TomlValue& choice : list->items) {
    check_choice(choice, input.edit.kind, findings);
    input.choices.push_back(choice);
  }
  read_weights(value, input, findings);
}

void refuse_lists(const TomlValue& value, const std::string& word, Findings& findings) {
  for (const char* key : {"choices", "weights"})
    if (const TomlEntry* entry = value.find(key))
      findings.add(entry->key, {quote(key) + " has no meaning in a distribution of kind " + word,
                                "a distribution without it"});
}

void read_numbers(const Record& record, Distribution& distribution) {
  const auto take = [&](const char* key, double& to) {
    if (const auto number = record.number(key)) to = *number;
  };
  take("low", distribution.low);
  take("high", distribution.high);
  take("deviation", distribution.spread);
  for (const char* key : {"mode", "mean", "median"}) take(key, distribution.centre);
}

/// What one number must be for the others. A NaN is reported already, and compares with nothing.
void check_numbers(const Record& record, const Uncertain& input) {
  const Distribution& it = input.distribution;
  Findings& findings = record.findings();
  if (it.low >= it.high)
    findings.add(record.place_of("high"), {"'high' is not above 'low'", "low < high"});
  const bool triangular = it.kind == Distribution::Kind::triangular;
  if (triangular && (it.centre < it.low || it.centre > it.high))
    findings.add(record.place_of("mode"),
                 {"'mode' is not between 'low' and 'high'", "low <= mode <= high"});
  const bool normal =
      it.kind == Distribution::Kind::normal || it.kind == Distribution::Kind::lognormal;
  // So far out the share that is left has no digits.
  constexpr double least_share = 1e-9;
  if (normal && it.low < it.high && it.spread > 0.0) {
    Distribution whole = it;
    whole.low = -std::numeric_limits<double>::infinity();
    whole.high = std::numeric_limits<double>::infinity();
    if (whole.share_below(it.high) - whole.share_below(it.low) < least_share)
      findings.add(record.place_of(record.has("low") ? "low" : "high"),
                   {"next to nothing of the distribution lies between 'low' and 'high'",
                    "bounds that leave some of it"});
  }
  const bool factor = input.edit.kind == Kind::scale || input.edit.kind == Kind::scale_series;
  const double least = it.kind == Distribution::Kind::lognormal ? std::max(0.0, it.low) : it.low;
  if (factor && it.kind != Distribution::Kind::choice && least < 0.0)
    findings.add(record.place_of("low"), {"a factor that may be below 0", "low = 0 or more"});
}

/// What is drawn of noise is its seed.
std::optional<Uncertain> read_noisy(const Record& record, const TomlValue& value, Uncertain input) {
  Findings& findings = record.findings();
  const std::size_t before = findings.size();
  const Shape what = edited(Kind::noise_series);
  check_shape(record, {what.needed, joined(what.allowed, {"name", "kind"})},
              "an input of kind 'noise_series'");
  for (const char* key : {"choices", "weights"})
    if (const TomlEntry* entry = value.find(key))
      findings.add(entry->key, {quote(key) + " has no meaning in an input of kind 'noise_series'",
                                "an input without it"});
  read_what_is_edited(record, input.edit);
  input.edit.noise = read_noise(record);
  constexpr casefile::Range range = casefile::noise_deviation_field.range;
  if (record.has("deviation") && !range.holds(input.edit.noise->deviation))
    findings.add(record.place_of("deviation"),
                 {"deviation is " + casefile::number_text(input.edit.noise->deviation),
                  casefile::describe(range)});
  input.place = record.place_of("deviation");
  input.distribution.low = 0.0;
  input.distribution.high = 2e9;
  if (findings.size() > before) return {};
  return input;
}

std::optional<Uncertain> read_input(const TomlValue& value, Findings& findings) {
  if (value.kind != TomlValue::Kind::table) {
    findings.add(value.cell,
                 {std::string(describe(value.kind)) + " for 'uncertain'", "tables [[uncertain]]"});
    return {};
  }
  const TomlValue plain = without(value, {"choices", "weights"});
  const Record record =
      casefile::record_of(casefile::table_named("uncertain"), plain, value.cell, findings);
  const std::size_t before = findings.size();
  Uncertain input;
  Edit& edit = input.edit;
  edit.place = value.cell;
  if (const Cell* name = record.cell("name")) edit.name = name->text;
  const auto kind = record.choice("kind");
  if (!kind) return {};
  edit.kind = static_cast<Kind>(*kind);
  if (edit.kind == Kind::noise_series) return read_noisy(record, value, std::move(input));
  if (!record.has("distribution"))
    findings.add(record.place(),
                 {"no 'distribution' in an input of kind " + quote(record.text("kind")),
                  casefile::expected(*record.table().find("distribution"))});
  const auto distribution = record.choice("distribution");
  if (!distribution) return {};
  input.distribution.kind = static_cast<Distribution::Kind>(*distribution);
  input.place = record.place_of("distribution");
  const Shape what = edited(edit.kind);
  Shape how = drawn(input.distribution.kind);
  // Choices are written as values are, with their units.
  if (edit.kind == Kind::set && input.distribution.kind != Distribution::Kind::choice)
    how.allowed.push_back("unit");
  const Shape both{joined(what.needed, how.needed),
                   joined(joined(what.allowed, how.allowed), {"name", "kind", "distribution"})};
  const std::string words = "an input of kind " + quote(record.text("kind")) + " that is " +
                            quote(record.text("distribution"));
  check_shape(record, both, words);
  read_what_is_edited(record, edit);
  input.unit = record.text("unit");
  const bool choice = input.distribution.kind == Distribution::Kind::choice;
  if (edit.kind == Kind::replace_series && !choice)
    findings.add(input.place, {"a series in the place of another is drawn from choices",
                               "distribution = \"choice\""});
  if (edit.kind == Kind::year_of_series && !choice)
    findings.add(input.place, {"a year is drawn from choices", "distribution = \"choice\""});
  if (choice) {
    read_choices(value, input, findings);
  } else {
    refuse_lists(value, quote(record.text("distribution")), findings);
    read_numbers(record, input.distribution);
    check_numbers(record, input);
  }
  if (findings.size() > before) return {};
  return input;
}

std::vector<std::string> names_of(const std::vector<Uncertain>& inputs) {
  std::vector<std::string> names;
  for (const Uncertain& input : inputs) names.push_back(input.edit.name);
  return names;
}

/// Index of an input by its name.
std::optional<std::size_t> find_input(const std::vector<Uncertain>& inputs, const Cell& name,
                                      Findings& findings) {
  const std::vector<std::string> names = names_of(inputs);
  const auto found = std::ranges::find(names, name.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  findings.add(name, {"no uncertain input " + quote(name.text), "the name of an [[uncertain]]",
                      base::did_you_mean(name.text, names)});
  return {};
}

void read_correlation(const TomlValue& value, Uncertainty& uncertainty, Findings& findings) {
  constexpr std::string_view expected = "a list of two names of [[uncertain]]";
  if (value.kind != TomlValue::Kind::table) {
    findings.add(value.cell, {std::string(describe(value.kind)) + " for 'correlation'",
                              "tables [[correlation]]"});
    return;
  }
  const TomlValue plain = without(value, {"between"});
  const Record record =
      casefile::record_of(casefile::table_named("correlation"), plain, value.cell, findings);
  const auto number = record.number("value");
  if (value.find("between") == nullptr) {
    findings.add(value.cell, {"no 'between' in a correlation", std::string(expected)});
    return;
  }
  const TomlValue* both = list_of(value, "between", findings, expected);
  if (both == nullptr) return;
  if (both->items.size() != 2) {
    findings.add(both->cell, {std::to_string(both->items.size()) + " names in a correlation",
                              std::string(expected)});
    return;
  }
  const auto a = find_input(uncertainty.inputs, both->items[0].cell, findings);
  const auto b = find_input(uncertainty.inputs, both->items[1].cell, findings);
  if (!a || !b || !number) return;
  for (const auto& [index, item] : {std::pair(*a, 0), std::pair(*b, 1)})
    if (uncertainty.inputs[index].edit.noise)
      findings.add(both->items[static_cast<std::size_t>(item)].cell,
                   {"noise that is correlated", "inputs with a distribution"});
  if (*a == *b)
    findings.add(both->items[1].cell, {"an input correlated with itself", "two inputs"});
  else if (std::abs(*number) == 1.0)
    findings.add(record.place_of("value"), {"two inputs that are one and the same",
                                            "a correlation between -1 and 1, or one input"});
  else if (!uncertainty.correlation.set(*a, *b, *number))
    findings.add(both->cell, {"a correlation of these two is given already", "one for each pair"});
}

/// The tables of a list [[name]]; empty where the file has none.
std::vector<TomlValue> listed(const TomlValue& tree, std::string_view name, Findings& findings) {
  const TomlEntry* entry = tree.find(name);
  if (entry == nullptr) return {};
  if (entry->value.kind == TomlValue::Kind::array) return entry->value.items;
  findings.add(entry->key, {std::string(describe(entry->value.kind)) + " for " + quote(name),
                            "tables [[" + std::string(name) + "]]"});
  return {};
}

/// The table [name], empty where the file has none.
Record settings_of(const TomlValue& tree, std::string_view name, Findings& findings) {
  static const TomlValue nothing;
  const casefile::Table& table = casefile::table_named(name);
  const TomlEntry* entry = tree.find(name);
  if (entry == nullptr) return casefile::record_of(table, nothing, tree.cell, findings);
  if (entry->value.kind == TomlValue::Kind::table)
    return casefile::record_of(table, entry->value, entry->value.cell, findings);
  findings.add(entry->value.cell, {std::string(describe(entry->value.kind)) + " for " + quote(name),
                                   "a table [" + std::string(name) + "]"});
  return casefile::record_of(table, nothing, entry->value.cell, findings);
}

void read_sampling(const TomlValue& tree, Uncertainty& uncertainty, Findings& findings) {
  const Record record = settings_of(tree, "sampling", findings);
  if (const auto method = record.choice("method"))
    uncertainty.method = static_cast<chance::Method>(*method);
  if (const auto members = record.integer("members"))
    uncertainty.members = static_cast<std::size_t>(*members);
  if (const auto seed = record.integer("seed"))
    uncertainty.seed = static_cast<std::uint64_t>(*seed);
  const Record levels = settings_of(tree, "levels", findings);
  constexpr const char* names[] = {"blue", "yellow", "orange", "red"};
  for (std::size_t i = 0; i < uncertainty.level.size(); ++i)
    uncertainty.level[i] = levels.number(names[i]).value_or(1.0);
}

void refuse_unknown(const TomlValue& tree, Findings& findings) {
  const std::vector<std::string> known{"sampling", "levels", "uncertain", "correlation"};
  for (const TomlEntry& entry : tree.entries)
    if (std::ranges::find(known, entry.key.text) == known.end())
      findings.add(entry.key, {"unknown key " + quote(entry.key.text) + " of uncertainty.toml",
                               "[sampling], [levels], [[uncertain]] or [[correlation]]",
                               base::did_you_mean(entry.key.text, known)});
}

/// What is judged, and over which time, is a question and no uncertainty of it.
void refuse_questions(const Uncertain& input, Findings& findings) {
  if (!input.edit.table) return;
  for (const std::string_view table :
       {"case", "output", "sections", "assessment", "warning.peak", "warning.month_mean"})
    if (input.edit.table->text == table)
      findings.add(*input.edit.table, {"[" + std::string(table) + "] as an uncertain input",
                                       "inputs of the river; what is judged is for a scenario"});
}

/// Of two that set one place the first would have no effect.
bool sets_the_same(const Edit& one, const Edit& other) {
  const auto text = [](const std::optional<Cell>& cell) { return cell ? cell->text : ""; };
  return one.kind == Kind::set && other.kind == Kind::set && text(one.table) == text(other.table) &&
         text(one.row) == text(other.row) && text(one.group) == text(other.group) &&
         text(one.field) == text(other.field);
}

void read_inputs(const TomlValue& tree, Uncertainty& uncertainty, Findings& findings) {
  for (const TomlValue& value : listed(tree, "uncertain", findings)) {
    auto input = read_input(value, findings);
    if (!input) continue;
    const auto names = names_of(uncertainty.inputs);
    if (std::ranges::find(names, input->edit.name) != names.end())
      findings.add(input->edit.place,
                   {"two uncertain inputs " + quote(input->edit.name), "names that differ"});
    refuse_questions(*input, findings);
    for (const Uncertain& before : uncertainty.inputs)
      if (sets_the_same(before.edit, input->edit))
        findings.add(input->edit.place,
                     {quote(input->edit.name) + " sets what " + quote(before.edit.name) + " sets",
                      "one input for a place"});
    uncertainty.inputs.push_back(std::move(*input));
  }
}

}  // namespace

std::optional<Uncertainty> read_uncertainty(const std::filesystem::path& folder,
                                            Findings& findings) {
  std::error_code problem;
  if (!std::filesystem::exists(folder / uncertainty_file, problem)) {
    findings.add((folder / uncertainty_file).generic_string(),
                 {"the case says nothing of what is uncertain",
                  "uncertainty.toml with tables [[uncertain]]; see biandan explain uncertain"});
    return {};
  }
  Uncertainty uncertainty;
  uncertainty.source = casefile::read_source_file(folder, uncertainty_file, findings);
  if (uncertainty.source == nullptr) return {};
  const auto tree = casefile::read_toml(*uncertainty.source, findings);
  if (!tree) return {};
  const std::size_t before = findings.size();
  refuse_unknown(*tree, findings);
  read_sampling(*tree, uncertainty, findings);
  read_inputs(*tree, uncertainty, findings);
  uncertainty.correlation = chance::Correlation(uncertainty.inputs.size());
  if (findings.size() == before)
    for (const TomlValue& value : listed(*tree, "correlation", findings))
      read_correlation(value, uncertainty, findings);
  if (findings.size() > before) return {};
  if (uncertainty.inputs.empty()) {
    findings.add(*uncertainty.source, 1, 1,
                 {"no uncertain input", "one table [[uncertain]] at least"});
    return {};
  }
  if (!uncertainty.correlation.factorise()) {
    findings.add(tree->find("correlation")->key,
                 {"no inputs can be correlated like this: the matrix of the correlations is not "
                  "positive definite",
                  "correlations nearer to 0"});
    return {};
  }
  return uncertainty;
}

std::vector<double> drawn_values(const Uncertainty& uncertainty, std::span<const double> shares) {
  std::vector<double> values(shares.begin(), shares.end());
  uncertainty.correlation.mix(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Uncertain& input = uncertainty.inputs[i];
    values[i] = input.distribution.value(values[i]);
    if (input.edit.noise) values[i] = std::floor(values[i]);
  }
  return values;
}

Scenario scenario_of(const Uncertainty& uncertainty, std::span<const double> values,
                     const std::string& member) {
  Scenario scenario;
  scenario.name = member;
  scenario.source = uncertainty.source;
  TomlValue drawn;
  drawn.kind = TomlValue::Kind::array;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Uncertain& input = uncertainty.inputs[i];
    TomlValue one;
    if (input.choices.empty()) {
      one.kind = input.unit.empty() ? TomlValue::Kind::number : TomlValue::Kind::text;
      one.cell = input.place;
      one.cell.text = casefile::number_text(values[i]);
      if (!input.unit.empty()) one.cell.text += " " + input.unit;
    } else {
      one = input.choices[static_cast<std::size_t>(values[i])];
    }
    drawn.items.push_back(std::move(one));
  }
  scenario.tree = std::make_shared<const TomlValue>(std::move(drawn));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const TomlValue& one = scenario.tree->items[i];
    Edit edit = uncertainty.inputs[i].edit;
    if (edit.kind == Kind::set) edit.value = &one;
    if (edit.kind == Kind::replace_series) edit.with = one.cell;
    if (edit.kind == Kind::year_of_series) edit.year = one.cell;
    if (edit.noise) edit.noise->seed = static_cast<std::uint64_t>(values[i]);
    if (edit.kind == Kind::scale || edit.kind == Kind::scale_series) {
      edit.factor_place = one.cell;
      edit.factor =
          uncertainty.inputs[i].choices.empty() ? values[i] : base::parse_number(one.cell.text);
    }
    scenario.edits.push_back(std::move(edit));
  }
  return scenario;
}

}  // namespace biandan::edit
