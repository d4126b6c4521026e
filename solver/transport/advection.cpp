#include "solver/transport/advection.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/error.hpp"
#include "solver/math/limiter.hpp"

namespace biandan::transport {

namespace {

/// Below this share of its volume at bankfull a cell is nearly dry.
constexpr double nearly_dry = 1e-3;
/// A cell with less than this share of the water of the cell above it carries no shape of its own.
constexpr double sliver = 0.01;
/// Share of the water that enters a cell from which on what comes from outside is noticed.
constexpr double noticed = 1e-3;
/// Keeps rounding from pushing a face value over the universal limit, and so below zero.
constexpr double strictly = 1.0 - 1e-14;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

Advection::Advection(const Case& problem, const grid::Grid& grid)
    : grid_(&grid),
      stencils_(build_stencils(problem, grid)),
      passage_(grid.faces.size()),
      leaving_(grid.cells.size()),
      feeds_(grid.cells.size()),
      is_entrance_(grid.cells.size()),
      per_before_(grid.cells.size()),
      per_after_(grid.cells.size()),
      room_(grid.cells.size()),
      is_implicit_(grid.cells.size()),
      mixed_slot_(grid.cells.size(), -1) {
  const std::size_t constituents = problem.quality.transported();
  for (const grid::Face& face : grid.faces)
    channel_.push_back(face.kind == grid::Face::Kind::channel);
  for (const grid::Cell& cell : grid.cells) dry_volume_.push_back(nearly_dry * cell.bankfull);
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    if (!stencils_.line_cell[cell]) {
      mixed_slot_[cell] = static_cast<int>(mixed_cells_.size());
      mixed_cells_.push_back(static_cast<int>(cell));
    }
  mixed_ = LaneField(mixed_cells_.size(), constituents);
  increment_ = LaneField(grid.faces.size(), constituents);
  next_ = LaneField(grid.cells.size(), constituents);
}

void Advection::turn(std::size_t face, bool rightward) {
  const Stencil& stencil = stencils_.face[face];
  const auto& upstream = rightward ? stencil.left : stencil.right;
  const auto& downstream = rightward ? stencil.right : stencil.left;
  Passage& passage = passage_[face];
  passage.rightward = rightward;
  passage.up = upstream[0];
  passage.down = downstream[0];
  passage.far_up = upstream[1];
  passage.farther_up = upstream[2];
  passage.far_down = downstream[1];
  passage.quintic = upstream[2] >= 0 && downstream[1] >= 0;
  passage.uneven = upstream[1] >= 0 && stencils_.lone_end[index(upstream[1])];
  if (!channel_[face])
    passage.moving = Kind::upwind;
  else
    passage.moving = stencils_.line_cell[index(passage.up)] ? Kind::polynomial : Kind::blended;
}

void Advection::begin(const grid::FlowField& flow, const Exchange& exchange) {
  std::fill(leaving_.begin(), leaving_.end(), 0.0);
  std::fill(feeds_.begin(), feeds_.end(), char{0});
  std::fill(is_entrance_.begin(), is_entrance_.end(), char{0});
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const double Q = flow.discharge[f];
    Passage& passage = passage_[f];
    passage.discharge = std::abs(Q);
    passage.kind = Kind::still;
    if (Q == 0.0) continue;
    const bool rightward = Q > 0.0;
    if (rightward != passage.rightward || passage.up < 0) turn(f, rightward);
    passage.kind = passage.moving;
    leaving_[index(passage.up)] += passage.discharge;
    feeds_[index(passage.up)] = 1;
  }
  for (std::size_t slot = 0; slot < exchange.slot_cells().size(); ++slot) {
    const auto cell = index(exchange.slot_cells()[slot]);
    leaving_[cell] += exchange.outflow(static_cast<int>(slot));
    if (const int face = exchange.entrance(static_cast<int>(slot)); face >= 0) {
      passage_[index(face)].kind = Kind::entrance;
      is_entrance_[cell] = 1;
    }
  }
}

double Advection::courant(const grid::FlowField& flow) const {
  double largest = 0.0;
  for (std::size_t cell = 0; cell < leaving_.size(); ++cell) {
    const double least = std::min(flow.volume_before[cell], flow.volume_after[cell]);
    if (!feeds_[cell] || is_entrance_[cell] || least < dry_volume_[cell]) continue;
    largest = std::max(largest, flow.dt * leaving_[cell] / least);
  }
  return largest;
}

void Advection::prepare_cells(const SubStep& step) {
  implicit_.clear();
  for (std::size_t cell = 0; cell < leaving_.size(); ++cell) {
    per_before_[cell] = step.dt / step.before[cell];
    per_after_[cell] = step.dt / step.after[cell];
    room_[cell] = strictly / (leaving_[cell] * per_before_[cell]) - 1.0;
  }
  constexpr double most = largest_courant * (1.0 + 1e-9);
  for (std::size_t cell = 0; cell < leaving_.size(); ++cell) {
    // A cell that starts from nothing has no share to give: its end value is that of its inflow.
    const bool enough =
        step.before[cell] > 0.0 && step.dt * leaving_[cell] <= most * step.before[cell];
    is_implicit_[cell] = !enough && !is_entrance_[cell];
    if (enough && !is_entrance_[cell]) continue;
    per_after_[cell] = 0.0;
    if (is_implicit_[cell]) implicit_.push_back(static_cast<int>(cell));
  }
}

void Advection::mix_inflow(const SubStep& step, const Exchange& exchange,
                           const LaneField& concentration) {
  const std::size_t packs = concentration.packs();
  for (std::size_t m = 0; m < mixed_cells_.size(); ++m) {
    const auto cell = index(mixed_cells_[m]);
    Lanes* mean = mixed_.at(m);
    const Lanes* own = concentration.at(cell);
    const int slot = exchange.slot(cell);
    double water = slot >= 0 ? exchange.inflow(slot) : 0.0;
    for (std::size_t p = 0; p < packs; ++p)
      mean[p] = slot >= 0 ? exchange.mass(slot)[p] / step.dt - water * own[p] : Lanes(0.0);
    for (const int face : grid_->faces_of(mixed_cells_[m])) {
      const Passage& passage = passage_[index(face)];
      if (passage.kind == Kind::still || passage.down != mixed_cells_[m]) continue;
      water += passage.discharge;
      const Lanes* up = concentration.at(passage.up);
      for (std::size_t p = 0; p < packs; ++p) mean[p] += passage.discharge * (up[p] - own[p]);
    }
    const double inverse = water > 0.0 ? 1.0 / water : 0.0;
    for (std::size_t p = 0; p < packs; ++p) mean[p] = own[p] + inverse * mean[p];
  }
}

template <class Increment>
void Advection::pass(std::size_t face, const LaneField& concentration, Increment increment) {
  const Passage& passage = passage_[face];
  const Lanes* up = concentration.at(passage.up);
  const Lanes* down = concentration.at(passage.down);
  Lanes* next_up = next_.at(passage.up);
  Lanes* next_down = next_.at(passage.down);
  Lanes* kept = increment_.at(face);
  const double from_up = passage.discharge * per_after_[index(passage.up)];
  const double to_down = passage.discharge * per_after_[index(passage.down)];
  for (std::size_t p = 0; p < concentration.packs(); ++p) {
    const Lanes extra = increment(p);
    const Lanes gain = (up[p] - down[p]) + extra;
    kept[p] = extra;
    next_up[p] -= from_up * extra;
    next_down[p] += to_down * gain;
  }
}

void Advection::pass_polynomial(std::size_t face, const SubStep& step,
                                const LaneField& concentration) {
  const Passage& passage = passage_[face];
  const Lanes* up = concentration.at(passage.up);
  const Lanes* down = concentration.at(passage.down);
  const Lanes* far_up = concentration.at(passage.far_up);
  const double nu = passage.discharge * per_before_[index(passage.up)];
  const double room = room_[index(passage.up)];
  if (passage.quintic) {
    const auto weights = math::quintic_weights(nu);
    const Lanes* farther_up = concentration.at(passage.farther_up);
    const Lanes* far_down = concentration.at(passage.far_down);
    pass(face, concentration, [&](std::size_t p) {
      const Lanes a = up[p] - far_up[p];
      const Lanes b = down[p] - up[p];
      const Lanes value = math::polynomial_increment(weights, far_up[p] - farther_up[p], a, b,
                                                     far_down[p] - down[p]);
      return math::universal_limit(value, a, b, room);
    });
  } else {
    const auto weights = passage.uneven ? math::cubic_weights(step.before[index(passage.far_up)],
                                                              step.before[index(passage.up)],
                                                              step.before[index(passage.down)],
                                                              step.dt * passage.discharge)
                                        : math::cubic_weights(nu);
    pass(face, concentration, [&](std::size_t p) {
      const Lanes a = up[p] - far_up[p];
      const Lanes b = down[p] - up[p];
      return math::universal_limit(weights.a * a + weights.b * b, a, b, room);
    });
  }
}

void Advection::pass_blended(std::size_t face, const LaneField& concentration) {
  const Passage& passage = passage_[face];
  const Lanes* up = concentration.at(passage.up);
  const Lanes* down = concentration.at(passage.down);
  const Lanes* mixed = mixed_.at(mixed_slot_[index(passage.up)]);
  const double nu = leaving_[index(passage.up)] * per_before_[index(passage.up)];
  pass(face, concentration, [&](std::size_t p) {
    return math::blended_increment(up[p] - mixed[p], down[p] - up[p], nu);
  });
}

void Advection::pass_entrance(std::size_t face, const SubStep& step, const Exchange& exchange,
                              const LaneField& concentration) {
  const Passage& passage = passage_[face];
  const auto cell = index(passage.up);
  const int slot = exchange.slot(cell);
  const Lanes* own = concentration.at(cell);
  const Lanes* down = concentration.at(passage.down);
  const Lanes* entering = exchange.entering(slot);
  // What enters in the step is the stretch above the cell; what passes may come from both.
  const double entered = step.dt * exchange.inflow(slot);
  const double passing = step.dt * passage.discharge;
  const double rest = step.before[cell] - passing;
  if (rest <= 0.0 || stands_apart(passage, step)) {
    const double share = std::max(0.0, -rest / passing);
    pass(face, concentration, [&](std::size_t p) { return share * (entering[p] - own[p]); });
  } else {
    const auto weights =
        math::cubic_weights(entered, step.before[cell], step.before[index(passage.down)], passing);
    pass(face, concentration, [&](std::size_t p) {
      const Lanes a = own[p] - entering[p];
      const Lanes b = down[p] - own[p];
      return math::universal_limit(weights.a * a + weights.b * b, a, b, room_[cell]);
    });
  }
  const double per_volume = step.after[cell] > 0.0 ? 1.0 / step.after[cell] : 0.0;
  const Lanes* extra = increment_.at(face);
  Lanes* next = next_.at(cell);
  const Lanes zero(0.0);
  for (std::size_t p = 0; p < concentration.packs(); ++p) {
    // The limit of the face keeps this between the two; the bounds here are for rounding.
    const Lanes most = entering[p] - own[p];
    const Lanes gain = per_volume * (entered * most - passing * extra[p]);
    next[p] = own[p] + base::min(base::max(gain, base::min(most, zero)), base::max(most, zero));
  }
}

bool Advection::stands_apart(const Passage& passage, const SubStep& step) const {
  const auto down = index(passage.down);
  return is_implicit_[down] && step.before[down] <= sliver * step.before[index(passage.up)];
}

void Advection::pass_faces(const SubStep& step, const Exchange& exchange,
                           const LaneField& concentration) {
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const Passage& passage = passage_[f];
    if (passage.kind == Kind::still) continue;
    if (is_implicit_[index(passage.up)]) {
      std::fill_n(increment_.at(f), concentration.packs(), Lanes(0.0));
      continue;
    }
    if (passage.kind == Kind::entrance)
      pass_entrance(f, step, exchange, concentration);
    else if (passage.kind == Kind::upwind || stands_apart(passage, step))
      pass(f, concentration, [](std::size_t) { return Lanes(0.0); });
    else if (passage.kind == Kind::polynomial)
      pass_polynomial(f, step, concentration);
    else
      pass_blended(f, concentration);
  }
}

