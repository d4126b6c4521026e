// What the netCDF files of an ensemble have in common.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/report/ensemble_table.hpp"
#include "solver/record/schema.hpp"

namespace biandan::report {

/// What a file says of itself, its members and their draws.
std::vector<record::Attribute> ensemble_notes(const EnsembleFound& found,
                                              const std::string& version);
/// The coordinate of members, from 1.
record::Variable member_variable(std::size_t members);
/// Whether each member completed.
record::Variable completed_variable(const study::Ensemble& ensemble);
/// The coordinate of `count` moments from the start, `interval` [s] apart, with that name.
record::Variable moments_variable(const std::string& name, const std::string& title,
                                  const Case& problem, std::size_t count, double interval);

}  // namespace biandan::report
