#include "solver/flow/flow_solver.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

using grid::Face;
using grid::FlowField;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

std::vector<std::pair<int, int>> links(const grid::Grid& grid) {
  std::vector<std::pair<int, int>> pairs;
  for (const Face& face : grid.faces) pairs.emplace_back(face.left, face.right);
  return pairs;
}

FlowField empty_field(const Case& problem, const grid::Grid& grid) {
  FlowField field;
  const std::size_t cells = grid.cells.size();
  for (auto* values : {&field.volume_before, &field.volume_after, &field.level, &field.depth,
                       &field.velocity, &field.surface})
    values->assign(cells, 0.0);
  field.discharge.assign(grid.faces.size(), 0.0);
  field.face_area.assign(grid.faces.size(), 0.0);
  field.inlet_discharge.assign(grid.inlets.size(), 0.0);
  field.setting.assign(problem.network.structures.size(), 0.0);
  field.rule.assign(problem.network.structures.size(), -1);
  field.regime.assign(problem.network.structures.size(), 0);
  return field;
}

}  // namespace

FlowSolver::FlowSolver(const Case& problem, const grid::Grid& grid, const FlowOptions& options)
    : case_(&problem),
      grid_(&grid),
      options_(options),
      control_(problem, grid, options.hold_forcing),
      inflow_(problem, grid),
      channels_(grid),
      storage_(grid),
      advection_(problem, grid, inflow_.fixed_cells()),
      velocities_(grid),
      pattern_(std::make_unique<math::EliminationPattern>(grid.cells.size(), links(grid))),
      matrix_(*pattern_),
      level_(grid.cells.size(), 0.0),
      discharge_(grid.faces.size(), 0.0),
      velocity_(channels_.velocity.size(), 0.0),
      area_(channels_.area.size(), 0.0),
      end_inflow_(grid.cells.size(), 0.0),
      sure_inflow_(grid.cells.size(), 0.0),
      trial_level_(grid.cells.size(), 0.0),
      trial_discharge_(grid.faces.size(), 0.0),
      net_(grid.cells.size(), 0.0),
      residual_(grid.cells.size(), 0.0),
      change_(grid.cells.size(), 0.0),
      last_iterate_(problem.network.structures.size()),
      last_inflow_(grid.inlets.size()),
      next_(empty_field(problem, grid)),
      field_(next_),
      extra_iterations_(grid.cells.size(), 0) {
  for (const grid::Cell& cell : grid.cells) bed_.push_back(cell.bed);
  for (const Face& face : grid.faces)
    place_.push_back({face.left, face.right, pattern_->entry(face.left, face.right),
                      pattern_->entry(face.right, face.left)});
  math::prefer_large_pages(place_, bed_, level_, discharge_, velocity_, area_, end_inflow_,
                           trial_level_, trial_discharge_, net_, residual_, change_);
  for (const FlowField* field : {&field_, &next_})
    math::prefer_large_pages(field->volume_before, field->volume_after, field->level, field->depth,
                             field->velocity, field->surface, field->discharge, field->face_area);
}

void FlowSolver::set_state(double time, const std::vector<double>& level,
                           const std::vector<double>& discharge,
                           std::span<const double> concentration) {
  inflow_.set(time, time);
  field_.time = time;
  field_.dt = 0.0;
  for (std::size_t c = 0; c < level.size(); ++c) {
    level_[c] = inflow_.fixed(c) ? inflow_.fixed_level(c) : level[c];
    field_.volume_after[c] = grid_->cells[c].volume(level_[c]);
    level_[c] = std::max(level_[c], bed_[c]);
  }
  storage_.surfaces_at(level_, field_.surface);
  field_.level = level_;
  field_.volume_before = field_.volume_after;
  inflow_.set_weather(time, time, field_.surface);
  control_.decide({time, 0.0, level_, discharge, concentration});
  discharge_ = discharge;
  for (std::size_t f = channels_.size(); f < grid_->faces.size(); ++f)
    discharge_[f] = pass_structure(f, level_, field_);
  for (std::size_t f = 0; f < channels_.size(); ++f) {
    const Face& face = grid_->faces[f];
    const double depth = channels_.depth(f, level_[index(face.left)], level_[index(face.right)],
                                         discharge[f] >= 0.0);
    area_[f] = face.table.wetted(depth).area;
    velocity_[f] = area_[f] > 0.0 ? discharge[f] / area_[f] : 0.0;
    field_.face_area[f] = area_[f];
  }
  field_.discharge = discharge_;
  field_.setting = control_.setting();
  field_.rule = control_.rule();
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    field_.inlet_discharge[i] = inflow_.discharge(i, level_[index(grid_->inlets[i].cell)]);
  for (const std::size_t c : inflow_.fixed_cells())
    field_.inlet_discharge[index(inflow_.stage_inlet(c))] -= net_inflow(c, field_);
  fill_depths();
  next_ = field_;
}

