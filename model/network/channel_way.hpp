// The shortest way along channels between places of a network, whichever way the water runs.
//
// A way follows reaches, and passes weirs and gates, which stand in the channel and have no length.
// It does not pass pumps, culverts and transfers, which mix what they carry, nor does it cross a
// storage.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/network/network.hpp"

namespace biandan::network {

struct ChannelWay {
  std::size_t target = 0;  ///< index of the nearest target, the first of several
  double length = 0.0;     ///< along the channels [m]
  Place start;             ///< on the reach by which the way leaves: at a node, its end there
};

/// The shortest way from every place to the nearest target; none where no channel leads to one, and
/// from a storage or from a node without reaches. Places and targets hold valid ids.
std::vector<std::optional<ChannelWay>> shortest_ways(const Network& network,
                                                     std::span<const Place> places,
                                                     std::span<const Place> targets);

}  // namespace biandan::network
