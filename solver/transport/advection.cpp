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

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

Advection::Advection(const Case& problem, const grid::Grid& grid)
    : grid_(&grid),
      kernels_(&advection_kernels(LaneField(0, problem.quality.transported()).packs())),
      stencils_(build_stencils(problem, grid)),
      effects_(problem, grid),
      aerators_(problem, grid),
      structures_(problem, grid),
      passage_(grid.faces.size()),
      kind_(grid.faces.size(), Kind::still),
      discharge_(grid.faces.size()),
      cell_face_(grid.face_list.size()),
      seen_left_right_(grid.faces.size()),
      leaving_(grid.cells.size()),
      feeds_(grid.cells.size()),
      is_entrance_(grid.cells.size()),
      per_before_(grid.cells.size()),
      per_after_(grid.cells.size()),
      room_(grid.cells.size()),
      is_implicit_(grid.cells.size()),
      row_of_(grid.cells.size(), -1) {
  const std::size_t constituents = problem.quality.transported();
  for (const grid::Face& face : grid.faces)
    channel_.push_back(face.kind == grid::Face::Kind::channel);
  for (const grid::Cell& cell : grid.cells) dry_volume_.push_back(nearly_dry * cell.bankfull);
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    for (auto seen = index(grid.face_list_start[cell]);
         seen < index(grid.face_list_start[cell + 1]); ++seen) {
      const auto face = index(grid.face_list[seen]);
      const bool right = grid.faces[face].right == static_cast<int>(cell);
      seen_left_right_[face][right ? 1 : 0] = seen;
      cell_face_[seen] = {static_cast<int>(face), static_cast<int>(cell), 0.0};
    }
  if (!aerators_.cells().empty()) aerated_.assign(grid.cells.size(), -1);
  for (std::size_t i = 0; i < aerators_.cells().size(); ++i)
    aerated_[aerators_.cells()[i].cell] = static_cast<int>(i);
  brought_.resize(aerators_.cells().size());
  const auto mixed = std::ranges::count(stencils_.line_cell, char{0});
  mixed_ = LaneField(static_cast<std::size_t>(mixed), constituents);
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

void Advection::begin(const grid::FlowField& flow, const Exchange& exchange,
                      std::span<const double> concentration) {
  std::fill(leaving_.begin(), leaving_.end(), 0.0);
  std::fill(feeds_.begin(), feeds_.end(), char{0});
  std::fill(is_entrance_.begin(), is_entrance_.end(), char{0});
  bool turned = false;
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const double Q = flow.discharge[f];
    const auto [left, right] = seen_left_right_[f];
    cell_face_[left].flow = -Q;
    cell_face_[right].flow = Q;
    const Passage& passage = passage_[f];
    discharge_[f] = std::abs(Q);
    kind_[f] = Kind::still;
    if (Q != 0.0) {
      const bool rightward = Q > 0.0;
      if (rightward != passage.rightward || passage.up < 0) {
        turn(f, rightward);
        show(f);
        turned = true;
      }
      kind_[f] = passage.moving;
      leaving_[index(passage.up)] += discharge_[f];
      feeds_[index(passage.up)] = 1;
    }
  }
  for (std::size_t slot = 0; slot < exchange.slot_cells().size(); ++slot) {
    const auto cell = index(exchange.slot_cells()[slot]);
    leaving_[cell] += exchange.outflow(static_cast<int>(slot));
    if (const int face = exchange.entrance(static_cast<int>(slot)); face >= 0) {
      kind_[index(face)] = Kind::entrance;
      is_entrance_[cell] = 1;
    }
  }
  if (turned || kind_ != listed_) list_faces(exchange);
  effects_.begin(flow, concentration);
  aerators_.begin(flow, concentration);
}

void Advection::show(std::size_t face) {
  for (const std::size_t seen : seen_left_right_[face])
    if (passage_[face].up >= 0) cell_face_[seen].from = passage_[face].up;
}

