#include "solver/flow/flow_solver.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "solver/flow/cell_geometry.hpp"
#include "solver/grid/velocity.hpp"

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

/// Momentum that crosses several cells a step is known only from the iterates before; the weight
/// towards the end of the step grows with it, or short cells under long steps resonate.
double damped_theta(double theta, double courant) {
  return std::min(theta + 0.1 * std::max(courant - 1.0, 0.0), 1.0);
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
      control_(problem, grid),
      inflow_(problem, grid),
      advection_(grid),
      pattern_(std::make_unique<math::EliminationPattern>(grid.cells.size(), links(grid))),
      matrix_(*pattern_),
      level_(grid.cells.size(), 0.0),
      discharge_(grid.faces.size(), 0.0),
      velocity_(grid.faces.size(), 0.0),
      area_(grid.faces.size(), 0.0),
      end_inflow_(grid.cells.size(), 0.0),
      terms_(grid.faces.size()),
      trial_level_(grid.cells.size(), 0.0),
      trial_discharge_(grid.faces.size(), 0.0),
      trial_velocity_(grid.faces.size(), 0.0),
      trial_area_(grid.faces.size(), 0.0),
      residual_(grid.cells.size(), 0.0),
      last_iterate_(problem.network.structures.size()),
      next_(empty_field(problem, grid)),
      field_(next_) {
  for (const Face& face : grid.faces) {
    entry_right_.push_back(pattern_->entry(face.left, face.right));
    entry_left_.push_back(pattern_->entry(face.right, face.left));
  }
}

void FlowSolver::set_state(double time, const std::vector<double>& level,
                           const std::vector<double>& discharge) {
  inflow_.set(time, time);
  field_.time = time;
  field_.dt = 0.0;
  for (std::size_t c = 0; c < level.size(); ++c) {
    level_[c] = inflow_.fixed(c) ? inflow_.fixed_level(c) : level[c];
    field_.volume_after[c] = grid_->cells[c].volume(level_[c]);
    level_[c] = std::max(level_[c], grid_->cells[c].bed);
    field_.level[c] = level_[c];
  }
  field_.volume_before = field_.volume_after;
  for (std::size_t c = 0; c < level.size(); ++c)
    field_.surface[c] = grid_->cells[c].surface(level_[c]);
  inflow_.set_weather(time, time, field_.surface);
  control_.decide(time, level_, discharge);
  discharge_ = discharge;
  for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
    const Face& face = grid_->faces[f];
    if (face.kind != Face::Kind::channel) continue;
    const double depth =
        face_depth(face, level_[index(face.left)], level_[index(face.right)], discharge[f] >= 0.0);
    area_[f] = face.table.wetted(depth).area;
    velocity_[f] = area_[f] > 0.0 ? discharge[f] / area_[f] : 0.0;
  }
  field_.discharge = discharge_;
  field_.face_area = area_;
  field_.setting = control_.setting();
  field_.rule = control_.rule();
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    field_.inlet_discharge[i] = inflow_.discharge(i, level_[index(grid_->inlets[i].cell)]);
  for (std::size_t c = 0; c < level.size(); ++c)
    if (inflow_.fixed(c))
      field_.inlet_discharge[index(inflow_.stage_inlet(c))] =
          -grid::net_inflow(*grid_, static_cast<int>(c), discharge_);
  fill_velocities();
  next_ = field_;
}

bool FlowSolver::step(double time, double dt) {
  begin_step(time, dt);
  if (!iterate(dt)) return false;
  final_discharges(dt);
  if (!advance_volumes(dt)) return false;
  accept(dt);
  return true;
}

void FlowSolver::begin_step(double time, double dt) {
  const double until = options_.hold_forcing ? time : time + dt;
  inflow_.set(time, until);
  inflow_.set_weather(time, until, field_.surface);
  control_.decide(time, level_, discharge_);
  next_.time = time;
  next_.dt = dt;
  next_.volume_before = field_.volume_after;
  next_.setting = control_.setting();
  next_.rule = control_.rule();

  std::fill(end_inflow_.begin(), end_inflow_.end(), 0.0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    end_inflow_[index(grid_->inlets[i].cell)] += field_.inlet_discharge[i];

  for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
    const Face& face = grid_->faces[f];
    const double left = level_[index(face.left)];
    const double right = level_[index(face.right)];
    terms_[f].old_drop = right - left;
    terms_[f].theta = 1.0;
    if (face.kind != Face::Kind::channel) continue;
    const double wet = central_share(face, left - face.bed_left, right - face.bed_right);
    const double courant = std::abs(velocity_[f]) * dt / face.distance;
    terms_[f].theta = 1.0 - wet * (1.0 - damped_theta(options_.theta, courant));
  }
  advection_.set_terms(
      {discharge_, velocity_, area_, end_inflow_, field_.volume_after, field_.depth}, velocity_, dt,
      terms_);
  std::fill(last_iterate_.begin(), last_iterate_.end(), StructureIterate{});
  trial_level_ = level_;
  for (std::size_t c = 0; c < trial_level_.size(); ++c)
    if (inflow_.fixed(c)) trial_level_[c] = inflow_.fixed_level(c);
}

