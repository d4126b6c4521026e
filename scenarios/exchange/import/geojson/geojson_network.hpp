// A river network drawn in a GIS, as GeoJSON, as the beginning of a case: points become junctions
// and storages, lines reaches with their courses. The manual of the scenarios says how.
#pragma once

#include "model/casefile/source_file.hpp"
#include "scenarios/exchange/import/draft_case.hpp"

namespace biandan::exchange {

/// What the file does not tell (beds, widths, boundaries, times) is left open, and listed in
/// case.toml. Throws base::CaseError for what is no GeoJSON, and for one without lines and points.
Imported import_geojson(const casefile::SourceFile& file);

}  // namespace biandan::exchange
