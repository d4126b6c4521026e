#include "solver/transport/react.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <sstream>
#include <vector>

#include "model/base/error.hpp"
#include "model/quality/catalogue.hpp"
#include "solver/math/denormals.hpp"
#include "solver/math/ode.hpp"
#include "solver/transport/cell_parameters.hpp"

namespace biandan::transport {
namespace {

using quality::state_count;
using ParameterSet = quality::Parameters<double>;

// Cells integrated together. From 32 to 256 the cost per cell is the same: a call is spread over
// enough cells and all vectors of the integrator fit in the second-level cache. The fewer, the
// fewer cells have to follow a stiff one.
constexpr std::size_t most_cells_in_block = 64;

constexpr math::OdeTolerance tolerance{.relative = 1e-4, .absolute = 1e-5};

}  // namespace

// The lumped states: coupled, so integrated together.
class Reactor::Lumped {
 public:
  Lumped(const Case& problem, const grid::Grid& grid)
      : problem_(problem), grid_(grid), parameters_(cell_parameters(problem, grid)) {
    find_states();
    choose_processes();
    order_.resize(grid.cells.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t cell) { return parameters_.group[cell]; });

    const std::size_t blocks = (order_.size() + most_cells_in_block - 1) / most_cells_in_block;
    block_ = blocks == 0 ? 1 : (order_.size() + blocks - 1) / blocks;
    volume_.resize(block_);
    depth_.resize(block_);
    velocity_.resize(block_);
    speed_.resize(block_ * processes_.size());
    conditions_.resize(parameters_.groups.size());
    ode_ = std::make_unique<math::BatchOde>(
        state_count * block_, processes_.size() * block_, tolerance,
        [this](std::span<const double> y, std::span<double> slope) { rates(y, slope); });
  }
  Lumped(const Lumped&) = delete;
  Lumped& operator=(const Lumped&) = delete;

  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost) {
    if (processes_.empty()) return;
    set_temperature(problem_.forcing.temperature.at(time + 0.5 * dt));
    std::size_t next = 0;
    while (gather(flow, concentration, next)) {
      try {
        ode_->advance(dt);
      } catch (const math::OdeError& error) {
        throw base::RunError(describe(error, time));
      }
      evaluations_ += (ode_->evaluations() - counted_) * static_cast<long>(cells_.size());
      counted_ = ode_->evaluations();
      scatter(concentration, produced, lost);
    }
  }

  long evaluations() const { return evaluations_; }

 private:
  /// A stretch of a block whose cells share their parameters.
  struct Run {
    std::size_t begin = 0;
    std::size_t count = 0;
    std::size_t group = 0;
  };

  void find_states() {
    const auto& constituents = problem_.quality.constituents;
    constituents_ = constituents.size();
    for (const quality::StateInfo& state : quality::lumped_states()) {
      const auto found = std::ranges::find(constituents, state.name, &quality::Constituent::name);
      if (found == constituents.end()) {
        throw base::RunError("the lumped kinetics need the constituent " + std::string(state.name));
      }
      column_[static_cast<std::size_t>(state.id)] =
          static_cast<std::size_t>(found - constituents.begin());
    }
  }

  // A speed is its parameter times a shape of the place that is positive in running water of some
  // depth, so a process that stands still at this one is switched off.
  void choose_processes() {
    constexpr quality::Site<double> somewhere{1.0, 1.0};
    for (const quality::Process& process : quality::lumped_catalogue()) {
      const bool runs = std::ranges::any_of(parameters_.groups, [&](const ParameterSet& own) {
        return process.speed(somewhere, quality::conditions(20.0, own)) != 0.0;
      });
      if (runs) processes_.push_back(&process);
    }
    for (const ParameterSet& own : parameters_.groups) {
      for (const quality::Process* process : processes_) rows_.push_back(process->row(own));
    }
  }

  void set_temperature(double temperature) {
    for (std::size_t group = 0; group < conditions_.size(); ++group) {
      if (conditions_[group].temperature == temperature && temperature_set_) continue;
      conditions_[group] = quality::conditions(temperature, parameters_.groups[group]);
    }
    temperature_set_ = true;
  }

  /// Fills the block with the next cells that hold water; false when there are none left.
  bool gather(const grid::FlowField& flow, std::span<const double> concentration,
              std::size_t& next) {
    cells_.clear();
    runs_.clear();
    const std::span<double> y = ode_->state();
    std::ranges::fill(y, 0.0);
    for (; next < order_.size() && cells_.size() < block_; ++next) {
      const std::size_t cell = order_[next];
      if (!(flow.volume_after[cell] > 0.0)) continue;
      const std::size_t group = parameters_.group[cell];
      const std::size_t lane = cells_.size();
      if (runs_.empty() || runs_.back().group != group) runs_.push_back({lane, 0, group});
      ++runs_.back().count;
      cells_.push_back(cell);
      volume_[lane] = flow.volume_after[cell];
      depth_[lane] = flow.depth[cell];
      velocity_[lane] = std::abs(flow.velocity[cell]);
      for (std::size_t state = 0; state < state_count; ++state) {
        y[state * block_ + lane] = concentration[cell * constituents_ + column_[state]];
      }
    }
    for (const Run& run : runs_) {
      for (std::size_t j = 0; j < processes_.size(); ++j) {
        processes_[j]->speeds(run.count, &depth_[run.begin], &velocity_[run.begin],
                              conditions_[run.group], &speed_[j * block_ + run.begin]);
      }
    }
    return !cells_.empty();
  }

  /// The right side: extents first, then what they do to the states.
  void rates(std::span<const double> y, std::span<double> slope) const {
    std::fill_n(slope.begin(), state_count * block_, 0.0);
    double* extents = slope.data() + state_count * block_;
    for (const Run& run : runs_) {
      quality::WaterColumns water;
      for (std::size_t state = 0; state < state_count; ++state) {
        water[state] = &y[state * block_ + run.begin];
      }
      for (std::size_t j = 0; j < processes_.size(); ++j) {
        double* __restrict rate = extents + j * block_ + run.begin;
        processes_[j]->rates(run.count, water, &speed_[j * block_ + run.begin],
                             conditions_[run.group], rate);
        const quality::Row<double>& row = rows_[run.group * processes_.size() + j];
        for (std::size_t state = 0; state < state_count; ++state) {
          const double yield = row[state];
          if (yield == 0.0) continue;
          double* __restrict change = &slope[state * block_ + run.begin];
          for (std::size_t i = 0; i < run.count; ++i) change[i] += yield * rate[i];
        }
      }
    }
  }

  void scatter(std::span<double> concentration, std::span<double> produced,
               std::span<double> lost) {
    const std::span<const double> y = ode_->state();
    for (std::size_t lane = 0; lane < cells_.size(); ++lane) {
      for (std::size_t state = 0; state < state_count; ++state) {
        concentration[cells_[lane] * constituents_ + column_[state]] = y[state * block_ + lane];
      }
    }
    for (const Run& run : runs_) {
      for (std::size_t j = 0; j < processes_.size(); ++j) {
        const double* extent = &y[(state_count + j) * block_ + run.begin];
        double forward = 0.0;  // [g], of the cells where the process ran forward, and the others
        double backward = 0.0;
        for (std::size_t i = 0; i < run.count; ++i) {
          const double mass = extent[i] * volume_[run.begin + i];
          forward += std::max(mass, 0.0);
          backward += std::max(-mass, 0.0);
        }
        const quality::Row<double>& row = rows_[run.group * processes_.size() + j];
        for (std::size_t state = 0; state < state_count; ++state) {
          const double yield = std::abs(row[state]);
          const std::size_t k = column_[state];
          produced[k] += yield * (row[state] > 0.0 ? forward : backward);
          lost[k] += yield * (row[state] > 0.0 ? backward : forward);
        }
      }
    }
  }

  std::string describe(const math::OdeError& error, double time) const {
    const std::size_t lane = std::min(error.component % block_, cells_.size() - 1);
    const std::size_t state = error.component / block_;
    std::ostringstream text;
    text << "reactions of " << quality::lumped_states()[state].name << " at "
         << grid_.cells[cells_[lane]].name << ", " << time + error.reached
         << " s after the start: " << error.what() << " (depth " << depth_[lane] << " m)";
    return text.str();
  }

  const Case& problem_;
  const grid::Grid& grid_;
  CellParameters parameters_;
  std::size_t constituents_ = 0;
  std::array<std::size_t, state_count> column_{};        // constituent of each state
  std::vector<const quality::Process*> processes_;       // those that do something in this case
  std::vector<quality::Row<double>> rows_;               // [group][process]
  std::vector<quality::Conditions<double>> conditions_;  // by group, at the step's temperature
  bool temperature_set_ = false;
  std::vector<std::size_t> order_;  // all cells, by group

  // The block in work; arrays of block_ lanes, lanes beyond cells_ are zero.
  std::size_t block_ = 1;
  std::vector<std::size_t> cells_;
  std::vector<Run> runs_;
  std::vector<double> volume_;
  std::vector<double> depth_;
  std::vector<double> velocity_;
  std::vector<double> speed_;  // [process][lane]
  std::unique_ptr<math::BatchOde> ode_;
  long counted_ = 0;
  long evaluations_ = 0;
};

