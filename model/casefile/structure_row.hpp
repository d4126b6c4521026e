// What the rows of all structures have in common.
#pragma once

#include "model/casefile/context.hpp"

namespace biandan::casefile {

/// Name, title, places, setting, flap and provenance; the kind is left to the caller.
network::Structure read_structure_row(Context& context, const Record& record);

}  // namespace biandan::casefile
