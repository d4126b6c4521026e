// What a result file of a run holds: every variable, how it is described and how it is sampled.
//
// A new output is one line in recorded_fields.cpp or recorded_sections.cpp.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "solver/record/schema.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

/// The version of the layout below; a reader refuses others.
inline constexpr int format_version = 1;

/// A variable over (time, place) and where a row of it comes from.
struct Recorded {
  Variable variable;
  std::size_t places = 0;
  std::function<void(const run::RunView&, std::span<double>)> sample;
};

/// Everything recorded at the same times.
struct Track {
  Variable time;
  double interval = 0.0;  ///< [s]
  std::vector<Recorded> quantities;
};

struct Layout {
  Schema schema;  ///< the variables that do not change, and all dimensions
  std::vector<Track> tracks;
};

/// The layout for a run that stands at its initial state.
Layout make_layout(const run::RunView& start, const std::string& version);

/// Names of the variables of constituents: "NH3-N" becomes NH3_N, and a name that is taken by
/// another variable gets "_concentration". Sections have the same names after "section_".
std::vector<std::string> constituent_variables(const std::vector<std::string>& constituents);

/// Name of the variable that counts the rows a run has recorded so far, in its .part file.
inline std::string recorded_rows(const std::string& time) {
  return time + "_recorded";
}

/// The ledger by account, in the order of the balance variables: initial, stored, in, out,
/// produced, lost, residual, relative.
inline constexpr const char* balance_names[] = {
    "balance_initial",  "balance_stored", "balance_in",       "balance_out",
    "balance_produced", "balance_lost",   "balance_residual", "balance_relative"};
std::vector<std::vector<double>> balance_values(const run::Ledger& ledger);

/// Name of the attribute that says whether the run behind a file reached its end, and what it says
/// then.
inline constexpr const char* completion = "completion";
inline constexpr const char* at_its_end = "complete";

}  // namespace biandan::record