// User constituents: each is lost by itself, dc/dt = -s c with a speed s that is constant over the
// step, so the solution is exact.
class Reactor::User {
 public:
  User(const Case& problem, const grid::Grid& grid) : problem_(problem) {
    for (std::size_t i = 0; i < problem.quality.constituents.size(); ++i) {
      const quality::Constituent& one = problem.quality.constituents[i];
      if (one.user_defined && (one.decay != 0.0 || one.settling != 0.0)) losing_.push_back(i);
    }
    if (losing_.empty()) return;
    const CellParameters parameters = cell_parameters(problem, grid);
    for (const std::size_t group : parameters.group) {
      minimum_depth_.push_back(
          parameters.groups[group][quality::Parameter::minimum_exchange_depth]);
    }
  }

  bool empty() const { return losing_.empty(); }
  long evaluations() const { return evaluations_; }

  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> lost) {
    const double temperature = problem_.forcing.temperature.at(time + 0.5 * dt);
    const auto& constituents = problem_.quality.constituents;
    for (const std::size_t k : losing_) {
      const quality::Constituent& one = constituents[k];
      const double decay = quality::corrected_rate(one.decay, one.theta, temperature);
      // What does not settle is lost alike everywhere.
      const double everywhere = 1.0 - base::exp(-decay * dt);
      for (std::size_t cell = 0; cell < minimum_depth_.size(); ++cell) {
        const double volume = flow.volume_after[cell];
        if (!(volume > 0.0)) continue;
        const double depth = std::max(flow.depth[cell], minimum_depth_[cell]);
        const double share = one.settling == 0.0
                                 ? everywhere
                                 : 1.0 - base::exp(-(decay + one.settling / depth) * dt);
        double& c = concentration[cell * constituents.size() + k];
        const double extent = c * share;
        c -= extent;
        lost[k] += extent * volume;
        ++evaluations_;
      }
    }
  }

 private:
  const Case& problem_;
  std::vector<std::size_t> losing_;    // constituents that decay or settle
  std::vector<double> minimum_depth_;  // by cell [m]
  long evaluations_ = 0;
};

Reactor::Reactor(const Case& problem, const grid::Grid& grid) {
  if (problem.quality.kinetics == "lumped") lumped_ = std::make_unique<Lumped>(problem, grid);
  auto user = std::make_unique<User>(problem, grid);
  if (!user->empty()) user_ = std::move(user);
}

Reactor::~Reactor() = default;
Reactor::Reactor(Reactor&&) noexcept = default;
Reactor& Reactor::operator=(Reactor&&) noexcept = default;

void Reactor::step(const grid::FlowField& flow, double time, double dt,
                   std::span<double> concentration, std::span<double> produced,
                   std::span<double> lost) {
  if (idle() || dt == 0.0) return;
  const math::FlushDenormals flush;
  if (lumped_) lumped_->step(flow, time, dt, concentration, produced, lost);
  if (user_) user_->step(flow, time, dt, concentration, lost);
}

bool Reactor::idle() const {
  return !lumped_ && !user_;
}

long Reactor::evaluations() const {
  return (lumped_ ? lumped_->evaluations() : 0) + (user_ ? user_->evaluations() : 0);
}

}  // namespace biandan::transport
