#include "model/casefile/beds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace biandan::casefile {

namespace {

using network::NodeId;
using network::Reach;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double anywhere = -infinity;

void lower(double& lowest, double bed) {
  if (!(lowest <= bed)) lowest = bed;
}

double top_of(const Reach& reach) {
  double top = reach.sections.empty() ? infinity : -infinity;
  for (const Reach::SectionAt& at : reach.sections)
    top = std::max(top, at.section.bed + at.section.table.top());
  return top;
}

}  // namespace

Beds::Beds(const Context& context)
    : network_(context.result.network), nodes_(network_.nodes.size(), not_known) {
  const auto touch = [&](NodeId node, double bed) {
    if (node.valid()) lower(nodes_[node.index()], std::isnan(bed) ? anywhere : bed);
  };
  for (std::size_t i = 0; i < network_.nodes.size(); ++i)
    if (context.is_storage_row(i)) touch(NodeId(i), network_.nodes[i].storage_bed);
  for (const Reach& reach : network_.reaches) {
    const bool known = !reach.sections.empty();
    touch(reach.from, known ? reach.sections.front().section.bed : anywhere);
    touch(reach.to, known ? reach.sections.back().section.bed : anywhere);
  }
}

double Beds::at(const network::Place& place) const {
  if (place.node.valid()) return at(place.node);
  if (!place.on_reach()) return not_known;
  const Reach& reach = network_.reaches[place.reach.index()];
  return reach.sections.empty() ? not_known : network::section_at(reach, place.chainage).bed;
}

double Beds::lowest_of(const Reach& reach) const {
  double lowest = not_known;
  for (const Reach::SectionAt& at : reach.sections) lower(lowest, at.section.bed);
  return lowest;
}

double Beds::lowest_around(const network::Place& place) const {
  if (!place.on_reach()) return at(place);
  const Reach& reach = network_.reaches[place.reach.index()];
  double lowest = lowest_of(reach);
  for (const NodeId end : {reach.from, reach.to})
    if (end.valid()) lower(lowest, at(end));
  return lowest;
}

double Beds::top_around(const network::Place& place) const {
  if (place.on_reach()) return top_of(network_.reaches[place.reach.index()]);
  if (!place.node.valid()) return infinity;
  const network::Node& node = network_.nodes[place.node.index()];
  double top = node.is_storage() ? node.storage_bed + node.storage.top() : -infinity;
  for (const Reach& reach : network_.reaches)
    if (reach.from == place.node || reach.to == place.node) top = std::max(top, top_of(reach));
  return top == -infinity ? infinity : top;
}

}  // namespace biandan::casefile
