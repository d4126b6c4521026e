// The checks of a result, one a file, and the table that lists them.
//
// Every threshold has its name and reason in the file of its check. A check that cannot look says
// why: silence never stands for health.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenarios/doctor/evidence.hpp"

namespace biandan::doctor {

Outcome check_end(const Evidence& evidence);
Outcome check_balance(const Evidence& evidence);
Outcome check_steps(const Evidence& evidence);
Outcome check_oscillation(const Evidence& evidence);
Outcome check_artificial_dispersion(const Evidence& evidence);
Outcome check_chatter(const Evidence& evidence);
Outcome check_circular_pumping(const Evidence& evidence);
Outcome check_mixing(const Evidence& evidence);
Outcome check_above_survey(const Evidence& evidence);
Outcome check_boundary_water(const Evidence& evidence);
Outcome check_initial_water(const Evidence& evidence);
Outcome check_input_ranges(const Evidence& evidence);
Outcome check_section_values(const Evidence& evidence);
Outcome check_velocities(const Evidence& evidence);
Outcome check_still_water(const Evidence& evidence);
Outcome check_provenance(const Evidence& evidence);

struct Check {
  std::string_view name;  ///< "oscillation": for people and in JSON
  std::string_view zh;
  Outcome (*look)(const Evidence&);
};

/// All of them, in the order in which they are told.
std::span<const Check> checks();

struct Examined {
  const Check* check = nullptr;
  Outcome outcome;
};

struct Ranked {
  const Check* check = nullptr;
  Finding finding;
};

struct Diagnosis {
  std::vector<Examined> checks;  ///< like checks()
  std::vector<Ranked> findings;  ///< serious ones first, those furthest beyond their bounds first

  std::size_t serious() const;
};

Diagnosis examine(const Evidence& evidence);

}  // namespace biandan::doctor
