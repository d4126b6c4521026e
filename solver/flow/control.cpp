#include "solver/flow/control.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <variant>

namespace biandan::flow {

namespace {

// Times are sums of steps: what ends this much short of a stretch of time has reached it [s].
constexpr double time_rounding = 1e-3;

}  // namespace

Control::Control(const Case& problem, const grid::Grid& grid, bool at_rest)
    : case_(&problem),
      at_rest_(at_rest),
      reads_concentration_(network::reads_concentration(problem.network)),
      setting_(problem.network.structures.size(), 0.0),
      rule_(problem.network.structures.size(), -1),
      stations_(problem, grid) {
  before_.rules.resize(problem.network.rules.size());
  before_.travel.assign(setting_.size(), 0.0);
  now_ = before_;
  for (std::size_t s = 0; s < setting_.size(); ++s)
    setting_[s] = problem.network.structures[s].setting.at(0.0);
  for (const network::Rule& rule : problem.network.rules) {
    when_.emplace_back(rule.when, problem, grid);
    until_.emplace_back(rule.until.value_or(network::Condition()), problem, grid);
  }
}

void Control::decide(const Observations& seen) {
  if (reads_concentration_ && seen.concentration.empty())
    throw std::logic_error("a rule reads a concentration and none is given");
  const auto& structures = case_->network.structures;
  const auto& rules = case_->network.rules;
  const LocalTime local = local_time(case_->settings, seen.time);
  const bool first = before_.position.empty();
  if (first)
    for (std::size_t s = 0; s < structures.size(); ++s)
      setting_[s] = structures[s].setting.at(seen.time);
  const Moment moment{seen, first ? setting_ : before_.position, local};
  now_ = before_;
  for (std::size_t r = 0; r < rules.size(); ++r) judge(r, moment);

  now_.position.resize(structures.size());
  for (std::size_t s = 0; s < structures.size(); ++s) rule_[s] = -1;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (!now_.rules[r].active) continue;
    int& rule = rule_[rules[r].structure.index()];
    if (rule < 0 || rules[r].priority > rules[static_cast<std::size_t>(rule)].priority)
      rule = static_cast<int>(r);
  }
  for (std::size_t s = 0; s < structures.size(); ++s) {
    const auto rule = static_cast<std::size_t>(rule_[s]);
    if (rule_[s] >= 0) now_.travel[s] = rules[rule].travel;
    move(s, rule_[s] >= 0 ? rules[rule].setting : structures[s].setting.at(seen.time), seen.dt);
  }
  stations_.decide(seen.time, seen.level, setting_);
  time_ = seen.time;
}

network::Operation Control::operation(std::size_t structure) const {
  const auto& kind = case_->network.structures[structure].kind;
  const auto* transfer = std::get_if<network::Transfer>(&kind);
  const double wanted = transfer == nullptr ? 0.0 : transfer->discharge.at(time_);
  return {setting_[structure], wanted, stations_.running(structure)};
}

int Control::switches_at(const Observations& end) const {
  if (case_->network.rules.empty() && stations_.empty()) return -1;
  Control next = *this;
  next.commit();
  next.decide(end);
  for (std::size_t s = 0; s < rule_.size(); ++s) {
    const std::vector<bool>* now = stations_.running(s);
    if (next.rule_[s] != rule_[s] || (now != nullptr && *next.stations_.running(s) != *now))
      return static_cast<int>(s);
  }
  return -1;
}

void Control::save(double time, grid::Snapshot& snapshot) const {
  for (auto* values :
       {&snapshot.rule_active, &snapshot.rule_held, &snapshot.rule_started, &snapshot.rule_since})
    values->clear();
  for (const RuleState& rule : before_.rules) {
    snapshot.rule_active.push_back(rule.active ? 1.0 : 0.0);
    snapshot.rule_held.push_back(rule.held ? 1.0 : 0.0);
    snapshot.rule_started.push_back(rule.started - time);
    snapshot.rule_since.push_back(rule.since - time);
  }
  snapshot.position = before_.position;
  snapshot.travel = before_.travel;
  stations_.save(time, snapshot);
}

void Control::restore(double time, const grid::Snapshot& snapshot) {
  const auto known = [](double value) { return !std::isnan(value); };
  for (std::size_t r = 0; r < before_.rules.size(); ++r) {
    RuleState& rule = before_.rules[r];
    if (!known(snapshot.rule_active[r])) continue;
    rule.active = rule.held = snapshot.rule_active[r] != 0.0;
    rule.started = rule.since = time;
    if (!known(snapshot.rule_held[r])) continue;
    rule.held = snapshot.rule_held[r] != 0.0;
    rule.started = time + snapshot.rule_started[r];
    rule.since = time + snapshot.rule_since[r];
  }
  const auto& structures = case_->network.structures;
  if (std::any_of(snapshot.position.begin(), snapshot.position.end(), known)) {
    before_.position.resize(structures.size());
    for (std::size_t s = 0; s < structures.size(); ++s) {
      const bool stored = known(snapshot.position[s]);
      before_.position[s] = stored ? snapshot.position[s] : structures[s].setting.at(time);
      if (stored) before_.travel[s] = snapshot.travel[s];
    }
  }
  stations_.restore(time, snapshot);
}

void Control::judge(std::size_t rule, const Moment& moment) {
  const network::Rule& law = case_->network.rules[rule];
  const double time = moment.seen.time;
  RuleState& state = now_.rules[rule];
  const auto passed = [&](double from, double span) {
    return at_rest_ || time - from >= span - time_rounding;
  };
  const bool holds = when_[rule].holds(moment);
  if (holds && !state.held) state.since = time;
  state.held = holds;
  if (holds) {
    if (!state.active && passed(state.since, law.delay)) {
      state.active = true;
      state.started = time;
    }
  } else if (state.active && passed(state.started, law.hold)) {
    state.active = law.until && !until_[rule].holds(moment);
  }
}

/// A structure starts where it is wanted; released, it keeps its travel time until it is back.
void Control::move(std::size_t structure, double wanted, double dt) {
  const bool first = before_.position.empty();
  const double from = first ? wanted : before_.position[structure];
  const double travel = at_rest_ ? 0.0 : now_.travel[structure];
  const double way = wanted - from;
  const double needed = travel * std::abs(way);  // [s]
  double& position = now_.position[structure];
  if (needed <= dt || first) {
    position = wanted;
    setting_[structure] = needed > 0.0 && dt > 0.0 ? wanted - 0.5 * way * needed / dt : wanted;
    if (rule_[structure] < 0) now_.travel[structure] = 0.0;
    return;
  }
  position = from + std::copysign(dt / travel, way);
  setting_[structure] = 0.5 * (from + position);
}

}  // namespace biandan::flow
