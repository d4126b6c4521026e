#include "solver/flow/flow_inputs.hpp"

#include <variant>

namespace biandan::flow {

namespace {

void take_out_quality(network::Network& network) {
  for (network::Reach& reach : network.reaches) {
    reach.dispersion = 0.0;
    reach.dispersion_by = network::DispersionBy::given;
    reach.zone_area = 0.0;
    reach.zone_exchange = 0.0;
  }
  for (network::Structure& structure : network.structures)
    if (auto* weir = std::get_if<network::Weir>(&structure.kind)) weir->aeration = 0.0;
}

void take_out_quality(forcing::Forcing& forcing) {
  for (forcing::Boundary& boundary : forcing.boundaries) {
    boundary.concentration.clear();
    boundary.left_out.clear();
    boundary.inlet = forcing::Boundary::Inlet::concentration;
    boundary.return_time = 0.0;
  }
  for (forcing::Load& load : forcing.loads) {
    load.group.clear();
    load.from_bank = 0.0;
    load.concentration.clear();
    load.mass_rate.clear();
  }
  for (forcing::Seepage& seepage : forcing.seepage) seepage.concentration.clear();
  const forcing::Weather all = std::move(forcing.weather);
  forcing.weather = {};
  forcing.weather.rain = all.rain;
  forcing.weather.evaporation = all.evaporation;
  forcing.storms.clear();  // their rain is the weather's
  forcing.aerators.clear();
  forcing.temperature = base::Series();
}

}  // namespace

std::optional<FlowInputs> flow_inputs(const Case& problem) {
  if (network::reads_concentration(problem.network)) return {};
  FlowInputs inputs{problem.settings, problem.network, problem.forcing};
  take_out_quality(inputs.network);
  take_out_quality(inputs.forcing);
  return inputs;
}

}  // namespace biandan::flow
