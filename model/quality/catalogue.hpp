// A process as data, whatever the set it belongs to: its formula for one place, for slopes, and for
// many places in one call. States are numbered as in the enumeration of their set.
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

  /// speed and rate of `count` places that share their conditions; rates only their
  /// parameters and the light. `water`: one array a state.
  void (*speeds)(std::size_t count, const double* depth, const double* velocity,
                 const Conditions<double>&, double* speed, double* other);
  void (*rates)(std::size_t count, const double* const* water, const double* speed,
                const double* other, const Conditions<double>&, double* rate);
};

}  // namespace biandan::quality
