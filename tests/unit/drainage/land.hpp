// A catchment for tests.
#pragma once

#include "model/drainage/catchment.hpp"

namespace biandan::test {

/// One hectare, sealed all over, that holds nothing back: 100 m wide, slope 0.01, n 0.02.
inline drainage::Catchment plain_hectare() {
  drainage::Catchment it;
  it.area = 10000.0;
  it.sealed = {.share = 1.0, .manning = 0.02};
  it.open = {.share = 0.0, .manning = 0.2};
  it.width = 100.0;
  it.slope = 0.01;
  return it;
}

/// Its a in q = a x^(5/3).
inline constexpr double plain_outflow = 100.0 * 0.1 / (0.02 * 10000.0);

}  // namespace biandan::test
