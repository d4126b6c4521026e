#include "scenarios/study/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "model/quality/shown.hpp"
#include "scenarios/study/given_loads.hpp"

namespace biandan::study {

namespace {

using standard::WaterClass;

/// The item, or the limit, of the other run; nullptr where it has none.
const ItemResult* find_item(const std::vector<ItemResult>& items, const std::string& code) {
  const auto found = std::ranges::find(items, code, &ItemResult::code);
  return found == items.end() ? nullptr : &*found;
}
const RuleResult* find_rule(const std::vector<RuleResult>& rules, const standard::Limit& limit) {
  const auto found = std::ranges::find_if(rules, [&](const RuleResult& rule) {
    return rule.limit.rule_set == limit.rule_set && rule.limit.sense == limit.sense;
  });
  return found == rules.end() ? nullptr : &*found;
}

double days_over(const Side& side, std::size_t section, const ItemResult& item,
                 const standard::Limit& limit) {
  const Recording& recording = side.run.recording;
  const Sampled sampled{recording.times, recording.sections[section].shown[item.shown]};
  const auto days = days_of(side.problem.settings, side.run.assessment.window);
  return static_cast<double>(std::ranges::count_if(
      days, [&](const Window& day) { return time_over(sampled, day, limit).seconds > 0.0; }));
}

double worst_month(const ItemResult& item) {
  return item.months[item.worst_month].mean.value;
}

LimitChange change_of(const Side& base, const Side& with, std::size_t section,
                      const BothOf<const ItemResult*>& item, const RuleResult& rule,
                      const RuleResult& other) {
  LimitChange change;
  change.limit = rule.limit;
  change.share = {std::max(rule.peak_share, rule.month_share),
                  std::max(other.peak_share, other.month_share)};
  change.seconds_over = {rule.seconds_over, other.seconds_over};
  change.days_over = {days_over(base, section, *item.base, rule.limit),
                      days_over(with, section, *item.with, other.limit)};
  change.first_over = {rule.first_over, other.first_over};
  change.level = {rule.level(), other.level()};
  return change;
}

std::optional<WaterClass> class_of(const std::optional<standard::SectionClass>& found) {
  return found ? std::optional(found->water_class) : std::nullopt;
}

std::optional<WaterClass> worst_of(const std::vector<MonthClass>& months) {
  std::optional<WaterClass> worst;
  for (const MonthClass& month : months)
    worst =
        std::max(worst.value_or(month.section_class.water_class), month.section_class.water_class);
  return worst;
}

SectionChange compare_section(const Side& base, const Side& with, std::size_t section) {
  const SectionResult& one = base.run.assessment.sections[section];
  const SectionResult& other = with.run.assessment.sections[section];
  SectionChange change;
  change.section = section;
  change.peak_class = {class_of(one.peak_class), class_of(other.peak_class)};
  change.month_class = {worst_of(one.months), worst_of(other.months)};
  for (const ItemResult& item : one.items) {
    const ItemResult* beside = find_item(other.items, item.code);
    if (beside == nullptr) continue;
    ItemChange found{item.shown,
                     item.code,
                     {item.peak.value, beside->peak.value},
                     {worst_month(item), worst_month(*beside)},
                     {}};
    for (const RuleResult& rule : item.rules)
      if (const RuleResult* same = find_rule(beside->rules, rule.limit))
        found.limits.push_back(change_of(base, with, section, {&item, beside}, rule, *same));
    change.items.push_back(std::move(found));
  }
  return change;
}

AccountChange compare_account(const run::Account& base, const run::Account& with) {
  return {base.name,
          {base.in.value(), with.in.value()},
          {base.out.value(), with.out.value()},
          {base.produced.value(), with.produced.value()},
          {base.lost.value(), with.lost.value()},
          {base.stored - base.initial, with.stored - with.initial}};
}

template <class Change>
bool differs(const Change& load) {
  return load.water.change() != 0.0 ||
         std::ranges::any_of(load.mass, [](const Both& mass) { return mass.change() != 0.0; });
}

/// Loads of either case, those of the first in its order.
std::vector<LoadChange> compare_loads(const Case& base, const Case& with) {
  const std::size_t constituents = base.quality.constituents.size();
  std::vector<LoadChange> all;
  const auto entry = [&](const forcing::Load& load) -> LoadChange& {
    const auto found = std::ranges::find(all, load.name, &LoadChange::name);
    if (found != all.end()) return *found;
    return all.emplace_back(
        LoadChange{load.name, load.title, load.group, {}, std::vector<Both>(constituents)});
  };
  const auto add = [&](const Case& problem, double Both::*side) {
    for (const forcing::Load& load : problem.forcing.loads) {
      const GivenLoad given = given_by(load, problem.settings.duration);
      LoadChange& change = entry(load);
      change.water.*side += given.water;
      // Built-in tracers stand behind what loads are given.
      for (std::size_t k = 0; k < std::min(constituents, given.mass.size()); ++k)
        change.mass[k].*side += given.mass[k];
    }
  };
  add(base, &Both::base);
  add(with, &Both::with);
  std::erase_if(all, [](const LoadChange& load) { return !differs(load); });
  return all;
}

/// Of one side, with the numbers of the other left at 0.
class DrainList {
 public:
  explicit DrainList(std::size_t constituents) : constituents_(constituents) {}

