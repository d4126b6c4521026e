#include "model/network/conveyance_table.hpp"

#include <array>
#include <cmath>

#include "model/base/dual.hpp"

namespace biandan::network {

namespace {

/// Of r; two thirds of it come through to the conveyance.
constexpr double tolerance = 5e-6;
constexpr double narrowest = 1e-6;  // [m] pieces are not halved below
constexpr double film = 1e-6;       // [m] depth of the smallest radius
constexpr double deepest = 1e4;     // [m] end of the table; no river of ours is deeper
constexpr double near_bed = 1e-9;   // [m] where the slope at the bed is taken

/// r and its slope at a depth.
struct Point {
  double depth;
  double value;
  double slope;
};

template <class Real>
Real friction_radius(const SectionResistance& exact, std::size_t stretch, Real depth) {
  const auto flow = exact.on_stretch(stretch, depth);
  const Real velocity = flow.conveyance / base::max(flow.area, Real(1e-300));
  return velocity * base::sqrt(velocity);
}

/// At the bed itself, 0 / 0, r is 0 and its slope that of the line to the first bit of water.
Point point_at(const SectionResistance& exact, std::size_t stretch, double depth) {
  if (depth <= 0.0) return {0.0, 0.0, friction_radius(exact, stretch, near_bed) / near_bed};
  const auto r = friction_radius(exact, stretch, base::Dual<1>::variable(depth, 0));
  return {depth, r.value, r.slope[0]};
}

ConveyanceTable::Piece hermite(const Point& low, const Point& high) {
  const double h = high.depth - low.depth;
  const double mean = (high.value - low.value) / h;
  return {low.depth, low.value, low.slope, (3.0 * mean - 2.0 * low.slope - high.slope) / h,
          (low.slope + high.slope - 2.0 * mean) / (h * h)};
}

bool fits(const SectionResistance& exact, std::size_t stretch, const ConveyanceTable::Piece& piece,
          double width) {
  for (const double share : {0.5, 0.25, 0.75, 0.1, 0.9, 0.01, 0.99}) {
    const double y = share * width;
    const double found = piece.value + (piece.slope + (piece.second + piece.third * y) * y) * y;
    const double wanted = friction_radius(exact, stretch, piece.depth + y);
    if (!(std::abs(found - wanted) <= tolerance * wanted)) return false;
  }
  return true;
}

/// Pieces from `low` to `high`, halved until they fit.
void add_pieces(const SectionResistance& exact, std::size_t stretch, const Point& low,
                const Point& high, std::vector<ConveyanceTable::Piece>& pieces) {
  const double width = high.depth - low.depth;
  const ConveyanceTable::Piece piece = hermite(low, high);
  if (width <= narrowest || fits(exact, stretch, piece, width)) {
    pieces.push_back(piece);
    return;
  }
  const Point middle = point_at(exact, stretch, low.depth + 0.5 * width);
  add_pieces(exact, stretch, low, middle, pieces);
  add_pieces(exact, stretch, middle, high, pieces);
}

}  // namespace

ConveyanceTable::ConveyanceTable(const SectionResistance& resistance) {
  std::vector<double> depths = resistance.starts();
  depths.push_back(std::max(deepest, 2.0 * depths.back()));
  Point end{};
  for (std::size_t k = 0; k + 1 < depths.size(); ++k) {
    end = point_at(resistance, k, depths[k + 1]);
    add_pieces(resistance, k, point_at(resistance, k, depths[k]), end, pieces_);
  }
  pieces_.push_back({end.depth, end.value, end.slope, 0.0, 0.0});
  smallest_ = film * pieces_.front().slope;
}

}  // namespace biandan::network