bool FlowSolver::step(double time, double dt, std::span<const double> concentration) {
  begin_step(time, dt, concentration);
  if (!iterate(dt)) return false;
  average_channels();
  if (!advance_volumes(dt) || too_coarse(time, dt, concentration)) return false;
  accept(dt);
  return true;
}

void FlowSolver::begin_step(double time, double dt, std::span<const double> concentration) {
  const double until = options_.hold_forcing ? time : time + dt;
  inflow_.set(time, until);
  inflow_.set_weather(time, until, field_.surface);
  control_.decide({time, dt, level_, discharge_, concentration});
  next_.time = time;
  next_.dt = dt;
  next_.volume_before = field_.volume_after;
  next_.setting = control_.setting();
  next_.rule = control_.rule();

  std::fill(end_inflow_.begin(), end_inflow_.end(), 0.0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    end_inflow_[index(grid_->inlets[i].cell)] +=
        inflow_.discharge(i, level_[index(grid_->inlets[i].cell)]);

  sort_inlets();

  channels_.begin(level_, velocity_, dt, options_.theta);
  storage_.find_pieces(level_);
  advection_.begin(field_.volume_after, field_.depth, storage_, {level_, end_inflow_, discharge_});
  std::copy_n(discharge_.begin(), channels_.size(), channels_.discharge.begin());
  advection_.set_terms(channels_.discharge, velocity_, area_, velocity_, dt, channels_.terms);
  std::fill(last_iterate_.begin(), last_iterate_.end(), StructureIterate{});
  trial_level_ = level_;
  for (std::size_t c = 0; c < trial_level_.size(); ++c)
    if (inflow_.fixed(c)) trial_level_[c] = inflow_.fixed_level(c);
}

/// What comes in whatever the level is summed once a step, by cell.
void FlowSolver::sort_inlets() {
  std::fill(sure_inflow_.begin(), sure_inflow_.end(), 0.0);
  unsure_inlets_.clear();
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    if (inflow_.follows_level(i)) {
      unsure_inlets_.push_back(i);
      continue;
    }
    sure_inflow_[index(grid_->inlets[i].cell)] += inflow_.wanted()[i];
  }
}

bool FlowSolver::iterate(double dt) {
  for (int iteration = 0; iteration < options_.most_iterations; ++iteration) {
    if (iteration > 0 && iteration <= options_.momentum_updates) {
      channels_.follow(change_);
      advection_.set_terms(channels_.discharge, channels_.velocity, channels_.area, velocity_, dt,
                           channels_.terms);
    }
    assemble(dt);
    const bool settled = iteration > options_.momentum_updates && !beyond_limits_;
    if (settled && levels_fit()) {
      pass_structures();
      return true;
    }
    matrix_.solve(residual_);
    ++iterations_;
    const double bend = apply_change();
    if (!std::isfinite(bend)) return false;
    if (iteration >= options_.momentum_updates && !beyond_limits_ && bend < options_.tolerance) {
      pass_structures();
      if (missed_by_slopes(dt) < options_.tolerance) {
        channels_.follow(change_);
        return true;
      }
    }
    if (iteration > options_.momentum_updates) ++extra_iterations_[index(refusal_.cell)];
  }
  return false;
}

/// Whether every level fits the volume that the discharges leave.
bool FlowSolver::levels_fit() const {
  bool fit = true;
  for (std::size_t c = 0; c < bed_.size(); ++c)
    fit = std::abs(residual_[c]) < options_.tolerance * storage_.surface[c] && fit;
  return fit;
}

void FlowSolver::assemble(double dt) {
  matrix_.clear();
  beyond_limits_ = false;
  add_cells();
  add_inlets(dt);
  add_channels(dt);
  add_structures(dt);
  remove_fixed_rows();
}

void FlowSolver::add_cells() {
  storage_.evaluate(trial_level_);
  for (std::size_t c = 0; c < bed_.size(); ++c) {
    residual_[c] = next_.volume_before[c] - storage_.volume[c];
    matrix_.diagonal(c) = storage_.surface[c];
  }
}

