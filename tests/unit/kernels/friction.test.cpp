// The flow of a channel face and the water at hand for a withdrawal, over every number
// type.
#include "model/network/cross_section.hpp"
#include "solver/flow/inflow.hpp"
#include "solver/flow/momentum.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

/// The piece that every lane of a depth is in.
template <class Real>
flow::SectionPiece<Real> piece_of(const network::DepthTable& table, const Real& depth) {
  const auto& pieces = table.pieces();
  const auto field = [&](double network::DepthTable::Piece::*member) {
    Real result(pieces[0].*member);
    for (std::size_t k = 1; k < pieces.size(); ++k)
      result = base::select(depth > Real(pieces[k].depth), Real(pieces[k].*member), result);
    return result;
  };
  using Piece = network::DepthTable::Piece;
  return {field(&Piece::depth), field(&Piece::width),     field(&Piece::slope),
          field(&Piece::area),  field(&Piece::perimeter), field(&Piece::perimeter_rate)};
}

/// What the face's table says of the radius; its growth where the depth is a plain number.
template <class Real>
flow::TabulatedRadius<Real> radius_of(const grid::Face& face, const Real& depth) {
  if (face.conveyance.empty()) return {};
  flow::TabulatedRadius<Real> radius{1.0 / face.conveyance.radius(depth), Real(0.0)};
  if constexpr (std::is_same_v<Real, double>)
    radius.rate =
        face.conveyance.radius(base::Dual<1>::variable(depth, 0)).slope[0] * radius.reciprocal;
  return radius;
}

template <class Real>
flow::FaceFlow<Real> flow_of(const grid::Face& face, const Real& left, const Real& right) {
  const flow::FaceSite<double> at = flow::site_of(face);
  const flow::FaceSite<Real> site{Real(at.bed),     Real(at.bed_left),  Real(at.bed_right),
                                  Real(at.crest),   Real(at.per_blend), Real(at.pull),
                                  Real(at.friction)};
  const flow::FaceTerms<Real> terms{Real(0.6), Real(1.2), Real(0.1), Real(0.02)};
  const Real dt(300.0);
  const Real drive = flow::face_drive(site, terms, dt, left, right);
  const auto depth = flow::face_depth(site, left, right, drive > Real(0.0));
  return flow::channel_flow(site, piece_of(face.table, depth.depth), terms, dt, depth, drive,
                            radius_of(face, depth.depth));
}

/// Largest difference between the slopes in closed form and those of the dual numbers, over their
/// size.
double slope_difference(const grid::Face& face, const Points<2>& points) {
  using Dual = base::Dual<2>;
  double worst = 0.0;
  for (const auto& [left, right] : points) {
    const auto closed = flow_of(face, left, right);
    const Dual dual = flow_of(face, Dual::variable(left, 0), Dual::variable(right, 1)).discharge;
    const double scale = std::abs(dual.slope[0]) + std::abs(dual.slope[1]) + 1e-12;
    worst = std::max(worst, std::abs(closed.by_left - dual.slope[0]) / scale);
    worst = std::max(worst, std::abs(closed.by_right - dual.slope[1]) / scale);
  }
  return worst;
}

}  // namespace

TEST_CASE("kernel: discharge of a channel face, wet, half dry and reversing") {
  grid::Face face;
  face.distance = 120.0;
  face.bed = 0.95;
  face.bed_left = 1.0;
  face.bed_right = 0.9;
  face.manning = 0.03;
  face.table =
      network::CrossSection::surveyed({{0, 5}, {3, 2.5}, {6, 2.5}, {9, 0.95}, {14, 0.95}, {20, 5}})
          .table;
  const auto kernel = [&](const auto& x) {
    const auto flow = flow_of(face, x[0], x[1]);
    return std::array{flow.discharge, flow.velocity, flow.area};
  };
  const auto wet = points_in<2>({{{1.5, 4.0}, {1.5, 4.0}}});
  // One side nearly dry: the blend between central and upwind area, the smallest depths.
  const auto nearly_dry = points_in<2>({{{1.001, 1.4}, {0.901, 1.3}}});
  check_kernel(kernel, wet, 1e-6, 1e-5);
  check_kernel(kernel, nearly_dry, 1e-8, 1e-4);

  CHECK(slope_difference(face, wet) < 1e-10);
  CHECK(slope_difference(face, nearly_dry) < 1e-10);
}

TEST_CASE("kernel: discharge of a channel face whose section has zones") {
  const network::Roughness own{0.025, 0.0}, plain{0.06, 0.0};
  const auto section = network::CrossSection::surveyed({{0, 5, network::Part::left, plain},
                                                        {20, 3, network::Part::main, own},
                                                        {24, 0.95, network::Part::main, own},
                                                        {34, 0.95, network::Part::main, own},
                                                        {40, 5, network::Part::main, own}},
                                                       network::Composition::divided);
  grid::Face face;
  face.distance = 120.0;
  face.bed = 0.95;
  face.bed_left = 1.0;
  face.bed_right = 0.9;
  face.table = section.table;
  face.conveyance = network::ConveyanceTable(
      network::SectionResistance(section, network::Composition::divided, 0.0, {}));
  const auto kernel = [&](const auto& x) {
    const auto flow = flow_of(face, x[0], x[1]);
    return std::array{flow.discharge, flow.velocity, flow.area};
  };
  const auto points = points_in<2>({{{1.5, 4.5}, {1.5, 4.5}}});
  check_kernel(kernel, points, 1e-6, 1e-5);
  CHECK(slope_difference(face, points) < 1e-10);
}

TEST_CASE("kernel: share of a withdrawal that the water allows") {
  const auto kernel = [](const auto& x) { return std::array{flow::available_share(x[0], 1.0)}; };
  check_kernel(kernel, points_in<1>({{{0.9, 1.2}}}));
}

}  // namespace biandan::kernels
