// All of a case that its flow is computed from: where two cases have the same, one computation of
// the flow serves both.
#pragma once

#include <optional>

#include "model/case.hpp"

namespace biandan::flow {

struct FlowInputs {
  Settings settings;
  network::Network network;
  forcing::Forcing forcing;

  bool operator==(const FlowInputs&) const = default;
};

/// Nothing where the flow hangs on what the water carries, by a rule that reads a concentration.
///
/// What only transport, reactions and judgement read is taken out; everything else counts, so that
/// an input that is new to a case keeps flows apart until it is known to leave them alone.
std::optional<FlowInputs> flow_inputs(const Case& problem);

}  // namespace biandan::flow
