#include "model/casefile/beds.hpp"

#include <algorithm>
#include <limits>

namespace biandan::casefile {

namespace {

using network::NodeId;
using network::Reach;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

void lower(double& lowest, double bed) {
  if (!(lowest <= bed)) lowest = bed;
}

double top_of(double bed, const network::DepthTable& table) {
  const auto& pieces = table.pieces();
  return pieces.size() > 1 ? bed + pieces.back().depth : unknown;
}

// The highest of the tops; NaN when one of them is.
class Top {
 public:
  void add(double level) {
    none_ = false;
    if (!(level <= top_)) top_ = level;
    open_ = open_ || level != level;
  }
  void add(const Reach& reach) {
    if (reach.sections.empty()) return add(unknown);
    for (const Reach::SectionAt& at : reach.sections) add(top_of(at.section.bed, at.section.table));
  }
  double level() const { return none_ || open_ ? unknown : top_; }

 private:
  bool none_ = true;
  bool open_ = false;
  double top_ = unknown;
};

}  // namespace

Beds::Beds(const network::Network& network)
    : network_(network), nodes_(network.nodes.size(), unknown) {
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    if (network.nodes[i].is_storage()) lower(nodes_[i], network.nodes[i].storage_bed);
  }
  for (const Reach& reach : network.reaches) {
    if (reach.sections.empty()) continue;
    if (reach.from.valid()) lower(nodes_[reach.from.index()], reach.sections.front().section.bed);
    if (reach.to.valid()) lower(nodes_[reach.to.index()], reach.sections.back().section.bed);
  }
}

double Beds::at(const network::Place& place) const {
  if (place.node.valid()) return at(place.node);
  if (!place.on_reach()) return unknown;
  const Reach& reach = network_.reaches[place.reach.index()];
  return reach.sections.empty() ? unknown : network::section_at(reach, place.chainage).bed;
}

double Beds::lowest_of(const Reach& reach) const {
  double lowest = unknown;
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
  Top top;
  if (place.on_reach()) {
    top.add(network_.reaches[place.reach.index()]);
    return top.level();
  }
  if (!place.node.valid()) return unknown;
  const network::Node& node = network_.nodes[place.node.index()];
  if (node.is_storage()) top.add(top_of(node.storage_bed, node.storage));
  for (const Reach& reach : network_.reaches)
    if (reach.from == place.node || reach.to == place.node) top.add(reach);
  return top.level();
}

}  // namespace biandan::casefile
