// Lines of a network as ways between nodes: where they pass nodes, share points and cross.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "model/network/drawn_line.hpp"
#include "scenarios/exchange/import/geojson/ground.hpp"

namespace biandan::exchange {

/// A line from a node to a node: two points or more, its ends at the nodes or near them.
struct Way {
  network::Line points;
  std::size_t from = 0;
  std::size_t to = 0;
};

/// A node in the middle of a way.
struct Pass {
  std::size_t node = 0;
  std::size_t after = 0;  ///< index of the last point before it
  double along = 0.0;     ///< from the beginning [m]
};

/// What was found, and whether everything was looked at: files that would take hours are cut short.
template <class Found>
struct Search {
  std::vector<Found> found;
  bool complete = true;
};

/// By way, in the order along it, the nodes that lie within the tolerance [m] of it and not at its
/// ends.
Search<std::vector<Pass>> passes(const std::vector<network::Point>& nodes,
                                 const std::vector<Way>& ways, const Ground& ground,
                                 double tolerance);

/// The parts of a way between the nodes that it passes.
std::vector<Way> cut(const Way& way, const std::vector<Pass>& at,
                     const std::vector<network::Point>& nodes);

/// Points between the ends of a way that another way has between its ends too.
std::vector<network::Point> shared_points(const std::vector<Way>& ways);

/// Pairs of ways that cross or touch away from their nodes.
Search<std::pair<std::size_t, std::size_t>> crossings(const std::vector<Way>& ways,
                                                      const std::vector<network::Point>& nodes,
                                                      const Ground& ground, double tolerance);

/// Lines that go on in one another, joined where their ends are the same; a part may be turned
/// round. The first part of each keeps its direction.
std::vector<network::Line> joined(const std::vector<network::Line>& parts);

}  // namespace biandan::exchange
