// Friction, the flow of a channel face and the water at hand for a withdrawal, over every number
// type.
#include "model/network/cross_section.hpp"
#include "solver/flow/inflow.hpp"
#include "solver/flow/momentum.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

TEST_CASE("kernel: velocity under quadratic friction") {
  const auto kernel = [](const auto& x) {
    return std::array{flow::velocity_with_friction(x[0], x[1], x[2])};
  };
  check_kernel(kernel, points_in<3>({{{0.5, 2.0}, {0.0001, 30.0}, {-3.0, 3.0}}}), 1e-6, 1e-5);
}

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
  flow::FaceTerms terms;
  terms.theta = 0.6;
  terms.inertia = 1.2;
  terms.source = 0.1;
  terms.old_drop = 0.02;
  const auto kernel = [&](const auto& x) {
    const auto flow = flow::channel_flow(face, terms, 300.0, x[0], x[1]);
    return std::array{flow.discharge, flow.velocity, flow.area};
  };
  check_kernel(kernel, points_in<2>({{{1.5, 4.0}, {1.5, 4.0}}}), 1e-6, 1e-5);
  // One side nearly dry: the blend between central and upwind area, the smallest depths.
  check_kernel(kernel, points_in<2>({{{1.001, 1.4}, {0.901, 1.3}}}), 1e-8, 1e-4);
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
  flow::FaceTerms terms;
  terms.theta = 0.6;
  terms.source = 0.1;
  const auto kernel = [&](const auto& x) {
    const auto flow = flow::channel_flow(face, terms, 300.0, x[0], x[1]);
    return std::array{flow.discharge, flow.velocity, flow.area};
  };
  check_kernel(kernel, points_in<2>({{{1.5, 4.5}, {1.5, 4.5}}}), 1e-6, 1e-5);
}

TEST_CASE("kernel: share of a withdrawal that the water allows") {
  const auto kernel = [](const auto& x) { return std::array{flow::available_share(x[0], 1.0)}; };
  check_kernel(kernel, points_in<1>({{{0.9, 1.2}}}));
}

}  // namespace biandan::kernels
