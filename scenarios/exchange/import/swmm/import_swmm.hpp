// An EPA SWMM input file (.inp) as a case.
//
// Carried over: junctions, storages, outfalls, dividers as junctions, conduits with their
// cross-sections and transects, pumps, orifices and weirs, inflows, dry-weather flows, time series,
// curves and patterns, pollutants with decay, rules on levels, depths, flows, settings and time,
// coordinates and vertices. Everything else is told.
#pragma once

#include "model/casefile/source_file.hpp"
#include "scenarios/exchange/import/draft_case.hpp"

namespace biandan::exchange {

/// Throws base::CaseError where the file is no SWMM file: it has no node and no link. Lines with
/// mistakes are skipped and told.
Imported import_swmm(const casefile::SourceFile& file);

}  // namespace biandan::exchange
