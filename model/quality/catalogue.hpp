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

/// Loss of a user constituent, k theta^(T-20) + v / h [1/s], times its concentration.
template <class Real>
Real user_loss(const Real& k, const Real& theta, const Real& v, const Real& temperature,
               const Real& depth) {
  using base::pow;
  return k * pow(theta, temperature - 20.0) + v / depth;
}

}  // namespace biandan::quality
