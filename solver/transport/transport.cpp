#include "solver/transport/transport.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::transport {

namespace {

/// What the scheme spreads, and what formulas would give, is looked at once in so many steps: a
/// long run has enough of them for its means all the same.
long looked_at_every(long steps) {
  return steps < 1024 ? 16 : 64;
}
/// More sub-steps than this are not spent on a few fast cells.
constexpr long most_substeps = 10;

void interpolate(const grid::FlowField& flow, double weight, std::vector<double>& volume) {
  if (weight == 0.0) return void(volume = flow.volume_before);
  if (weight == 1.0) return void(volume = flow.volume_after);
  volume.resize(flow.volume_before.size());
  for (std::size_t cell = 0; cell < volume.size(); ++cell)
    volume[cell] = (1.0 - weight) * flow.volume_before[cell] + weight * flow.volume_after[cell];
}

}  // namespace

Transport::Transport(const Case& problem, const grid::Grid& grid)
    : grid_(&grid),
      exchange_(problem, grid),
      advection_(problem, grid),
      coefficient_(problem, grid),
      dispersion_(problem, grid),
      artificial_(problem, grid),
      constituents_(problem.quality.constituents.size()),
      temperature_(problem.quality.temperature),
      concentration_(grid.cells.size(), problem.quality.transported()),
      mass_(grid.cells.size(), problem.quality.transported()) {
  statistics_.implicit_in_reach.resize(problem.network.reaches.size());
}

long Transport::substep_count(const grid::FlowField& flow) const {
  const double needed = advection_.courant(flow) / largest_courant;
  // A Courant number at the bound up to rounding needs no further sub-step.
  const double count = std::ceil(needed * (1.0 - 1e-9));
  return count < static_cast<double>(most_substeps) ? std::max(1L, static_cast<long>(count))
                                                    : most_substeps;
}

/// Those that hold water, or did.
void Transport::count_implicit(const SubStep& step) {
  for (const int cell : advection_.implicit_cells()) {
    const auto c = static_cast<std::size_t>(cell);
    if (!(step.before[c] > 0.0 || step.after[c] > 0.0)) continue;
    const network::ReachId reach = grid_->cells[c].reach;
    ++statistics_.implicit_cells;
    ++(reach.valid() ? statistics_.implicit_in_reach[reach.index()]
                     : statistics_.implicit_at_nodes);
  }
}

void Transport::disperse(double dt, Dispersion::Stretch stretch,
                         const std::vector<double>& volume) {
  if (dispersion_.active()) dispersion_.advance(dt, stretch, volume, exchange_, concentration_);
}

/// Water moves as if none evaporated; then evaporation takes its share of the water alone, and of
/// its heat.
void Transport::advect(SubStep& step) {
  ArtificialDispersion* const look = looking_ ? &artificial_ : nullptr;
  if (!exchange_.evaporates()) {
    advection_.advance(step, exchange_, concentration_, look);
    return;
  }
  const std::vector<int>& cells = exchange_.slot_cells();
  const std::vector<double> after = step.after;
  for (std::size_t slot = 0; slot < cells.size(); ++slot)
    step.after[static_cast<std::size_t>(cells[slot])] +=
        step.dt * exchange_.evaporation(static_cast<int>(slot));
  advection_.advance(step, exchange_, concentration_, look);
  for (const int cell : cells) {
    const auto c = static_cast<std::size_t>(cell);
    if (step.after[c] == after[c]) continue;
    const double rise = step.after[c] / after[c];
    Lanes* value = concentration_.at(c);
    const double temperature = temperature_ ? concentration_.get(c, *temperature_) : 0.0;
    for (std::size_t p = 0; p < concentration_.packs(); ++p) value[p] = rise * value[p];
    if (!temperature_) continue;
    concentration_.set(c, *temperature_, temperature);
    exchange_.book_out(*temperature_, (step.after[c] - after[c]) * temperature);
  }
  step.after = after;
}

void Transport::substep(SubStep& step, bool first, bool last) {
  using Stretch = Dispersion::Stretch;
  exchange_.set(step);
  if (first) disperse(0.5 * step.dt, Stretch::before, step.before);
  advect(step);
  if (last)
    disperse(0.5 * step.dt, Stretch::after, step.after);
  else
    disperse(step.dt, Stretch::between, step.after);
  count_implicit(step);
  ++statistics_.substeps;
}

void Transport::save(grid::Snapshot& snapshot) const {
  exchange_.memory().save(snapshot);
}

