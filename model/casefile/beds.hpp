// Where the ground of a network is: what levels are judged by. NaN where there is none; -infinity
// where what is given of it is wrong, which is reported, and it may be anywhere.
#pragma once

#include <vector>

#include "model/casefile/context.hpp"

namespace biandan::casefile {

class Beds {
 public:
  explicit Beds(const Context& context);

  /// Lowest bed of the reaches that touch a node, or of the storage.
  double at(network::NodeId node) const { return nodes_[node.index()]; }
  /// The same, or the bed of the section at a chainage.
  double at(const network::Place& place) const;
  double lowest_of(const network::Reach& reach) const;
  /// No level at the place is below it: the lowest bed of a reach with its ends, or of a node.
  double lowest_around(const network::Place& place) const;
  /// Highest level that the tables of a place know: of the surveyed sections of its reaches or of
  /// its storage. Infinite where one of them is open at the top, as a trapezoid is.
  double top_around(const network::Place& place) const;

 private:
  const network::Network& network_;
  std::vector<double> nodes_;
};

}  // namespace biandan::casefile
