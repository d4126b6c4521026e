#include "model/casefile/beds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace biandan::casefile {

namespace {

using network::NodeId;
using network::Reach;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double anywhere = -std::numeric_limits<double>::infinity();

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

bool is_storage_row(const Context& context, const network::Node& node) {
  const RawTable* storages = context.raw.table("storages");
  return storages != nullptr && node.source.file == storages->source->path;
}

Beds::Beds(const Context& context)
    : network_(context.result.network), nodes_(network_.nodes.size(), unknown) {
  const auto touch = [&](NodeId node, double bed) {
    if (node.valid()) lower(nodes_[node.index()], std::isnan(bed) ? anywhere : bed);
  };
  for (std::size_t i = 0; i < network_.nodes.size(); ++i)
    if (is_storage_row(context, network_.nodes[i])) touch(NodeId(i), network_.nodes[i].storage_bed);
  for (const Reach& reach : network_.reaches) {
    const bool known = !reach.sections.empty();
    touch(reach.from, known ? reach.sections.front().section.bed : anywhere);
    touch(reach.to, known ? reach.sections.back().section.bed : anywhere);
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
