// What sections show that water cannot: too little water to judge, negative concentrations, no
// oxygen, constituents that never came or never changed.
#include <algorithm>

#include "scenarios/doctor/checks.hpp"
#include "solver/record/schema.hpp"

namespace biandan::doctor {

namespace {

/// Withdrawals, pumps and evaporation fade below this depth: a film, from which nobody samples [m].
constexpr double dry_depth = 0.05;
/// A film for more than a tenth of the time is part of every mean of the section.
constexpr double dry_share = 0.1;
/// Rounding of concentrations that are sums of others [g/m3].
constexpr double rounding = 1e-12;
/// Black and odorous to the severe grade, and below what electrodes tell from nothing [mg/L].
constexpr double no_oxygen = 0.2;
constexpr double no_oxygen_share = 0.1;
/// What varies by less, over its mean, does not.
constexpr double still = 1e-6;
constexpr std::size_t least_rows = 10;

double share_below(const std::vector<double>& values, double bound) {
  const auto below = std::ranges::count_if(values, [&](double value) { return value < bound; });
  return static_cast<double>(below) / static_cast<double>(values.size());
}

Finding about(Kind kind, const std::string& section, const std::string& constituent) {
  Finding finding;
  finding.kind = kind;
  finding.place = section;
  finding.subject = constituent;
  return finding;
}

void look_at_depth(const record::Reader& result, std::size_t section, Outcome& outcome) {
  const std::string& name = result.section_names()[section];
  const auto cell = static_cast<std::size_t>(result.values("section_cell").at(section));
  const double bed = result.values("bed").at(cell);
  const double share = share_below(result.section_series(name, "level"), bed + dry_depth);
  if (share <= dry_share) return;
  Finding finding = about(Kind::dry_section, name, "");
  finding.weight = Weight::serious;
  finding.amount = share;
  finding.bound = dry_depth;
  finding.excess = share / dry_share;
  outcome.findings.push_back(finding);
}

void look_at_values(const std::string& section, const std::string& constituent,
                    const std::vector<double>& times, const std::vector<double>& values,
                    Outcome& outcome) {
  const auto [lowest, highest] = std::ranges::minmax_element(values);
  if (*highest >= record::fill_float) return;  // travel times that nothing brings
  Finding finding = about(Kind::negative, section, constituent);
  finding.amount = *lowest;
  if (*lowest < -rounding) {
    finding.weight = Weight::serious;
    finding.excess = 1e6;  // a run stops at such values: it comes before all that may be so
    finding.from = times[static_cast<std::size_t>(lowest - values.begin())];
    outcome.findings.push_back(finding);
  } else if (*highest <= rounding) {
    finding.kind = Kind::absent;
    outcome.findings.push_back(finding);
  } else if (values.size() >= least_rows && *highest - *lowest <= still * *highest) {
    finding.kind = Kind::unchanging;
    outcome.findings.push_back(finding);
  } else if (constituent == "DO") {
    const double share = share_below(values, no_oxygen);
    if (share <= no_oxygen_share) return;
    finding.kind = Kind::no_oxygen;
    finding.amount = share;
    finding.bound = no_oxygen;
    finding.excess = share / no_oxygen_share;
    outcome.findings.push_back(finding);
  }
}

}  // namespace

Outcome check_section_values(const Evidence& evidence) {
  const record::Reader& result = evidence.result;
  if (result.section_names().empty()) return {};
  if (result.section_times().empty()) return not_looked(Reason::too_few_rows, "sections");
  Outcome outcome;
  const bool depths = result.has("section_cell");
  if (!depths) outcome.gaps.push_back({Reason::older_file, "depth", 0.0});
  for (std::size_t s = 0; s < result.section_names().size(); ++s) {
    if (depths) look_at_depth(result, s, outcome);
    for (const std::string& constituent : result.transported_names()) {
      // Degrees may be below zero, and are often given as one value for all water.
      if (constituent == "T") continue;
      const std::string& section = result.section_names()[s];
      if (!result.has("section_" + result.variable_of(constituent))) continue;
      look_at_values(section, constituent, result.section_times(),
                     result.section_series(section, constituent), outcome);
    }
  }
  return outcome;
}

}  // namespace biandan::doctor
