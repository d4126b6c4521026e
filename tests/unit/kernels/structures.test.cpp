// Discharge of structures over every number type, in every regime and in both directions.
#include "model/network/structure_discharge.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

auto discharge_of(const network::Structure& structure, double setting) {
  return [&structure, setting](const auto& x) {
    return std::array{
        network::structure_discharge(structure, setting, x[0], x[1], network::Beds{0.2, 0.2})};
  };
}

Points<2> levels() {
  return points_in<2>({{{0.5, 5.0}, {0.5, 5.0}}});
}

/// Nearly level water, where the formulas are rounded off.
Points<2> level_pairs() {
  Points<2> points = points_in<2>({{{2.0, 4.0}, {-9e-4, 9e-4}}});
  for (auto& point : points) point[1] += point[0];
  return points;
}

}  // namespace

TEST_CASE("kernel: weir") {
  network::Structure structure;
  structure.kind = network::Weir{1.5, 4.0, 1.705};
  check_kernel(discharge_of(structure, 1.0), levels());
  check_kernel(discharge_of(structure, 0.7), level_pairs(), 1e-8, 1e-4);
}

TEST_CASE("kernel: gate") {
  network::Structure structure;
  structure.kind = network::Gate{1.2, 5.0, 2.0, 0.61, 0.95};
  for (const double setting : {0.15, 0.6, 1.0}) {
    check_kernel(discharge_of(structure, setting), levels());
    check_kernel(discharge_of(structure, setting), level_pairs(), 1e-8, 1e-4);
  }
}

TEST_CASE("kernel: pump, constant and by a curve of lift or depth") {
  network::Structure structure;
  network::Pump pump;
  pump.capacity = 3.0;
  pump.sump = 0.6;
  pump.curve_x = {0.0, 1.0, 2.5};
  pump.curve_discharge = {4.0, 3.0, 0.5};
  for (const auto curve :
       {network::Pump::Curve::constant, network::Pump::Curve::lift, network::Pump::Curve::depth}) {
    pump.curve = curve;
    structure.kind = pump;
    check_kernel(discharge_of(structure, 0.8), levels());
    check_kernel(discharge_of(structure, 0.8), points_in<2>({{{0.55, 0.7}, {0.5, 5.0}}}));
  }
}

}  // namespace biandan::kernels
