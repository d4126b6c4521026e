#include "solver/run/simulate.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <sstream>

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

/// A step of the case, or the part of it that is left where it did not converge as a whole.
struct Part {
  transport::CaseStep of;
  double time = 0.0;
  double dt = 0.0;
  bool last = true;  ///< it ends where the step of the case does
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
        observed_(concentration_),
        hydraulics_(problem, grid_, observed_, start),
        transport_(problem, grid_),
        heat_(problem, grid_),
        aerators_(problem, grid_),
        aeration_(problem, grid_),
        reactor_(problem, grid_),
        zones_(problem, grid_),
        ageing_(problem, grid_),
        ledger_(open_ledger(problem, grid_, hydraulics_.field(), dissolved())),
        produced_(problem.quality.constituents.size()),
        lost_(problem.quality.constituents.size()) {
    statistics_.cells = grid_.cells.size();
    statistics_.faces = grid_.faces.size();
    if (start != nullptr) transport_.restore(*start);
    together_ = integration == Integration::together;
    if (integration != Integration::steps)
      unsplit_.emplace(problem, grid_, hydraulics_.field(), transport_,
                       together_ ? &reactor_ : nullptr);
  }

  RunStatistics run();

 private:
  void advance(long number, double from, double to);
  bool step(const Part& part);
  enum class Order { reactions_first, zones_first };
  void react_until(double time, Order order);
  void begin_long_reactions(const transport::CaseStep& at, double time);
  void end_long_reactions(const transport::CaseStep& at, double time);
  void carry(transport::Booking& crossed);
  void aerate();
  void clear_changes();
  void book_changes();
  void book(const transport::Booking& crossed);
  Dissolved dissolved() const { return {concentration_, zone_, case_.quality.transported()}; }
  Scene scene() const { return {case_, grid_, hydraulics_.field(), concentration_}; }
  [[noreturn]] void give_up(double time, double dt) const;
  void collect_statistics();
  RunView view() const;
  grid::Snapshot snapshot() const;

  const Case& case_;
  std::span<Observer* const> observers_;
  grid::Grid grid_;
  std::vector<double> concentration_;
  std::vector<double> zone_;      // in storage zones
  std::vector<double> observed_;  // at the end of the last completed step, for rules
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
  std::vector<double> produced_;
  std::vector<double> lost_;
  Refinements refinements_;
  double time_ = 0.0;
  double reacted_ = 0.0;  // reactions are booked up to here [s]
  RunStatistics statistics_;
};

RunStatistics Simulation::run() {
  const math::FlushDenormals flush;
  {
    const Stopwatch total(statistics_.seconds);
    for (Observer* observer : observers_) observer->start(view());
    const Settings& settings = case_.settings;
    for (long k = 0; time_ < settings.duration; ++k)
      advance(k, static_cast<double>(k) * settings.step,
              std::min(static_cast<double>(k + 1) * settings.step, settings.duration));
  }
  collect_statistics();
  const grid::Snapshot last = snapshot();
  RunView end = view();
  end.snapshot = &last;
  for (Observer* observer : observers_) observer->finish(end, statistics_);
  return statistics_;
}

/// One step of the case, in halves, quarters ... where it does not converge as a whole.
void Simulation::advance(long number, double from, double to) {
  constexpr long parts = 1L << most_halvings;
  const transport::CaseStep of{
      number,
      std::lround(std::floor((case_.settings.duration - from) / case_.settings.step + 1e-9))};
  begin_long_reactions(of, from);
  long done = 0;
  long size = parts;
  while (done < parts) {
    const double start = from + (to - from) * static_cast<double>(done) / parts;
    const double dt = (to - from) * static_cast<double>(size) / parts;
    if (!step({of, start, dt, done + size == parts})) {
      if (size == 1) give_up(start, dt);
      size /= 2;
      ++statistics_.halved_steps;
      refinements_.add(hydraulics_.refusal());
      continue;
    }
    done += size;
    time_ = done == parts ? to : start + dt;
    ++statistics_.steps;
    for (Observer* observer : observers_) observer->step(view());
    while (size < parts && done % (2 * size) == 0) size *= 2;
  }
}

