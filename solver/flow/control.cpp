#include "solver/flow/control.hpp"

#include <cmath>

namespace biandan::flow {

namespace {

bool compare(double value, network::Comparison::Operator op, double threshold) {
  using Operator = network::Comparison::Operator;
  switch (op) {
    case Operator::less:
      return value < threshold;
    case Operator::less_equal:
      return value <= threshold;
    case Operator::greater:
      return value > threshold;
    case Operator::greater_equal:
      return value >= threshold;
  }
  return false;
}

double hour_of_day(const Settings& settings, double time) {
  constexpr double day = 86400.0;
  const double local = static_cast<double>(settings.start.seconds + settings.utc_offset) + time;
  return (local - day * std::floor(local / day)) / 3600.0;
}

}  // namespace

Control::Control(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      active_(problem.network.rules.size(), false),
      setting_(problem.network.structures.size(), 0.0),
      rule_(problem.network.structures.size(), -1) {
  for (const network::Rule& rule : problem.network.rules) {
    when_.push_back(resolve(rule.when));
    until_.push_back(rule.until ? resolve(*rule.until) : Watches{});
  }
}

std::vector<double> Control::memory() const {
  std::vector<double> memory;
  for (const bool active : active_) memory.push_back(active ? 1.0 : 0.0);
  return memory;
}

void Control::remember(const std::vector<double>& memory) {
  for (std::size_t r = 0; r < active_.size(); ++r)
    if (!std::isnan(memory[r])) active_[r] = memory[r] != 0.0;
}

Control::Watches Control::resolve(const network::Condition& condition) const {
  Watches watches;
  for (const network::Comparison& comparison : condition) {
    Watch watch{comparison};
    using Quantity = network::Comparison::Quantity;
    if (comparison.quantity == Quantity::level || comparison.quantity == Quantity::level_difference)
      watch.place = grid_->cell_of(comparison.place);
    if (comparison.quantity == Quantity::level_difference)
      watch.other = grid_->cell_of(comparison.other);
    if (comparison.quantity == Quantity::discharge) watch.place = grid_->face_of(comparison.place);
    watches.push_back(watch);
  }
  return watches;
}

bool Control::holds(const Watches& watches, double time, const std::vector<double>& level,
                    const std::vector<double>& discharge) const {
  using Quantity = network::Comparison::Quantity;
  for (const Watch& watch : watches) {
    double value = 0.0;
    switch (watch.comparison.quantity) {
      case Quantity::level:
        value = level[static_cast<std::size_t>(watch.place)];
        break;
      case Quantity::level_difference:
        value = level[static_cast<std::size_t>(watch.place)] -
                level[static_cast<std::size_t>(watch.other)];
        break;
      case Quantity::discharge:
        value = discharge[static_cast<std::size_t>(watch.place)];
        break;
      case Quantity::hour_of_day:
        value = hour_of_day(case_->settings, time);
        break;
      case Quantity::elapsed:
        value = time;
        break;
    }
    if (!compare(value, watch.comparison.op, watch.comparison.threshold)) return false;
  }
  return true;
}

void Control::decide(double time, const std::vector<double>& level,
                     const std::vector<double>& discharge) {
  const auto& structures = case_->network.structures;
  const auto& rules = case_->network.rules;
  for (std::size_t s = 0; s < structures.size(); ++s) {
    setting_[s] = structures[s].setting.at(time);
    rule_[s] = -1;
  }
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (holds(when_[r], time, level, discharge))
      active_[r] = true;
    else if (!rules[r].until || holds(until_[r], time, level, discharge))
      active_[r] = false;
    if (!active_[r]) continue;
    const std::size_t s = rules[r].structure.index();
    const bool stronger =
        rule_[s] < 0 || rules[r].priority > rules[static_cast<std::size_t>(rule_[s])].priority;
    if (!stronger) continue;
    rule_[s] = static_cast<int>(r);
    setting_[s] = rules[r].setting;
  }
}

}  // namespace biandan::flow
