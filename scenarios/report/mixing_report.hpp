// Outfalls whose water passes an assessed section before it has mixed across the channel.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/mixing.hpp"

namespace biandan::report {

/// "3100 m", "66.3 km"
std::string length_text(double metres);

/// "levels and discharges of the tables at the start": what the figures rest on.
std::string basis_text(study::MixingBasis basis, Language language);

/// A line that says what it means, and a line for each outfall, those nearest to their section in
/// mixing lengths first, up to `most`; then how many were left out. Where all mix in time a line
/// says so; without outfalls there is none.
std::vector<std::string> mixing_lines(const Case& problem, const study::Mixing& mixing,
                                      std::size_t most, Language language);

}  // namespace biandan::report
