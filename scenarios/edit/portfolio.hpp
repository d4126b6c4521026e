// Several scenarios together, named `A+B`: each is applied to what the ones before it left.
//
// Scenarios that change the same place are refused, but for factors: these may meet each other and
// a series that takes another's place. So the order of the names does not matter, but that a factor
// for a series that another scenario brings in stands behind it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/casefile/raw_case.hpp"
#include "scenarios/edit/apply.hpp"

namespace biandan::edit {

inline constexpr char and_sign = '+';

/// The scenarios of a name; one that holds the sign itself stands for itself.
std::vector<std::string> parts_of(const std::filesystem::path& folder, const std::string& name);

struct Applied {
  std::vector<Change> changes;
  std::string title_zh;  ///< of all of them, with signs between
  std::string title_en;
  std::optional<double> cost;  ///< of all of them [10,000 yuan]; none where one has none
};

/// Reads and applies the scenarios of a name; mistakes in them, and places that two of them change,
/// are findings.
Applied apply_all(casefile::RawCase& raw, const std::string& name, casefile::Findings& findings);

}  // namespace biandan::edit
