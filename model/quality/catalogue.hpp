// The catalogue of the `lumped` set: every process, with its formula for one place, for slopes, and
// for many places in one call.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "model/base/real.hpp"
#include "model/quality/process.hpp"

namespace biandan::quality {

/// Value and slope by every state.
using StateDual = base::Dual<state_count>;

/// Concentrations of many places, one array a state.
using WaterColumns = std::array<const double*, state_count>;

struct Process {
  std::string_view name;
  std::string_view title_en;
  std::string_view title_zh;
  std::string_view formula;
  Counterpart counterpart;
  std::span<const Parameter> uses;

  double (*speed)(const Site<double>&, const Conditions<double>&);
  double (*rate)(const Water<double>&, const double& speed, const Conditions<double>&);
  StateDual (*rate_slopes)(const Water<StateDual>&, const StateDual& speed,
                           const Conditions<StateDual>&);
  Row<double> (*row)(const Parameters<double>&);

  /// speed and rate of `count` places that share their conditions.
  void (*speeds)(std::size_t count, const double* depth, const double* velocity,
                 const Conditions<double>&, double* speed);
  void (*rates)(std::size_t count, const WaterColumns& water, const double* speed,
                const Conditions<double>&, double* rate);
};

/// All processes, in a fixed order.
std::span<const Process> lumped_catalogue();

}  // namespace biandan::quality
