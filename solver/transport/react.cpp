#include "solver/transport/react.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/wind.hpp"
#include "solver/math/denormals.hpp"
#include "solver/math/ode.hpp"
#include "solver/transport/cell_parameters.hpp"
#include "solver/transport/own_processes.hpp"

namespace biandan::transport {
namespace {

using Yield = quality::StateYield;
using ParameterSet = quality::Parameters<double>;

// Cells integrated together. From 32 to 256 the cost per cell is the same: a call is spread over
// enough cells and all vectors of the integrator fit in the second-level cache. The fewer, the
// fewer cells have to follow a stiff one.
constexpr std::size_t most_cells_in_block = 64;

constexpr math::OdeTolerance tolerance{.relative = 1e-4, .absolute = 1e-5};

/// Constituents that processes of the case's own read or change.
std::vector<std::size_t> taking_part(const Case& problem) {
  return quality::constituents_of(problem.quality.processes, problem.quality.own_parameters.size());
}

/// Where the temperature is a constituent, processes of the case's own see it as that of a group.
CellParameters reaction_groups(const Case& problem, const grid::Grid& grid) {
  const CellParameters shared = cell_parameters(problem, grid);
  const bool by_cell = problem.quality.temperature && !problem.quality.processes.empty();
  return by_cell ? one_group_a_cell(shared) : shared;
}

bool loses(const quality::Constituent& one) {
  return one.user_defined && (one.decay != 0.0 || one.settling != 0.0);
}

}  // namespace

// What reacts together and is integrated together: the states of the kinetics set, and the user
// constituents that a process of the case's own reads or changes.
class Reactor::Coupled {
 public:
  Coupled(const Case& problem, const grid::Grid& grid)
      : problem_(problem),
        grid_(grid),
        parameters_(reaction_groups(problem, grid)),
        set_(quality::find_kinetics(problem.quality.kinetics)),
        by_lane_(problem.quality.temperature && problem.quality.processes.empty()) {
    find_states();
    if (set_ != nullptr) water_.resize(set_->states.size());
    order_.resize(grid.cells.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t cell) { return parameters_.group[cell]; });

