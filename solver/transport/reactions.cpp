#include "solver/transport/reactions.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "model/base/error.hpp"
#include "model/quality/wind.hpp"

namespace biandan::transport {
namespace {

using ParameterSet = quality::Parameters<double>;

// Cells integrated together. From 32 to 256 the cost per cell is the same: a call is spread over
// enough cells and all vectors of the integrator fit in the second-level cache. The fewer, the
// fewer cells have to follow a stiff one.
constexpr std::size_t most_cells_in_block = 32;

/// Where the temperature is a constituent, processes of the case's own see it as that of a group.
CellParameters reaction_groups(const Case& problem, const grid::Grid& grid) {
  const CellParameters shared = cell_parameters(problem, grid);
  const bool by_cell = problem.quality.temperature && !problem.quality.processes.empty();
  return by_cell ? one_group_a_cell(shared) : shared;
}

}  // namespace

std::vector<std::size_t> taking_part(const Case& problem) {
  return quality::constituents_of(problem.quality.processes, problem.quality.own_parameters.size());
}

Place place_of(const grid::FlowField& flow) {
  return {flow.volume_after, flow.depth, flow.velocity};
}

bool loses(const quality::Constituent& one) {
  return one.user_defined && (one.decay != 0.0 || one.settling != 0.0);
}

Reactions::Reactions(const Case& problem, const grid::Grid& grid)
    : problem_(problem),
      grid_(grid),
      parameters_(reaction_groups(problem, grid)),
      set_(quality::find_kinetics(problem.quality.kinetics)),
      by_lane_(set_ != nullptr && problem.quality.temperature &&
               problem.quality.processes.empty()) {
  find_states();
  if (set_ != nullptr) water_.resize(set_->states.size());
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    if (!grid.cells[cell].enclosed) order_.push_back(cell);
  std::ranges::stable_sort(order_, {}, [&](std::size_t cell) { return parameters_.group[cell]; });

  const std::size_t count = (order_.size() + most_cells_in_block - 1) / most_cells_in_block;
  block_ = count == 0 ? 1 : (order_.size() + count - 1) / count;
  for (std::size_t block = 0; block < blocks(); ++block) {
    add_runs(cells_of(block), full_runs_);
    run_end_.push_back(full_runs_.size());
  }
  own_ = std::make_unique<OwnProcesses>(problem, parameters_, column_, block_);
  choose_processes();
  for (auto* field :
       {&volume_, &over_water_, &on_area_, &depth_, &velocity_, &exchange_depth_, &temperature_})
    field->resize(block_);
  speed_.resize(block_ * processes());
  other_.resize(block_ * processes());
  conditions_.resize(parameters_.groups.size());
  extent_of_.resize(parameters_.groups.size() * yielding_.size());
  for (std::size_t state = 0; state < states(); ++state)
    if (on_bed(state) && bed_area_.empty())
      for (const grid::Cell& cell : grid.cells) bed_area_.push_back(cell.bed_area);
}

void Reactions::find_states() {
  const auto& constituents = problem_.quality.constituents;
  constituents_ = constituents.size();
  transported_ = problem_.quality.transported();
  if (set_ != nullptr) {
    for (const quality::StateInfo& state : set_->states) {
      const auto found = std::ranges::find(constituents, state.name, &quality::Constituent::name);
      if (found == constituents.end()) {
        throw base::RunError("the " + std::string(set_->name) + " kinetics need the constituent " +
                             std::string(state.name));
      }
      column_.push_back(static_cast<std::size_t>(found - constituents.begin()));
    }
  }
  for (const std::size_t constituent : taking_part(problem_)) {
    if (std::ranges::find(column_, constituent) == column_.end()) column_.push_back(constituent);
  }
  list_fours();
}

// A speed is its parameter times a shape of the place that is positive in running water of some
// depth, so a process that stands still at this one is switched off.
void Reactions::choose_processes() {
  constexpr quality::Site<double> somewhere{1.0, 1.0};
  if (set_ != nullptr) {
    catalogue_ = set_->catalogue;
    for (const quality::Process& process : catalogue_)
      running_.push_back(std::ranges::any_of(parameters_.groups, [&](const ParameterSet& own) {
        return process.speed(somewhere, quality::conditions(20.0, own)).value != 0.0;
      }));
  }
  for (const quality::Parameter factor : quality::temperature_factors())
    if (uses(factor)) factors_.push_back(factor);
  for (std::size_t state = 0; state < column_.size(); ++state) {
    const quality::Constituent& one = problem_.quality.constituents[column_[state]];
    if (loses(one)) losing_.push_back(state);
  }
  for (std::size_t group = 0; group < parameters_.groups.size(); ++group) {
    add_rows(group);
    add_terms(group);
  }
  first_term_.push_back(terms_.size());
  for (const StoichiometricTerm& term : terms_)
    sizes_.push_back({term.process, std::abs(term.amount)});
  for (std::size_t j = 0; j < processes(); ++j)
    if (yields(j)) yielding_.push_back(j);
}

/// Whether a process changes something in one group at least.
bool Reactions::yields(std::size_t process) const {
  for (std::size_t row = process; row < rows_.size(); row += processes())
    if (!rows_[row].empty()) return true;
  return false;
}

/// Whether a process that runs uses the parameter.
bool Reactions::uses(quality::Parameter parameter) const {
  for (std::size_t j = 0; j < catalogue_.size(); ++j)
    if (running_[j] && std::ranges::count(catalogue_[j].uses, parameter) > 0) return true;
  return false;
}

void Reactions::add_rows(std::size_t group) {
  for (std::size_t j = 0; j < catalogue_.size(); ++j) {
    rows_.emplace_back();
    if (running_[j]) rows_.back() = catalogue_[j].row(parameters_.groups[group]);
  }
  for (std::size_t j = 0; j < own_->size(); ++j) {
    const std::vector<double> gains = own_->gains(group, j);
    std::vector<quality::StateYield> yields;
    for (std::size_t state = 0; state < column_.size(); ++state) {
      const double gain = gains[column_[state]];
      if (gain != 0.0) yields.push_back({state, gain});
    }
    rows_.push_back(std::move(yields));
  }
  for (const std::size_t state : losing_) rows_.push_back({{state, -1.0}});
}

/// The rows of a group by state.
void Reactions::add_terms(std::size_t group) {
  for (std::size_t state = 0; state < states(); ++state) {
    first_term_.push_back(terms_.size());
    for (std::size_t j = 0; j < processes(); ++j)
      for (const quality::StateYield& yield : rows_[group * processes() + j])
        if (yield.state == state) terms_.push_back({j, yield.amount});
  }
}

/// Of the cell that is the group, of every lane later, or as given for all water.
void Reactions::set_temperature(double given, std::span<const double> concentration) {
  const bool own = !by_lane_ && problem_.quality.temperature.has_value();
  const std::size_t column = problem_.quality.temperature.value_or(0);
  for (std::size_t group = 0; group < conditions_.size(); ++group) {
    const double temperature = own ? concentration[group * constituents_ + column] : given;
    if (conditions_[group].temperature == temperature && temperature_set_) continue;
    // Groups differ in a few parameters, the temperature of all of them mostly in none.
    const quality::Conditions<double>& first = conditions_.front();
    conditions_[group] = group > 0 && first.temperature == temperature
                             ? quality::conditions_like(first, parameters_.groups[group])
                             : quality::conditions(temperature, parameters_.groups[group]);
    own_->set_conditions(group, conditions_[group]);
  }
  temperature_set_ = true;
}

void Reactions::set_weather(double time, double dt) {
  constexpr double watt = 1000.0;  // [g m2/s3]
  const forcing::Weather& weather = problem_.forcing.weather;
  const double solar = watt * weather.solar.mean(time, time + dt);
  const double wind = quality::wind_at(
      quality::transfer_wind_height, weather.wind.mean(time, time + dt), quality::heat_wind_height);
  for (quality::Conditions<double>& at : conditions_) {
    at.light = at[quality::Parameter::light_share] * solar;
    at.wind = wind;
  }
}

void Reactions::set_conditions(double time, double dt, std::span<const double> concentration) {
  set_temperature(problem_.forcing.temperature.at(time + 0.5 * dt), concentration);
  set_weather(time, dt);
}

bool Reactions::gather(std::size_t block, const Place& place, std::span<const double> concentration,
                       std::span<double> y) {
  find_lanes(block, place.volume);
  for (std::size_t lane = 0; lane < cells_.size(); ++lane) {
    const std::size_t cell = cells_[lane];
    volume_[lane] = place.volume[cell];
    depth_[lane] = place.depth[cell];
    velocity_[lane] = std::abs(place.velocity[cell]);
  }
  if (by_lane_)
    for (std::size_t lane = 0; lane < cells_.size(); ++lane)
      temperature_[lane] =
          concentration[cells_[lane] * constituents_ + *problem_.quality.temperature];
  if (!bed_area_.empty())
    for (std::size_t lane = 0; lane < cells_.size(); ++lane) {
      over_water_[lane] = bed_area_[cells_[lane]] / volume_[lane];
      on_area_[lane] = volume_[lane] / bed_area_[cells_[lane]];
    }
  take(concentration, y);
  for (const LaneRun& run : runs_) by_lane_ ? set_speeds_by_lane(run) : set_speeds(run);
  return !cells_.empty();
}

/// The cells of the block that hold water, and runs of them with the same parameters.
void Reactions::find_lanes(std::size_t block, std::span<const double> volume) {
  cells_ = cells_of(block);
  all_hold_water_ =
      std::ranges::all_of(cells_, [&](std::size_t cell) { return volume[cell] > 0.0; });
  if (all_hold_water_) {
    const std::size_t begin = block == 0 ? 0 : run_end_[block - 1];
    runs_ = std::span(full_runs_).subspan(begin, run_end_[block] - begin);
    return;
  }
  wet_.clear();
  std::ranges::copy_if(cells_, std::back_inserter(wet_),
                       [&](std::size_t cell) { return volume[cell] > 0.0; });
  wet_runs_.clear();
  add_runs(wet_, wet_runs_);
  cells_ = wet_;
  runs_ = wet_runs_;
}

void Reactions::add_runs(std::span<const std::size_t> cells, std::vector<LaneRun>& runs) const {
  for (std::size_t lane = 0; lane < cells.size();) {
    const std::size_t group = parameters_.group[cells[lane]];
    std::size_t next = lane + 1;
    while (next < cells.size() && parameters_.group[cells[next]] == group) ++next;
    runs.push_back({lane, next - lane, group});
    lane = next;
  }
}

/// What does not depend on the concentrations.
void Reactions::set_speeds(const LaneRun& run) {
  const quality::Conditions<double>& at = conditions_[run.group];
  if (set_ != nullptr)
    set_->side_by_side->speeds(run.count, &depth_[run.begin], &velocity_[run.begin], at,
                               rows_at(run, nullptr));
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
void Reactions::set_speeds_by_lane(const LaneRun& run) {
  set_->side_by_side->warm_speeds(run.count, &depth_[run.begin], &velocity_[run.begin],
                                  &temperature_[run.begin], conditions_[run.group], factors_,
                                  rows_at(run, nullptr));
}

void Reactions::rates(std::span<const double> y, std::span<double> slope,
                      std::span<double> extents) {
  if (own_->size() > 0) own_->see(y);
  for (const LaneRun& run : runs_) {
    set_extents(y, run, extents.data());
    kernels_.combine(terms_of(run), terms_.data(), lanes_of(run), extents.data(), slope.data());
  }
  still(slope);
  still(extents);
}

/// Lanes without a cell: whatever stands there would be integrated with the others.
void Reactions::still(std::span<double> rows) const {
  for (std::size_t row = 0; row < rows.size(); row += block_)
    std::ranges::fill(rows.subspan(row, block_).subspan(cells_.size()), 0.0);
}

/// Where the processes of the catalogue have theirs.
quality::ProcessRows Reactions::rows_at(const LaneRun& run, double* extents) {
  return {block_, &speed_[run.begin], &other_[run.begin],
          extents == nullptr ? nullptr : extents + run.begin};
}

void Reactions::set_extents(std::span<const double> y, const LaneRun& run, double* extents) {
  const auto rate_of = [&](std::size_t j) { return extents + j * block_ + run.begin; };
  if (set_ != nullptr) {
    for (std::size_t state = 0; state < water_.size(); ++state)
      water_[state] = &y[state * block_ + run.begin];
    set_->side_by_side->rates(run.count, water_.data(), conditions_[run.group],
                              rows_at(run, extents));
  }
  for (std::size_t j = 0; j < own_->size(); ++j) own_->rates(j, run, rate_of(first_own() + j));
  for (std::size_t j = 0; j < losing_.size(); ++j) {
    const double* __restrict speed = &speed_[(first_losing() + j) * block_ + run.begin];
    const double* __restrict c = &y[losing_[j] * block_ + run.begin];
    double* __restrict rate = rate_of(first_losing() + j);
    for (std::size_t i = 0; i < run.count; ++i) rate[i] = speed[i] * c[i];
  }
}

/// What a constituent has as a rule: the initial value of the set, at most 1 g/m3.
double Reactions::usual(std::size_t state) const {
  const bool shipped = set_ != nullptr && state < set_->states.size();
  return shipped ? std::min(set_->states[state].initial, 1.0) : 1.0;
}

double Reactions::relative_change(std::span<const double> y, double error) {
  tried_.resize(states() * block_);
  change_.resize(states() * block_);
  extent_.resize(processes() * block_);
  fastest_.assign(processes() * block_, 0.0);
  for (const auto& [share, more] : {std::pair{1.0, 0.0}, {1.0, 1.0}, {0.0, 0.0}}) {
    for (std::size_t state = 0; state < states(); ++state) {
      const double added = more * usual(state);
      for (std::size_t i = state * block_; i < (state + 1) * block_; ++i)
        tried_[i] = share * std::abs(y[i]) + added;
    }
    if (own_->size() > 0) own_->see(tried_);
    for (const LaneRun& run : runs_) set_extents(tried_, run, extent_.data());
    for (std::size_t i = 0; i < extent_.size(); ++i)
      fastest_[i] = std::max(fastest_[i], std::abs(extent_[i]));
  }
  double worst = 0.0;
  for (const LaneRun& run : runs_) {
    kernels_.combine(terms_of(run), sizes_.data(), lanes_of(run), fastest_.data(), change_.data());
    for (std::size_t state = 0; state < states(); ++state) {
      const double most = kernels_.largest_share(lanes_of(run), &change_[state * block_],
                                                 &y[state * block_], usual(state));
      worst = std::max(worst, most / (allowance(state) * error));
    }
  }
  return worst;
}

/// Errors of this size count as one of a well-known state.
double Reactions::allowance(std::size_t state) const {
  constexpr double coarse = 20.0;
  const bool shipped = set_ != nullptr && state < set_->states.size();
  return shipped && set_->states[state].coarse ? coarse : 1.0;
}

/// Fours of a longer row may overlap: its last four are one too.
void Reactions::list_fours() {
  const auto follows = [&](std::size_t state) {
    return state < states() && !on_bed(state) && column_[state] == column_[state - 1] + 1;
  };
  for (std::size_t state = 0, end = 0; state < states(); state = end) {
    end = state + 1;
    while (!on_bed(state) && follows(end)) ++end;
    if (end - state >= 4)
      for (std::size_t four = state; four < end; four += 4)
        fours_.push_back(std::min(four, end - 4));
    else
      for (std::size_t single = state; single < end; ++single) singles_.push_back(single);
  }
}

void Reactions::take(std::span<const double> concentration, std::span<double> y) const {
  const std::size_t count = cells_.size();
  for (const std::size_t state : fours_)
    kernels_.take_four({cells_, constituents_}, concentration.data() + column_[state],
                       &y[state * block_], block_);
  for (const std::size_t state : singles_) {
    double* const row = &y[state * block_];
    const double* const column = concentration.data() + column_[state];
    for (std::size_t lane = 0; lane < count; ++lane)
      row[lane] = column[cells_[lane] * constituents_];
    if (on_bed(state))
      for (std::size_t lane = 0; lane < count; ++lane) row[lane] *= over_water_[lane];
  }
  still(y);
}

void Reactions::scatter(std::span<const double> y, std::span<double> concentration) const {
  const std::size_t count = cells_.size();
  for (const std::size_t state : fours_)
    kernels_.scatter_four({cells_, constituents_}, &y[state * block_], block_,
                          concentration.data() + column_[state]);
  for (const std::size_t state : singles_) {
    const double* const row = &y[state * block_];
    double* const column = concentration.data() + column_[state];
    if (on_bed(state))
      for (std::size_t lane = 0; lane < count; ++lane)
        column[cells_[lane] * constituents_] = row[lane] * on_area_[lane];
    else
      for (std::size_t lane = 0; lane < count; ++lane)
        column[cells_[lane] * constituents_] = row[lane];
  }
}

void Reactions::add_mass(std::span<const double> slope, std::span<double> mass) const {
  for (std::size_t lane = 0; lane < cells_.size(); ++lane)
    for (std::size_t state = 0; state < column_.size(); ++state)
      mass[cells_[lane] * constituents_ + column_[state]] +=
          slope[state * block_ + lane] * volume_[lane];
}

void Reactions::extend(std::span<const double> rates, double until, double beyond) {
  made_.resize(yielding_.size());
  for (const LaneRun& run : runs_) {
    kernels_.sum_masses(yielding_, lanes_of(run), rates.data(), volume_.data(), made_.data());
    Extent* extent = &extent_of_[run.group * yielding_.size()];
    for (const BothWays& made : made_) {
      extent->until.forward += until * made.forward;
      extent->until.backward += until * made.backward;
      extent->beyond.forward += beyond * made.forward;
      extent->beyond.backward += beyond * made.backward;
      ++extent;
    }
  }
}

void Reactions::book(const Made& until, const Made& beyond) {
  const auto add = [&](const quality::StateYield& yield, const BothWays& extent, const Made& to) {
    const bool gains = yield.amount > 0.0;
    const double amount = std::abs(yield.amount);
    const std::size_t k = column_[yield.state];
    to.produced[k] += amount * (gains ? extent.forward : extent.backward);
    to.lost[k] += amount * (gains ? extent.backward : extent.forward);
  };
  auto extent = extent_of_.begin();
  for (std::size_t group = 0; group < parameters_.groups.size(); ++group)
    for (const std::size_t process : yielding_) {
      for (const quality::StateYield& yield : rows_[group * processes() + process]) {
        add(yield, extent->until, until);
        add(yield, extent->beyond, beyond);
      }
      *extent++ = {};
    }
}

std::size_t Reactions::lane_of(std::size_t component) const {
  return std::min(component % block_, cells_.size() - 1);
}

std::string Reactions::describe(std::size_t component) const {
  return problem_.quality.constituents[column_[component / block_]].name + " at " +
         grid_.cells[cells_[lane_of(component)]].name;
}

double Reactions::depth_of(std::size_t component) const {
  return depth_[lane_of(component)];
}

}  // namespace biandan::transport