void Advection::list_faces(const Exchange& exchange) {
  listed_ = kind_;
  quintic_.clear();
  cubic_.clear();
  uneven_.clear();
  blended_.clear();
  entrances_.clear();
  for (const MixedCell& it : mixing_) row_of_[index(it.cell)] = -1;
  mixing_.clear();
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const Passage& passage = passage_[f];
    switch (kind_[f]) {
      case Kind::still:
      case Kind::upwind:
        clear_increment(f);
        break;
      case Kind::polynomial:
        list_stencil(f);
        break;
      case Kind::blended:
        blended_.push_back(
            {static_cast<int>(f), mixed_row(passage.up, exchange), passage.up, passage.down});
        break;
      case Kind::entrance:
        entrances_.push_back(f);
    }
  }
}

int Advection::mixed_row(int cell, const Exchange& exchange) {
  int& row = row_of_[index(cell)];
  if (row >= 0) return row;
  row = static_cast<int>(mixing_.size());
  const auto& start = grid_->face_list_start;
  mixing_.push_back({.cell = cell,
                     .row = row,
                     .first = start[index(cell)],
                     .end = start[index(cell) + 1],
                     .slot = exchange.slot(index(cell))});
  return row;
}

void Advection::list_stencil(std::size_t face) {
  const Passage& it = passage_[face];
  auto& list = it.quintic ? quintic_ : (it.uneven ? uneven_ : cubic_);
  list.push_back({static_cast<int>(face), it.quintic ? it.farther_up : it.far_up, it.far_up, it.up,
                  it.down, it.quintic ? it.far_down : it.down});
}

void Advection::clear_increment(std::size_t face) {
  std::fill_n(increment_.at(face), increment_.packs(), Lanes(0.0));
}

AdvectionArrays Advection::arrays(const SubStep& step, const LaneField& concentration) {
  return {.packs = concentration.packs(),
          .dt = step.dt,
          .discharge = discharge_.data(),
          .before = step.before.data(),
          .leaving = leaving_.data(),
          .per_before = per_before_.data(),
          .per_after = per_after_.data(),
          .room = room_.data(),
          .concentration = concentration.rows(),
          .mixed = mixed_.rows(),
          .increment = increment_.rows(),
          .next = next_.rows()};
}

double Advection::courant(const grid::FlowField& flow) const {
  double largest = 0.0;
  for (std::size_t cell = 0; cell < leaving_.size(); ++cell) {
    const double least = std::min(flow.volume_before[cell], flow.volume_after[cell]);
    // Few cells raise the largest: the others need no division.
    if (!(flow.dt * leaving_[cell] > largest * least)) continue;
    if (!feeds_[cell] || is_entrance_[cell] || least < dry_volume_[cell]) continue;
    largest = flow.dt * leaving_[cell] / least;
  }
  return largest;
}

void Advection::prepare_cells(const SubStep& step) {
  for (const int cell : implicit_) {
    is_implicit_[index(cell)] = 0;
    for (const int face : grid_->faces_of(cell)) show(index(face));
  }
  implicit_.clear();
  constexpr double most = largest_courant * (1.0 + 1e-9);
  std::size_t emptied = kernels_->prepare({.count = leaving_.size(),
                                           .dt = step.dt,
                                           .largest_share = most,
                                           .before = step.before.data(),
                                           .after = step.after.data(),
                                           .leaving = leaving_.data(),
                                           .per_before = per_before_.data(),
                                           .per_after = per_after_.data(),
                                           .room = room_.data()});
  // A cell that starts from nothing has no share to give: its end value is that of its inflow.
  const auto enough = [&](std::size_t cell) {
    return step.before[cell] > 0.0 && step.dt * leaving_[cell] <= most * step.before[cell];
  };
  for (const std::size_t face : entrances_) {
    const auto cell = index(passage_[face].up);
    per_after_[cell] = 0.0;
    if (!enough(cell)) --emptied;
  }
  for (std::size_t cell = 0; emptied > 0 && cell < leaving_.size(); ++cell) {
    if (enough(cell) || is_entrance_[cell]) continue;
    is_implicit_[cell] = 1;
    per_after_[cell] = 0.0;
    implicit_.push_back(static_cast<int>(cell));
    --emptied;
  }
}