Lanes Advection::carried(std::size_t face, std::size_t pack, const LaneField& concentration) const {
  const int up = passage_[face].up;
  const LaneField& source = is_implicit_[index(up)] ? next_ : concentration;
  return source.at(up)[pack] + increment_.at(face)[pack];
}

double Advection::solve_implicit_cell(std::size_t cell, const SubStep& step,
                                      const Exchange& exchange, const LaneField& concentration) {
  const std::size_t packs = concentration.packs();
  Lanes* next = next_.at(cell);
  const Lanes* own = concentration.at(cell);
  const double total = step.after[cell] + step.dt * leaving_[cell];
  if (total <= 0.0) {
    std::copy_n(own, packs, next);
    return 0.0;
  }
  double change = 0.0;
  const int slot = exchange.slot(cell);
  for (std::size_t p = 0; p < packs; ++p) {
    Lanes mass = step.before[cell] * own[p];
    if (slot >= 0) mass += exchange.mass(slot)[p];
    for (const int face : grid_->faces_of(static_cast<int>(cell))) {
      const Passage& passage = passage_[index(face)];
      if (passage.kind == Kind::still || passage.down != static_cast<int>(cell)) continue;
      mass += step.dt * passage.discharge * carried(index(face), p, concentration);
    }
    const Lanes value = mass / total;
    for (std::size_t lane = 0; lane < base::lane_count<Lanes>; ++lane)
      change = std::max(
          change, std::abs(value[lane] - next[p][lane]) / std::max(std::abs(value[lane]), 1e-300));
    next[p] = value;
  }
  return change;
}

