// A case of which some inputs are not known: read once, made into as many cases as wanted.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "model/casefile/raw_case.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/edit/uncertainty.hpp"

namespace biandan::edit {

struct UncertainCase {
  casefile::RawCase raw;  ///< with the scenario
  Uncertainty uncertainty;
  Reading reading;  ///< the case as the scenario has it, without any draw
};

/// Reads case, scenario and uncertainty.toml. Throws base::CaseError with every finding, those of a
/// member in the middle of all distributions among them.
UncertainCase read_uncertain_case(const std::filesystem::path& folder,
                                  const std::optional<std::string>& scenario);

/// The case of a member with these values (drawn_values). Throws base::CaseError when they do not
/// fit: it names the draw.
Case member_case(const UncertainCase& of, std::span<const double> values,
                 const std::string& member);

}  // namespace biandan::edit
