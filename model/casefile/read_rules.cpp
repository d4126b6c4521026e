#include <variant>

#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

bool same(const network::Comparison& a, const network::Comparison& b) {
  return a.quantity == b.quantity && a.place == b.place && a.other == b.other && a.op == b.op &&
         a.threshold == b.threshold;
}

bool same(const network::Condition& a, const network::Condition& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

void check_contradiction(Context& context, const Record& record, const network::Rule& rule) {
  for (const network::Rule& earlier : context.result.network.rules) {
    if (earlier.structure != rule.structure || earlier.priority != rule.priority) continue;
    if (earlier.setting == rule.setting || !same(earlier.when, rule.when)) continue;
    context.findings.add(
        record.place_of("when"),
        {"rule " + quote(rule.name) + " contradicts rule " + quote(earlier.name) +
             ": same structure, condition and priority, other setting",
         "another priority or condition",
         "rule " + quote(earlier.name) + " is in line " + std::to_string(earlier.source.line)});
  }
}

}  // namespace

void read_rules(Context& context) {
  NameIndex names("rule");
  for (const Record& record : context.records("rules")) {
    network::Rule rule;
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
    if (record.has("until")) rule.until = read_condition(context, *record.cell("until"));
    const auto setting = record.number("setting");
    rule.setting = setting.value_or(0.0);
    rule.priority = record.integer("priority").value_or(0);
    rule.provenance = context.provenance(record);
    rule.source = record.place().place();
    if (rule.structure.valid() && setting) {
      if (!rule.when.empty()) check_contradiction(context, record, rule);
    }
    context.result.network.rules.push_back(rule);
  }
}

}  // namespace biandan::casefile
