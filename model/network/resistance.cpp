#include "model/network/resistance.hpp"

#include <algorithm>
#include <cassert>

namespace biandan::network {

namespace {

/// Value and slope of the curve just above a depth.
struct CurvePiece {
  double manning = 0.0;
  double rate = 0.0;
};

CurvePiece curve_above(const RoughnessCurve& curve, double depth) {
  if (curve.empty()) return {};
  CurvePiece piece{curve.at(depth), 0.0};
  const auto next = std::upper_bound(curve.depth.begin(), curve.depth.end(), depth);
  if (next == curve.depth.begin() || next == curve.depth.end()) return piece;
  const auto k = static_cast<std::size_t>(next - curve.depth.begin());
  piece.rate = (curve.manning[k] - curve.manning[k - 1]) / (curve.depth[k] - curve.depth[k - 1]);
  return piece;
}

std::vector<Zone> resisting_zones(const CrossSection& section, Composition composition,
                                  double manning, const RoughnessCurve& curve) {
  if (composition != Composition::single && !section.zones.empty()) return section.zones;
  Roughness roughness{manning, 0.0};
  if (!curve.empty()) roughness = {0.0, 1.0};
  return {{Part::main, 0, roughness, section.table}};
}

std::vector<double> changes_of_formula(const std::vector<Zone>& zones,
                                       const RoughnessCurve& curve) {
  std::vector<double> depths;
  for (const Zone& zone : zones)
    for (const DepthTable::Piece& piece : zone.table.pieces()) depths.push_back(piece.depth);
  for (const double depth : curve.depth)
    if (depth > 0.0) depths.push_back(depth);
  std::sort(depths.begin(), depths.end());
  depths.erase(std::unique(depths.begin(), depths.end()), depths.end());
  return depths;
}

}  // namespace

double RoughnessCurve::at(double at_depth) const {
  const auto next = std::upper_bound(depth.begin(), depth.end(), at_depth);
  if (next == depth.begin()) return manning.front();
  if (next == depth.end()) return manning.back();
  const auto k = static_cast<std::size_t>(next - depth.begin());
  const double share = (at_depth - depth[k - 1]) / (depth[k] - depth[k - 1]);
  return manning[k - 1] + share * (manning[k] - manning[k - 1]);
}

SectionResistance::SectionResistance(const CrossSection& section, Composition composition,
                                     double manning, const RoughnessCurve& curve)
    : composition_(composition) {
  const std::vector<Zone> zones = resisting_zones(section, composition, manning, curve);
  for (const double start : changes_of_formula(zones, curve)) {
    const CurvePiece roughness = curve_above(curve, start);
    Stretch stretch{start, roughness.manning, roughness.rate, {}};
    for (const Zone& zone : zones)
      stretch.zones.push_back({zone.part, zone.roughness, zone.table.piece_above(start)});
    stretches_.push_back(std::move(stretch));
  }
  assert(!stretches_.empty() && stretches_.front().start == 0.0);
}

std::vector<double> SectionResistance::starts() const {
  std::vector<double> depths;
  for (const Stretch& stretch : stretches_) depths.push_back(stretch.start);
  return depths;
}

/// At a start itself the stretch below counts, as in DepthTable::wetted.
std::size_t SectionResistance::stretch_of(double depth) const {
  std::size_t k = 0;
  while (k + 1 < stretches_.size() && depth > stretches_[k + 1].start) ++k;
  return k;
}

double SectionResistance::conveyance(double depth) const {
  return depth > 0.0 ? on_stretch(stretch_of(depth), depth).conveyance : 0.0;
}

double SectionResistance::boussinesq(double depth) const {
  if (!(depth > 0.0)) return 1.0;
  const Conveyed<double> flow = on_stretch(stretch_of(depth), depth);
  if (!(flow.conveyance > 0.0)) return 1.0;
  return flow.area * flow.momentum / (flow.conveyance * flow.conveyance);
}

}  // namespace biandan::network
