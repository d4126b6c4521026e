// Section geometry over every number type.
#include "model/network/conveyance_table.hpp"
#include "model/network/cross_section.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

auto wetted_of(const network::DepthTable& table) {
  return [&table](const auto& x) {
    const auto wet = table.wetted(x[0]);
    return std::array{wet.area, wet.width, wet.perimeter};
  };
}

}  // namespace

TEST_CASE("kernel: wetted geometry of a trapezoid") {
  const auto section = network::CrossSection::trapezoid(1.0, 6.0, 1.5);
  check_kernel(wetted_of(section.table), points_in<1>({{{0.01, 6.0}}}));
  check_kernel(wetted_of(section.table), points_in<1>({{{-2.0, -0.01}}}));
}

TEST_CASE("kernel: wetted geometry of a surveyed section with berms and two hollows") {
  const auto section = network::CrossSection::surveyed(
      {{0, 5}, {2, 3}, {8, 3}, {11, 0}, {13, 1.2}, {15, 0.3}, {18, 3.5}, {25, 3.5}, {26, 5}});
  check_kernel(wetted_of(section.table), points_in<1>({{{0.01, 7.0}}}));
}

TEST_CASE("kernel: conveyance of main channel and flood plain by Debord") {
  const auto kernel = [](const auto& x) {
    const auto found = network::debord_conveyance(x[0], x[1], x[2], x[3], x[4], x[5]);
    return std::array{found.main, found.flood};
  };
  check_kernel(
      kernel,
      points_in<6>(
          {{{10.0, 500.0}, {1.0, 6.0}, {0.02, 0.04}, {0.1, 900.0}, {0.001, 3.0}, {0.04, 0.2}}}),
      1e-6, 1e-5);
}

TEST_CASE("kernel: friction radius of a section in zones") {
  const network::Roughness own{0.025, 0.0}, plain{0.08, 0.0};
  const auto section = network::CrossSection::surveyed({{0, 5, network::Part::left, plain},
                                                        {30, 2.5, network::Part::main, own},
                                                        {36, 0, network::Part::main, own},
                                                        {41, 0, network::Part::main, own},
                                                        {44, 2, network::Part::right, plain},
                                                        {90, 2, network::Part::right, plain},
                                                        {92, 5, network::Part::right, plain}},
                                                       network::Composition::debord);
  const network::ConveyanceTable table(
      network::SectionResistance(section, network::Composition::debord, 0.0, {}));
  const auto kernel = [&](const auto& x) { return std::array{table.radius(x[0])}; };
  check_kernel(kernel, points_in<1>({{{0.01, 1.99}}}));
  check_kernel(kernel, points_in<1>({{{2.01, 2.49}}}));
  check_kernel(kernel, points_in<1>({{{2.51, 60.0}}}));
}

}  // namespace biandan::kernels