void FlowSolver::add_inlets(double dt) {
  for (std::size_t c = 0; c < bed_.size(); ++c) residual_[c] += dt * sure_inflow_[c];
  for (const std::size_t i : unsure_inlets_) {
    const std::size_t cell = index(grid_->inlets[i].cell);
    const Slopes inflow = inflow_.discharge(i, Slopes::variable(trial_level_[cell], 0));
    last_inflow_[i] = inflow;
    residual_[cell] += dt * inflow.value;
    matrix_.diagonal(cell) -= dt * inflow.slope[0];
  }
}

void FlowSolver::add_channels(double dt) {
  channels_.evaluate(trial_level_, dt);
  for (std::size_t f = 0; f < channels_.size(); ++f) {
    const double theta = channels_.terms.theta[f];
    const double weight = dt * theta;
    add_face(f, dt * (theta * channels_.discharge[f] + (1.0 - theta) * discharge_[f]),
             weight * channels_.by_left[f], weight * channels_.by_right[f]);
  }
}

network::Beds FlowSolver::beds(const Face& face) const {
  return {grid_->cells[index(face.left)].bed, grid_->cells[index(face.right)].bed};
}

void FlowSolver::add_structures(double dt) {
  for (std::size_t f = channels_.size(); f < grid_->faces.size(); ++f) {
    const Face& face = grid_->faces[f];
    const std::size_t s = face.structure.index();
    const double left = trial_level_[index(face.left)];
    const double right = trial_level_[index(face.right)];
    const network::Structure& structure = case_->network.structures[s];
    network::Operation operation = control_.operation(s);
    StructureIterate& last = last_iterate_[s];
    const int side = network::side_of_limit(structure, left, right, beds(face));
    operation.beyond_limits = side * last.side < 0;
    Slopes discharge = network::structure_discharge(structure, operation, Slopes::variable(left, 0),
                                                    Slopes::variable(right, 1), beds(face));
    const double drop = left - right - network::opening_head(structure);
    steepen_where_reversed(last, drop, discharge);
    last = {drop, discharge, side};
    beyond_limits_ = beyond_limits_ || operation.beyond_limits;
    add_face(f, dt * discharge.value, dt * discharge.slope[0], dt * discharge.slope[1]);
  }
}

/// A discharge that grows with the root of the drop makes Newton's method jump to and fro between a
/// drop and its negative where the structure outweighs the storage beside it. Where the drop has
/// just changed its sign, the slope over the jump leads to the root between.
///
/// A flap that has just fallen shut and a pump that has just run dry have no slope at all: the next
/// iteration would throw them open as far as before. Where an iteration has jumped over such a
/// limit the formula is taken beyond it, whose root lies on the same side of the limit as the true
/// one; no iteration that does so is the last.
void FlowSolver::steepen_where_reversed(const StructureIterate& last, double drop,
                                        Slopes& discharge) {
  const bool reversed = drop * last.drop < 0.0;
  const double slope = 0.5 * (discharge.slope[0] - discharge.slope[1]);
  if (!reversed || !(slope > 0.0)) return;
  const double over_jump = (discharge.value - last.discharge.value) / (drop - last.drop);
  const double factor = std::max(over_jump / slope, 1.0);
  discharge.slope[0] *= factor;
  discharge.slope[1] *= factor;
}

void FlowSolver::add_face(std::size_t f, double passed, double by_left, double by_right) {
  const FacePlace& place = place_[f];
  residual_[index(place.left)] -= passed;
  residual_[index(place.right)] += passed;
  matrix_.diagonal(index(place.left)) += by_left;
  matrix_.diagonal(index(place.right)) -= by_right;
  matrix_.at(place.by_right) += by_right;
  matrix_.at(place.by_left) -= by_left;
}

/// Rows of imposed levels become "no change".
void FlowSolver::remove_fixed_rows() {
  for (const std::size_t c : inflow_.fixed_cells()) {
    residual_[c] = 0.0;
    matrix_.diagonal(c) = 1.0;
    for (const int face : grid_->faces_of(static_cast<int>(c))) {
      const bool left = grid_->faces[index(face)].left == static_cast<int>(c);
      const FacePlace& place = place_[index(face)];
      matrix_.at(left ? place.by_right : place.by_left) = 0.0;
    }
  }
}

