#include "solver/run/water_quality.hpp"

#include <algorithm>

#include "solver/run/stopwatch.hpp"

namespace biandan::run {

WaterQuality::WaterQuality(const Task& task)
    : case_(task.problem),
      observers_(task.observers),
      start_(task.start),
      grid_(grid::build_grid(case_)),
      concentration_(initial_concentrations(case_, grid_, start_)),
      zone_(initial_zones(grid_, concentration_, start_)),
      shown_(concentration_),
      transport_(case_, grid_),
      heat_(case_, grid_),
      reactor_(case_, grid_),
      zones_(case_, grid_),
      ageing_(case_, grid_),
      produced_(case_.quality.constituents.size()),
      lost_(produced_),
      produced_ahead_(produced_),
      lost_ahead_(produced_) {}

void WaterQuality::join(const flow::Hydraulics& hydraulics, Integration integration) {
  hydraulics_ = &hydraulics;
  ledger_ = open_ledger(case_, grid_, flow(), dissolved());
  if (start_ != nullptr) transport_.restore(*start_);
  together_ = integration == Integration::together;
  if (integration != Integration::steps)
    unsplit_.emplace(case_, grid_, flow(), transport_, together_ ? &reactor_ : nullptr);
}

void WaterQuality::start() {
  for (Observer* observer : observers_) observer->start(view(0.0, 0));
}

void WaterQuality::begin(double first_dt, const transport::CaseStep& first) {
  react_across({0.0, 0.0, 0.5 * first_dt, first});
}

void WaterQuality::before_flow(const Part& part) {
  accompany_until(part.time + 0.5 * part.dt, Order::zones_last);
}

void WaterQuality::after_flow(const Part& part) {
  transport::Booking crossed;
  {
    const Stopwatch watch(transport_seconds_);
    travel(crossed);
  }
  accompany_until(part.end(), Order::zones_first);
  react_across({part.end(), reacted_, part.end() + 0.5 * part.next_dt, part.next});
  book(crossed);
}

void WaterQuality::carry(base::Archive& archive) {
  archive(transport_, zones_, reactor_, ledger_);
  archive(concentration_, zone_, shown_, produced_ahead_, lost_ahead_);
  archive(reacted_, accompanied_, transport_seconds_, reaction_seconds_);
  for (Observer* observer : observers_) observer->carry(archive);
}

void WaterQuality::travel(transport::Booking& crossed) {
  if (!unsplit_) return transport_.step(flow(), concentration_, crossed);
  clear_changes();
  unsplit_->step(flow(), concentration_, crossed, {produced_, lost_});
  book_changes();
}

/// Heat, ages and storage zones up to `time`; none when a failed step has already taken
/// them further.
void WaterQuality::accompany_until(double time, Order order) {
  if (time <= accompanied_) return;
  const Stopwatch watch(reaction_seconds_);
  const double dt = time - accompanied_;
  const auto exchange = [&] { zones_.exchange(dt, flow().volume_after, concentration_, zone_); };
  if (order == Order::zones_first) exchange();
  clear_changes();
  heat_.step(flow(), accompanied_, dt, concentration_, produced_, lost_);
  ageing_.advance(dt, flow().volume_after, concentration_, zone_, produced_);
  book_changes();
  if (order == Order::zones_last) exchange();
  accompanied_ = time;
}

/// Reactions from the middle of the step before a moment to that of the step after it, and what is
/// shown of the moment.
void WaterQuality::react_across(const transport::Moment& at) {
  const Stopwatch watch(reaction_seconds_);
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
  reactor_.cross(flow(), moment, concentration_, {produced_ahead_, lost_ahead_},
                 {shown_, {produced_, lost_}});
  reacted_ = moment.ahead;
  book_changes();
}

void WaterQuality::clear_changes() {
  std::fill(produced_.begin(), produced_.end(), 0.0);
  std::fill(lost_.begin(), lost_.end(), 0.0);
}

/// What was made and lost within the water.
void WaterQuality::book_changes() {
  for (std::size_t k = 0; k < ledger_.constituents.size(); ++k) {
    ledger_.constituents[k].produced.add(produced_[k]);
    ledger_.constituents[k].lost.add(lost_[k]);
  }
}

void WaterQuality::book(const transport::Booking& crossed) {
  book_water(flow(), ledger_);
  for (std::size_t k = 0; k < ledger_.constituents.size(); ++k) {
    ledger_.constituents[k].in.add(crossed.in[k]);
    ledger_.constituents[k].out.add(crossed.out[k]);
    ledger_.constituents[k].produced.add(crossed.added[k]);
    ledger_.constituents[k].lost.add(crossed.removed[k]);
  }
  const Scene scene{case_, grid_, flow(), shown_};
  check_numbers(scene);
  count_stored(grid_, flow(), dissolved(), ledger_);
  check_ledger(scene, ledger_);
}

void WaterQuality::tell(RunStatistics& statistics) const {
  statistics.transport_seconds = transport_seconds_;
  statistics.reaction_seconds = reaction_seconds_;
  statistics.transport_steps = transport_.statistics().substeps;
  statistics.implicit_cells = transport_.statistics().implicit_cells;
  statistics.implicit_in_reach = transport_.statistics().implicit_in_reach;
  statistics.dispersion = transport_.dispersion();
  statistics.aerators = transport_.aerators();
  statistics.treatments = transport_.treatments();
  statistics.structures = transport_.structures();
  statistics.zone_rate = zones_.fastest().rate;
  if (!zones_.empty()) statistics.zone_place = grid_.cells[zones_.fastest().cell].name;
  statistics.reaction_evaluations = reactor_.evaluations();
  statistics.long_reactions = case_.quality.longest_reaction_step > 0.0;
  statistics.reaction_length = reactor_.mean_length();
}

void WaterQuality::show(double time, long step) const {
  RunView now = view(time, step);
  std::optional<grid::Snapshot> state;
  if (std::ranges::any_of(observers_, [&](auto* one) { return one->wants_snapshot(time); }))
    now.snapshot = &state.emplace(snapshot());
  for (Observer* observer : observers_) observer->step(now);
}

RunStatistics WaterQuality::finish(double time, RunStatistics statistics) const {
  tell(statistics);
  const grid::Snapshot last = snapshot();
  RunView end = view(time, statistics.steps);
  end.snapshot = &last;
  for (Observer* observer : observers_) observer->finish(end, statistics);
  return statistics;
}

grid::Snapshot WaterQuality::snapshot() const {
  grid::Snapshot snapshot;
  hydraulics_->save(snapshot);
  snapshot.concentration = shown_;
  snapshot.zone_concentration = zone_;
  transport_.save(snapshot);
  return snapshot;
}

RunView WaterQuality::view(double time, long step) const {
  return {case_,   grid_,   time, step, flow(), shown_, case_.quality.constituents.size(),
          ledger_, nullptr, zone_};
}

}  // namespace biandan::run
