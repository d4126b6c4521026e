#include "solver/drainage/runoff_loads.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "model/base/error.hpp"

namespace biandan::drainage {

namespace {

constexpr double tolerance = 1e-11;

/// Values that hold over steps from the start on.
base::Series by_step(std::vector<double> values, double step) {
  std::vector<double> times;
  for (std::size_t i = 0; i < values.size(); ++i) times.push_back(static_cast<double>(i) * step);
  return base::Series(std::move(times), std::move(values), base::Series::Between::step);
}

void check(const std::string& name, const std::string& of, double residual, double gross) {
  if (std::abs(residual) <= tolerance * gross) return;
  throw base::RunError("the balance of catchment " + name + " (" + of +
                       ") does not close: " + std::to_string(residual));
}

void add(std::vector<double>& sum, const std::vector<double>& term) {
  sum.resize(term.size());
  for (std::size_t i = 0; i < term.size(); ++i) sum[i] += term[i];
}

/// The runoff of a catchment as a load, and what happened on it.
forcing::Load load_of(const Catchment& catchment, const Case& problem, CatchmentTotal& total) {
  const double step = problem.settings.step;
  const auto steps = static_cast<std::size_t>(std::ceil(problem.settings.duration / step));
  const Runoff runoff = runoff_of(catchment, problem.forcing.weather, step, steps);
  total.water = runoff.balance;
  check(catchment.name, "water", total.water.residual(),
        total.water.stored_before + total.water.rain);
  const std::size_t constituents = problem.quality.constituents.size();
  total.mass.assign(constituents, 0.0);
  std::vector<std::vector<double>> rate(constituents);
  for (const WashOff& of : catchment.wash_off) {
    const Washed washed = wash_off(of, catchment, runoff);
    check(catchment.name, problem.quality.constituents[of.constituent].name,
          washed.balance.residual(), washed.balance.before + washed.balance.gathered);
    total.wash_off.push_back(washed.balance);
    total.mass[of.constituent] += washed.balance.washed;
    add(rate[of.constituent], washed.rate);
  }
  forcing::Load load;
  load.name = catchment.name;
  load.title = catchment.title;
  load.group = catchment.group;
  load.place = catchment.place;
  load.distributed = catchment.to_chainage.has_value();
  load.to_chainage = catchment.to_chainage.value_or(0.0);
  load.concentration = catchment.concentration;
  load.mass_rate.assign(constituents, base::Series(0.0));
  for (std::size_t k = 0; k < constituents; ++k) {
    if (!rate[k].empty()) load.mass_rate[k] = by_step(std::move(rate[k]), step);
    for (std::size_t i = 0; k < load.concentration.size() && i < steps; ++i) {
      const double from = static_cast<double>(i) * step;
      total.mass[k] += step * runoff.discharge[i] * load.concentration[k].mean(from, from + step);
    }
  }
  load.discharge = by_step(runoff.discharge, step);
  load.provenance = catchment.provenance;
  load.source = catchment.source;
  return load;
}

}  // namespace

Case with_runoff(Case problem) {
  if (problem.settings.flow == FlowMode::steady) return problem;
  for (const Catchment& catchment : problem.drainage.catchments) {
    CatchmentTotal total;
    problem.forcing.loads.push_back(load_of(catchment, problem, total));
  }
  return problem;
}

std::vector<CatchmentTotal> catchment_totals(const Case& problem) {
  if (problem.settings.flow == FlowMode::steady) return {};
  std::vector<CatchmentTotal> totals(problem.drainage.catchments.size());
  for (std::size_t i = 0; i < totals.size(); ++i)
    load_of(problem.drainage.catchments[i], problem, totals[i]);
  return totals;
}

}  // namespace biandan::drainage
