#include "solver/run/simulate.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <sstream>

#include "model/base/archive.hpp"
#include "model/base/error.hpp"
#include "model/base/time.hpp"
#include "solver/flow/hydraulics.hpp"
#include "solver/math/denormals.hpp"
#include "solver/run/refinements.hpp"
#include "solver/run/state.hpp"
#include "solver/transport/aerators.hpp"
#include "solver/transport/ageing.hpp"
#include "solver/transport/heat.hpp"
#include "solver/transport/react.hpp"
#include "solver/transport/storage_zones.hpp"
#include "solver/transport/transport.hpp"
#include "solver/transport/unsplit.hpp"
#include "solver/transport/weir_aeration.hpp"

namespace biandan::run {

namespace {

constexpr int most_halvings = 12;

/// Adds the wall time of its own life to a counter [s].
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds), start_(Clock::now()) {}
  ~Stopwatch() { seconds_ += std::chrono::duration<double>(Clock::now() - start_).count(); }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  double& seconds_;
  Clock::time_point start_;
};

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

/// A step of the case, or a part of it where it did not converge as a whole.
struct Part {
  double time = 0.0;
  double dt = 0.0;
  double next_dt = 0.0;                     ///< of what follows; 0 at the end
  std::optional<transport::CaseStep> next;  ///< the step of the case that follows, if one does

  double end() const { return time + dt; }
};

/// The parts of a run and the state they share.
class Simulation {
 public:
  Simulation(const Case& problem, std::span<Observer* const> observers, const grid::Snapshot* start,
             Integration integration)
      : case_(problem),
        observers_(observers),
        grid_(grid::build_grid(problem)),
        concentration_(initial_concentrations(problem, grid_, start)),
        zone_(initial_zones(grid_, concentration_, start)),
        shown_(concentration_),
        hydraulics_(problem, grid_, shown_, start),
        transport_(problem, grid_),
        heat_(problem, grid_),
        aerators_(problem, grid_),
        aeration_(problem, grid_),
        reactor_(problem, grid_),
        zones_(problem, grid_),
        ageing_(problem, grid_),
        ledger_(open_ledger(problem, grid_, hydraulics_.field(), dissolved())),
        produced_(problem.quality.constituents.size()),
        lost_(produced_),
        produced_ahead_(produced_),
        lost_ahead_(produced_) {
    statistics_.cells = grid_.cells.size();
    statistics_.faces = grid_.faces.size();
    if (start != nullptr) transport_.restore(*start);
    together_ = integration == Integration::together;
    if (integration != Integration::steps)
      unsplit_.emplace(problem, grid_, hydraulics_.field(), transport_,
                       together_ ? &reactor_ : nullptr);
  }

  RunStatistics run();
  /// The state as a keeper got it. Observers have not started yet.
  void go_on_with(const std::string& state) { state_ = state; }
  void watch_with(Keeper& keeper) { keeper_ = &keeper; }

 private:
  void carry(base::Archive& archive);
  void take_over();
  void ask_keeper();
  long whole_steps() const;
  double step_from(double time) const;
  void advance(const transport::CaseStep& of);
  bool step(const Part& part);
  enum class Order { zones_first, zones_last };
  void accompany_until(double time, Order order);
  void react_across(const transport::Moment& at);
  void carry(transport::Booking& crossed);
  void aerate();
  void clear_changes();
  void book_changes();
  void book(const transport::Booking& crossed);
  Dissolved dissolved() const { return {shown_, zone_, case_.quality.transported()}; }
  Scene scene() const { return {case_, grid_, hydraulics_.field(), shown_}; }
  [[noreturn]] void give_up(double time, double dt) const;
  void collect_statistics();
  RunView view() const;
  void show_step() const;
  grid::Snapshot snapshot() const;

  const Case& case_;
  std::span<Observer* const> observers_;
  grid::Grid grid_;
  std::vector<double> concentration_;  // that has reacted up to reacted_
  std::vector<double> zone_;           // in storage zones
  std::vector<double> shown_;          // at the end of the last completed step
  flow::Hydraulics hydraulics_;
  transport::Transport transport_;
  transport::Heat heat_;
  transport::Aerators aerators_;
  transport::WeirAeration aeration_;
  transport::Reactor reactor_;
  transport::StorageZones zones_;
  transport::Ageing ageing_;
  std::optional<transport::Unsplit> unsplit_;  // in the place of the steps of transport,
  bool together_ = false;                      // and of reactions
  Ledger ledger_;
  std::vector<double> produced_;  // within the water, and not booked yet
  std::vector<double> lost_;
  std::vector<double> produced_ahead_;  // the same, beyond what is shown
  std::vector<double> lost_ahead_;
  Refinements refinements_;
  double time_ = 0.0;
  double reacted_ = 0.0;      // [s]
  double accompanied_ = 0.0;  // heat, aerators, ages and storage zones are here [s]
  long next_step_ = 0;        // of the case
  Keeper* keeper_ = nullptr;
  std::string state_;  // to go on with; empty: from the start
  RunStatistics statistics_;
};

