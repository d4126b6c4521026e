// What the states of the `full` set contain of nitrogen, phosphorus and oxygen equivalents [g/g].
//
// Oxygen equivalents: dissolved oxygen, less what the complete oxidation of a state to carbon
// dioxide and nitrate would take. Every process keeps all three, but for what its counterpart says;
// nitrogen gas, the product of denitrification, has -2.86 g/g of nitrogen.
#pragma once

#include "model/quality/full/phytoplankton.hpp"

namespace biandan::quality::full {

using Contents = Row<double, State>;

inline Contents nitrogen_contents(const Parameters<double>& parameter) {
  const double algae = parameter[Parameter::algae_nitrogen_ratio];
  using One = Gain<double>;
  return row_of(One{State::nitrogen, 1.0}, One{State::ammonia, 1.0}, One{State::nitrite, 1.0},
                One{State::nitrate, 1.0}, One{State::bed_nitrogen, 1.0},
                One{State::bed_ammonia, 1.0}, One{State::bottom_nitrogen, 1.0},
                One{State::chlorophyll, algae * parameter[Parameter::algae_carbon_ratio]});
}

inline Contents phosphorus_contents(const Parameters<double>& parameter) {
  const double algae = parameter[Parameter::algae_phosphorus_ratio];
  using One = Gain<double>;
  return row_of(One{State::phosphorus, 1.0}, One{State::phosphate, 1.0},
                One{State::bed_phosphorus, 1.0}, One{State::bed_phosphate, 1.0},
                One{State::bottom_phosphorus, 1.0},
                One{State::chlorophyll, algae * parameter[Parameter::algae_carbon_ratio]});
}

inline Contents oxygen_contents(const Parameters<double>& parameter) {
  const double carbon = parameter[Parameter::algae_carbon_ratio];
  const double algae = -parameter[Parameter::algae_oxygen_ratio] -
                       oxygen_of_nitrogen * parameter[Parameter::algae_nitrogen_ratio];
  using One = Gain<double>;
  return row_of(
      One{State::oxygen, 1.0}, One{State::cbod_slow, -1.0}, One{State::cbod_fast, -1.0},
      One{State::bed_demand, -1.0}, One{State::nitrogen, -oxygen_of_nitrogen},
      One{State::ammonia, -oxygen_of_nitrogen}, One{State::nitrite, -oxygen_of_nitrite},
      One{State::bed_nitrogen, -oxygen_of_nitrogen}, One{State::bed_ammonia, -oxygen_of_nitrogen},
      One{State::bottom_algae, -parameter[Parameter::algae_oxygen_ratio]},
      One{State::bottom_nitrogen, -oxygen_of_nitrogen}, One{State::chlorophyll, carbon * algae});
}

}  // namespace biandan::quality::full