void Advection::mix_inflow(const SubStep& step, const Exchange& exchange,
                           const LaneField& concentration) {
  for (MixedCell& it : mixing_) {
    Lanes* brings = mixed_.at(it.row);
    it.water = it.slot >= 0 ? exchange.inflow(it.slot) : 0.0;
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      brings[p] = it.slot >= 0 ? exchange.mass(it.slot)[p] / step.dt : Lanes(0.0);
  }
  kernels_->mix(mixing_, cell_face_.data(), arrays(step, concentration));
  mix_changed(concentration);
}

void Advection::mix_changed(const LaneField& concentration) {
  for (const std::size_t face : effects_.faces()) {
    const auto down = index(passage_[face].down);
    if (row_of_[down] < 0) continue;
    double water = mixing_[index(row_of_[down])].water;
    for (auto seen = index(grid_->face_list_start[down]);
         seen < index(grid_->face_list_start[down + 1]); ++seen)
      water += std::max(0.0, cell_face_[seen].flow);
    const Lanes* above = concentration.at(passage_[face].up);
    Lanes* mean = mixed_.at(row_of_[down]);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      mean[p] += discharge_[face] / water * (effects_.behind(face, p, above[p]) - above[p]);
  }
}

void Advection::pass_entrance(std::size_t face, const SubStep& step, const Exchange& exchange,
                              const LaneField& concentration) {
  const Passage& passage = passage_[face];
  const auto cell = index(passage.up);
  const int slot = exchange.slot(cell);
  const Lanes* own = concentration.at(cell);
  const Lanes* down = concentration.at(passage.down);
  const Lanes* entering = exchange.entering(slot);
  Lanes* increment = increment_.at(face);
  // What enters in the step is the stretch above the cell; what passes may come from both.
  const double entered = step.dt * exchange.inflow(slot);
  const double passing = step.dt * discharge_[face];
  const double rest = step.before[cell] - passing;
  if (rest <= 0.0 || stands_apart(passage, step)) {
    const double share = std::max(0.0, -rest / passing);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      increment[p] = share * (entering[p] - own[p]);
    return;
  }
  const auto weights =
      math::cubic_weights(entered, step.before[cell], step.before[index(passage.down)], passing);
  for (std::size_t p = 0; p < concentration.packs(); ++p) {
    const Lanes a = own[p] - entering[p];
    const Lanes b = down[p] - own[p];
    increment[p] = math::universal_limit(weights.a * a + weights.b * b, a, b, room_[cell]);
  }
}

void Advection::advance_entrance(std::size_t face, const SubStep& step, const Exchange& exchange,
                                 const LaneField& concentration) {
  const auto cell = index(passage_[face].up);
  const int slot = exchange.slot(cell);
  const double entered = step.dt * exchange.inflow(slot);
  const double passing = step.dt * discharge_[face];
  const double per_volume = step.after[cell] > 0.0 ? 1.0 / step.after[cell] : 0.0;
  const Lanes* own = concentration.at(cell);
  const Lanes* entering = exchange.entering(slot);
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
  const AdvectionArrays all = arrays(step, concentration);
  kernels_->pass_stencils({quintic_, cubic_, uneven_}, all);
  kernels_->pass_blended(blended_, all);
  for (const std::size_t face : entrances_) pass_entrance(face, step, exchange, concentration);
  hold_implicit(step);
}

void Advection::hold_implicit(const SubStep& step) {
  for (const int cell : implicit_)
    for (const int face : grid_->faces_of(cell)) {
      const auto f = index(face);
      const Passage& passage = passage_[f];
      if (kind_[f] == Kind::still) continue;
      if (passage.up == cell) {
        clear_increment(f);
        // A cell that looks at itself gets nothing.
        for (const std::size_t seen : seen_left_right_[f]) cell_face_[seen].from = passage.down;
      } else if (kind_[f] != Kind::entrance && stands_apart(passage, step)) {
        clear_increment(f);
      }
    }
}