RunStatistics Simulation::run() {
  const math::FlushDenormals flush;
  {
    const Stopwatch total(statistics_.seconds);
    for (Observer* observer : observers_) observer->start(view());
    const long whole = whole_steps();
    if (state_.empty())
      react_across({0.0, 0.0, 0.5 * step_from(0.0), transport::CaseStep{0, whole}});
    else
      take_over();
    while (time_ < case_.settings.duration) {
      advance({next_step_, whole - next_step_});
      ++next_step_;
      if (keeper_ != nullptr && time_ < case_.settings.duration) ask_keeper();
    }
  }
  collect_statistics();
  const grid::Snapshot last = snapshot();
  RunView end = view();
  end.snapshot = &last;
  for (Observer* observer : observers_) observer->finish(end, statistics_);
  return statistics_;
}

/// All that the rest of the run hangs on.
void Simulation::carry(base::Archive& archive) {
  archive(hydraulics_, transport_, aerators_, reactor_, ledger_, refinements_);
  archive(concentration_, zone_, shown_, produced_ahead_, lost_ahead_);
  archive(time_, reacted_, accompanied_, next_step_, statistics_.steps, statistics_.halved_steps);
  archive(statistics_.seconds, statistics_.flow_seconds, statistics_.transport_seconds,
          statistics_.reaction_seconds);
  for (Observer* observer : observers_) observer->carry(archive);
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
    show_step();
  }
}

/// 1. half the heat of the surface, then of the aerators, then of the exchange with storage zones,
/// 2. flow, 3. transport, 4. the other halves in reverse, 5. reactions across the end, to the
/// middle of the next step, 6. the ledger (Strang 1968).
bool Simulation::step(const Part& part) {
  accompany_until(part.time + 0.5 * part.dt, Order::zones_last);
  {
    const Stopwatch watch(statistics_.flow_seconds);
    if (!hydraulics_.step(part.time, part.dt, shown_)) return false;
  }
  transport::Booking crossed;
  {
    const Stopwatch watch(statistics_.transport_seconds);
    carry(crossed);
  }
  aerate();
  accompany_until(part.end(), Order::zones_first);
  react_across({part.end(), reacted_, part.end() + 0.5 * part.next_dt, part.next});
  book(crossed);
  return true;
}

void Simulation::carry(transport::Booking& crossed) {
  if (!unsplit_) return transport_.step(hydraulics_.field(), concentration_, crossed);
  clear_changes();
  unsplit_->step(hydraulics_.field(), concentration_, crossed, {produced_, lost_});
  book_changes();
}

/// Heat, aerators, ages and storage zones up to `time`; none when a failed step has already taken
/// them further.
void Simulation::accompany_until(double time, Order order) {
  if (time <= accompanied_) return;
  const Stopwatch watch(statistics_.reaction_seconds);
  const double dt = time - accompanied_;
  const grid::FlowField& flow = hydraulics_.field();
  const auto exchange = [&] { zones_.exchange(dt, flow.volume_after, concentration_, zone_); };
  if (order == Order::zones_first) exchange();
  clear_changes();
  const auto warm = [&] { heat_.step(flow, accompanied_, dt, concentration_, produced_, lost_); };
  if (order == Order::zones_last) warm();
  aerators_.step(flow, accompanied_, dt, concentration_, produced_, lost_);
  if (order == Order::zones_first) warm();
  ageing_.advance(dt, flow.volume_after, concentration_, zone_, produced_);
  book_changes();
  if (order == Order::zones_last) exchange();
  accompanied_ = time;
}

/// Reactions from the middle of the step before a moment to that of the step after it, and what is
/// shown of the moment.
void Simulation::react_across(const transport::Moment& at) {
  const Stopwatch watch(statistics_.reaction_seconds);
  produced_.swap(produced_ahead_);
  lost_.swap(lost_ahead_);
  if (together_) {
    shown_ = concentration_;
    return;
  }
  std::ranges::fill(produced_ahead_, 0.0);
  std::ranges::fill(lost_ahead_, 0.0);
  transport::Moment moment = at;
  moment.ahead = std::max(at.ahead, at.reacted);
  reactor_.cross(hydraulics_.field(), moment, concentration_, {produced_ahead_, lost_ahead_},
                 {shown_, {produced_, lost_}});
  reacted_ = moment.ahead;
  book_changes();
}

