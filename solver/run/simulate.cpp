#include "solver/run/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <sstream>

#include "model/base/archive.hpp"
#include "model/base/error.hpp"
#include "model/base/time.hpp"
#include "solver/flow/hydraulics.hpp"
#include "solver/math/denormals.hpp"
#include "solver/run/refinements.hpp"
#include "solver/run/stopwatch.hpp"
#include "solver/run/water_quality.hpp"

namespace biandan::run {

namespace {

constexpr int most_halvings = 12;

/// The five places that cost most iterations.
std::vector<HardPlace> hardest(const std::vector<long>& iterations, const grid::Grid& grid) {
  std::vector<std::size_t> cells;
  for (std::size_t c = 0; c < iterations.size(); ++c)
    if (iterations[c] > 0) cells.push_back(c);
  std::stable_sort(cells.begin(), cells.end(),
                   [&](std::size_t a, std::size_t b) { return iterations[a] > iterations[b]; });
  cells.resize(std::min<std::size_t>(cells.size(), 5));
  std::vector<HardPlace> places;
  for (const std::size_t c : cells) places.push_back({grid.cells[c].name, iterations[c]});
  return places;
}

/// One flow in time, and the water of every run that it carries.
class Simulation {
 public:
  Simulation(std::span<const Task> tasks, Integration integration)
      : water_(tasks.begin(), tasks.end()),
        case_(lead().problem()),
        hydraulics_(case_, lead().grid(), lead().shown(), tasks.front().start) {
    statistics_.cells = lead().grid().cells.size();
    statistics_.faces = lead().grid().faces.size();
    for (WaterQuality& water : water_) water.join(hydraulics_, integration);
  }

  /// By task.
  std::vector<RunStatistics> run();
  /// The state as a keeper got it. Observers have not started yet.
  void go_on_with(const std::string& state) { state_ = state; }
  void watch_with(Keeper& keeper) { keeper_ = &keeper; }

 private:
  void carry(base::Archive& archive);
  void begin();
  void take_over();
  void ask_keeper();
  long whole_steps() const;
  double step_from(double time) const;
  void advance(const transport::CaseStep& of);
  bool step(const Part& part);
  [[noreturn]] void give_up(double time, double dt) const;
  void collect_statistics();
  void share_out_time();
  const WaterQuality& lead() const { return water_.front(); }

