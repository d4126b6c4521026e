// Conveyance over depth for the flow solver: cubic pieces through the exact formula, fine enough
// that the conveyance is right to 1e-5 at every depth.
//
//   r(d) = (K / A)^(3/2),   r_k(y) = v + (s + (q + c y) y) y,   y = d - d_k
//   friction slope Sf = u^2 / r^(4/3)
//
//   K, A   conveyance [m3/s] and area [m2] at the depth d [m]
//   r      friction radius, R / n^(3/2) of a single zone [(m/s)^(3/2)]
//   u      mean velocity [m/s]
//
// Where K goes as A R^(2/3), r is nearly linear in depth down to the bed, so few pieces do. Value
// and slope agree between pieces wherever the section's own do (Hermite interpolation).
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/base/real.hpp"
#include "model/network/resistance.hpp"

namespace biandan::network {

class ConveyanceTable {
 public:
  struct Piece {
    double depth = 0.0;  ///< at which it starts [m]
    double value = 0.0;
    double slope = 0.0;
    double second = 0.0;
    double third = 0.0;
  };

  ConveyanceTable() = default;
  explicit ConveyanceTable(const SectionResistance& resistance);

  bool empty() const { return pieces_.empty(); }
  const std::vector<Piece>& pieces() const { return pieces_; }

  /// Friction radius at a depth >= 0; never less than that of a film of water of 1e-6 m.
  template <class Real>
  Real radius(Real depth) const;

 private:
  std::size_t piece_of(double depth) const;

  std::vector<Piece> pieces_;
  double smallest_ = 0.0;
};

/// At a start itself the piece below counts, as in DepthTable::wetted.
inline std::size_t ConveyanceTable::piece_of(double depth) const {
  const auto next =
      std::partition_point(pieces_.begin() + 1, pieces_.end(),
                           [depth](const Piece& piece) { return piece.depth < depth; });
  return static_cast<std::size_t>(next - pieces_.begin()) - 1;
}

template <class Real>
Real ConveyanceTable::radius(Real depth) const {
  Real start, value, slope, second, third;
  if constexpr (base::lane_count<Real> == 1) {
    const Piece& piece = pieces_[piece_of(base::value(depth))];
    start = Real(piece.depth);
    value = Real(piece.value);
    slope = Real(piece.slope);
    second = Real(piece.second);
    third = Real(piece.third);
  } else {
    for (std::size_t i = 0; i < base::lane_count<Real>; ++i) {
      const Piece& piece = pieces_[piece_of(base::lane(depth, i))];
      start.set(i, piece.depth);
      value.set(i, piece.value);
      slope.set(i, piece.slope);
      second.set(i, piece.second);
      third.set(i, piece.third);
    }
  }
  const Real y = depth - start;
  return base::max(value + (slope + (second + third * y) * y) * y, Real(smallest_));
}

}  // namespace biandan::network
