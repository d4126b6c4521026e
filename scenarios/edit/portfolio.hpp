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

/// What a scenario costs [10,000 yuan]; none where it does not say.
struct PartCost {
  std::string scenario;
  std::optional<double> cost;
};

/// What `with` costs beyond `base`: parts that both have cancel. None where one that is left does
/// not say.
std::optional<double> cost_beyond(const std::vector<PartCost>& base,
                                  const std::vector<PartCost>& with);

struct Applied {
  std::vector<Change> changes;
  std::string title_zh;  ///< of all of them, with signs between
  std::string title_en;
  std::vector<PartCost> costs;  ///< of each of them
};

/// Reads and applies the scenarios of a name; mistakes in them, and places that two of them change,
/// are findings.
Applied apply_all(casefile::RawCase& raw, const std::string& name, casefile::Findings& findings);

}  // namespace biandan::edit
