#include "scenarios/study/ensemble_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace biandan::study {

namespace {

/// What a member shows of a limit in the base and in the other ensemble.
struct Pair {
  const Shown* base = nullptr;
  const Shown* with = nullptr;
};
using Both = std::vector<Pair>;

std::optional<std::size_t> same_target(const Ensemble& in, const Target& wanted) {
  const auto found = std::ranges::find_if(in.targets, [&](const Target& target) {
    return target.section == wanted.section && target.code == wanted.code &&
           target.limit.rule_set == wanted.limit.rule_set;
  });
  if (found == in.targets.end()) return {};
  return static_cast<std::size_t>(found - in.targets.begin());
}

/// Beyond `felt` a change counts.
template <class Of>
Change change_of(const Both& both, Of of, standard::Sense worse_is, double felt) {
  std::vector<double> changes;
  Change change;
  for (const Pair& pair : both) {
    const double moved = of(*pair.with) - of(*pair.base);
    changes.push_back(moved);
    const bool up = worse_is == standard::Sense::maximum;
    if (std::abs(moved) > felt) ((moved > 0.0) == up ? change.worse : change.better) += 1.0;
  }
  const auto count = static_cast<double>(both.size());
  change.worse /= count;
  change.better /= count;
  change.mean = chance::mean_of(changes);
  change.spread = spread_of(std::move(changes));
  return change;
}

template <class Is>
chance::Pairs count(const Both& both, Is is) {
  chance::Pairs pairs;
  for (const Pair& pair : both) {
    const bool one = is(*pair.base), other = is(*pair.with);
    ++(one ? (other ? pairs.both : pairs.first) : (other ? pairs.second : pairs.none));
  }
  return pairs;
}

PairedTarget compare(const Both& both, const standard::Limit& limit) {
  const double felt = 1e-3 * limit.value;
  constexpr double minute = 60.0;
  const auto over = [](const Shown& it) { return it.first_over.has_value(); };
  const auto month_over = [](const Shown& it) { return it.month_over; };
  const chance::Pairs pairs = count(both, over);
  PairedTarget found;
  found.base_over = chance::probability(pairs.both + pairs.first, pairs.all());
  found.with_over = chance::probability(pairs.both + pairs.second, pairs.all());
  found.over_change = chance::probability_change(pairs);
  found.month_over_change = chance::probability_change(count(both, month_over));
  found.peak = change_of(
      both, [](const Shown& it) { return it.peak; }, limit.sense, felt);
  found.month_mean = change_of(
      both, [](const Shown& it) { return it.month_mean; }, limit.sense, felt);
  found.seconds_over = change_of(
      both, [](const Shown& it) { return it.seconds_over; }, standard::Sense::maximum, minute);
  return found;
}

}  // namespace

EnsemblePairs pairs_of(const Ensemble& base, const Ensemble& with) {
  std::vector<std::size_t> members;
  for (std::size_t m = 0; m < base.members.size(); ++m)
    if (!base.members[m].failed() && !with.members[m].failed()) members.push_back(m);
  EnsemblePairs found;
  found.pairs = members.size();
  if (members.size() < 2) return found;
  for (std::size_t t = 0; t < base.targets.size(); ++t) {
    const auto other = same_target(with, base.targets[t]);
    if (!other) continue;
    Both both;
    for (const std::size_t m : members)
      both.push_back({&base.members[m].shown[t], &with.members[m].shown[*other]});
    PairedTarget target = compare(both, base.targets[t].limit);
    target.base = t;
    target.with = *other;
    found.targets.push_back(target);
  }
  return found;
}

}  // namespace biandan::study