const Lanes* Advection::given(std::size_t face, const LaneField& concentration) const {
  const int up = passage_[face].up;
  return (is_implicit_[index(up)] ? next_ : concentration).at(up);
}

void Advection::book_structures(const SubStep& step, const LaneField& concentration) {
  const std::vector<std::size_t>& faces = structures_.faces();
  for (std::size_t s = 0; s < faces.size(); ++s) {
    const std::size_t face = faces[s];
    if (kind_[face] == Kind::still) continue;
    const double water = step.dt * discharge_[face];
    structures_.book(s, passage_[face].rightward ? water : -water, given(face, concentration));
  }
}

Lanes Advection::carried(std::size_t face, std::size_t pack, const LaneField& concentration) const {
  const Lanes leaving = given(face, concentration)[pack] + increment_.at(face)[pack];
  return effects_.behind(face, pack, leaving);
}

void Advection::pass_changed(const LaneField& concentration) {
  for (const std::size_t face : effects_.faces()) {
    const Passage& passage = passage_[face];
    if (is_implicit_[index(passage.up)]) continue;  // see pass_on
    const double weight = discharge_[face] * per_after_[index(passage.down)];
    const Lanes* above = concentration.at(passage.up);
    Lanes* next = next_.at(passage.down);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      next[p] += weight * (effects_.behind(face, p, above[p]) - above[p]);
  }
}

void Advection::book_changed(const SubStep& step, const LaneField& concentration) {
  for (const std::size_t face : effects_.faces())
    effects_.book(face, step.dt * discharge_[face], given(face, concentration));
}

