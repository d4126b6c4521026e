#include "solver/transport/exchange.hpp"

#include <algorithm>
#include <cmath>

#include "solver/transport/stencil.hpp"

namespace biandan::transport {

namespace {

std::size_t pack_count(const Case& problem) {
  return LaneField(0, problem.quality.transported()).packs();
}

}  // namespace

Exchange::Exchange(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      memory_(problem, grid),
      slot_(grid.cells.size(), -1),
      in_(pack_count(problem)),
      out_(pack_count(problem)) {
  for (const grid::Inlet& inlet : grid.inlets) {
    int& slot = slot_[static_cast<std::size_t>(inlet.cell)];
    if (slot >= 0) continue;
    slot = static_cast<int>(cells_.size());
    cells_.push_back(inlet.cell);
    end_face_.push_back(lone_end_face(problem, grid, inlet.cell));
  }
  const std::size_t constituents = problem.quality.transported();
  inflow_.resize(cells_.size());
  outflow_.resize(cells_.size());
  evaporation_.resize(cells_.size());
  brings_.resize(cells_.size());
  load_rate_ = LaneField(cells_.size(), constituents);
  mass_ = LaneField(cells_.size(), constituents);
  entering_ = LaneField(cells_.size(), constituents);
}

bool Exchange::holds_outside(const grid::Inlet& inlet) const {
  return inlet.kind == grid::Inlet::Kind::boundary &&
         case_->forcing.boundaries[inlet.index].inlet == forcing::Boundary::Inlet::concentration;
}

/// The means of a load over the step, for all the cells along it.
void Exchange::look_up_load(const grid::FlowField& flow, std::size_t index) {
  const forcing::Load& load = case_->forcing.loads[index];
  const auto look_up = [&](const std::vector<base::Series>& series, std::vector<double>& means) {
    means.clear();
    for (std::size_t k = 0; k < std::min(series.size(), load_rate_.constituents()); ++k)
      means.push_back(series[k].mean(flow.time, flow.time + flow.dt));
  };
  look_up(load.concentration, load_concentration_);
  look_up(load.mass_rate, load_mass_rate_);
  known_load_ = index;
}

void Exchange::add_load_rates(const grid::FlowField& flow, const grid::Inlet& inlet,
                              double discharge) {
  const auto slot = static_cast<std::size_t>(slot_[static_cast<std::size_t>(inlet.cell)]);
  if (!known_load_ || *known_load_ != inlet.index) look_up_load(flow, inlet.index);
  const std::size_t given = std::max(load_concentration_.size(), load_mass_rate_.size());
  for (std::size_t k = 0; k < given; ++k) {
    double rate = load_rate_.get(slot, k);
    if (discharge > 0.0 && k < load_concentration_.size())
      rate += discharge * load_concentration_[k];
    if (k < load_mass_rate_.size()) rate += inlet.share * load_mass_rate_[k];
    load_rate_.set(slot, k, rate);
    if (rate == 0.0) continue;
    disperses_[slot] = 0;
    brings_[slot] = 1;
  }
}

void Exchange::set_rain(const grid::FlowField& flow) {
  rain_.assign(load_rate_.constituents(), 0.0);
  const auto& series = case_->forcing.weather.rain_concentration;
  for (std::size_t k = 0; k < std::min(rain_.size(), series.size()); ++k)
    rain_[k] = series[k].mean(flow.time, flow.time + flow.dt);
}

/// What rain and seepage bring. Water from all along a reach does not close its end to dispersion.
void Exchange::add_diffuse(const grid::FlowField& flow, const grid::Inlet& inlet,
                           double discharge) {
  if (discharge <= 0.0) return;
  const auto slot = static_cast<std::size_t>(slot_[static_cast<std::size_t>(inlet.cell)]);
  const bool rain = inlet.kind == grid::Inlet::Kind::rain;
  for (std::size_t k = 0; k < load_rate_.constituents(); ++k) {
    double value = 0.0;
    if (rain) {
      value = rain_[k];
    } else {
      const auto& series = case_->forcing.seepage[inlet.index].concentration;
      if (k < series.size()) value = series[k].mean(flow.time, flow.time + flow.dt);
    }
    load_rate_.set(slot, k, load_rate_.get(slot, k) + discharge * value);
  }
}

void Exchange::begin(const grid::FlowField& flow) {
  discharge_ = flow.inlet_discharge;
  passed_until_ = flow.time;
  clear_booking();
  load_rate_.fill(0.0);
  std::fill(inflow_.begin(), inflow_.end(), 0.0);
  std::fill(outflow_.begin(), outflow_.end(), 0.0);
  std::fill(evaporation_.begin(), evaporation_.end(), 0.0);
  std::fill(brings_.begin(), brings_.end(), char{0});
  evaporates_ = false;
  set_rain(flow);
  known_load_.reset();
  disperses_.assign(cells_.size(), 1);
  std::vector<char> holds(cells_.size(), 0);
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    const auto slot = static_cast<std::size_t>(slot_[static_cast<std::size_t>(inlet.cell)]);
    const double Q = discharge_[i];
    if (inlet.kind == grid::Inlet::Kind::evaporation) {
      evaporation_[slot] -= Q;
      evaporates_ = evaporates_ || Q < 0.0;
      continue;
    }
    (Q > 0.0 ? inflow_ : outflow_)[slot] += std::abs(Q);
    if (Q > 0.0) brings_[slot] = 1;
    const bool diffuse =
        inlet.kind == grid::Inlet::Kind::rain || inlet.kind == grid::Inlet::Kind::seepage;
    if (diffuse) {
      add_diffuse(flow, inlet, Q);
    } else if (Q > 0.0) {
      if (holds_outside(inlet))
        holds[slot] = 1;
      else
        disperses_[slot] = 0;
    }
    if (inlet.kind == grid::Inlet::Kind::load) add_load_rates(flow, inlet, Q);
  }
  for (std::size_t slot = 0; slot < cells_.size(); ++slot)
    if (!holds[slot]) disperses_[slot] = 0;
  find_entrances(flow);
}

void Exchange::find_entrances(const grid::FlowField& flow) {
  entrance_.assign(cells_.size(), -1);
  for (std::size_t slot = 0; slot < cells_.size(); ++slot) {
    const int face = end_face_[slot];
    const bool enters = face >= 0 && inflow_[slot] > 0.0 && outflow_[slot] == 0.0;
    if (enters) {
      const grid::Face& it = grid_->faces[static_cast<std::size_t>(face)];
      const double away = it.left == cells_[slot] ? 1.0 : -1.0;
      if (away * flow.discharge[static_cast<std::size_t>(face)] > 0.0) entrance_[slot] = face;
    }
    if (entrance_[slot] < 0) disperses_[slot] = 0;
  }
}

void Exchange::set(const SubStep& step) {
  const double end = step.time + step.dt;
  for (std::size_t slot = 0; slot < cells_.size(); ++slot)
    for (std::size_t p = 0; p < mass_.packs(); ++p)
      mass_.at(slot)[p] = step.dt * load_rate_.at(slot)[p];
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    if (inlet.kind != grid::Inlet::Kind::boundary || discharge_[i] <= 0.0) continue;
    const auto& series = case_->forcing.boundaries[inlet.index].concentration;
    const auto slot = static_cast<std::size_t>(slot_[static_cast<std::size_t>(inlet.cell)]);
    const double back = memory_.share(i, step.time - passed_until_, step.dt);
    for (std::size_t k = 0; k < std::min(series.size(), mass_.constituents()); ++k) {
      double value = series[k].mean(step.time, end);
      if (back > 0.0) value += back * (memory_.left(i, k) - value);
      mass_.set(slot, k, mass_.get(slot, k) + step.dt * (discharge_[i] * value));
    }
  }
  for (std::size_t slot = 0; slot < cells_.size(); ++slot) {
    const double per_water = inflow_[slot] > 0.0 ? 1.0 / (step.dt * inflow_[slot]) : 0.0;
    for (std::size_t p = 0; p < mass_.packs(); ++p)
      entering_.at(slot)[p] = per_water * mass_.at(slot)[p];
  }
}

