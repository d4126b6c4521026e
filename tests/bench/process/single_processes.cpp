#include "tests/bench/process/single_processes.hpp"

#include "model/quality/lumped_processes.hpp"
#include "model/quality/pack_side_by_side.hpp"

namespace biandan::bench::BIANDAN_INSTRUCTIONS {

namespace {

template <class Process>
constexpr quality::SideBySide alone() {
  using quality::BIANDAN_INSTRUCTIONS::all_side_by_side;
  return all_side_by_side<quality::State>(static_cast<std::tuple<Process>*>(nullptr));
}

}  // namespace

const SingleProcesses single_processes{alone<quality::CodLoss>(),
                                       alone<quality::BodSettling>(),
                                       alone<quality::Nitrification>(),
                                       alone<quality::BodOxidation>(),
                                       alone<quality::SedimentOxygenDemand>(),
                                       alone<quality::CodRelease>()};

}  // namespace biandan::bench::BIANDAN_INSTRUCTIONS