void Advection::aerate(const SubStep& step, const LaneField& concentration) {
  for (std::size_t i = 0; i < brought_.size(); ++i) {
    const Aerators::Aerated& it = aerators_.cells()[i];
    const std::size_t oxygen = aerators_.oxygen();
    const double volume = step.after[it.cell];
    if (!(volume + step.dt * leaving_[it.cell] > 0.0)) continue;  // a dry cell takes nothing
    if (is_implicit_[it.cell]) {
      aerators_.book(it, brought_[i], step.dt);
      continue;
    }
    const double found = next_.get(it.cell, oxygen);
    const double after =
        Aerators::after(it, step.dt, volume, concentration.get(it.cell, oxygen), found);
    next_.set(it.cell, oxygen, after);
    aerators_.book(it, (after - found) * volume, step.dt);
  }
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
  const Aerators::Aerated* device = aerated(cell);
  for (std::size_t p = 0; p < packs; ++p) {
    Lanes mass = step.before[cell] * own[p];
    if (slot >= 0) mass += exchange.mass(slot)[p];
    for (const int face : grid_->faces_of(static_cast<int>(cell))) {
      const Passage& passage = passage_[index(face)];
      if (kind_[index(face)] == Kind::still || passage.down != static_cast<int>(cell)) continue;
      mass += step.dt * discharge_[index(face)] * carried(index(face), p, concentration);
    }
    if (device != nullptr && p == aerators_.oxygen() / base::lane_count<Lanes>) {
      const std::size_t lane = aerators_.oxygen() % base::lane_count<Lanes>;
      double& brought = brought_[index(aerated_[cell])];
      brought = Aerators::brought(*device, step.dt, total, mass[lane]);
      mass.set(lane, mass[lane] + brought);
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
    return kind_[index(face)] != Kind::still && passage.up == cell &&
           is_implicit_[index(passage.down)];
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
      if (kind_[index(face)] == Kind::still || passage.up != cell) continue;
      const double weight = discharge_[index(face)] * per_after_[index(passage.down)];
      const Lanes* own = concentration.at(passage.down);
      Lanes* next = next_.at(passage.down);
      for (std::size_t p = 0; p < concentration.packs(); ++p)
        next[p] += weight * (effects_.behind(index(face), p, next_.at(cell)[p]) - own[p]);
    }
}

void Advection::add_inlets(const SubStep& step, const Exchange& exchange,
                           const LaneField& concentration) {
  for (std::size_t slot = 0; slot < exchange.slot_cells().size(); ++slot) {
    const auto cell = index(exchange.slot_cells()[slot]);
    if (is_entrance_[cell] || !exchange.brings(static_cast<int>(slot))) continue;
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
    if (kind_[f] == Kind::still || !channel_[f]) continue;
    const auto up = index(passage.up);
    const auto down = index(passage.down);
    // All that enters the cell below.
    const double entering = leaving_[down] + (step.after[down] - step.before[down]) / step.dt;
    const int slot = exchange.slot(down);
    if (slot >= 0 && exchange.inflow(slot) > noticed * entering) continue;
    if (aerated(down) != nullptr) continue;
    // Implicit cells pass their own new value on.
    const LaneField& source = is_implicit_[up] ? next_ : concentration;
    const LaneField& target = is_implicit_[down] ? next_ : concentration;
    ArtificialDispersion::Passed passed;
    passed.water = step.dt * discharge_[f];
    passed.dt = step.dt;
    const double half = entering > 0.0 ? 0.5 * step.before[down] * discharge_[f] / entering : 0.0;
    passed.below = is_implicit_[down] ? -half : half;
    passed.up = source.at(up);
    passed.down = target.at(down);
    passed.beyond = increment_.at(f);
    passed.before = concentration.at(down);
    passed.after = next_.at(down);
    look.add(f, passed);
  }
}

void Advection::advance(const SubStep& step, Exchange& exchange, LaneField& concentration,
                        ArtificialDispersion* look) {
  prepare_cells(step);
  mix_inflow(step, exchange, concentration);
  pass_faces(step, exchange, concentration);
  kernels_->move(grid_->face_list_start, cell_face_.data(), arrays(step, concentration));
  for (const std::size_t face : entrances_) advance_entrance(face, step, exchange, concentration);
  add_inlets(step, exchange, concentration);
  pass_changed(concentration);
  solve_implicit(step, exchange, concentration);
  book_changed(step, concentration);
  aerate(step, concentration);
  book_structures(step, concentration);
  if (look != nullptr) look_at(step, exchange, concentration, *look);
  // Withdrawn water carries the value that the cell's leaving faces carry.
  for (const int cell : implicit_)
    std::copy_n(next_.at(cell), concentration.packs(), concentration.at(cell));
  exchange.book(step, concentration);
  concentration.swap(next_);
}

void Advection::add_rates(const SubStep& moment, const Exchange& exchange,
                          const LaneField& concentration, LaneField& mass) {
  // Without a step there is no bound on what a cell may give, and with none face values would jump
  // at every extremum.
  constexpr double room_at_a_tenth = 9.0;
  prepare_cells(moment);
  std::fill(room_.begin(), room_.end(), room_at_a_tenth);
  mix_inflow(moment, exchange, concentration);
  pass_faces(moment, exchange, concentration);
  const std::size_t packs = concentration.packs();
  for (std::size_t f = 0; f < passage_.size(); ++f) {
    const Passage& passage = passage_[f];
    if (kind_[f] == Kind::still) continue;
    for (std::size_t p = 0; p < packs; ++p) {
      const Lanes leaving = concentration.at(passage.up)[p] + increment_.at(f)[p];
      mass.at(passage.up)[p] -= discharge_[f] * leaving;
      mass.at(passage.down)[p] += discharge_[f] * effects_.behind(f, p, leaving);
    }
  }
  for (const std::size_t face : effects_.faces())
    effects_.book(face, discharge_[face], concentration.at(passage_[face].up));
  for (const Aerators::Aerated& it : aerators_.cells()) {
    if (!(moment.before[it.cell] > 0.0)) continue;
    const std::size_t oxygen = aerators_.oxygen();
    const double brought = it.exchanged * (it.level - concentration.get(it.cell, oxygen));
    mass.set(it.cell, oxygen, mass.get(it.cell, oxygen) + brought);
    aerators_.book(brought);
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
