#include "model/quality/lumped_processes.hpp"
#include "model/quality/pack_rates.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

namespace {

constexpr auto rates = all_pack_rates<State>(static_cast<LumpedProcesses*>(nullptr));

}  // namespace

const SideBySide* const lumped_rates = rates.data();

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