  void add(const Side& side, double Both::*of) {
    const drainage::Drainage& drains = side.problem.drainage;
    const auto& structures = side.run.statistics.structures;
    const auto name = [&](network::NodeId node) {
      return side.problem.network.nodes[node.index()].name;
    };
    const auto pass = [&](network::NodeId node, What what, network::StructureId structure) {
      const transport::WayTotal& way = structures[structure.index()].forward;
      add(name(node), what, way.water, way.mass, of);
    };
    for (const drainage::Sewer& it : drains.sewers) {
      pass(it.node, What::spilled, it.outfall);
      if (it.interceptor.valid()) pass(it.node, What::intercepted, it.interceptor);
    }
    for (const drainage::Tank& it : drains.tanks) pass(it.node, What::held, it.inflow);
    for (std::size_t t = 0; t < drains.treatments.size(); ++t) {
      const transport::TreatmentTotal& total = side.run.statistics.treatments[t];
      add(drains.treatments[t].name, What::treated, total.treated, total.removed, of);
    }
    for (const drainage::Plant& it : drains.plants) pass(it.node, What::bypassed, it.bypass);
  }

  std::vector<DrainChange> changed() && {
    std::erase_if(all_, [](const DrainChange& it) { return !differs(it); });
    return std::move(all_);
  }

 private:
  using What = DrainChange::What;

  void add(const std::string& name, What what, double water, const std::vector<double>& mass,
           double Both::*of) {
    auto found = std::ranges::find_if(
        all_, [&](const DrainChange& it) { return it.name == name && it.what == what; });
    if (found == all_.end())
      found = all_.insert(all_.end(), {name, what, {}, std::vector<Both>(constituents_)});
    found->water.*of = water;
    for (std::size_t k = 0; k < mass.size(); ++k) found->mass[k].*of = mass[k];
  }

