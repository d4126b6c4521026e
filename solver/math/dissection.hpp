// Order of elimination by nested dissection: a graph is cut in two by few vertices, which come
// last; each part likewise.
//
// Cuts are levels of a breadth-first search from a vertex at the rim (George and Liu 1978). On a
// lattice such levels run along its diagonals, where they cross the fewest vertices: half the
// updates of minimum degree on the benchmark network, in longer runs.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace biandan::math {

/// Vertices 0 ... size - 1 of a graph, as they are to be eliminated. Parts without a good cut stay
/// in the order of their numbers: a graph of that kind is not for this method.
std::vector<int> dissection_order(std::size_t size, std::span<const std::pair<int, int>> links);

}  // namespace biandan::math
