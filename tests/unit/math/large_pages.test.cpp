#include "solver/math/large_pages.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace biandan;

TEST_CASE("arrays and their neighbours keep their numbers and places in large pages") {
  std::vector<std::vector<int>> arrays(20, std::vector<int>(200'000));
  for (auto& array : arrays) std::iota(array.begin(), array.end(), 7);
  const auto before = arrays;
  const int* place = arrays[9].data();
  math::prefer_large_pages(arrays[3], arrays[9], arrays[9]);
  CHECK(arrays == before);
  CHECK(arrays[9].data() == place);
}

TEST_CASE("small and empty arrays may ask for large pages") {
  const std::vector<double> small{1.0, 2.0}, empty;
  math::prefer_large_pages(small, empty);
  CHECK(small == std::vector<double>{1.0, 2.0});
}
