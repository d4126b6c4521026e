#include "model/casefile/own_unit.hpp"

#include <map>
#include <utility>

#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

constexpr std::string_view usual = "mg/L";

std::string_view unit_of_state(std::string_view name) {
  for (const quality::KineticsSet& set : quality::kinetics_sets())
    for (const quality::StateInfo& state : set.states)
      if (state.name == name) return state.unit;
  return usual;
}

using Variants = std::map<std::pair<const Field*, std::string_view>, Field>;

/// Every pattern for concentrations in every other unit of a state.
Variants all_variants() {
  Variants variants;
  for (const Table& table : schema())
    for (const Field& field : table.fields) {
      if (field.name != any_constituent || field.unit != usual) continue;
      for (const quality::KineticsSet& set : quality::kinetics_sets())
        for (const quality::StateInfo& state : set.states) {
          Field variant = field;
          variant.unit = state.unit;
          variant.own_unit = true;
          variants.emplace(std::pair(&field, state.unit), variant);
        }
    }
  return variants;
}

}  // namespace

const Field& in_own_unit(const Field& pattern, std::string_view constituent) {
  if (pattern.name != any_constituent || pattern.unit != usual) return pattern;
  const std::string_view unit = unit_of_state(constituent);
  if (unit == usual) return pattern;
  static const Variants variants = all_variants();
  return variants.at({&pattern, unit});
}

}  // namespace biandan::casefile
