// The benchmark network as an EPA SWMM input file.
#pragma once

#include <string>

#include "tests/support/bench_network.hpp"

namespace biandan::test {

/// A conduit for every piece, as SWMM needs it, a junction between two of them.
std::string bench_swmm(const BenchSize& size);

}  // namespace biandan::test