void Advection::order_implicit() {
  // Kahn's order: a cell follows all implicit cells that feed it.
  const auto feeds_implicit = [&](int face, int cell) {
    const Passage& passage = passage_[index(face)];
    return passage.kind != Kind::still && passage.up == cell && is_implicit_[index(passage.down)];
  };
  std::vector<int> waiting(is_implicit_.size(), 0);
  for (const int cell : implicit_)
    for (const int face : grid_->faces_of(cell))
      if (feeds_implicit(face, cell)) ++waiting[index(passage_[index(face)].down)];
  std::vector<int> order;
  for (const int cell : implicit_)
    if (waiting[index(cell)] == 0) order.push_back(cell);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (const int face : grid_->faces_of(order[i]))
      if (feeds_implicit(face, order[i]) && --waiting[index(passage_[index(face)].down)] == 0)
        order.push_back(passage_[index(face)].down);
  cyclic_ = order.size() < implicit_.size();
  if (cyclic_)
    for (const int cell : implicit_)
      if (waiting[index(cell)] > 0) order.push_back(cell);
  implicit_ = std::move(order);
}

void Advection::solve_implicit(const SubStep& step, const Exchange& exchange,
                               const LaneField& concentration) {
  if (implicit_.empty()) return;
  order_implicit();
  const std::size_t packs = concentration.packs();
  for (const int cell : implicit_) std::copy_n(concentration.at(cell), packs, next_.at(cell));
  // One pass is exact unless water runs in a circle; then passes are repeated until nothing moves.
  constexpr int most_passes = 10000;
  constexpr double settled = 1e-14;
  for (int pass = 0; pass < most_passes; ++pass) {
    double change = 0.0;
    for (const int cell : implicit_)
      change = std::max(change, solve_implicit_cell(index(cell), step, exchange, concentration));
    if (!cyclic_ || change <= settled) return pass_on(concentration);
  }
  throw base::RunError("transport does not converge at " +
                       grid_->cells[index(implicit_.back())].name + ", " +
                       std::to_string(step.time) +
                       " s after the start: water runs in a circle through nearly dry cells");
}

