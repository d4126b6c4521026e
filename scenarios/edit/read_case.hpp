// A case with or without a scenario: what every command starts from.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/casefile/raw_case.hpp"
#include "model/casefile/read_case.hpp"
#include "scenarios/edit/apply.hpp"
#include "scenarios/edit/portfolio.hpp"

namespace biandan::edit {

struct Reading {
  Case result;
  std::vector<Change> changes;  ///< of the scenario
  std::string scenario_title_zh;
  std::string scenario_title_en;
  std::vector<PartCost> costs;  ///< of the scenario, by its parts; none for the case as it is
  std::vector<std::shared_ptr<const casefile::SourceFile>> files;  ///< with their encodings
};

/// Reads a case and applies a scenario of it, or several (`A+B`, portfolio.hpp). Throws
/// base::CaseError with every finding of the case and of the scenario.
Reading read_case(const std::filesystem::path& folder,
                  const std::optional<std::string>& scenario = {},
                  casefile::Purpose purpose = casefile::Purpose::run);

}  // namespace biandan::edit