/// Adds the level change, limited per cell. Returns how far, in metres of level, channel discharges
/// and volumes that go on along their slopes may miss the formulas: change^2 over the depth of the
/// water, on which they bend.
double FlowSolver::apply_change() {
  double largest = 0.0;
  double bend = 0.0;
  for (std::size_t c = 0; c < bed_.size(); ++c) {
    const double change = residual_[c];
    const double depth = trial_level_[c] - bed_[c];
    const double drop = std::max(options_.largest_drop * depth, 1e-3);
    if (!(std::abs(change) <= largest)) {
      largest = std::abs(change);
      refusal_ = {Reason::no_convergence, static_cast<int>(c), {}, change};
      if (!std::isfinite(change)) return change;
    }
    change_[c] = std::clamp(change, -drop, options_.largest_rise);
    trial_level_[c] += change_[c];
    bend = std::max(bend, change * change / std::max(depth, 1e-3));
  }
  return bend;
}

/// Discharge of a structure at levels; notes its regime.
double FlowSolver::pass_structure(std::size_t f, const std::vector<double>& level,
                                  FlowField& field) const {
  const Face& face = grid_->faces[f];
  const std::size_t s = face.structure.index();
  const network::Structure& structure = case_->network.structures[s];
  const network::Operation operation = control_.operation(s);
  const double left = level[index(face.left)];
  const double right = level[index(face.right)];
  field.regime[s] =
      static_cast<int>(network::regime_of(structure, operation, left, right, beds(face)));
  return network::structure_discharge(structure, operation, left, right, beds(face));
}

/// Discharges of structures and inlets at the levels just found.
void FlowSolver::pass_structures() {
  for (std::size_t f = channels_.size(); f < grid_->faces.size(); ++f)
    next_.discharge[f] = trial_discharge_[f] = pass_structure(f, trial_level_, next_);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    next_.inlet_discharge[i] = inflow_.discharge(i, trial_level_[index(grid_->inlets[i].cell)]);
}

/// By how much the discharges of structures and inlets, whose formulas have edges, differ from what
/// the last iteration took them for, as the largest error of a level [m].
double FlowSolver::missed_by_slopes(double dt) const {
  double largest = 0.0;
  const auto missed = [&](std::size_t cell, double discharge) {
    if (inflow_.fixed(cell)) return;
    const double level = dt * std::abs(discharge) / storage_.surface[cell];
    if (!(level <= largest)) largest = level;  // also NaN
  };
  for (std::size_t f = channels_.size(); f < place_.size(); ++f) {
    const std::size_t left = index(place_[f].left);
    const std::size_t right = index(place_[f].right);
    const Slopes& last = last_iterate_[grid_->faces[f].structure.index()].discharge;
    const double expected =
        last.value + last.slope[0] * change_[left] + last.slope[1] * change_[right];
    missed(left, trial_discharge_[f] - expected);
    missed(right, trial_discharge_[f] - expected);
  }
  for (const std::size_t i : unsure_inlets_) {
    const std::size_t cell = index(grid_->inlets[i].cell);
    const double expected = last_inflow_[i].value + last_inflow_[i].slope[0] * change_[cell];
    missed(cell, next_.inlet_discharge[i] - expected);
  }
  return largest;
}

/// The channels stand at the levels that the iteration ended with.
void FlowSolver::average_channels() {
  for (std::size_t f = 0; f < channels_.size(); ++f) {
    const double theta = channels_.terms.theta[f];
    trial_discharge_[f] = channels_.discharge[f];
    next_.discharge[f] = theta * channels_.discharge[f] + (1.0 - theta) * discharge_[f];
  }
}

