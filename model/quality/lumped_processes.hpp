// All processes of the `lumped` set, in the order of its catalogue.
#pragma once

#include <tuple>

#include "model/quality/process/ammonia_loss.hpp"
#include "model/quality/process/ammonia_release.hpp"
#include "model/quality/process/bod_oxidation.hpp"
#include "model/quality/process/bod_settling.hpp"
#include "model/quality/process/cod_loss.hpp"
#include "model/quality/process/cod_release.hpp"
#include "model/quality/process/codmn_loss.hpp"
#include "model/quality/process/nitrification.hpp"
#include "model/quality/process/phosphorus_loss.hpp"
#include "model/quality/process/phosphorus_release.hpp"
#include "model/quality/process/phosphorus_settling.hpp"
#include "model/quality/process/reaeration.hpp"
#include "model/quality/process/sediment_oxygen_demand.hpp"

namespace biandan::quality {

using LumpedProcesses =
    std::tuple<BodOxidation, BodSettling, CodLoss, CodmnLoss, Nitrification, AmmoniaLoss,
               PhosphorusLoss, PhosphorusSettling, Reaeration, SedimentOxygenDemand, AmmoniaRelease,
               PhosphorusRelease, CodRelease>;

}  // namespace biandan::quality
