// An empty case with every table, written from the schema: what `biandan new` makes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

/// Writes a small case that runs as it is: one reach between an inflow and a level, with all other
/// tables (the inventory of pumps and sluices among them) ready to be filled in, every column
/// explained in English and Chinese, for the states of a kinetics set. Gives the names of the
/// files. Throws base::CaseError when the folder holds anything or cannot be written.
std::vector<std::string> write_template(const std::filesystem::path& folder,
                                        const quality::KineticsSet& set);

}  // namespace biandan::casefile