    const std::size_t blocks = (order_.size() + most_cells_in_block - 1) / most_cells_in_block;
    block_ = blocks == 0 ? 1 : (order_.size() + blocks - 1) / blocks;
    own_ = std::make_unique<OwnProcesses>(problem, parameters_, column_, block_);
    choose_processes();
    volume_.resize(block_);
    over_water_.resize(block_);
    depth_.resize(block_);
    velocity_.resize(block_);
    exchange_depth_.resize(block_);
    speed_.resize(block_ * process_count());
    other_.resize(block_ * process_count());
    temperature_.resize(block_);
    conditions_.resize(parameters_.groups.size());
    ode_ = std::make_unique<math::BatchOde>(
        column_.size() * block_, process_count() * block_, tolerance,
        [this](std::span<const double> y, std::span<double> slope) { rates(y, slope); });
  }
  Coupled(const Coupled&) = delete;
  Coupled& operator=(const Coupled&) = delete;

  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> produced, std::span<double> lost) {
    if (process_count() == 0) return;
    set_temperature(problem_.forcing.temperature.at(time + 0.5 * dt), concentration);
    set_weather(time, dt);
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
  // Processes stand in this order: those of the catalogue, the case's own, and the first-order
  // losses of user constituents that take part in the case's own.
  std::size_t process_count() const { return catalogued_.size() + own_->size() + losing_.size(); }
  std::size_t first_own() const { return catalogued_.size(); }
  std::size_t first_losing() const { return catalogued_.size() + own_->size(); }

  bool on_bed(std::size_t state) const { return column_[state] >= transported_; }

  void find_states() {
    const auto& constituents = problem_.quality.constituents;
    constituents_ = constituents.size();
    transported_ = problem_.quality.transported();
    if (set_ != nullptr) {
      for (const quality::StateInfo& state : set_->states) {
        const auto found = std::ranges::find(constituents, state.name, &quality::Constituent::name);
        if (found == constituents.end()) {
          throw base::RunError("the " + std::string(set_->name) +
                               " kinetics need the constituent " + std::string(state.name));
        }
        column_.push_back(static_cast<std::size_t>(found - constituents.begin()));
      }
    }
    for (const std::size_t constituent : taking_part(problem_)) {
      if (std::ranges::find(column_, constituent) == column_.end()) column_.push_back(constituent);
    }
  }

  // A speed is its parameter times a shape of the place that is positive in running water of some
  // depth, so a process that stands still at this one is switched off.
  void choose_processes() {
    constexpr quality::Site<double> somewhere{1.0, 1.0};
    if (set_ != nullptr) {
      for (const quality::Process& process : set_->catalogue) {
        const bool runs = std::ranges::any_of(parameters_.groups, [&](const ParameterSet& own) {
          return process.speed(somewhere, quality::conditions(20.0, own)).value != 0.0;
        });
        if (runs) catalogued_.push_back(&process);
      }
    }
    for (const quality::Parameter factor : quality::temperature_factors()) {
      const bool used = std::ranges::any_of(catalogued_, [&](const quality::Process* process) {
        return std::ranges::find(process->uses, factor) != process->uses.end();
      });
      if (used) factors_.push_back(factor);
    }
    for (std::size_t state = 0; state < column_.size(); ++state) {
      const quality::Constituent& one = problem_.quality.constituents[column_[state]];
      if (loses(one)) losing_.push_back(state);
    }
    for (std::size_t group = 0; group < parameters_.groups.size(); ++group) add_rows(group);
  }

  void add_rows(std::size_t group) {
    for (const quality::Process* process : catalogued_) {
      rows_.push_back(process->row(parameters_.groups[group]));
    }
    for (std::size_t j = 0; j < own_->size(); ++j) {
      const std::vector<double> gains = own_->gains(group, j);
      std::vector<Yield> yields;
      for (std::size_t state = 0; state < column_.size(); ++state) {
        const double gain = gains[column_[state]];
        if (gain != 0.0) yields.push_back({state, gain});
      }
      rows_.push_back(std::move(yields));
    }
    for (const std::size_t state : losing_) rows_.push_back({{state, -1.0}});
  }

  /// Of the cell that is the group, of every lane later, or as given for all water.
  void set_temperature(double given, std::span<const double> concentration) {
    const auto own = by_lane_ ? std::nullopt : problem_.quality.temperature;
    for (std::size_t group = 0; group < conditions_.size(); ++group) {
      const double temperature = own ? concentration[group * constituents_ + *own] : given;
      if (conditions_[group].temperature == temperature && temperature_set_) continue;
      conditions_[group] = quality::conditions(temperature, parameters_.groups[group]);
      own_->set_conditions(group, conditions_[group]);
    }
    temperature_set_ = true;
  }

  void set_weather(double time, double dt) {
    constexpr double watt = 1000.0;  // [g m2/s3]
    const forcing::Weather& weather = problem_.forcing.weather;
    const double solar = watt * weather.solar.mean(time, time + dt);
    const double wind =
        quality::wind_at(quality::transfer_wind_height, weather.wind.mean(time, time + dt),
                         quality::heat_wind_height);
    for (quality::Conditions<double>& at : conditions_) {
      at.light = at[quality::Parameter::light_share] * solar;
      at.wind = wind;
    }
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
      if (by_lane_)
        temperature_[lane] = concentration[cell * constituents_ + *problem_.quality.temperature];
      over_water_[lane] = grid_.cells[cell].bed_area / volume_[lane];
      for (std::size_t state = 0; state < column_.size(); ++state) {
        const double value = concentration[cell * constituents_ + column_[state]];
        y[state * block_ + lane] = on_bed(state) ? value * over_water_[lane] : value;
      }
    }
    for (const LaneRun& run : runs_) by_lane_ ? set_speeds_by_lane(run) : set_speeds(run);
    return !cells_.empty();
  }

  /// What does not depend on the concentrations.
  void set_speeds(const LaneRun& run) {
    const quality::Conditions<double>& at = conditions_[run.group];
    for (std::size_t j = 0; j < catalogued_.size(); ++j) {
      catalogued_[j]->speeds(run.count, &depth_[run.begin], &velocity_[run.begin], at,
                             &speed_[j * block_ + run.begin], &other_[j * block_ + run.begin]);
    }
    if (own_->size() == 0) return;
    for (std::size_t lane = run.begin; lane < run.begin + run.count; ++lane) {
      exchange_depth_[lane] = quality::exchange_depth<double>({depth_[lane], velocity_[lane]}, at);
    }
    own_->set_places(run, &depth_[run.begin], &velocity_[run.begin], &exchange_depth_[run.begin]);
    for (std::size_t j = 0; j < losing_.size(); ++j) {
      const quality::Constituent& one = problem_.quality.constituents[column_[losing_[j]]];
      const double decay = quality::corrected_rate(one.decay, one.theta, at.temperature);
      double* speed = &speed_[(first_losing() + j) * block_];
      for (std::size_t lane = run.begin; lane < run.begin + run.count; ++lane) {
        speed[lane] = decay + one.settling / exchange_depth_[lane];
      }
    }
  }

  /// The same where every lane has a temperature of its own.
  void set_speeds_by_lane(const LaneRun& run) {
    quality::Conditions<double> at = conditions_[run.group];
    warm_.resize(factors_.size() * block_);
    for (std::size_t i = 0; i < factors_.size(); ++i)
      set_factors(run, at[factors_[i]], &warm_[i * block_]);
    for (std::size_t lane = run.begin; lane < run.begin + run.count; ++lane) {
      at.temperature = temperature_[lane];
      at.oxygen_saturation = quality::oxygen_saturation(at.temperature, at.parameter);
      for (std::size_t i = 0; i < factors_.size(); ++i)
        at.factor[factors_[i]] = warm_[i * block_ + lane];
      for (std::size_t j = 0; j < catalogued_.size(); ++j) {
        const auto pace = catalogued_[j]->speed({depth_[lane], velocity_[lane]}, at);
        speed_[j * block_ + lane] = pace.value;
        other_[j * block_ + lane] = pace.other;
      }
    }
  }

  /// theta^(T - 20) of the lanes of a run, side by side.
  void set_factors(const LaneRun& run, double theta, double* factor) const {
    constexpr std::size_t side = 8;
    using Pack = base::Pack<side>;
    std::size_t lane = run.begin;
    for (; lane + side <= run.begin + run.count; lane += side)
      quality::corrected_rate(Pack(1.0), Pack(theta), Pack::load(&temperature_[lane]))
          .store(factor + lane);
    for (; lane < run.begin + run.count; ++lane)
      factor[lane] = quality::corrected_rate(1.0, theta, temperature_[lane]);
  }

  /// The right side: extents first, then what they do to the states.
  void rates(std::span<const double> y, std::span<double> slope) const {
    const std::size_t states = column_.size() * block_;
    std::fill_n(slope.begin(), states, 0.0);
    double* extents = slope.data() + states;
    if (own_->size() > 0) own_->see(y.first(states));
    for (const LaneRun& run : runs_) {
      set_extents(y, run, extents);
      for (std::size_t j = 0; j < process_count(); ++j) {
        const double* __restrict rate = extents + j * block_ + run.begin;
        for (const Yield& yield : rows_[run.group * process_count() + j]) {
          double* __restrict change = &slope[yield.state * block_ + run.begin];
          for (std::size_t i = 0; i < run.count; ++i) change[i] += yield.amount * rate[i];
        }
      }
    }
  }

  void set_extents(std::span<const double> y, const LaneRun& run, double* extents) const {
    const auto rate_of = [&](std::size_t j) { return extents + j * block_ + run.begin; };
    if (!catalogued_.empty()) {
      for (std::size_t state = 0; state < water_.size(); ++state) {
        water_[state] = &y[state * block_ + run.begin];
      }
      for (std::size_t j = 0; j < catalogued_.size(); ++j) {
        catalogued_[j]->rates(run.count, water_.data(), &speed_[j * block_ + run.begin],
                              &other_[j * block_ + run.begin], conditions_[run.group], rate_of(j));
      }
    }
    for (std::size_t j = 0; j < own_->size(); ++j) own_->rates(j, run, rate_of(first_own() + j));
    for (std::size_t j = 0; j < losing_.size(); ++j) {
      const double* __restrict speed = &speed_[(first_losing() + j) * block_ + run.begin];
      const double* __restrict c = &y[losing_[j] * block_ + run.begin];
      double* __restrict rate = rate_of(first_losing() + j);
      for (std::size_t i = 0; i < run.count; ++i) rate[i] = speed[i] * c[i];
    }
  }

  void scatter(std::span<double> concentration, std::span<double> produced,
               std::span<double> lost) {
    const std::span<const double> y = ode_->state();
    for (std::size_t lane = 0; lane < cells_.size(); ++lane) {
      for (std::size_t state = 0; state < column_.size(); ++state) {
        const double value = y[state * block_ + lane];
        concentration[cells_[lane] * constituents_ + column_[state]] =
            on_bed(state) ? value / over_water_[lane] : value;
      }
    }
    for (const LaneRun& run : runs_) {
      for (std::size_t j = 0; j < process_count(); ++j) {
        const double* extent = &y[(column_.size() + j) * block_ + run.begin];
        double forward = 0.0;  // [g], of the cells where the process ran forward, and the others
        double backward = 0.0;
        for (std::size_t i = 0; i < run.count; ++i) {
          const double mass = extent[i] * volume_[run.begin + i];
          forward += std::max(mass, 0.0);
          backward += std::max(-mass, 0.0);
        }
        for (const Yield& yield : rows_[run.group * process_count() + j]) {
          const double amount = std::abs(yield.amount);
          const std::size_t k = column_[yield.state];
          produced[k] += amount * (yield.amount > 0.0 ? forward : backward);
          lost[k] += amount * (yield.amount > 0.0 ? backward : forward);
        }
      }
    }
  }

  std::string describe(const math::OdeError& error, double time) const {
    const std::size_t lane = std::min(error.component % block_, cells_.size() - 1);
    const std::size_t state = error.component / block_;
    std::ostringstream text;
    text << "reactions of " << problem_.quality.constituents[column_[state]].name << " at "
         << grid_.cells[cells_[lane]].name << ", " << time + error.reached
         << " s after the start: " << error.what() << " (depth " << depth_[lane] << " m)";
    return text.str();
  }

  const Case& problem_;
  const grid::Grid& grid_;
  CellParameters parameters_;
  std::size_t constituents_ = 0;
  std::size_t transported_ = 0;  // the first of them; the others lie on the bed
  const quality::KineticsSet* set_ = nullptr;
  bool by_lane_ = false;  // every cell has a temperature of its own, and groups have none
  std::vector<std::size_t> column_;                      // constituent of each state
  std::vector<const quality::Process*> catalogued_;      // those that do something in this case
  std::vector<quality::Parameter> factors_;              // of temperature, that they use
  std::unique_ptr<OwnProcesses> own_;                    // of the case's own
  std::vector<std::size_t> losing_;                      // states with a first-order loss
  std::vector<std::vector<Yield>> rows_;                 // [group][process]
  std::vector<quality::Conditions<double>> conditions_;  // by group, at its temperature
  bool temperature_set_ = false;
  std::vector<std::size_t> order_;  // all cells, by group

  // The block in work; arrays of block_ lanes, lanes beyond cells_ are zero.
  std::size_t block_ = 1;
  std::vector<std::size_t> cells_;
  std::vector<LaneRun> runs_;
  std::vector<double> volume_;
  std::vector<double> over_water_;  // bed area over volume [1/m]
  std::vector<double> depth_;
  std::vector<double> velocity_;
  std::vector<double> exchange_depth_;
  std::vector<double> speed_, other_;         // [process][lane], see quality::Pace
  std::vector<double> temperature_;           // where it is a constituent [degC]
  std::vector<double> warm_;                  // [temperature factor][lane], alike
  mutable std::vector<const double*> water_;  // by state of the set, of the run in work
  std::unique_ptr<math::BatchOde> ode_;
  long counted_ = 0;
  long evaluations_ = 0;
};

