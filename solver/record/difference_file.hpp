// Two runs of a case beside each other over the mesh: what the cells of one show, and how the other
// differs. A netCDF file like a result (UGRID), without times.
#pragma once

#include <filesystem>
#include <string>

#include "model/case.hpp"
#include "solver/record/cell_summary.hpp"

namespace biandan::record {

/// A case, and what the cells of its run went through.
struct Summarised {
  const Case& problem;
  const CellSummary& cells;
};

/// Of the level and every shown value: `NAME_mean`, `NAME_highest` and `NAME_lowest` of the base,
/// and `..._change`, that of the other run less that of the base. The mesh is that of the base; a
/// cell that the other run lacks, by name, and a cell without water, have no change. Throws
/// RunError when the file cannot be written.
void write_differences(const std::filesystem::path& file, const Summarised& base,
                       const Summarised& with, const std::string& version);

}  // namespace biandan::record
