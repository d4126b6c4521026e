// The sums of the ledger drop nothing, and are the same bits on every processor.
#include "solver/run/ledger_kernels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

using namespace biandan::run;

namespace {

const LedgerKernels* const all_kernels[] = {&plain::ledger_kernels, &ledger_kernels()};

}  // namespace

TEST_CASE("masses of many constituents keep what rounding drops") {
  // One cell holds 1e16 times as much as the others: plain sums would lose these.
  constexpr std::size_t cells = 50, stride = 23, begin = 1, end = 22;
  std::vector<double> concentration(cells * stride, 0.25), extent(cells, 3.0);
  for (std::size_t k = 0; k < stride; ++k) {
    concentration[k] = 0x1p60;
    concentration[7 * stride + k] = -0x1p60;
    concentration[9 * stride + k] = static_cast<double>(k);
  }
  for (const LedgerKernels* kernels : all_kernels) {
    std::vector<double> sum(stride, 0.0), rest(stride, 0.0);
    kernels->add_masses({cells, stride, concentration.data(), extent.data()}, begin, end,
                        sum.data(), rest.data());
    for (std::size_t k = 0; k < stride; ++k) {
      const double mass = 3.0 * (0.25 * (cells - 3) + static_cast<double>(k));
      CHECK(sum[k] + rest[k] == (k >= begin && k < end ? mass : 0.0));
    }
  }
}

TEST_CASE("one bad number among many is seen wherever it stands") {
  const double inf = std::numeric_limits<double>::infinity();
  for (const LedgerKernels* kernels : all_kernels) {
    std::vector<double> values(11, 1.5);
    values[4] = 0.0;
    CHECK(kernels->all_fine(values.size(), values.data()));
    for (double& value : values)
      for (const double bad : {-1e-300, inf, -inf, std::nan("")}) {
        const double kept = std::exchange(value, bad);
        CHECK_FALSE(kernels->all_fine(values.size(), values.data()));
        value = kept;
      }
  }
}