bool FlowSolver::iterate(double dt) {
  for (int iteration = 0; iteration < options_.most_iterations; ++iteration) {
    if (iteration > 0 && iteration <= options_.momentum_updates)
      advection_.set_terms({trial_discharge_, trial_velocity_, trial_area_, end_inflow_,
                            field_.volume_after, field_.depth},
                           velocity_, dt, terms_);
    assemble(dt);
    matrix_.factor();
    matrix_.solve(residual_);
    ++iterations_;
    const double change = apply_change();
    if (!std::isfinite(change)) return false;
    if (change < options_.tolerance && iteration >= options_.momentum_updates) return true;
  }
  return false;
}

void FlowSolver::assemble(double dt) {
  matrix_.clear();
  add_cells();
  add_inlets(dt);
  for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
    if (grid_->faces[f].kind == Face::Kind::channel)
      add_channel(f, dt);
    else
      add_structure(f, dt);
  }
  remove_fixed_rows();
}

void FlowSolver::add_cells() {
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const Storage storage = extended_storage(grid_->cells[c], trial_level_[c]);
    const std::size_t rank = pattern_->rank(c);
    residual_[rank] = next_.volume_before[c] - storage.volume;
    matrix_.diagonal(rank) = storage.surface;
  }
}

void FlowSolver::add_inlets(double dt) {
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const std::size_t cell = index(grid_->inlets[i].cell);
    const std::size_t rank = pattern_->rank(cell);
    const Slopes inflow = inflow_.discharge(i, Slopes::variable(trial_level_[cell], 0));
    residual_[rank] += dt * inflow.value;
    matrix_.diagonal(rank) -= dt * inflow.slope[0];
  }
}

void FlowSolver::add_channel(std::size_t f, double dt) {
  const Face& face = grid_->faces[f];
  const auto flow =
      channel_flow(face, terms_[f], dt, Slopes::variable(trial_level_[index(face.left)], 0),
                   Slopes::variable(trial_level_[index(face.right)], 1));
  trial_discharge_[f] = flow.discharge.value;
  trial_velocity_[f] = flow.velocity.value;
  trial_area_[f] = flow.area.value;
  add_face(f, flow.discharge, terms_[f].theta, dt);
}

network::Beds FlowSolver::beds(const Face& face) const {
  return {grid_->cells[index(face.left)].bed, grid_->cells[index(face.right)].bed};
}

void FlowSolver::add_structure(std::size_t f, double dt) {
  const Face& face = grid_->faces[f];
  const std::size_t s = face.structure.index();
  const double left = trial_level_[index(face.left)];
  const double right = trial_level_[index(face.right)];
  Slopes discharge = network::structure_discharge(case_->network.structures[s], next_.setting[s],
                                                  Slopes::variable(left, 0),
                                                  Slopes::variable(right, 1), beds(face));
  steepen_where_reversed(last_iterate_[s], left - right, discharge);
  trial_discharge_[f] = discharge.value;
  add_face(f, discharge, 1.0, dt);
}

/// A discharge that grows with the root of the drop makes Newton's method jump to and fro between a
/// drop and its negative where the structure outweighs the storage beside it. Where the drop has
/// just changed its sign, the slope over the jump leads to the root between.
void FlowSolver::steepen_where_reversed(StructureIterate& last, double drop, Slopes& discharge) {
  const StructureIterate here{drop, discharge.value};
  const bool reversed = drop * last.drop < 0.0;
  const double slope = 0.5 * (discharge.slope[0] - discharge.slope[1]);
  if (reversed && slope > 0.0) {
    const double over_jump = (here.discharge - last.discharge) / (here.drop - last.drop);
    const double factor = std::max(over_jump / slope, 1.0);
    discharge.slope[0] *= factor;
    discharge.slope[1] *= factor;
  }
  last = here;
}

void FlowSolver::add_face(std::size_t f, const Slopes& discharge, double theta, double dt) {
  const Face& face = grid_->faces[f];
  const std::size_t left = pattern_->rank(index(face.left));
  const std::size_t right = pattern_->rank(index(face.right));
  const double mean = theta * discharge.value + (1.0 - theta) * discharge_[f];
  residual_[left] -= dt * mean;
  residual_[right] += dt * mean;
  const double by_left = dt * theta * discharge.slope[0];
  const double by_right = dt * theta * discharge.slope[1];
  matrix_.diagonal(left) += by_left;
  matrix_.diagonal(right) -= by_right;
  matrix_.at(entry_right_[f]) += by_right;
  matrix_.at(entry_left_[f]) -= by_left;
}

/// Rows of imposed levels become "no change".
void FlowSolver::remove_fixed_rows() {
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    if (!inflow_.fixed(c)) continue;
    const std::size_t rank = pattern_->rank(c);
    residual_[rank] = 0.0;
    matrix_.diagonal(rank) = 1.0;
    for (const int face : grid_->faces_of(static_cast<int>(c))) {
      const bool left = grid_->faces[index(face)].left == static_cast<int>(c);
      matrix_.at(left ? entry_right_[index(face)] : entry_left_[index(face)]) = 0.0;
    }
  }
}

