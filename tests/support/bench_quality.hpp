// Water quality on the benchmark network, for what it costs.
#pragma once

#include <string>

#include "model/case.hpp"

namespace biandan::test {

/// The case for ten days with a set of kinetics ("none" without any) and up to two constituents of
/// one's own, "a" and "b", which decay beside a set; dispersion in all reaches [m2/s].
Case with_quality(Case problem, const std::string& kinetics, std::size_t own_ones,
                  double dispersion);

}  // namespace biandan::test