void Transport::restore(const grid::Snapshot& snapshot) {
  exchange_.memory().restore(snapshot);
}

void Transport::look_at(const grid::FlowField& flow) {
  const long every = looked_at_every(statistics_.steps);
  looking_ = statistics_.steps % every == 0;
  if (!looking_) return;
  artificial_.begin(flow, static_cast<double>(every));
  coefficient_.add_to_means(flow, static_cast<double>(every));
}

std::vector<ReachDispersion> Transport::dispersion() const {
  if (concentration_.constituents() == 0) return {};
  const std::vector<MeanDispersion> physical = coefficient_.means();
  const std::vector<double> artificial = artificial_.by_reach();
  std::vector<ReachDispersion> reaches;
  for (std::size_t r = 0; r < physical.size(); ++r) reaches.push_back({physical[r], artificial[r]});
  return reaches;
}

void Transport::begin(const grid::FlowField& flow, std::span<const double> concentration) {
  exchange_.begin(flow);
  advection_.begin(flow, exchange_, concentration);
  coefficient_.update(flow);
  dispersion_.begin(flow, coefficient_.value());
}

void Transport::rates(double time, std::span<const double> volume,
                      std::span<const double> concentration, std::span<double> mass,
                      Booking& crossing) {
  constexpr double a_moment = 1e-6;  // [s]
  moment_.time = time;
  moment_.dt = a_moment;
  moment_.before.assign(volume.begin(), volume.end());
  moment_.after = moment_.before;
  concentration_.read(concentration, constituents_);
  mass_.fill(0.0);
  exchange_.clear_booking();
  advection_.effects().clear_booking();
  advection_.aerators().clear_booking();
  exchange_.set(moment_);
  advection_.add_rates(moment_, exchange_, concentration_, mass_);
  exchange_.book_rates(moment_, concentration_);
  if (dispersion_.active()) dispersion_.add_rates(moment_.before, exchange_, concentration_, mass_);
  if (temperature_ && exchange_.evaporates()) take_heat_of_vapour();
  mass_.write(mass, constituents_);
  crossing.clear(constituents_);
  tell(crossing);
}

void Transport::tell(Booking& booking) {
  const auto write = [&](const LaneSum& sum, std::vector<double>& to) {
    sum.write(std::span(to).first(concentration_.constituents()));
  };
  write(exchange_.in(), booking.in);
  write(exchange_.out(), booking.out);
  const std::size_t transported = concentration_.constituents();
  const std::span removed = std::span(booking.removed).first(transported);
  const std::span added = std::span(booking.added).first(transported);
  advection_.effects().add_to(removed, added);
  advection_.aerators().add_to(removed, added);
}

/// Water that evaporates takes its heat along and nothing else.
void Transport::take_heat_of_vapour() {
  const std::vector<int>& cells = exchange_.slot_cells();
  for (std::size_t slot = 0; slot < cells.size(); ++slot) {
    const auto cell = static_cast<std::size_t>(cells[slot]);
    const double heat =
        exchange_.evaporation(static_cast<int>(slot)) * concentration_.get(cell, *temperature_);
    mass_.set(cell, *temperature_, mass_.get(cell, *temperature_) - heat);
    exchange_.book_out(*temperature_, heat);
  }
}

void Transport::end(const grid::FlowField& flow, std::span<const double> concentration) {
  concentration_.read(concentration, constituents_);
  exchange_.pass_memory(flow.dt, concentration_);
  ++statistics_.steps;
}

void Transport::step(const grid::FlowField& flow, std::span<double> concentration,
                     Booking& booking) {
  booking.clear(constituents_);
  if (flow.dt <= 0.0) return;
  advection_.structures().begin(flow);
  if (concentration_.constituents() == 0) return;
  concentration_.read(concentration, constituents_);
  begin(flow, concentration);
  look_at(flow);
  const long count = substep_count(flow);
  SubStep part;
  part.dt = flow.dt / static_cast<double>(count);
  interpolate(flow, 0.0, part.after);
  for (long k = 0; k < count; ++k) {
    part.time = flow.time + static_cast<double>(k) * part.dt;
    part.before.swap(part.after);
    interpolate(flow, static_cast<double>(k + 1) / static_cast<double>(count), part.after);
    substep(part, k == 0, k + 1 == count);
  }
  concentration_.write(concentration, constituents_);
  tell(booking);
  advection_.effects().add_to_totals(flow);
  ++statistics_.steps;
}

}  // namespace biandan::transport
