#pragma once

namespace biandan::record {

/// How what a run writes begins: as new, or where the run was left that is gone on with.
enum class Begin { anew, where_it_was_left };

}  // namespace biandan::record
