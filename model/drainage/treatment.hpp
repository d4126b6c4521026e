// What is done to water on its way through a structure: a treatment plant (污水处理厂), a facility
// for a village, a purification device beside the river. The water is that of the structure, a pump
// or transfer as a rule; what it carries is changed where it passes from `from` to `to`:
//
//   c_out = (1 - share) c + share min((1 - removal) c, at most)
//   share = setting * min(1, capacity / Q)
//
// What is taken out leaves the water for good, with the sludge; it is booked as lost.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::drainage {

/// What becomes of one constituent.
struct Effect {
  base::Series removal{0.0};            ///< share that is taken out, 0 to 1
  std::optional<base::Series> at_most;  ///< concentration that is left at most [g/m3]
  /// Water leaves with `at_most` whatever it brought: oxygen, which a plant blows in.
  bool exactly = false;

  bool changes() const { return at_most || removal.maximum() > 0.0; }
};

struct Treatment {
  std::string name;
  std::string title;
  network::StructureId structure;
  /// Water that is treated at most; the rest passes as it is [m3/s].
  double capacity = std::numeric_limits<double>::infinity();
  base::Series setting{1.0};    ///< share that is in service, a step series, 0 to 1
  std::vector<Effect> effects;  ///< by constituent
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;
};

}  // namespace biandan::drainage
