// What is not known of a case, read from uncertainty.toml of its folder: inputs as a scenario could
// edit them, each with a distribution, and how members are drawn. A member is a scenario of edits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/chance/correlation.hpp"
#include "scenarios/chance/design.hpp"
#include "scenarios/chance/distribution.hpp"
#include "scenarios/edit/scenario.hpp"

namespace biandan::edit {

struct Uncertain {
  Edit edit;         ///< all but what is drawn
  std::string unit;  ///< of what is set
  chance::Distribution distribution;
  casefile::Cell place;                      ///< of the distribution, for what is wrong with a draw
  std::vector<casefile::TomlValue> choices;  ///< of a choice
};

struct Uncertainty {
  chance::Method method = chance::Method::latin_hypercube;
  std::size_t members = 100;
  std::uint64_t seed = 1;
  std::array<double, 4> level{};  ///< probability from which blue, yellow, orange, red are given
  std::vector<Uncertain> inputs;
  chance::Correlation correlation{0};  ///< factorised
  std::shared_ptr<const casefile::SourceFile> source;
};

inline constexpr const char* uncertainty_file = "uncertainty.toml";

/// Nothing when the file cannot be read; mistakes are findings.
std::optional<Uncertainty> read_uncertainty(const std::filesystem::path& folder,
                                            casefile::Findings& findings);

/// What independent shares of (0, 1) mean for the inputs: factors and values; of choices the index,
/// of noise the seed.
std::vector<double> drawn_values(const Uncertainty& uncertainty, std::span<const double> shares);

/// The edits of a member with these values, named after the member.
Scenario scenario_of(const Uncertainty& uncertainty, std::span<const double> values,
                     const std::string& member);

}  // namespace biandan::edit