/// Adds the level change, limited per cell, and returns the largest wanted one [m].
double FlowSolver::apply_change() {
  double largest = 0.0;
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const double change = residual_[pattern_->rank(c)];
    const double depth = trial_level_[c] - grid_->cells[c].bed;
    const double drop = std::max(options_.largest_drop * depth, 1e-3);
    if (!(std::abs(change) <= largest)) {
      largest = std::abs(change);
      failure_ = {static_cast<int>(c), change};
      if (!std::isfinite(change)) return change;
    }
    trial_level_[c] += std::clamp(change, -drop, options_.largest_rise);
  }
  return largest;
}

void FlowSolver::final_discharges(double dt) {
  for (std::size_t f = 0; f < grid_->faces.size(); ++f) {
    const Face& face = grid_->faces[f];
    const double left = trial_level_[index(face.left)];
    const double right = trial_level_[index(face.right)];
    if (face.kind == Face::Kind::channel) {
      const auto flow = channel_flow(face, terms_[f], dt, left, right);
      trial_discharge_[f] = flow.discharge;
      trial_velocity_[f] = flow.velocity;
      trial_area_[f] = flow.area;
    } else {
      const std::size_t s = face.structure.index();
      const network::Structure& structure = case_->network.structures[s];
      trial_discharge_[f] =
          network::structure_discharge(structure, next_.setting[s], left, right, beds(face));
      next_.regime[s] = static_cast<int>(
          network::regime_of(structure, next_.setting[s], left, right, beds(face)));
    }
    const double theta = terms_[f].theta;
    next_.discharge[f] = theta * trial_discharge_[f] + (1.0 - theta) * discharge_[f];
  }
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    next_.inlet_discharge[i] = inflow_.discharge(i, trial_level_[index(grid_->inlets[i].cell)]);
}

/// Volumes by the mean discharges; the inflow of a stage boundary is what its level needs.
bool FlowSolver::advance_volumes(double dt) {
  std::vector<double>& volume = next_.volume_after;
  const auto advance = [&](std::size_t c) {
    return grid::net_inflow(*grid_, static_cast<int>(c), next_.discharge);
  };
  std::vector<double> inlets(volume.size(), 0.0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
    inlets[index(grid_->inlets[i].cell)] += next_.inlet_discharge[i];
  for (int pass = 0;; ++pass) {
    bool limited = false;
    for (std::size_t c = 0; c < volume.size(); ++c) {
      const double net = advance(c) + inlets[c];
      volume[c] = next_.volume_before[c] + dt * net;
      if (volume[c] >= 0.0 || inflow_.fixed(c)) continue;
      // A deficit that is more than rounding of the iteration asks for a shorter step.
      if (volume[c] < -1e-6 * grid_->cells[c].bankfull) {
        failure_ = {static_cast<int>(c),
                    volume[c] / grid_->cells[c].surface(grid_->cells[c].bed + 0.01)};
        return false;
      }
      limited = limit_outflow(c, dt) || limited;
      inlets[c] = 0.0;
      for (std::size_t i = 0; i < grid_->inlets.size(); ++i)
        if (index(grid_->inlets[i].cell) == c) inlets[c] += next_.inlet_discharge[i];
      volume[c] = std::max(next_.volume_before[c] + dt * (advance(c) + inlets[c]), 0.0);
    }
    if (!limited) break;
    if (pass > 1000) return false;
  }
  for (std::size_t c = 0; c < volume.size(); ++c) {
    if (!inflow_.fixed(c)) continue;
    const double wanted = grid_->cells[c].volume(inflow_.fixed_level(c));
    next_.inlet_discharge[index(inflow_.stage_inlet(c))] += (wanted - volume[c]) / dt;
    volume[c] = wanted;
  }
  return true;
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
  for (std::size_t c = 0; c < level_.size(); ++c) {
    level_[c] =
        inflow_.fixed(c) ? inflow_.fixed_level(c) : grid_->cells[c].level_of(next_.volume_after[c]);
    level_[c] = std::max(level_[c], grid_->cells[c].bed);
  }
  next_.level = level_;
  inflow_.add_shortage(dt, next_.inlet_discharge, shortage_);
  std::swap(discharge_, trial_discharge_);
  std::swap(velocity_, trial_velocity_);
  std::swap(area_, trial_area_);
  next_.face_area = area_;
  std::swap(field_, next_);
  fill_velocities();
}

/// Velocity, depth and surface of every cell at the end of the step.
void FlowSolver::fill_velocities() {
  for (std::size_t c = 0; c < grid_->cells.size(); ++c) {
    const grid::Cell& cell = grid_->cells[c];
    field_.surface[c] = cell.surface(level_[c]);
    field_.depth[c] = field_.surface[c] > 0.0 ? field_.volume_after[c] / field_.surface[c] : 0.0;
  }
  grid::set_velocities(*grid_, field_);
}

}  // namespace biandan::flow