void Exchange::book_out(std::size_t constituent, double mass) {
  constexpr std::size_t lanes = base::lane_count<Lanes>;
  Lanes term(0.0);
  term.set(constituent % lanes, mass);
  out_.add(constituent / lanes, term);
}

void Exchange::clear_booking() {
  in_.clear();
  out_.clear();
}

void Exchange::book_rates(const SubStep& moment, const LaneField& leaving) {
  for (std::size_t slot = 0; slot < cells_.size(); ++slot)
    for (std::size_t p = 0; p < mass_.packs(); ++p) {
      in_.add(p, mass_.at(slot)[p] / moment.dt);
      out_.add(p, outflow_[slot] * leaving.at(cells_[slot])[p]);
    }
}

void Exchange::pass_memory(double dt, const LaneField& leaving) {
  memory_.pass(dt, discharge_, leaving);
  passed_until_ += dt;
}

void Exchange::book(const SubStep& step, const LaneField& leaving) {
  pass_memory(step.dt, leaving);
  for (std::size_t slot = 0; slot < cells_.size(); ++slot) {
    if (brings_[slot])
      for (std::size_t p = 0; p < mass_.packs(); ++p) in_.add(p, mass_.at(slot)[p]);
    if (outflow_[slot] > 0.0)
      for (std::size_t p = 0; p < mass_.packs(); ++p)
        out_.add(p, step.dt * outflow_[slot] * leaving.at(cells_[slot])[p]);
  }
}

}  // namespace biandan::transport
