#include "model/network/uniform_flow.hpp"

#include <cassert>
#include <cmath>

#include "model/network/structure_discharge.hpp"

namespace biandan::network {

namespace {

/// Where `below(depth)` turns from true to false between low and high, to rounding.
template <class Predicate>
double turning_depth(double low, double high, const Predicate& below) {
  for (;;) {
    const double middle = 0.5 * (low + high);
    if (!(middle > low && middle < high)) return high;
    (below(middle) ? low : high) = middle;
  }
}

/// Depth from which a predicate that holds near the bed no longer does, found by doubling.
template <class Predicate>
double depth_beyond(double start, const Predicate& below) {
  double depth = start;
  while (below(depth)) depth *= 2.0;
  return depth;
}

/// Highest turn within one piece of the table, from `low` to `high`, where the flow is subcritical
/// at `high`; negative when there is none. The Froude number over depth has at most one maximum in
/// a piece, where w^2 = slope A / 3.
double critical_in_piece(const DepthTable::Piece& piece, double low, double high,
                         double discharge) {
  const auto shooting = [&](double depth) {
    const double y = depth - piece.depth;
    const double area = piece.area + (piece.width + 0.5 * piece.slope * y) * y;
    return discharge * discharge * (piece.width + piece.slope * y) >= gravity * area * area * area;
  };
  // (w + s y)^2 = s (A + w y + s y^2 / 2) / 3, with x = w + s y: x^2 (5/6) = s A / 3 - w^2 / 6
  const double s = piece.slope;
  const double square = (2.0 * s * piece.area - piece.width * piece.width) / 5.0;
  double fastest = low;
  if (s > 0.0 && square > 0.0) {
    const double depth = piece.depth + (std::sqrt(square) - piece.width) / s;
    if (depth > low && depth < high) fastest = depth;
  }
  if (shooting(fastest)) return turning_depth(fastest, high, shooting);
  return -1.0;
}

}  // namespace

double normal_depth(const SectionResistance& resistance, double discharge, double slope) {
  assert(discharge >= 0.0 && slope > 0.0);
  if (discharge == 0.0) return 0.0;
  const double wanted = discharge / std::sqrt(slope);
  const std::vector<double> starts = resistance.starts();
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const auto below = [&](double depth) {
      return resistance.on_stretch(k, depth).conveyance < wanted;
    };
    if (!below(starts[k])) return starts[k];
    const double high =
        k + 1 < starts.size() ? starts[k + 1] : depth_beyond(starts[k] + 1.0, below);
    if (!below(high)) return turning_depth(starts[k], high, below);
  }
  return starts.back();
}

double critical_depth(const CrossSection& section, double discharge) {
  assert(discharge >= 0.0);
  if (discharge == 0.0) return 0.0;
  const auto& pieces = section.table.pieces();
  const auto shooting = [&](double depth) {
    const auto wet = section.table.wetted(depth);
    return discharge * discharge * wet.width >= gravity * wet.area * wet.area * wet.area;
  };
  double high = depth_beyond(pieces.back().depth + 1.0, shooting);
  for (std::size_t k = pieces.size(); k-- > 0;) {
    const double depth = critical_in_piece(pieces[k], pieces[k].depth, high, discharge);
    if (depth >= 0.0) return depth;
    high = pieces[k].depth;
  }
  return 0.0;
}

FallingConveyance falling_conveyance(const SectionResistance& resistance) {
  constexpr double beyond = 1e-3;  // [m] above the start of a stretch
  FallingConveyance found;
  double highest = 0.0;
  double at_depth = 0.0;
  for (const double start : resistance.starts())
    for (const double depth : {start, start + beyond}) {
      const double conveyance = resistance.conveyance(depth);
      if (conveyance < found.kept * highest) found = {at_depth, conveyance / highest};
      if (conveyance <= highest) continue;
      highest = conveyance;
      at_depth = depth;
    }
  return found;
}

}  // namespace biandan::network
