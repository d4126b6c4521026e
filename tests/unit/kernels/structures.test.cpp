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

TEST_CASE("kernel: gate by momentum") {
  network::Structure structure;
  network::Gate gate{1.2, 5.0, 2.0, 0.611, 0.95};
  gate.formula = network::Gate::Formula::momentum;
  structure.kind = gate;
  for (const double setting : {0.0, 0.15, 0.6, 1.0}) {
    check_kernel(discharge_of(structure, setting), levels(), 1e-8, 1e-4);
    check_kernel(discharge_of(structure, setting), level_pairs(), 1e-8, 1e-4);
  }
}

TEST_CASE("kernel: culverts, circular and box") {
  network::Structure structure;
  using network::Culvert;
  for (const Culvert& culvert :
       {Culvert{Culvert::Shape::circular, 1.5, 1.5, 1.0, 0.7, 30.0, 0.014, 0.5, 1.0, 2.0},
        Culvert{Culvert::Shape::box, 3.0, 2.0, 0.1, 1.1, 200.0, 0.02, 0.3, 0.8, 1.0}}) {
    structure.kind = culvert;
    check_kernel(discharge_of(structure, 1.0), levels(), 1e-8, 1e-4);
    check_kernel(discharge_of(structure, 0.5), level_pairs(), 1e-8, 1e-4);
  }
}

TEST_CASE("kernel: flaps") {
  network::Structure structure;
  structure.kind = network::Weir{1.5, 4.0, 1.705};
  structure.flap = true;
  structure.flap_head = 0.05;
  check_kernel(discharge_of(structure, 1.0), levels(), 1e-8, 1e-4);
  check_kernel(discharge_of(structure, 1.0), level_pairs(), 1e-8, 1e-4);
}

TEST_CASE("kernel: pumping station and transfer") {
  network::Structure structure;
  network::Pump pump;
  pump.sump = 0.6;
  pump.units.resize(2);
  pump.units[0].capacity = 1.5;
  pump.units[1].curve = network::PumpCurve::depth;
  pump.units[1].curve_x = {0.0, 1.0, 2.5};
  pump.units[1].curve_discharge = {0.2, 3.0, 3.5};
  structure.kind = pump;
  const std::vector<bool> running{true, true};
  const auto told = [&](double setting, double wanted) {
    const network::Operation operation(setting, wanted, &running);
    return [&structure, operation](const auto& x) {
      return std::array{
          network::structure_discharge(structure, operation, x[0], x[1], network::Beds{0.2, 0.2})};
    };
  };
  check_kernel(told(1.0, 0.0), levels());
  structure.kind = network::Transfer{base::Series(2.0), 0.6};
  check_kernel(told(0.7, 2.0), levels());
  check_kernel(told(0.7, 2.0), points_in<2>({{{0.55, 0.7}, {0.5, 5.0}}}));
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
