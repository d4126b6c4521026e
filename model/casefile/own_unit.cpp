#include "model/casefile/own_unit.hpp"

#include <map>
#include <string>
#include <utility>

#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

constexpr std::string_view usual = "mg/L";
constexpr std::string_view usual_rate = "g/s";
/// Raw sewage has 1e8 bacteria in a litre: numbers reach further than masses.
constexpr double bacteria_to_mass = 1e6;

std::string_view unit_of_state(std::string_view name) {
  for (const quality::KineticsSet& set : quality::kinetics_sets())
    for (const quality::StateInfo& state : set.states)
      if (state.name == name) return state.unit;
  return usual;
}

bool has_own_units(const Field& pattern) {
  return pattern.unit == usual || pattern.unit == usual_rate;
}

/// What enters in a time of a state in `unit`: count/s of count/L. Nothing enters a bed.
std::string rate_unit(std::string_view unit) {
  constexpr std::string_view per_litre = "/L";
  if (!unit.ends_with(per_litre) || unit == usual) return std::string(usual_rate);
  return std::string(unit.substr(0, unit.size() - per_litre.size())) + "/s";
}

/// Units of mass rates, by that of the state.
const std::map<std::string_view, std::string>& rate_units() {
  static const auto units = [] {
    std::map<std::string_view, std::string> all;
    for (const quality::KineticsSet& set : quality::kinetics_sets())
      for (const quality::StateInfo& state : set.states)
        all.emplace(state.unit, rate_unit(state.unit));
    return all;
  }();
  return units;
}

using Variants = std::map<std::pair<const Field*, std::string_view>, Field>;

/// Every pattern for concentrations and mass rates in every other unit of a state. Concentrations
/// are kept in it, rates become inside units.
Variants all_variants() {
  Variants variants;
  for (const Table& table : schema())
    for (const Field& field : table.fields) {
      if (field.name != any_constituent || !has_own_units(field)) continue;
      for (const auto& [unit, rate] : rate_units()) {
        Field variant = field;
        variant.own_unit = field.unit == usual;
        variant.unit = variant.own_unit ? unit : std::string_view(rate);
        if (unit.starts_with("count")) variant.range.high *= bacteria_to_mass;
        variants.emplace(std::pair(&field, unit), variant);
      }
    }
  return variants;
}

}  // namespace

const Field& in_own_unit(const Field& pattern, std::string_view constituent) {
  if (pattern.name != any_constituent || !has_own_units(pattern)) return pattern;
  const std::string_view unit = unit_of_state(constituent);
  if (unit == usual) return pattern;
  static const Variants variants = all_variants();
  return variants.at({&pattern, unit});
}

std::vector<std::string> units_of_states() {
  std::vector<std::string> units;
  for (const auto& [unit, rate] : rate_units())
    units.insert(units.end(), {std::string(unit), rate});
  return units;
}

bool is_mass_rate(const Field& field) {
  return field.unit.ends_with("/s");
}

bool is_share(const Field& field) {
  return field.unit == "-";
}

}  // namespace biandan::casefile
