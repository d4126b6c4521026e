// Indices of the things in a network.
#pragma once

#include "model/base/id.hpp"

namespace biandan::network {

using NodeId = base::Id<struct NodeTag>;
using ReachId = base::Id<struct ReachTag>;
using StructureId = base::Id<struct StructureTag>;

/// A place in the network: a node, or a chainage [m] on a reach counted from its upstream end.
struct Place {
  NodeId node;
  ReachId reach;
  double chainage = 0.0;

  bool on_reach() const { return reach.valid(); }
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace biandan::network