/// Volumes by the mean discharges; the inflow of a stage boundary is what its level needs.
bool FlowSolver::advance_volumes(double dt) {
  std::vector<double>& volume = next_.volume_after;
  std::fill(net_.begin(), net_.end(), 0.0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    net_[index(grid_->inlets[i].cell)] += next_.inlet_discharge[i];
  for (std::size_t f = 0; f < place_.size(); ++f) {
    net_[index(place_[f].left)] -= next_.discharge[f];
    net_[index(place_[f].right)] += next_.discharge[f];
  }
  bool overdrawn = false;
  for (std::size_t c = 0; c < volume.size(); ++c) {
    volume[c] = next_.volume_before[c] + dt * net_[c];
    overdrawn = overdrawn || (volume[c] < 0.0 && !inflow_.fixed(c));
  }
  if (overdrawn && !limit_outflows(dt)) return false;
  for (const std::size_t c : inflow_.fixed_cells()) {
    const double wanted = grid_->cells[c].volume(inflow_.fixed_level(c));
    next_.inlet_discharge[index(inflow_.stage_inlet(c))] += (wanted - volume[c]) / dt;
    volume[c] = wanted;
  }
  return true;
}

/// Through faces and inlets [m3/s].
double FlowSolver::net_inflow(std::size_t cell, const FlowField& flow) const {
  double net = grid::net_inflow(*grid_, static_cast<int>(cell), flow.discharge);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    if (index(grid_->inlets[i].cell) == cell) net += flow.inlet_discharge[i];
  return net;
}

/// Cells that give more than they have give less; false where that is more than rounding of the
/// iteration, which asks for a shorter step.
bool FlowSolver::limit_outflows(double dt) {
  std::vector<double>& volume = next_.volume_after;
  constexpr int most_passes = 1000;
  for (int pass = 0; pass < most_passes; ++pass) {
    bool limited = false;
    for (std::size_t c = 0; c < volume.size(); ++c) {
      if (pass > 0) volume[c] = next_.volume_before[c] + dt * net_inflow(c, next_);
      if (volume[c] >= 0.0 || inflow_.fixed(c)) continue;
      if (volume[c] < -1e-6 * grid_->cells[c].bankfull) {
        refusal_ = {Reason::overdrawn,
                    static_cast<int>(c),
                    {},
                    volume[c] / grid_->cells[c].surface(bed_[c] + 0.01)};
        return false;
      }
      limited = limit_outflow(c, dt) || limited;
      volume[c] = std::max(next_.volume_before[c] + dt * net_inflow(c, next_), 0.0);
    }
    if (!limited) return true;
  }
  return false;
}

/// Scales what leaves a cell to the water there is; its neighbours then receive less.
bool FlowSolver::limit_outflow(std::size_t cell, double dt) {
  // Evaporation leaves first: what is dissolved in the last water must not be left without any.
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    if (index(grid_->inlets[i].cell) == cell &&
        grid_->inlets[i].kind == grid::Inlet::Kind::evaporation)
      next_.inlet_discharge[i] = 0.0;
  double in = next_.volume_before[cell] / dt;
  double out = 0.0;
  const auto outward = [&](int f) {
    return grid_->faces[index(f)].left == static_cast<int>(cell) ? next_.discharge[index(f)]
                                                                 : -next_.discharge[index(f)];
  };
  for (const int f : grid_->faces_of(static_cast<int>(cell)))
    (outward(f) > 0.0 ? out : in) += std::abs(outward(f));
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    if (index(grid_->inlets[i].cell) == cell)
      (next_.inlet_discharge[i] < 0.0 ? out : in) += std::abs(next_.inlet_discharge[i]);
  if (out <= 0.0) return false;
  const double share = std::min(1.0, in / out);
  for (const int f : grid_->faces_of(static_cast<int>(cell))) {
    if (outward(f) <= 0.0) continue;
    next_.discharge[index(f)] *= share;
    trial_discharge_[index(f)] *= share;
  }
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    if (index(grid_->inlets[i].cell) == cell && next_.inlet_discharge[i] < 0.0)
      next_.inlet_discharge[i] *= share;
  ++limited_outflows_;
  return share < 1.0;
}

void FlowSolver::accept(double dt) {
  control_.commit();
  storage_.levels_of(next_.volume_after, level_);
  for (const std::size_t c : inflow_.fixed_cells())
    level_[c] = std::max(inflow_.fixed_level(c), bed_[c]);
  storage_.surfaces_at(level_, next_.surface);
  next_.level = level_;
  inflow_.add_shortage(dt, next_.inlet_discharge, shortage_);
  std::swap(discharge_, trial_discharge_);
  std::swap(velocity_, channels_.velocity);
  std::swap(area_, channels_.area);
  std::copy_n(area_.begin(), channels_.size(), next_.face_area.begin());
  std::swap(field_, next_);
  fill_depths();
}

/// Depth and velocity of every cell at the end of the step.
void FlowSolver::fill_depths() {
  for (std::size_t c = 0; c < level_.size(); ++c)
    field_.depth[c] = field_.surface[c] > 0.0 ? field_.volume_after[c] / field_.surface[c] : 0.0;
  velocities_.fill(field_);
}

}  // namespace biandan::flow
