#include "model/quality/lumped_processes.hpp"
#include "model/quality/pack_side_by_side.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

const SideBySide lumped_side_by_side =
    all_side_by_side<State>(static_cast<LumpedProcesses*>(nullptr));

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
