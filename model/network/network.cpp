#include "model/network/network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>

namespace biandan::network {

double cells_of(const Reach& reach) {
  const double wanted = reach.cell_length > 0.0 ? reach.cell_length : reach.length;
  return std::max(1.0, std::round(reach.length / wanted));
}

CrossSection section_at(const Reach& reach, double chainage) {
  assert(!reach.sections.empty());
  const auto& sections = reach.sections;
  if (chainage <= sections.front().chainage) return sections.front().section;
  for (std::size_t i = 1; i < sections.size(); ++i) {
    const auto& before = sections[i - 1];
    const auto& after = sections[i];
    if (chainage > after.chainage) continue;
    const double weight = (chainage - before.chainage) / (after.chainage - before.chainage);
    return CrossSection::between(before.section, after.section, weight);
  }
  return sections.back().section;
}

namespace {

bool reads_concentration(const Condition& condition) {
  using Quantity = Comparison::Quantity;
  return std::any_of(condition.terms.begin(), condition.terms.end(),
                     [](const Condition::Term& term) {
                       return term.kind == Condition::Term::Kind::comparison &&
                              (term.comparison.quantity == Quantity::concentration ||
                               term.comparison.quantity == Quantity::composed_item);
                     });
}

}  // namespace

bool reads_concentration(const Network& network) {
  return std::any_of(network.rules.begin(), network.rules.end(), [](const Rule& rule) {
    return reads_concentration(rule.when) || (rule.until && reads_concentration(*rule.until));
  });
}

SectionResistance resistance_of(const Reach& reach, const CrossSection& section) {
  return {section, reach.composition, reach.manning, reach.roughness_curve};
}

bool has_simple_resistance(const Reach& reach) {
  return reach.composition == Composition::single && reach.roughness_curve.empty();
}

std::string describe(const Network& network, const Place& place) {
  if (!place.on_reach())
    return place.node.valid() ? network.nodes[place.node.index()].name : std::string("nowhere");
  char chainage[32];
  std::snprintf(chainage, sizeof chainage, "%.10g", place.chainage);
  return network.reaches[place.reach.index()].name + " at " + chainage + " m";
}

}  // namespace biandan::network
