#include "model/network/depth_table.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace biandan::network {

DepthTable::DepthTable(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {
  assert(!pieces_.empty() && pieces_.front().depth == 0.0);
  for (std::size_t k = 1; k < pieces_.size(); ++k) {
    const Piece& below = pieces_[k - 1];
    Piece& piece = pieces_[k];
    const double y = piece.depth - below.depth;
    assert(y > 0.0 && piece.width >= 0.0);
    piece.area = below.area + (below.width + 0.5 * below.slope * y) * y;
    // A jump of width is level ground (a berm), which is wetted over all its width.
    const double berm = std::max(0.0, piece.width - (below.width + below.slope * y));
    piece.perimeter = below.perimeter + below.perimeter_rate * y + berm;
  }
}

DepthTable::Piece DepthTable::piece_above(double depth) const {
  std::size_t k = 0;
  while (k + 1 < pieces_.size() && pieces_[k + 1].depth <= depth) ++k;
  Piece piece = pieces_[k];
  const double y = depth - piece.depth;
  piece.depth = depth;
  piece.area += (piece.width + 0.5 * piece.slope * y) * y;
  piece.width += piece.slope * y;
  piece.perimeter += piece.perimeter_rate * y;
  return piece;
}

double DepthTable::top() const {
  return pieces_.size() > 1 ? pieces_.back().depth : std::numeric_limits<double>::infinity();
}

double DepthTable::depth_of(double area) const {
  if (!(area > 0.0)) return area <= 0.0 ? 0.0 : area;  // NaN stays NaN
  std::size_t k = 0;
  while (k + 1 < pieces_.size() && area > pieces_[k + 1].area) ++k;
  const Piece& piece = pieces_[k];
  // The root of w y + s/2 y^2 = a that does not cancel: accurate for any a and any sign of s.
  const double a = area - piece.area;
  if (a <= 0.0) return piece.depth;
  const double root = std::sqrt(std::max(0.0, piece.width * piece.width + 2.0 * piece.slope * a));
  return piece.depth + 2.0 * a / (piece.width + root);
}

}  // namespace biandan::network
