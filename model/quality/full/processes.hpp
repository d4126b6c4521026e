// All processes of the `full` set, in the order of its catalogue.
#pragma once

#include <tuple>

#include "model/quality/full/bed.hpp"
#include "model/quality/full/bottom_algae.hpp"
#include "model/quality/full/coliform.hpp"
#include "model/quality/full/nitrogen.hpp"
#include "model/quality/full/organic_matter.hpp"
#include "model/quality/full/phosphorus.hpp"
#include "model/quality/full/phytoplankton.hpp"
#include "model/quality/full/solids.hpp"
#include "model/quality/process/reaeration.hpp"
#include "model/quality/process/sediment_oxygen_demand.hpp"

namespace biandan::quality::full {

using Reaeration = ReaerationOf<State::oxygen>;
using SedimentOxygenDemand = SedimentOxygenDemandOf<State::oxygen>;

using Processes = std::tuple<
    CbodHydrolysis, CbodSlowOxidation, CbodFastOxidation, CbodSettling, CodRefractoryLoss,
    NitrogenHydrolysis, AmmoniaOxidation, NitriteOxidation, Denitrification, BedDenitrification,
    NitrogenSettling, PhosphorusHydrolysis, PhosphorusSettling, PhosphateSettling, SolidsSettling,
    SolidsResuspension, DemandResuspension, NitrogenResuspension, PhosphorusResuspension,
    PhosphateResuspension, PhytoplanktonGrowthOnAmmonia, PhytoplanktonGrowthOnNitrate,
    PhytoplanktonRespiration, PhytoplanktonDeath, PhytoplanktonSettling, BottomAlgaeGrowth,
    BottomAlgaeAmmoniaUptake, BottomAlgaeNitrateUptake, BottomAlgaePhosphateUptake,
    BottomAlgaeRespiration, BottomAlgaeNitrogenExcretion, BottomAlgaePhosphorusExcretion,
    BottomAlgaeDeath, BottomAlgaeNitrogenDeath, BottomAlgaePhosphorusDeath, BedDemandOxidation,
    BedDemandRelease, BedNitrogenDecay, BedPhosphorusDecay, BedAmmoniaRelease, BedAmmoniaLoss,
    BedPhosphateRelease, BedPhosphateAnoxicRelease, ColiformDieoff, ColiformLightDieoff,
    ColiformSettling, Reaeration, SedimentOxygenDemand>;

}  // namespace biandan::quality::full