void Simulation::clear_changes() {
  std::fill(produced_.begin(), produced_.end(), 0.0);
  std::fill(lost_.begin(), lost_.end(), 0.0);
}

void Simulation::aerate() {
  if (!aeration_.active()) return;
  clear_changes();
  aeration_.step(hydraulics_.field(), concentration_, produced_, lost_);
  book_changes();
}

/// What was made and lost within the water.
void Simulation::book_changes() {
  for (std::size_t k = 0; k < ledger_.constituents.size(); ++k) {
    ledger_.constituents[k].produced.add(produced_[k]);
    ledger_.constituents[k].lost.add(lost_[k]);
  }
}

void Simulation::book(const transport::Booking& crossed) {
  const grid::FlowField& flow = hydraulics_.field();
  book_water(flow, ledger_);
  for (std::size_t k = 0; k < ledger_.constituents.size(); ++k) {
    ledger_.constituents[k].in.add(crossed.in[k]);
    ledger_.constituents[k].out.add(crossed.out[k]);
    ledger_.constituents[k].produced.add(crossed.added[k]);
    ledger_.constituents[k].lost.add(crossed.removed[k]);
  }
  check_numbers(scene());
  count_stored(grid_, flow, dissolved(), ledger_);
  check_ledger(scene(), ledger_);
}

void Simulation::give_up(double time, double dt) const {
  const flow::Refusal refusal = hydraulics_.refusal();
  std::ostringstream message;
  message << "the flow does not converge at "
          << grid_.cells[static_cast<std::size_t>(refusal.cell)].name << " ("
          << base::format_instant({case_.settings.start.seconds + std::llround(time)},
                                  case_.settings.utc_offset)
          << ", step " << dt << " s): the level still changes by " << refusal.amount
          << " m; look at the structures and bed levels there";
  throw base::RunError(message.str());
}

void Simulation::collect_statistics() {
  statistics_.refined = refinements_.told(case_, grid_);
  if (const flow::FlowSolver* solver = hydraulics_.solver()) {
    statistics_.newton_iterations = solver->iterations();
    statistics_.limited_outflows = solver->limited_outflows();
    statistics_.hard_places = hardest(solver->extra_iterations(), grid_);
  }
  const flow::Shortage shortage = hydraulics_.shortage();
  statistics_.withdrawal_shortage = shortage.withdrawal;
  statistics_.evaporation_shortage = shortage.evaporation;
  statistics_.seepage_shortage = shortage.seepage;
  statistics_.transport_steps = transport_.statistics().substeps;
  statistics_.implicit_cells = transport_.statistics().implicit_cells;
  statistics_.implicit_in_reach = transport_.statistics().implicit_in_reach;
  statistics_.dispersion = transport_.dispersion();
  statistics_.aerators = aerators_.totals();
  statistics_.treatments = transport_.treatments();
  statistics_.structures = transport_.structures();
  statistics_.reaction_evaluations = reactor_.evaluations();
  statistics_.long_reactions = case_.quality.longest_reaction_step > 0.0;
  statistics_.reaction_length = reactor_.mean_length();
}

void Simulation::show_step() const {
  RunView now = view();
  std::optional<grid::Snapshot> state;
  if (std::ranges::any_of(observers_, [&](auto* one) { return one->wants_snapshot(time_); }))
    now.snapshot = &state.emplace(snapshot());
  for (Observer* observer : observers_) observer->step(now);
}

grid::Snapshot Simulation::snapshot() const {
  grid::Snapshot snapshot;
  hydraulics_.save(snapshot);
  snapshot.concentration = shown_;
  snapshot.zone_concentration = zone_;
  transport_.save(snapshot);
  return snapshot;
}

RunView Simulation::view() const {
  return {case_,
          grid_,
          time_,
          statistics_.steps,
          hydraulics_.field(),
          shown_,
          case_.quality.constituents.size(),
          ledger_,
          nullptr,
          zone_};
}

}  // namespace

namespace {

void need(const Case& problem, const grid::Snapshot* start) {
  if (problem.settings.initial_flow == InitialFlow::stored && start == nullptr)
    throw base::RunError("the case starts from a stored state, and none is at hand");
}

}  // namespace

RunStatistics simulate(const Case& problem, std::span<Observer* const> observers,
                       const grid::Snapshot* start, Integration integration) {
  need(problem, start);
  return Simulation(problem, observers, start, integration).run();
}

RunStatistics simulate_kept(const Case& problem, std::span<Observer* const> observers,
                            const grid::Snapshot* start, Keeper& keeper, const std::string& state) {
  need(problem, start);
  Simulation simulation(problem, observers, start, Integration::steps);
  simulation.watch_with(keeper);
  simulation.go_on_with(state);
  return simulation.run();
}

}  // namespace biandan::run
