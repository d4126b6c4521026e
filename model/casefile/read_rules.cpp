#include <variant>

#include "model/base/limits.hpp"
#include "model/casefile/beds.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using network::Rule;

// Whether `strong` is in force whenever `weak` is, for the same `when`: it starts no later, and its
// release and its shortest stay end no earlier.
bool covers(const Rule& strong, const Rule& weak) {
  if (strong.delay > weak.delay) return false;
  if (weak.hold > 0.0 && strong.delay + strong.hold < weak.delay + weak.hold) return false;
  if (!weak.until) return true;
  return strong.until && equivalent(*strong.until, *weak.until);
}

void check_against(Context& context, const Record& record, const Rule& rule, const Rule& earlier) {
  if (earlier.structure != rule.structure || !equivalent(earlier.when, rule.when)) return;
  const std::string where =
      "rule " + quote(earlier.name) + " is in line " + std::to_string(earlier.source.line);
  if (earlier.priority == rule.priority) {
    if (earlier.setting == rule.setting) return;
    context.findings.add(record.place_of("when"),
                         {"rule " + quote(rule.name) + " contradicts rule " + quote(earlier.name) +
                              ": same structure, condition and priority, other setting",
                          "another priority or condition", where});
    return;
  }
  const bool later_is_weak = earlier.priority > rule.priority;
  const Rule& strong = later_is_weak ? earlier : rule;
  const Rule& weak = later_is_weak ? rule : earlier;
  if (!covers(strong, weak)) return;
  context.findings.add(record.place_of("when"),
                       {"rule " + quote(weak.name) + " can never act: rule " + quote(strong.name) +
                            " of higher priority has the same structure and condition",
                        "another condition or priority", where});
}

/// The opening of a gate as a share of its height.
std::optional<double> share_of_opening(Context& context, const Record& record,
                                       const network::Structure& moved) {
  const auto opening = record.number("opening");
  if (!opening) return {};
  const auto* gate = std::get_if<network::Gate>(&moved.kind);
  if (gate == nullptr) {
    context.findings.add(record.place_of("opening"),
                         {"opening of " + quote(moved.name) + ", which is no gate", "a setting"});
    return {};
  }
  if (gate->height <= 0.0) return {};  // reported with the gate
  if (*opening > gate->height) {
    context.findings.add(
        record.place_of("opening"),
        {"opening of " + number_text(*opening) + " m is above the height of " + quote(moved.name),
         "0 to " + number_text(gate->height) + " m"});
    return {};
  }
  return *opening / gate->height;
}

/// A number of units as a share of those of the station.
std::optional<double> share_of_units(Context& context, const Record& record,
                                     const network::Structure& moved) {
  const auto units = record.integer("units");
  if (!units) return {};
  const auto* pump = std::get_if<network::Pump>(&moved.kind);
  if (pump == nullptr || pump->units.empty()) {
    context.findings.add(
        record.place_of("units"),
        {"units of " + quote(moved.name) + ", which has none in pump_units.csv", "a setting"});
    return {};
  }
  const auto count = static_cast<int>(pump->units.size());
  if (*units > count) {
    context.findings.add(record.place_of("units"),
                         {std::to_string(*units) + " units of " + quote(moved.name) +
                              ", which has " + std::to_string(count),
                          "0 to " + std::to_string(count)});
    return {};
  }
  return static_cast<double>(*units) / count;
}

/// Setting, opening or units, exactly one; nothing when it is missing or wrong, which is reported.
std::optional<double> read_action(Context& context, const Record& record, const Rule& rule) {
  std::vector<const char*> given;
  for (const char* action : {"setting", "opening", "units"})
    if (record.has(action)) given.push_back(action);
  if (given.size() != 1) {
    if (!record.damaged())
      context.findings.add(
          given.empty() ? record.place() : record.place_of(given[1]),
          {"rule " + quote(rule.name) +
               (given.empty() ? " has no setting, opening or units"
                              : std::string(" has both ") + given[0] + " and " + given[1]),
           "one of setting, opening and units"});
    return {};
  }
  if (record.has("setting")) return record.number("setting");
  if (!rule.structure.valid()) return {};
  const network::Structure& moved = context.result.network.structures[rule.structure.index()];
  return record.has("opening") ? share_of_opening(context, record, moved)
                               : share_of_units(context, record, moved);
}

}  // namespace

void read_rules(Context& context) {
  NameIndex names("rule");
  std::vector<std::size_t> sound;  // rules without a mistake of their own
  const std::vector<Record> records = context.records("rules");
  if (records.size() > base::most_rules) {
    context.findings.add(
        records[base::most_rules].place(),
        {std::to_string(records.size()) + " rules", "at most " + std::to_string(base::most_rules)});
    return;
  }
  for (const Rule& of_tank : context.result.network.rules) names.add_known(of_tank.name);
  const Beds beds(context);
  for (const Record& record : records) {
    Rule rule;
    rule.name = names.add(record);
    const Cell* structure = record.cell("structure");
    if (structure != nullptr) {
      const auto found = context.structures.require(*structure, context.findings);
      if (found) rule.structure = network::StructureId(*found);
    }
    const Cell* when = record.cell("when");
    if (when != nullptr) {
      rule.when = read_condition(context, *when).value_or(network::Condition());
    }
    const Cell* until = record.has("until") ? record.cell("until") : nullptr;
    if (until != nullptr) rule.until = read_condition(context, *until);
    const auto setting = read_action(context, record, rule);
    rule.setting = setting.value_or(0.0);
    rule.travel = record.number("travel").value_or(0.0);
    rule.delay = record.number("delay").value_or(0.0);
    rule.hold = record.number("hold").value_or(0.0);
    rule.priority = record.integer("priority").value_or(0);
    rule.provenance = context.provenance(record);
    rule.source = record.place().place();
    const bool understood = !rule.when.empty() && (until == nullptr || rule.until);
    std::vector<Rule>& rules = context.result.network.rules;
    if (rule.structure.valid() && setting && understood) {
      check_rule(context, beds, record, rule);
      for (const std::size_t earlier : sound) check_against(context, record, rule, rules[earlier]);
      sound.push_back(rules.size());
    }
    rules.push_back(std::move(rule));
  }
}

}  // namespace biandan::casefile
