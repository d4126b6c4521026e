// Figures that a test shows: printed for the table of tests/README.md, and checked.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>

namespace biandan::test {

/// Prints `figure: name = value (bound <= bound)` and checks it.
inline void figure_at_most(const char* name, double value, double bound) {
  std::printf("figure: %s = %.3g (bound <= %.3g)\n", name, value, bound);
  CHECK_MESSAGE(value <= bound, name, " = ", value);
}

inline void figure_at_least(const char* name, double value, double bound) {
  std::printf("figure: %s = %.4g (bound >= %.4g)\n", name, value, bound);
  CHECK_MESSAGE(value >= bound, name, " = ", value);
}

}  // namespace biandan::test
