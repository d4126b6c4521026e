#include "model/quality/kinetics_set.hpp"

#include <algorithm>
#include <array>

#include "model/quality/full/states.hpp"
#include "model/quality/lumped.hpp"

namespace biandan::quality {

std::span<const KineticsSet> kinetics_sets() {
  static const std::array sets{
      KineticsSet{"lumped", lumped_states(), lumped_catalogue(), &lumped_side_by_side()},
      KineticsSet{"full", full_states(), full_catalogue(), &full_side_by_side(), full_items,
                  full_item_parameters(), full_content_parameters()}};
  return sets;
}

const KineticsSet* find_kinetics(std::string_view name) {
  const auto sets = kinetics_sets();
  const auto found = std::ranges::find(sets, name, &KineticsSet::name);
  return found == sets.end() ? nullptr : &*found;
}

std::vector<Constituent> constituents_of(const KineticsSet& set) {
  std::vector<Constituent> result;
  for (const StateInfo& state : set.states) {
    Constituent constituent;
    constituent.name = state.name;
    constituent.title_zh = state.title_zh;
    constituent.title_en = state.title_en;
    constituent.unit = state.unit;
    constituent.initial = state.initial;
    constituent.on_bed = state.on_bed;
    result.push_back(std::move(constituent));
  }
  return result;
}

std::optional<std::size_t> oxygen_of(const Quality& quality) {
  const auto found = std::ranges::find_if(quality.constituents, [](const Constituent& it) {
    return it.name == "DO" && !it.user_defined;
  });
  if (found == quality.constituents.end()) return std::nullopt;
  return static_cast<std::size_t>(found - quality.constituents.begin());
}

Parameters<double> parameters_everywhere(const Quality& quality) {
  Parameters<double> result = default_parameters();
  for (const ParameterValue& given : quality.parameters) {
    if (given.reach.valid()) continue;
    if (const ParameterInfo* info = find_parameter(given.name)) result[info->id] = given.value;
  }
  return result;
}

std::vector<Composed> items_of_kinetics(const Quality& quality) {
  const KineticsSet* set = find_kinetics(quality.kinetics);
  if (set == nullptr || set->items == nullptr) return {};
  return set->items(parameters_everywhere(quality));
}

bool by_reach(const KineticsSet& set, Parameter parameter) {
  const auto is_among = [&](std::span<const Parameter> all) {
    return std::ranges::find(all, parameter) != all.end();
  };
  return !is_among(set.of_items) && !is_among(set.of_contents);
}

bool uses(const KineticsSet& set, Parameter parameter) {
  const bool by_item = std::ranges::find(set.of_items, parameter) != set.of_items.end();
  return by_item || std::ranges::any_of(set.catalogue, [&](const Process& process) {
           return std::ranges::find(process.uses, parameter) != process.uses.end();
         });
}

}  // namespace biandan::quality
