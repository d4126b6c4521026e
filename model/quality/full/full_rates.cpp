#include "model/quality/full/processes.hpp"
#include "model/quality/pack_rates.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

namespace {

constexpr auto rates = all_pack_rates<full::State>(static_cast<full::Processes*>(nullptr));

}  // namespace

const SideBySide* const full_rates = rates.data();

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