void Advection::pass_on(const LaneField& concentration) {
  for (const int cell : implicit_)
    for (const int face : grid_->faces_of(cell)) {
      const Passage& passage = passage_[index(face)];
      if (passage.kind == Kind::still || passage.up != cell) continue;
      const double weight = passage.discharge * per_after_[index(passage.down)];
      const Lanes* own = concentration.at(passage.down);
      Lanes* next = next_.at(passage.down);
      for (std::size_t p = 0; p < concentration.packs(); ++p)
        next[p] += weight * (next_.at(cell)[p] - own[p]);
    }
}

void Advection::add_inlets(const SubStep& step, const Exchange& exchange,
                           const LaneField& concentration) {
  for (std::size_t slot = 0; slot < exchange.slot_cells().size(); ++slot) {
    const auto cell = index(exchange.slot_cells()[slot]);
    if (is_entrance_[cell]) continue;
    const double per_volume = per_after_[cell] / step.dt;
    const double water = exchange.inflow(static_cast<int>(slot));
    const Lanes* mass = exchange.mass(static_cast<int>(slot));
    const Lanes* own = concentration.at(cell);
    Lanes* next = next_.at(cell);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      next[p] += per_volume * (mass[p] - step.dt * (water * own[p]));
  }
}

void Advection::look_at(const SubStep& step, const Exchange& exchange,
                        const LaneField& concentration, ArtificialDispersion& look) const {
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const Passage& passage = passage_[f];
    if (passage.kind == Kind::still || !channel_[f]) continue;
    const auto up = index(passage.up);
    const auto down = index(passage.down);
    // All that enters the cell below.
    const double entering = leaving_[down] + (step.after[down] - step.before[down]) / step.dt;
    const int slot = exchange.slot(down);
    if (slot >= 0 && exchange.inflow(slot) > noticed * entering) continue;
    // Implicit cells pass their own new value on.
    const LaneField& source = is_implicit_[up] ? next_ : concentration;
    const LaneField& target = is_implicit_[down] ? next_ : concentration;
    ArtificialDispersion::Passed passed;
    passed.water = step.dt * passage.discharge;
    passed.dt = step.dt;
    passed.below = is_implicit_[down] || !(entering > 0.0)
                       ? 0.0
                       : 0.5 * step.before[down] * passage.discharge / entering;
    for (std::size_t p = 0; p < concentration.packs(); ++p) {
      passed.value = source.at(up)[p];
      passed.jump = passed.value - target.at(down)[p];
      passed.beyond = increment_.at(f)[p];
      passed.change = next_.at(down)[p] - concentration.at(down)[p];
      look.add(f, p, passed);
    }
  }
}

