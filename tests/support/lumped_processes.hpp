// The types of the processes of the `lumped` set, in the order of its catalogue.
#pragma once

#include <tuple>

#include "model/quality/lumped.hpp"
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

namespace biandan::test {

using LumpedProcesses =
    std::tuple<quality::BodOxidation, quality::BodSettling, quality::CodLoss, quality::CodmnLoss,
               quality::Nitrification, quality::AmmoniaLoss, quality::PhosphorusLoss,
               quality::PhosphorusSettling, quality::Reaeration, quality::SedimentOxygenDemand,
               quality::AmmoniaRelease, quality::PhosphorusRelease, quality::CodRelease>;

}  // namespace biandan::test
