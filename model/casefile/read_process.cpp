// Processes of the case's own: [[process]] of case.toml.
#include <algorithm>
#include <cmath>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/text_place.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/user_process.hpp"

namespace biandan::casefile {

namespace {

using quality::OwnParameter;
using quality::Symbol;
using quality::UserProcess;

// A name in expressions means one thing.
std::string other_meaning(const Context& context, std::string_view name) {
  if (quality::is_surrounding(name) || quality::is_word_of_expressions(name)) {
    return "a word of expressions";
  }
  if (quality::find_parameter(name) != nullptr) return "a parameter of the kinetics";
  if (context.constituents.find(name)) return "a constituent";
  return {};
}

bool is_word(std::string_view name) {
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
  return letters && !name.empty() && !(name.front() >= '0' && name.front() <= '9');
}

bool good_parameter_name(Context& context, const Given& given) {
  if (!is_word(given.key)) {
    context.findings.add(*given.key_place, {"parameter " + quote(given.key) + " is not one word",
                                            "letters, digits and '_', a letter first"});
    return false;
  }
  const std::string meaning = other_meaning(context, given.key);
  if (meaning.empty()) return true;
  context.findings.add(
      *given.key_place,
      {"parameter " + quote(given.key) + " has the name of " + meaning, "a name of its own"});
  return false;
}

std::optional<base::Quantity> read_quantity(Context& context, const Given& given) {
  const base::Parsed<base::Quantity> value = base::parse_quantity(given.cell->text);
  if (!value) {
    context.findings.add(
        *given.cell,
        {value.reason, expected(*given.field) + " for " + quote(given.key), value.suggestion});
    return {};
  }
  if (!std::isfinite(value.value->inside)) {
    context.findings.add(
        *given.cell,
        {given.key + " is " + given.cell->text + ", too large a number", "a smaller one"});
    return {};
  }
  return value.value;
}

/// What a process may name, and whether all its parameters are known.
struct Names {
  std::vector<Symbol> parameters;    // of its own,
  std::vector<const Cell*> written;  // and where they stand
  bool complete = true;
};

Names read_parameters(Context& context, const TomlValue& item, const std::string& process) {
  Names names;
  auto& own = context.result.quality.own_parameters;
  const std::size_t before = context.findings.size();
  const Record record = inner_record(item, "process.parameters", context.findings);
  for (const Given& given : record.all()) {
    const bool good = good_parameter_name(context, given);
    const auto value = read_quantity(context, given);
    if (!good || !value) continue;
    names.parameters.push_back({given.key, quality::symbol_of_own_parameter(own.size()),
                                quality::Stage::fixed, value->dimension});
    names.written.push_back(given.key_place);
    own.push_back({process + "." + given.key, value->unit, value->inside});
  }
  names.complete = context.findings.size() == before;
  return names;
}

std::optional<quality::Expression> read_expression(Context& context, const Cell& cell,
                                                   std::span<const Symbol> symbols,
                                                   const quality::WantedExpression& wanted) {
  quality::ParsedExpression parsed = quality::parse_expression(cell.text, symbols, wanted);
  if (!parsed.expression) {
    quality::ExpressionMistake& mistake = parsed.mistake;
    context.findings.add(
        piece_of(cell, mistake.offset, {}),
        {std::move(mistake.message), std::move(mistake.expected), std::move(mistake.suggestion)});
  }
  return std::move(parsed.expression);
}

bool is_zero(const quality::Expression& amount) {
  return amount.input.empty() && amount.constants[amount.result] == 0.0;
}

// Who gains and who loses; false when a part of it is wrong, which is reported.
bool read_yields(Context& context, const TomlValue& item, const std::vector<Symbol>& parameters,
                 UserProcess& process) {
  const Record record = inner_record(item, "process.stoichiometry", context.findings);
  if (item.find("stoichiometry") == nullptr) {
    context.findings.add(item.cell,
                         {"no value for 'stoichiometry'", "gains and losses as { DO = -4.57 }"});
    return false;
  }
  bool good = true;
  for (const Given& given : record.all()) {
    const auto constituent = context.constituents.find(given.key);
    if (!constituent) report_unknown_constituent(context, given);
    if (constituent && context.result.quality.temperature == constituent) {
      context.findings.add(*given.key_place,
                           {"a process that changes the water temperature " + quote(given.key),
                            "constituents that react"});
    }
    auto amount =
        read_expression(context, *given.cell, parameters,
                        {{}, "the amount", "a parameter of the process or of the kinetics"});
    good = good && constituent && amount;
    if (!constituent || !amount || is_zero(*amount)) continue;
    process.yields.push_back({*constituent, given.cell->text, std::move(*amount)});
  }
  const bool judged = good && item.find("stoichiometry")->value.kind == TomlValue::Kind::table;
  if (judged && process.yields.empty()) {
    context.findings.add(record.place(),
                         {"a process that changes nothing", "a gain or loss that is not 0"});
  }
  return judged;
}

/// A parameter that nothing names is a slip of the pen, in it or in the rate.
void refuse_unused(Context& context, const Names& names, const UserProcess& process) {
  const auto names_it = [](const quality::Expression& in, const Symbol& symbol) {
    return std::ranges::find(in.input, symbol.id) != in.input.end();
  };
  for (std::size_t i = 0; i < names.parameters.size(); ++i) {
    const Symbol& symbol = names.parameters[i];
    const bool used = names_it(process.rate, symbol) ||
                      std::ranges::any_of(process.yields, [&](const auto& yield) {
                        return names_it(yield.amount, symbol);
                      });
    if (!used)
      context.findings.add(*names.written[i],
                           {"parameter " + quote(symbol.name) + " is not used by the process",
                            "a rate or a stoichiometry that names it"});
  }
}

std::vector<Symbol> known_names(const Context& context, const std::vector<Symbol>& own,
                                std::size_t own_count) {
  std::vector<std::string> constituents;
  for (const auto& one : context.result.quality.constituents) constituents.push_back(one.name);
  std::vector<Symbol> symbols = quality::common_symbols(constituents, own_count);
  symbols.insert(symbols.begin(), own.begin(), own.end());
  return symbols;
}

void read_process(Context& context, const TomlValue& item, const Names& names,
                  std::size_t own_count) {
  const Record record = record_of(table_named("process"), item, item.cell, context.findings);
  UserProcess process;
  process.name = context.processes.add(record);
  process.title_zh = record.has("title_zh") ? record.text("title_zh") : process.name;
  process.title_en = record.has("title_en") ? record.text("title_en") : process.name;
  std::vector<Symbol> parameters = names.parameters;
  const std::vector<Symbol> symbols = known_names(context, names.parameters, own_count);
  for (const Symbol& one : symbols) {
    if (quality::find_parameter(one.name) != nullptr) parameters.push_back(one);
  }
  const bool sound = read_yields(context, item, parameters, process);
  const Cell* rate = record.cell("rate");
  if (rate == nullptr || !names.complete) return;
  process.formula = rate->text;
  static const base::Dimension wanted = base::parse_unit("g/(m3 s)").value->dimension;
  auto expression = read_expression(
      context, *rate, symbols,
      {wanted, "the rate",
       "a constituent, a parameter of the process or of the kinetics, T, depth, velocity, "
       "exchange_depth or oxygen_saturation"});
  if (!expression || !sound) return;
  process.rate = std::move(*expression);
  refuse_unused(context, names, process);
  context.result.quality.processes.push_back(std::move(process));
  context.process_rates.push_back(*rate);
}

// Constituents of the case that a rate could not tell from something else.
void check_constituents(const Context& context) {
  for (const TomlValue& item : context.raw.listed("constituent")) {
    const TomlEntry* name = item.find("name");
    if (name == nullptr) continue;
    const std::string& text = name->value.cell.text;
    if (!quality::is_surrounding(text) && quality::find_parameter(text) == nullptr) continue;
    context.findings.add(name->value.cell,
                         {"constituent " + quote(text) + " has the name of something else in rates",
                          "a name of its own"});
  }
}

// Puts a value that the case gives into those of all symbols.
void set_value(const quality::Quality& quality, const quality::ParameterValue& given,
               std::vector<double>& values) {
  if (const auto* info = quality::find_parameter(given.name)) {
    values[quality::symbol_id(info->id)] = given.value;
    return;
  }
  const auto& own = quality.own_parameters;
  const auto found = std::find_if(own.begin(), own.end(),
                                  [&](const OwnParameter& one) { return one.name == given.name; });
  if (found == own.end()) return;
  const auto index = static_cast<std::size_t>(found - own.begin());
  values[quality::symbol_of_own_parameter(index)] = given.value;
}

// The values of all symbols with the parameters of the case.
std::vector<double> symbol_values(const quality::Quality& quality) {
  const std::size_t own = quality.own_parameters.size();
  std::vector<double> values(quality::symbol_of_constituent(own, quality.constituents.size()), 0.0);
  for (const quality::ParameterInfo& info : quality::parameters()) {
    values[quality::symbol_id(info.id)] = info.fallback;
  }
  for (std::size_t i = 0; i < own; ++i) {
    values[quality::symbol_of_own_parameter(i)] = quality.own_parameters[i].fallback;
  }
  for (const quality::ParameterValue& given : quality.parameters)
    if (!given.reach.valid()) set_value(quality, given, values);
  return values;
}

// The same with the parameters of every reach that has some of its own, behind those of the case.
std::vector<std::vector<double>> symbol_values_of_places(const Context& context) {
  const quality::Quality& quality = context.result.quality;
  std::vector<std::vector<double>> places{symbol_values(quality)};
  std::vector<std::size_t> place_of(context.reaches.size(), 0);
  for (const quality::ParameterValue& given : quality.parameters) {
    if (!given.reach.valid()) continue;
    std::size_t& place = place_of[given.reach.index()];
    if (place == 0) {
      place = places.size();
      places.push_back(std::vector<double>(places.front()));
    }
    set_value(quality, given, places[place]);
  }
  return places;
}

void report(const Context& context, const Cell& rate, const quality::UnsoundRate& unsound) {
  const quality::Constituent& constituent =
      context.result.quality.constituents[unsound.constituent];
  const std::string& name = constituent.name;
  const std::string unit = constituent.on_bed ? "mg/L" : constituent.unit;  // seen over the water
  const std::string where = " at T = " + number_text(unsound.temperature, 3) + " degC, depth " +
                            number_text(unsound.depth, 3) + " m, velocity " +
                            number_text(unsound.velocity, 3) + " m/s, " + name + " " +
                            number_text(unsound.concentration, 3) + " " + unit;
  if (unsound.no_number) {
    context.findings.add(rate, {"the rate is no number" + where, "a finite rate in every water"});
    return;
  }
  if (unsound.steep) {
    context.findings.add(rate, {"the rate fades less than in proportion to " + quote(name) +
                                    ", which it takes: it would use it up in no time" + where,
                                "a loss of first order or more where little is left",
                                "a factor as " + name + " / (K + " + name + ") ends it"});
    return;
  }
  context.findings.add(
      rate, {"the rate does not vanish with " + quote(name) + ", which it takes: it is " +
                 number_text(unsound.rate * 86400.0, 3) + " mg/(L d)" + where,
             "a loss that tends to 0 with what it consumes",
             "a factor as " + name + " / (K + " + name + ") ends it"});
}

}  // namespace

void read_processes(Context& context) {
  const std::span<const TomlValue> items = context.raw.listed("process");
  if (items.empty()) return;
  check_constituents(context);
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    for (const quality::Process& process : set.catalogue) {
      context.processes.add_known(std::string(process.name));
    }
  }
  // Ids of constituents stand behind those of all parameters, so the parameters come first.
  std::vector<Names> names;
  for (const TomlValue& item : items) {
    const TomlEntry* name = item.find("name");
    names.push_back(
        read_parameters(context, item, name == nullptr ? std::string() : name->value.cell.text));
  }
  const std::size_t own = context.result.quality.own_parameters.size();
  for (std::size_t i = 0; i < items.size(); ++i) read_process(context, items[i], names[i], own);
}

void check_processes(Context& context) {
  const quality::Quality& quality = context.result.quality;
  if (quality.processes.empty()) return;
  const std::vector<std::vector<double>> places = symbol_values_of_places(context);
  for (std::size_t i = 0; i < quality.processes.size(); ++i) {
    for (const std::vector<double>& values : places) {
      const auto unsound = quality::find_unsound(
          quality.processes[i], values, quality.own_parameters.size(), quality.constituents.size(),
          context.result.forcing.temperature.values());
      if (!unsound) continue;
      report(context, context.process_rates[i], *unsound);
      break;
    }
  }
}

}  // namespace biandan::casefile
