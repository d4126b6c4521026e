// Width over depth, piecewise linear, with its exact integral.
//
//   width(d) = w_k + s_k (d - d_k),   area(d) = A_k + (w_k + s_k y / 2) y,   y = d - d_k
//
// Area is the exact integral of width, so volumes are consistent with surfaces at every level. The
// same table serves a cross-section (width [m], area [m2]) and a storage (surface [m2], volume
// [m3]).
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/real.hpp"

namespace biandan::network {

class DepthTable {
 public:
  /// One stretch of depth with linear width. The last piece has no upper end.
  struct Piece {
    double depth = 0.0;         ///< depth at which it starts [m]
    double width = 0.0;         ///< width there [m]
    double slope = 0.0;         ///< change of width with depth [-]
    double area = 0.0;          ///< area below it [m2]
    double perimeter = 0.0;     ///< wetted perimeter at its start [m]
    double perimeter_rate = 0;  ///< change of perimeter with depth [-]

    bool operator==(const Piece&) const = default;
  };

  template <class Real>
  struct Wetted {
    Real area;       ///< [m2]
    Real width;      ///< surface width [m]
    Real perimeter;  ///< wetted perimeter [m]
  };

  DepthTable() = default;
  /// Pieces in order of depth, the first at depth 0; areas and perimeters of all but the first are
  /// computed here. Precondition: at least one piece, depths strictly increasing, widths >= 0.
  explicit DepthTable(std::vector<Piece> pieces);

  /// Geometry at a depth [m]; at or below zero depth the area is 0 and the width that of the bed.
  template <class Real>
  Wetted<Real> wetted(Real depth) const;

  /// The geometry just above a depth [m], as a piece that begins there.
  Piece piece_above(double depth) const;

  /// Depth [m] that holds an area [m2]; zero for areas at or below zero.
  double depth_of(double area) const;

  /// Depth above which nothing was given: of the highest point of a survey or the last row of a
  /// table [m]; infinite for a shape that goes on, as a trapezoid.
  double top() const;

  const std::vector<Piece>& pieces() const { return pieces_; }
  bool empty() const { return pieces_.empty(); }

  bool operator==(const DepthTable&) const = default;

 private:
  std::vector<Piece> pieces_;
};

template <class Real>
DepthTable::Wetted<Real> DepthTable::wetted(Real depth) const {
  const Real above = base::max(depth, Real(0.0));
  Wetted<Real> result;
  if constexpr (base::lane_count<Real> == 1) {
    std::size_t k = 0;
    while (k + 1 < pieces_.size() && base::value(above) > pieces_[k + 1].depth) ++k;
    const Piece& piece = pieces_[k];
    const Real y = above - piece.depth;
    result.area = piece.area + (piece.width + 0.5 * piece.slope * y) * y;
    result.width = piece.width + piece.slope * y;
    result.perimeter = piece.perimeter + piece.perimeter_rate * y;
  } else {
    // Lanes may stand in different pieces: walk all pieces and let each lane keep its own.
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      const Piece& piece = pieces_[k];
      const Real y = above - piece.depth;
      const Real area = piece.area + (piece.width + 0.5 * piece.slope * y) * y;
      const Real width = piece.width + piece.slope * y;
      const Real perimeter = piece.perimeter + piece.perimeter_rate * y;
      if (k == 0) {
        result = {area, width, perimeter};
        continue;
      }
      const auto inside = above > Real(piece.depth);
      result.area = base::select(inside, area, result.area);
      result.width = base::select(inside, width, result.width);
      result.perimeter = base::select(inside, perimeter, result.perimeter);
    }
  }
  return result;
}

}  // namespace biandan::network