  std::deque<WaterQuality> water_;  // of every task; each stays where it is made
  const Case& case_;                // of the first: the flow is that of all
  flow::Hydraulics hydraulics_;
  Refinements refinements_;
  double time_ = 0.0;
  long next_step_ = 0;  // of the case
  Keeper* keeper_ = nullptr;
  std::string state_;  // to go on with; empty: from the start
  RunStatistics statistics_;
};

std::vector<RunStatistics> Simulation::run() {
  const math::FlushDenormals flush;
  {
    const Stopwatch total(statistics_.seconds);
    for (WaterQuality& water : water_) water.start();
    state_.empty() ? begin() : take_over();
    const long whole = whole_steps();
    while (time_ < case_.settings.duration) {
      advance({next_step_, whole - next_step_});
      ++next_step_;
      if (keeper_ != nullptr && time_ < case_.settings.duration) ask_keeper();
    }
  }
  collect_statistics();
  share_out_time();
  std::vector<RunStatistics> all;
  for (const WaterQuality& water : water_) all.push_back(water.finish(time_, statistics_));
  return all;
}

/// What the runs took together counts in equal parts.
void Simulation::share_out_time() {
  const auto runs = static_cast<double>(water_.size());
  statistics_.seconds /= runs;
  statistics_.flow_seconds /= runs;
}

void Simulation::begin() {
  for (WaterQuality& water : water_) water.begin(step_from(0.0), {0, whole_steps()});
}

/// All that the rest of the run hangs on.
void Simulation::carry(base::Archive& archive) {
  archive(hydraulics_, refinements_, time_, next_step_, statistics_.steps, statistics_.halved_steps,
          statistics_.seconds, statistics_.flow_seconds);
  for (WaterQuality& water : water_) water.carry(archive);
}

void Simulation::take_over() {
  base::Archive archive(std::move(state_));
  try {
    carry(archive);
    archive.end();
  } catch (const base::ArchiveError& error) {
    throw base::RunError(std::string("the state to go on with is not of this case and program: ") +
                         error.what());
  }
}

void Simulation::ask_keeper() {
  const Keeper::Wish wish = keeper_->ask();
  if (wish == Keeper::Wish::go_on) return;
  base::Archive archive;
  carry(archive);
  keeper_->keep(time_, archive.bytes());
  if (wish == Keeper::Wish::keep_and_stop) throw RunStopped(time_);
}

/// Whole steps of the case in the run.
long Simulation::whole_steps() const {
  return std::lround(std::floor(case_.settings.duration / case_.settings.step + 1e-9));
}

/// Length of the step of the case that begins at a time [s].
double Simulation::step_from(double time) const {
  return std::min(case_.settings.step, case_.settings.duration - time);
}

/// One step of the case, in halves, quarters ... where it does not converge as a whole.
void Simulation::advance(const transport::CaseStep& of) {
  constexpr long parts = 1L << most_halvings;
  const double from = static_cast<double>(of.number) * case_.settings.step;
  const double to =
      std::min(static_cast<double>(of.number + 1) * case_.settings.step, case_.settings.duration);
  const auto length = [&](long size) { return (to - from) * static_cast<double>(size) / parts; };
  long done = 0;
  long size = parts;
  while (done < parts) {
    long next = size;
    while (next < parts && (done + size) % (2 * next) == 0) next *= 2;
    Part part{from + length(done), length(size), length(next), {}};
    if (done + size == parts) {
      part.next_dt = step_from(to);
      part.next = {of.number + 1, of.left - 1};
    }
    if (!step(part)) {
      if (size == 1) give_up(part.time, part.dt);
      size /= 2;
      ++statistics_.halved_steps;
      refinements_.add(hydraulics_.refusal());
      continue;
    }
    done += size;
    size = next;
    time_ = done == parts ? to : part.end();
    ++statistics_.steps;
    for (const WaterQuality& water : water_) water.show(time_, statistics_.steps);
  }
}

/// 1. half the heat of the surface, then of the aerators, then of the exchange with storage zones,
/// 2. flow, 3. transport, 4. the other halves in reverse, 5. reactions across the end, to the
/// middle of the next step, 6. the ledger (Strang 1968).
bool Simulation::step(const Part& part) {
  for (WaterQuality& water : water_) water.before_flow(part);
  {
    const Stopwatch watch(statistics_.flow_seconds);
    if (!hydraulics_.step(part.time, part.dt, lead().shown())) return false;
  }
  for (WaterQuality& water : water_) water.after_flow(part);
  return true;
}

void Simulation::give_up(double time, double dt) const {
  const flow::Refusal refusal = hydraulics_.refusal();
  std::ostringstream message;
  message << "the flow does not converge at "
          << lead().grid().cells[static_cast<std::size_t>(refusal.cell)].name << " ("
          << base::format_instant({case_.settings.start.seconds + std::llround(time)},
                                  case_.settings.utc_offset)
          << ", step " << dt << " s): the level still changes by " << refusal.amount
          << " m; look at the structures and bed levels there";
  throw base::RunError(message.str());
}

void Simulation::collect_statistics() {
  statistics_.refined = refinements_.told(case_, lead().grid());
  if (const flow::FlowSolver* solver = hydraulics_.solver()) {
    statistics_.newton_iterations = solver->iterations();
    statistics_.limited_outflows = solver->limited_outflows();
    statistics_.hard_places = hardest(solver->extra_iterations(), lead().grid());
  }
  const flow::Shortage shortage = hydraulics_.shortage();
  statistics_.withdrawal_shortage = shortage.withdrawal;
  statistics_.evaporation_shortage = shortage.evaporation;
  statistics_.seepage_shortage = shortage.seepage;
}

void need(const Task& task) {
  if (task.problem.settings.initial_flow == InitialFlow::stored && task.start == nullptr)
    throw base::RunError("the case starts from a stored state, and none is at hand");
}

}  // namespace

std::vector<RunStatistics> simulate_together(std::span<const Task> tasks) {
  for (const Task& task : tasks) need(task);
  return Simulation(tasks, Integration::steps).run();
}

RunStatistics simulate(const Case& problem, std::span<Observer* const> observers,
                       const grid::Snapshot* start, Integration integration) {
  const Task task{problem, observers, start};
  need(task);
  return Simulation({&task, 1}, integration).run().front();
}

RunStatistics simulate_kept(const Case& problem, std::span<Observer* const> observers,
                            const grid::Snapshot* start, Keeper& keeper, const std::string& state) {
  const Task task{problem, observers, start};
  need(task);
  Simulation simulation({&task, 1}, Integration::steps);
  simulation.watch_with(keeper);
  simulation.go_on_with(state);
  return simulation.run().front();
}

}  // namespace biandan::run
