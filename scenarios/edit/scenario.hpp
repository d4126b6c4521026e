// Scenarios: named edits on a case, read from scenarios/<name>.toml of the case folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/record.hpp"
#include "model/forcing/noise.hpp"

namespace biandan::edit {

enum class Kind { replace_series, scale_series, set, scale, noise_series, year_of_series, add };

/// One edit as written; what it needs and may not have is judged already.
struct Edit {
  std::string name;
  Kind kind = Kind::set;
  casefile::Cell place;
  std::optional<casefile::Cell> series, with, from, to, table, row, group, field;
  std::optional<double> factor;
  std::optional<casefile::Cell> factor_place;
  std::optional<forcing::Noise> noise;
  std::optional<casefile::Cell> year;
  const casefile::TomlValue* value = nullptr;
  const casefile::TomlValue* values = nullptr;  ///< of a new row, by column
};

struct Scenario {
  std::string name;
  std::string title_zh;
  std::string title_en;
  std::optional<double> cost;  ///< [10,000 yuan]
  std::vector<Edit> edits;
  std::shared_ptr<const casefile::SourceFile> source;
  std::shared_ptr<const casefile::TomlValue> tree;  ///< the edits point into it
};

/// The name that stands for the case without a scenario: no scenario may have it.
inline constexpr std::string_view as_it_is = "base";

/// Names of the scenarios of a case, in alphabetical order.
std::vector<std::string> scenario_names(const std::filesystem::path& folder);

/// Nothing when there is no such scenario or its file cannot be read; mistakes are findings.
std::optional<Scenario> read_scenario(const std::filesystem::path& folder, const std::string& name,
                                      casefile::Findings& findings);

}  // namespace biandan::edit
