#include "model/quality/full/processes.hpp"
#include "model/quality/pack_side_by_side.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

const SideBySide full_side_by_side =
    all_side_by_side<full::State>(static_cast<full::Processes*>(nullptr));

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
