#include "solver/transport/exchange.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::transport {

namespace {

std::size_t pack_count(const Case& problem) {
  return LaneField(0, problem.quality.constituents.size()).packs();
}

}  // namespace

Exchange::Exchange(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      slot_(grid.cells.size(), -1),
      imposed_slot_(grid.cells.size(), -1),
      in_(pack_count(problem)),
      out_(pack_count(problem)) {
  for (const grid::Inlet& inlet : grid.inlets) {
    int& slot = slot_[static_cast<std::size_t>(inlet.cell)];
    if (slot >= 0) continue;
    slot = static_cast<int>(cells_.size());
    cells_.push_back(inlet.cell);
  }
  const std::size_t constituents = problem.quality.constituents.size();
  inflow_.resize(cells_.size());
  outflow_.resize(cells_.size());
  load_rate_ = LaneField(cells_.size(), constituents);
  mass_ = LaneField(cells_.size(), constituents);
  imposed_start_ = LaneField(cells_.size(), constituents);
  imposed_mean_ = LaneField(cells_.size(), constituents);
  imposed_end_ = LaneField(cells_.size(), constituents);
}

bool Exchange::imposes(const grid::Inlet& inlet, double discharge) const {
  return inlet.kind == grid::Inlet::Kind::boundary && discharge > 0.0 &&
         case_->forcing.boundaries[inlet.index].inlet == forcing::Boundary::Inlet::concentration;
}

void Exchange::add_load_rates(const grid::FlowField& flow, const grid::Inlet& inlet,
                              double discharge) {
  const forcing::Load& load = case_->forcing.loads[inlet.index];
  const auto slot = static_cast<std::size_t>(slot_[static_cast<std::size_t>(inlet.cell)]);
  const double end = flow.time + flow.dt;
  for (std::size_t k = 0; k < load_rate_.constituents(); ++k) {
    double rate = load_rate_.get(slot, k);
    if (discharge > 0.0 && k < load.concentration.size())
      rate += discharge * load.concentration[k].mean(flow.time, end);
    if (k < load.mass_rate.size()) rate += inlet.share * load.mass_rate[k].mean(flow.time, end);
    load_rate_.set(slot, k, rate);
  }
}

void Exchange::begin(const grid::FlowField& flow) {
  discharge_ = flow.inlet_discharge;
  in_.clear();
  out_.clear();
  load_rate_.fill(0.0);
  std::fill(inflow_.begin(), inflow_.end(), 0.0);
  std::fill(outflow_.begin(), outflow_.end(), 0.0);
  for (const int cell : imposed_cells_) imposed_slot_[static_cast<std::size_t>(cell)] = -1;
  imposed_cells_.clear();
  imposed_inflow_.clear();
  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    const auto cell = static_cast<std::size_t>(inlet.cell);
    const auto slot = static_cast<std::size_t>(slot_[cell]);
    const double Q = discharge_[i];
    if (imposes(inlet, Q)) {
      if (imposed_slot_[cell] < 0) {
        imposed_slot_[cell] = static_cast<int>(imposed_cells_.size());
        imposed_cells_.push_back(inlet.cell);
        imposed_inflow_.push_back(0.0);
      }
      imposed_inflow_[static_cast<std::size_t>(imposed_slot_[cell])] += Q;
      continue;
    }
    (Q > 0.0 ? inflow_ : outflow_)[slot] += std::abs(Q);
    if (inlet.kind == grid::Inlet::Kind::load) add_load_rates(flow, inlet, Q);
  }
}

void Exchange::set(const SubStep& step) {
  const double end = step.time + step.dt;
  for (std::size_t slot = 0; slot < cells_.size(); ++slot)
    for (std::size_t p = 0; p < mass_.packs(); ++p)
      mass_.at(slot)[p] = step.dt * load_rate_.at(slot)[p];
  for (std::size_t i = 0; i < imposed_cells_.size(); ++i)
    for (std::size_t p = 0; p < mass_.packs(); ++p)
      imposed_start_.at(i)[p] = imposed_mean_.at(i)[p] = imposed_end_.at(i)[p] = Lanes(0.0);

  for (std::size_t i = 0; i < grid_->inlets.size(); ++i) {
    const grid::Inlet& inlet = grid_->inlets[i];
    if (inlet.kind != grid::Inlet::Kind::boundary || discharge_[i] <= 0.0) continue;
    const auto cell = static_cast<std::size_t>(inlet.cell);
    const auto& series = case_->forcing.boundaries[inlet.index].concentration;
    const auto place =
        static_cast<std::size_t>(imposes(inlet, discharge_[i]) ? imposed_slot_[cell] : slot_[cell]);
    for (std::size_t k = 0; k < std::min(series.size(), mass_.constituents()); ++k) {
      const double mean = series[k].mean(step.time, end);
      if (imposes(inlet, discharge_[i])) {
        const double share = discharge_[i] / imposed_inflow_[place];
        imposed_start_.set(place, k,
                           imposed_start_.get(place, k) + share * series[k].at(step.time));
        imposed_mean_.set(place, k, imposed_mean_.get(place, k) + share * mean);
        imposed_end_.set(place, k, imposed_end_.get(place, k) + share * series[k].at(end));
      } else {
        mass_.set(place, k, mass_.get(place, k) + step.dt * (discharge_[i] * mean));
      }
    }
  }
}

void Exchange::book(const SubStep& step, const LaneField& leaving) {
  for (std::size_t slot = 0; slot < cells_.size(); ++slot)
    for (std::size_t p = 0; p < mass_.packs(); ++p) {
      in_.add(p, mass_.at(slot)[p]);
      out_.add(p, step.dt * outflow_[slot] * leaving.at(cells_[slot])[p]);
    }
}

}  // namespace biandan::transport
