#include "scenarios/study/steady_quality.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "model/base/error.hpp"
#include "solver/run/simulate.hpp"

namespace biandan::study {

namespace {

constexpr double day = 86400.0;
constexpr double most_days = 7300.0;
/// Change in a day over the largest concentration of the constituent that counts as none.
constexpr double settled = 1e-6;

bool is_tracer(const quality::Constituent& constituent) {
  return constituent.tracer != quality::Constituent::Tracer::none;
}

/// The first `kept` of every `count` values; none of none.
std::vector<double> first_of_each(const std::vector<double>& values, std::size_t count,
                                  std::size_t kept) {
  std::vector<double> found;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i % count < kept) found.push_back(values[i]);
  return found;
}

/// Puts values back at the first places of every `count` ones.
void put_back(const std::vector<double>& values, std::size_t count, std::size_t kept,
              std::vector<double>& all) {
  for (std::size_t i = 0; i < values.size(); ++i) all[i / kept * count + i % kept] = values[i];
}

void hold(base::Series& series) {
  series = base::Series(series.at(0.0));
}

void hold(std::vector<base::Series>& all) {
  for (base::Series& series : all) hold(series);
}

/// The case under what holds at its start.
Case held(Case problem) {
  forcing::Forcing& forcing = problem.forcing;
  for (forcing::Boundary& it : forcing.boundaries) {
    hold(it.value);
    hold(it.concentration);
  }
  for (forcing::Load& it : forcing.loads) {
    hold(it.discharge);
    hold(it.concentration);
    hold(it.mass_rate);
  }
  for (forcing::Withdrawal& it : forcing.withdrawals) hold(it.discharge);
  for (forcing::Seepage& it : forcing.seepage) {
    hold(it.rate);
    hold(it.concentration);
  }
  hold(forcing.weather.rain);
  hold(forcing.weather.evaporation);
  hold(forcing.weather.rain_concentration);
  hold(forcing.weather.air_temperature);
  hold(forcing.weather.relative_humidity);
  hold(forcing.weather.wind);
  hold(forcing.weather.solar);
  hold(forcing.weather.cloud);
  hold(forcing.temperature);
  // Tracers stand last. They would grow for ever in standing water, and are not waited for.
  std::erase_if(problem.quality.constituents, is_tracer);
  problem.settings.flow = FlowMode::steady;
  problem.settings.initial_flow = InitialFlow::stored;
  return problem;
}

class LastState : public run::Observer {
 public:
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    snapshot = *view.snapshot;
    if (cells.empty())
      for (const grid::Cell& cell : view.grid.cells) cells.push_back(cell.name);
  }
  grid::Snapshot snapshot;
  std::vector<std::string> cells;
};

/// Where the concentrations move most, over the largest of the constituent.
struct Change {
  double share = 0.0;
  std::size_t cell = 0, constituent = 0;
};

Change change_between(const Case& problem, const std::vector<double>& before,
                      const std::vector<double>& after) {
  const auto& constituents = problem.quality.constituents;
  const std::size_t count = constituents.size();
  Change worst;
  for (std::size_t k = 0; k < count; ++k) {
    double largest = 0.0;
    for (std::size_t i = k; i < after.size(); i += count)
      largest = std::max({largest, before[i], after[i]});
    for (std::size_t i = k; largest > 0.0 && i < after.size(); i += count) {
      const double share = std::abs(after[i] - before[i]) / largest;
      if (share > worst.share) worst = {share, i / count, k};
    }
  }
  return worst;
}

[[noreturn]] void never_steady(const Case& problem, const LastState& state, const Change& change) {
  std::ostringstream message;
  message << "no steady water quality within " << most_days / 365.0
          << " years: " << problem.quality.constituents[change.constituent].name << " at "
          << state.cells[change.cell] << " still moves by " << change.share
          << " of its largest value in a day";
  throw base::RunError(message.str());
}

}  // namespace

SteadyQuality find_steady_quality(const Case& problem, const grid::Snapshot& flow) {
  Case still = held(problem);
  const std::size_t count = problem.quality.constituents.size();
  const std::size_t kept = still.quality.constituents.size();
  SteadyQuality found{flow.concentration, flow.zone_concentration, 0.0};
  if (kept == 0) return found;
  LastState state;
  run::Observer* observers[] = {&state};
  grid::Snapshot start = flow;
  start.concentration = first_of_each(flow.concentration, count, kept);
  start.zone_concentration = first_of_each(flow.zone_concentration, count, kept);
  start.inlet_left = first_of_each(flow.inlet_left, count, kept);
  // Longer and longer stretches, each judged by its last day.
  for (double stretch = 4.0 * day;; stretch = std::min(1.5 * stretch, 100.0 * day)) {
    still.settings.duration = stretch - day;
    run::simulate(still, observers, &start);
    const std::vector<double> before = state.snapshot.concentration;
    start = state.snapshot;
    still.settings.duration = day;
    run::simulate(still, observers, &start);
    start = state.snapshot;
    found.days += stretch / day;
    const Change change = change_between(still, before, start.concentration);
    if (change.share < settled) break;
    if (found.days >= most_days) never_steady(still, state, change);
  }
  put_back(start.concentration, count, kept, found.concentration);
  put_back(start.zone_concentration, count, kept, found.zone_concentration);
  return found;
}

}  // namespace biandan::study
