// A process as data, whatever the set it belongs to: its formula for one place and for slopes.
// States are numbered as in the enumeration of their set. (For many places: side_by_side.hpp.)
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/quality/process.hpp"

namespace biandan::quality {

/// What a state gains (+) or loses (-) per unit of rate [g/g].
struct StateYield {
  std::size_t state = 0;
  double amount = 0.0;
};

struct Process {
  std::string_view name;
  std::string_view title_en;
  std::string_view title_zh;
  std::string_view formula;
  Counterpart counterpart;
  std::span<const Parameter> uses;

  Pace<double> (*speed)(const Site<double>&, const Conditions<double>&);
  /// `water`: concentrations by state [g/m3].
  double (*rate)(const double* water, const Pace<double>&, const Conditions<double>&);
  /// The rate, and in `slope` its derivative by every state of the set.
  double (*slopes)(const double* water, const Pace<double>&, const Conditions<double>&,
                   double* slope);
  /// Without zeros, in the order of the states.
  std::vector<StateYield> (*row)(const Parameters<double>&);
};

}  // namespace biandan::quality