void Advection::advance(const SubStep& step, Exchange& exchange, LaneField& concentration,
                        ArtificialDispersion* look) {
  prepare_cells(step);
  mix_inflow(step, exchange, concentration);
  next_.copy(concentration);
  pass_faces(step, exchange, concentration);
  add_inlets(step, exchange, concentration);
  solve_implicit(step, exchange, concentration);
  if (look != nullptr) look_at(step, exchange, concentration, *look);
  // Withdrawn water carries the value that the cell's leaving faces carry.
  for (const int cell : implicit_)
    std::copy_n(next_.at(cell), concentration.packs(), concentration.at(cell));
  exchange.book(step, concentration);
  concentration.swap(next_);
}

void Advection::add_rates(const SubStep& moment, const Exchange& exchange,
                          const LaneField& concentration, LaneField& mass) {
  prepare_cells(moment);
  mix_inflow(moment, exchange, concentration);
  next_.copy(concentration);
  pass_faces(moment, exchange, concentration);
  const std::size_t packs = concentration.packs();
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const Passage& passage = passage_[f];
    if (passage.kind == Kind::still) continue;
    for (std::size_t p = 0; p < packs; ++p) {
      const Lanes carried =
          passage.discharge * (concentration.at(passage.up)[p] + increment_.at(f)[p]);
      mass.at(passage.up)[p] -= carried;
      mass.at(passage.down)[p] += carried;
    }
  }
  for (std::size_t slot = 0; slot < exchange.slot_cells().size(); ++slot) {
    const auto cell = index(exchange.slot_cells()[slot]);
    const Lanes* entering = exchange.mass(static_cast<int>(slot));
    const double out = exchange.outflow(static_cast<int>(slot));
    for (std::size_t p = 0; p < packs; ++p)
      mass.at(cell)[p] += entering[p] / moment.dt - out * concentration.at(cell)[p];
  }
}

}  // namespace biandan::transport
