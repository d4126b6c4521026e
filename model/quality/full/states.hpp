// The states of the `full` kinetics set, in their order: those of the water, which are transported,
// and those of the bed (kinetics_set.hpp). The balances of nitrogen, phosphorus and oxygen that all
// processes keep are in balance.hpp.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/quality/composed.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::quality {

struct Process;
struct StateInfo;

namespace full {

enum class State : std::size_t {
  oxygen,
  cbod_slow,       ///< carbonaceous oxygen demand that must be hydrolysed first, as oxygen
  cbod_fast,       ///< and what bacteria take as it is
  cod_refractory,  ///< oxygen demand by dichromate that no process oxidises with dissolved oxygen
  nitrogen,        ///< organic
  ammonia,
  nitrite,
  nitrate,
  phosphorus,  ///< organic
  phosphate,   ///< dissolved and on suspended solids
  solids,      ///< suspended, inorganic
  chlorophyll,
  coliform,
  bottom_algae,       ///< carbon
  bottom_nitrogen,    ///< in the cells of bottom algae
  bottom_phosphorus,  ///< and alike
  bed_demand,         ///< degradable matter, as oxygen
  bed_nitrogen,
  bed_ammonia,
  bed_phosphorus,
  bed_phosphate,
  bed_solids,
};
inline constexpr std::size_t state_count = static_cast<std::size_t>(State::bed_solids) + 1;
constexpr std::size_t count_of(State) {
  return state_count;
}

}  // namespace full

std::span<const StateInfo> full_states();

/// All processes, in a fixed order.
std::span<const Process> full_catalogue();

/// What is judged and is no state: BOD5, COD, CODMn, TN, TP and the transparency.
std::vector<Composed> full_items(const Parameters<double>& parameter);
/// Parameters that only they use.
std::span<const Parameter> full_item_parameters();
/// What algae are made of.
std::span<const Parameter> full_content_parameters();

}  // namespace biandan::quality