// The other user constituents: each is lost by itself, dc/dt = -s c with a speed s that is constant
// over the step, so the solution is exact.
class Reactor::User {
 public:
  User(const Case& problem, const grid::Grid& grid) : problem_(problem) {
    const std::vector<std::size_t> coupled = taking_part(problem);
    for (std::size_t i = 0; i < problem.quality.constituents.size(); ++i) {
      const bool alone = !std::ranges::binary_search(coupled, i);
      if (alone && loses(problem.quality.constituents[i])) losing_.push_back(i);
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
      double decay = quality::corrected_rate(one.decay, one.theta, temperature);
      // What does not settle is lost alike everywhere, at one temperature.
      double everywhere = 1.0 - base::exp(-decay * dt);
      for (std::size_t cell = 0; cell < minimum_depth_.size(); ++cell) {
        const double volume = flow.volume_after[cell];
        if (!(volume > 0.0)) continue;
        if (const auto own = problem_.quality.temperature) {
          decay = quality::corrected_rate(one.decay, one.theta,
                                          concentration[cell * constituents.size() + *own]);
          everywhere = 1.0 - base::exp(-decay * dt);
        }
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
  if (quality::find_kinetics(problem.quality.kinetics) != nullptr ||
      !problem.quality.processes.empty()) {
    coupled_ = std::make_unique<Coupled>(problem, grid);
  }
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
  if (coupled_) coupled_->step(flow, time, dt, concentration, produced, lost);
  if (user_) user_->step(flow, time, dt, concentration, lost);
}

bool Reactor::idle() const {
  return !coupled_ && !user_;
}

long Reactor::evaluations() const {
  return (coupled_ ? coupled_->evaluations() : 0) + (user_ ? user_->evaluations() : 0);
}

}  // namespace biandan::transport
