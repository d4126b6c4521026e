// All that drains into the river, and what is done to it on the way.
#pragma once

#include <cstddef>
#include <vector>

#include "model/drainage/catchment.hpp"
#include "model/drainage/treatment.hpp"
#include "model/network/ids.hpp"

namespace biandan::drainage {

/// A sewer or drain (管网): a storage under the ground that spills over the weir of its outfall.
/// Its interceptor takes what there is, up to its capacity.
struct Sewer {
  network::NodeId node;
  network::StructureId outfall;
  network::StructureId interceptor;  ///< not valid: none
};

/// A storage tank beside a sewer (调蓄池): it fills over a weir before the outfall spills, and is
/// pumped back when the sewer has room.
struct Tank {
  network::NodeId node;
  network::StructureId inflow;
  network::StructureId emptying;
};

/// A treatment plant (污水处理厂): a mixed tank, an effluent that is treated up to the capacity,
/// and a bypass for what would overfill it.
struct Plant {
  network::NodeId node;
  network::StructureId effluent;
  network::StructureId bypass;
  std::size_t treatment = 0;  ///< of the effluent
};

struct Drainage {
  std::vector<Catchment> catchments;
  std::vector<Sewer> sewers;
  std::vector<Tank> tanks;
  std::vector<Plant> plants;
  std::vector<Treatment> treatments;
};

}  // namespace biandan::drainage