  std::size_t constituents_;
  std::vector<DrainChange> all_;
};

}  // namespace

namespace {

/// "A+B" in its parts.
std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find('+', from), name.size());
    parts.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

/// What a comparison holds against its base: the parts of the scenario that the base has not. None
/// where the base has others.
std::vector<std::string> parts_beyond_base(const Comparison& comparison) {
  std::vector<std::string> parts = parts_of(comparison.with);
  for (const std::string& common : parts_of(comparison.base)) {
    const auto found = std::ranges::find(parts, common);
    if (found == parts.end()) return {};
    parts.erase(found);
  }
  return parts;
}

/// The comparison with one part alone; nullptr where there is none.
const Comparison* alone(const std::string& part, const std::vector<Comparison>& comparisons) {
  const auto found = std::ranges::find_if(comparisons, [&](const Comparison& one) {
    return parts_beyond_base(one) == std::vector<std::string>{part};
  });
  return found == comparisons.end() ? nullptr : &*found;
}

Interaction interaction_of(const Comparison& together, const std::vector<std::string>& names,
                           const std::vector<const Comparison*>& parts) {
  Interaction found{together.with, names, {}};
  for (std::size_t s = 0; s < together.sections.size(); ++s)
    for (std::size_t i = 0; i < together.sections[s].items.size(); ++i) {
      const ItemChange& item = together.sections[s].items[i];
      Interaction::Effect effect{s, i, {}, {}, item.peak.change(), item.month_mean.change()};
      for (const Comparison* part : parts) {
        effect.peak_alone.push_back(part->sections[s].items[i].peak.change());
        effect.month_alone.push_back(part->sections[s].items[i].month_mean.change());
      }
      found.effects.push_back(std::move(effect));
    }
  return found;
}

}  // namespace

std::vector<double> cut_by(const Comparison& comparison) {
  // Of all that loads bring and treatments take out: less is rounding.
  constexpr double felt = 1e-9;
  const std::size_t constituents = comparison.constituents.size();
  std::vector<double> cut(constituents, 0.0), gross(constituents, 0.0);
  for (std::size_t k = 0; k < constituents; ++k) {
    const auto add = [&](const Both& mass, double sign) {
      cut[k] += sign * mass.change();
      gross[k] += std::abs(mass.base) + std::abs(mass.with);
    };
    for (const LoadChange& load : comparison.loads) add(load.mass[k], -1.0);
    for (const DrainChange& drain : comparison.drains)
      if (drain.what == DrainChange::What::treated) add(drain.mass[k], 1.0);
    if (std::abs(cut[k]) <= felt * gross[k]) cut[k] = 0.0;
  }
  return cut;
}

std::vector<Interaction> interactions(const std::vector<Comparison>& comparisons) {
  std::vector<Interaction> all;
  for (const Comparison& together : comparisons) {
    const std::vector<std::string> names = parts_beyond_base(together);
    std::vector<const Comparison*> parts;
    for (const std::string& name : names)
      if (const Comparison* part = alone(name, comparisons)) parts.push_back(part);
    if (names.size() > 1 && parts.size() == names.size())
      all.push_back(interaction_of(together, names, parts));
  }
  return all;
}

std::optional<std::string> incomparable(const Case& base, const Case& with) {
  if (base.settings.start != with.settings.start ||
      base.settings.duration != with.settings.duration)
    return "another period";
  if (base.settings.section_interval != with.settings.section_interval)
    return "another interval of section values";
  const auto names = [](const auto& things) {
    std::vector<std::string> all;
    for (const auto& thing : things) all.push_back(thing.name);
    return all;
  };
  if (names(base.sections) != names(with.sections)) return "other sections";
  if (names(base.quality.constituents) != names(with.quality.constituents))
    return "other constituents";
  return {};
}

Comparison compare(const Side& base, const Side& with) {
  Comparison comparison;
  comparison.base = base.problem.scenario;
  comparison.with = with.problem.scenario;
  for (std::size_t s = 0; s < base.run.assessment.sections.size(); ++s)
    comparison.sections.push_back(compare_section(base, with, s));
  comparison.water = compare_account(base.run.ledger.water, with.run.ledger.water);
  for (std::size_t k = 0; k < base.run.ledger.constituents.size(); ++k)
    comparison.constituents.push_back(
        compare_account(base.run.ledger.constituents[k], with.run.ledger.constituents[k]));
  comparison.loads = compare_loads(base.problem, with.problem);
  DrainList drains(base.problem.quality.constituents.size());
  drains.add(base, &Both::base);
  drains.add(with, &Both::with);
  comparison.drains = std::move(drains).changed();
  return comparison;
}

}  // namespace biandan::study
