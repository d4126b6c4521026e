#include "scenarios/study/steady_quality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

#include "model/base/error.hpp"
#include "solver/run/simulate.hpp"

namespace biandan::study {

namespace {

constexpr double day = 86400.0;
constexpr double most_days = 7300.0;
/// Change in a day over the largest concentration of the constituent that counts as none.
constexpr double settled = 1e-6;
/// A constituent with less than this everywhere is none [g/m3]; it would fall for ever.
constexpr double nothing = 1e-9;

bool is_tracer(const quality::Constituent& constituent) {
  return constituent.tracer != quality::Constituent::Tracer::none;
}

/// What is waited for: the water, not tracers, which grow for ever where it stands, nor the bed,
/// which may gather for ever what settles.
std::vector<std::size_t> judged(const Case& problem) {
  std::vector<std::size_t> constituents;
  for (std::size_t k = 0; k < problem.quality.transported(); ++k)
    if (!is_tracer(problem.quality.constituents[k])) constituents.push_back(k);
  return constituents;
}

/// Gives tracers their values of before.
void leave_tracers(const Case& problem, const std::vector<double>& before,
                   std::vector<double>& after) {
  const auto& constituents = problem.quality.constituents;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (is_tracer(constituents[i % constituents.size()])) after[i] = before[i];
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
  for (forcing::Aerator& it : forcing.aerators) hold(it.setting);
  for (drainage::Treatment& it : problem.drainage.treatments) {
    hold(it.setting);
    for (drainage::Effect& effect : it.effects) {
      hold(effect.removal);
      if (effect.at_most) hold(*effect.at_most);
    }
  }
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
  // Tracers do not age meanwhile.
  for (quality::Constituent& it : problem.quality.constituents)
    it.tracer = quality::Constituent::Tracer::none;
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

/// The largest value of each constituent.
std::vector<double> largest_of(const std::vector<double>& concentration, std::size_t count) {
  std::vector<double> largest(count, 0.0);
  for (std::size_t i = 0; i < concentration.size(); ++i)
    largest[i % count] = std::max(largest[i % count], concentration[i]);
  return largest;
}

/// Where the concentrations move most, over the largest of the constituent: of one that fades, over
/// what it began with, or it would move by the same share for ever.
struct Change {
  double share = 0.0;
  std::size_t cell = 0, constituent = 0;
};

Change change_between(const std::vector<std::size_t>& constituents, std::size_t count,
                      const std::vector<double>& at_first, const std::vector<double>& before,
                      const std::vector<double>& after) {
  Change worst;
  for (const std::size_t k : constituents) {
    double largest = at_first[k];
    for (std::size_t i = k; i < after.size(); i += count)
      largest = std::max({largest, before[i], after[i]});
    for (std::size_t i = k; largest > nothing && i < after.size(); i += count) {
      const double share = std::abs(after[i] - before[i]) / largest;
      if (share > worst.share) worst = {share, i / count, k};
    }
  }
  return worst;
}

/// Whether the change of a day falls from one span of time to the next.
class Falling {
 public:
  /// False where it has not been less for a whole span.
  bool goes_on(double days, double share) {
    if (share < 0.9 * least_) {
      least_ = share;
      since_ = days;
    }
    return days - since_ < span;
  }

 private:
  static constexpr double span = 1000.0;  // [d]
  double least_ = std::numeric_limits<double>::infinity();
  double since_ = 0.0;
};

[[noreturn]] void never_steady(const Case& problem, const LastState& state, const Change& change,
                               double days) {
  std::ostringstream message;
  message << "no steady water quality within " << std::lround(days)
          << " days: " << problem.quality.constituents[change.constituent].name << " at "
          << state.cells[change.cell] << " still moves by " << change.share
          << " of its largest value in a day; it may grow or swing for ever (limiters of transport "
             "can swing where nothing disperses: give the reaches a dispersion)";
  throw base::RunError(message.str());
}

}  // namespace

SteadyQuality find_steady_quality(const Case& problem, const grid::Snapshot& flow,
                                  const SteadyProgress& progress) {
  Case still = held(problem);
  const std::vector<std::size_t> waited_for = judged(problem);
  SteadyQuality found{flow.concentration, flow.zone_concentration, 0.0};
  if (waited_for.empty()) return found;
  const std::size_t count = problem.quality.constituents.size();
  const std::vector<double> at_first = largest_of(flow.concentration, count);
  LastState state;
  run::Observer* observers[] = {&state};
  grid::Snapshot start = flow;
  Falling falling;
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
    const Change change = change_between(waited_for, count, at_first, before, start.concentration);
    if (progress) progress(found.days, change.share);
    if (change.share < settled) break;
    if (found.days >= most_days || !falling.goes_on(found.days, change.share))
      never_steady(still, state, change, found.days);
  }
  leave_tracers(problem, found.concentration, start.concentration);
  leave_tracers(problem, found.zone_concentration, start.zone_concentration);
  found.concentration = std::move(start.concentration);
  found.zone_concentration = std::move(start.zone_concentration);
  return found;
}

}  // namespace biandan::study
