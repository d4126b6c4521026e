// Section geometry over every number type.
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

}  // namespace biandan::kernels
