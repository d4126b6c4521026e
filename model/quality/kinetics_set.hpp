// A kinetics set: the states it follows and the processes between them. What reads a case, explains
// it or integrates it takes a set from here and knows none by name.
//
// States of the water are transported; states of the bed stay where they are, as an amount per area
// of bed [g/m2]. A process sees both as concentrations: what lies on the bed of a cell divided by
// the water above it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/quality/catalogue.hpp"
#include "model/quality/quality.hpp"
#include "model/quality/side_by_side.hpp"

namespace biandan::quality {

struct StateInfo {
  std::string_view name;  ///< in tables and results
  std::string_view title_zh;
  std::string_view title_en;
  std::string_view unit;
  double initial;  ///< where a case gives none [g/m3, on the bed g/m2], engineering default
  std::string_view help_en;
  std::string_view help_zh;
  bool on_bed = false;
  /// Nobody knows it closer than to a tenth: counts of bacteria, suspended solids.
  bool coarse = false;
};

constexpr StateInfo coarsely_known(StateInfo state) {
  state.coarse = true;
  return state;
}

struct KineticsSet {
  std::string_view name;
  std::span<const StateInfo> states;  ///< in the order of the enumeration of the set
  std::span<const Process> catalogue;
  const SideBySide* side_by_side = nullptr;  ///< the same at many places
  /// Items composed from the states, by the parameters that hold everywhere; none: nullptr.
  std::vector<Composed> (*items)(const Parameters<double>&) = nullptr;
  std::span<const Parameter> of_items = {};  ///< parameters that only items use
  /// What states are made of: the same in all water, since they are transported.
  std::span<const Parameter> of_contents = {};
};

/// All sets that are shipped.
std::span<const KineticsSet> kinetics_sets();

/// The set of that name; nullptr when there is none ("none").
const KineticsSet* find_kinetics(std::string_view name);

/// The states as constituents of a case, at their default initial concentration.
std::vector<Constituent> constituents_of(const KineticsSet& set);

/// The constituent that is the dissolved oxygen of the kinetics; none where they have none.
std::optional<std::size_t> oxygen_of(const Quality& quality);

/// The values of a case that hold everywhere.
Parameters<double> parameters_everywhere(const Quality& quality);

/// The items that the set of a case composes; what a case composes itself stands behind them.
std::vector<Composed> items_of_kinetics(const Quality& quality);

/// Whether the parameter may differ from reach to reach.
bool by_reach(const KineticsSet& set, Parameter parameter);

/// Whether a process or an item of the set uses the parameter.
bool uses(const KineticsSet& set, Parameter parameter);

}  // namespace biandan::quality
