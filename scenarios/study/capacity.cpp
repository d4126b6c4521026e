#include "scenarios/study/capacity.hpp"

#include <algorithm>
#include <cmath>

#include "model/quality/kinetics_set.hpp"
#include "scenarios/study/given_loads.hpp"

namespace biandan::study {

namespace {

constexpr double raised_by = 0.1;
/// A response that is no more than this share of the value is rounding, and steps that fell
/// otherwise.
constexpr double felt = 1e-6;

/// Heat and oxygen are no burden.
bool is_burden(const quality::Quality& quality, std::size_t constituent) {
  return constituent != quality.temperature && constituent != quality::oxygen_of(quality);
}

void raise(Case& problem, const std::string& group) {
  for (forcing::Load& load : problem.forcing.loads) {
    if (load.group != group) continue;
    for (auto* all : {&load.concentration, &load.mass_rate})
      for (std::size_t k = 0; k < all->size(); ++k)
        if (is_burden(problem.quality, k)) (*all)[k] = (*all)[k].scaled(1.0 + raised_by);
  }
}

/// The constituent that an item is; nothing for a composed one.
std::optional<std::size_t> constituent_of(const Case& problem, const std::string& code) {
  const auto& all = problem.quality.constituents;
  const auto found = std::ranges::find(all, code, &quality::Constituent::name);
  if (found == all.end()) return {};
  return static_cast<std::size_t>(found - all.begin());
}

double load_of(const Case& problem, const std::string& group, std::size_t constituent) {
  double mass = 0.0;
  for (const forcing::Load& load : problem.forcing.loads)
    if (load.group == group) mass += given_by(load, problem.settings.duration).mass[constituent];
  return mass / problem.settings.duration;
}

double worst_month(const ItemResult& item) {
  return item.months[item.worst_month].mean.value;
}

/// The mean of the same month in another run.
double same_month(const ItemResult& item, const ItemResult& base) {
  return item.months[base.worst_month].mean.value;
}

bool is_upper(const standard::Limit& limit) {
  return limit.rule_set == standard::class_rule_set && limit.sense == standard::Sense::maximum;
}

const RuleResult* upper_limit(const ItemResult& item) {
  const auto found =
      std::ranges::find_if(item.rules, [](const RuleResult& rule) { return is_upper(rule.limit); });
  return found == item.rules.end() ? nullptr : &*found;
}

GroupCapacity capacity_of_group(double load, double response, const ItemCapacity& item) {
  GroupCapacity found;
  found.load = load;
  if (!(std::abs(response) > felt * item.month_mean)) return found;
  found.contribution = response / raised_by;
  const double allowed = load * (1.0 + (item.limit - item.month_mean) / found.contribution);
  if (found.contribution > 0.0 && allowed >= 0.0) found.allowed = allowed;
  return found;
}

}  // namespace

std::vector<std::string> load_groups(const Case& problem) {
  std::vector<std::string> groups;
  for (const forcing::Load& load : problem.forcing.loads)
    if (std::ranges::count(groups, load.group) == 0) groups.push_back(load.group);
  return groups;
}

bool has_upper_limit(const Case& problem) {
  for (const standard::Section& section : problem.sections)
    for (const quality::Constituent& constituent : problem.quality.constituents)
      if (std::ranges::any_of(standard::limits_of(section, constituent.name), is_upper))
        return true;
  return false;
}

std::vector<Case> capacity_cases(const Case& problem) {
  std::vector<Case> cases{problem};
  for (const std::string& group : load_groups(problem)) {
    cases.push_back(problem);
    raise(cases.back(), group);
  }
  return cases;
}

Capacity capacity_of(const std::vector<Case>& cases, const std::vector<SingleRun>& runs) {
  const Case& problem = cases.front();
  Capacity capacity{load_groups(problem), {}};
  const Assessment& base = runs.front().assessment;
  for (std::size_t s = 0; s < base.sections.size(); ++s)
    for (std::size_t i = 0; i < base.sections[s].items.size(); ++i) {
      const ItemResult& result = base.sections[s].items[i];
      const auto constituent = constituent_of(problem, result.code);
      const RuleResult* rule = upper_limit(result);
      if (!constituent || rule == nullptr) continue;
      ItemCapacity item{s,   result.shown, result.code, rule->limit.value, worst_month(result),
                        0.0, {},           {}};
      for (std::size_t g = 0; g < capacity.groups.size(); ++g) {
        const ItemResult& raised = runs[g + 1].assessment.sections[s].items[i];
        item.groups.push_back(capacity_of_group(load_of(problem, capacity.groups[g], *constituent),
                                                same_month(raised, result) - item.month_mean,
                                                item));
        item.groups.back().group = g;
        item.of_loads += item.groups.back().contribution;
      }
      if (item.of_loads > 0.0) item.factor = 1.0 + (item.limit - item.month_mean) / item.of_loads;
      capacity.items.push_back(std::move(item));
    }
  return capacity;
}

}  // namespace biandan::study