/// 1. half the heat of the surface, then of the aerators, of the reactions, then of the exchange
/// with storage zones, 2. flow, 3. transport, 4. the other halves in reverse, 5. the ledger (Strang
/// 1968). Reaction steps over several steps of the case begin before the first and end after the
/// last of them.
bool Simulation::step(const Part& part) {
  react_until(part.time + 0.5 * part.dt, Order::reactions_first);
  {
    const Stopwatch watch(statistics_.flow_seconds);
    if (!hydraulics_.step(part.time, part.dt, observed_)) return false;
  }
  transport::Booking crossed;
  {
    const Stopwatch watch(statistics_.transport_seconds);
    carry(crossed);
  }
  aerate();
  react_until(part.time + part.dt, Order::zones_first);
  if (part.last) end_long_reactions(part.of, part.time + part.dt);
  book(crossed);
  if (network::reads_concentration(case_.network)) observed_ = concentration_;
  return true;
}

void Simulation::carry(transport::Booking& crossed) {
  if (!unsplit_) return transport_.step(hydraulics_.field(), concentration_, crossed);
  clear_changes();
  unsplit_->step(hydraulics_.field(), concentration_, crossed, {produced_, lost_});
  book_changes();
}

/// Heat, aerators, reactions and storage zones up to `time`; none when a failed step has already
/// taken them further.
void Simulation::react_until(double time, Order order) {
  if (time <= reacted_) return;
  const Stopwatch watch(statistics_.reaction_seconds);
  const double dt = time - reacted_;
  const std::vector<double>& volume = hydraulics_.field().volume_after;
  if (order == Order::zones_first) zones_.exchange(dt, volume, concentration_, zone_);
  clear_changes();
  const grid::FlowField& flow = hydraulics_.field();
  const auto warm = [&] { heat_.step(flow, reacted_, dt, concentration_, produced_, lost_); };
  const auto blow = [&] { aerators_.step(flow, reacted_, dt, concentration_, produced_, lost_); };
  if (order == Order::reactions_first) warm();
  if (order == Order::reactions_first) blow();
  if (!together_) reactor_.step(flow, reacted_, dt, concentration_, {produced_, lost_});
  if (order == Order::zones_first) blow();
  if (order == Order::zones_first) warm();
  ageing_.advance(dt, volume, concentration_, zone_, produced_);
  book_changes();
  if (order == Order::reactions_first) zones_.exchange(dt, volume, concentration_, zone_);
  reacted_ = time;
}

void Simulation::begin_long_reactions(const transport::CaseStep& at, double time) {
  if (together_) return;
  const Stopwatch watch(statistics_.reaction_seconds);
  clear_changes();
  reactor_.begin_long(hydraulics_.field(), time, at, concentration_, {produced_, lost_});
  book_changes();
}

void Simulation::end_long_reactions(const transport::CaseStep& at, double time) {
  if (together_) return;
  const Stopwatch watch(statistics_.reaction_seconds);
  clear_changes();
  reactor_.end_long(hydraulics_.field(), time, at, concentration_, {produced_, lost_});
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
  statistics_.reaction_evaluations = reactor_.evaluations();
  statistics_.reaction_length = reactor_.mean_length();
}

grid::Snapshot Simulation::snapshot() const {
  grid::Snapshot snapshot;
  hydraulics_.save(snapshot);
  snapshot.concentration = concentration_;
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
          concentration_,
          case_.quality.constituents.size(),
          ledger_,
          nullptr,
          zone_};
}

}  // namespace

RunStatistics simulate(const Case& problem, std::span<Observer* const> observers,
                       const grid::Snapshot* start, Integration integration) {
  if (problem.settings.initial_flow == InitialFlow::stored && start == nullptr)
    throw base::RunError("the case starts from a stored state, and none is at hand");
  return Simulation(problem, observers, start, integration).run();
}

}  // namespace biandan::run
