// Reaches where the transport scheme spreads more than the water does, as the run measured it.
#include <algorithm>

#include "scenarios/doctor/checks.hpp"
#include "solver/record/schema.hpp"

namespace biandan::doctor {

namespace {

/// Below this no scheme spreads anything worth a word [m2/s]; as in the line of a run.
constexpr double negligible = 0.01;
/// Coefficients measured in one river differ by less (Fischer et al. 1979): beyond it no choice of
/// the coefficient explains the spreading.
constexpr double serious_factor = 10.0;
/// Implicit cells are of first order: more than every tenth sub-step of a reach is no exception.
constexpr double implicit_share = 0.1;

std::vector<std::string> ranked_names(std::vector<std::pair<double, std::string>> reaches) {
  std::ranges::sort(reaches, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (std::size_t k = 1; k < reaches.size(); ++k) names.push_back(reaches[k].second);
  return names;
}

/// A few reaches by their names, many by their number.
Gap unmeasured(const std::vector<std::string>& reaches) {
  constexpr std::size_t few = 5;
  Gap gap{Reason::no_artificial, "", static_cast<double>(reaches.size())};
  for (std::size_t r = 0; reaches.size() <= few && r < reaches.size(); ++r)
    gap.subject += (r == 0 ? "" : ", ") + reaches[r];
  return gap;
}

void look_at_spreading(const record::Reader& result, Outcome& outcome) {
  const std::vector<std::string> reaches = result.names("network_edge_id");
  const std::vector<double> used = result.values("reach_dispersion");
  const std::vector<double> fischer = result.values("reach_dispersion_fischer");
  const std::vector<double> artificial = result.values("reach_dispersion_artificial");
  Finding worst;
  std::vector<std::pair<double, std::string>> beyond;
  std::vector<std::string> unknown;
  for (std::size_t r = 0; r < reaches.size(); ++r) {
    if (artificial[r] >= record::fill_float) {
      unknown.push_back(reaches[r]);
      continue;
    }
    if (!(artificial[r] > std::max(used[r], negligible))) continue;
    const double excess = artificial[r] / std::max({used[r], fischer[r], negligible});
    beyond.emplace_back(artificial[r], reaches[r]);
    if (worst.place.empty() || artificial[r] > worst.amount) {
      worst.place = reaches[r];
      worst.amount = artificial[r];
      worst.bound = used[r];
    }
    worst.excess = std::max(worst.excess, excess);
  }
  if (!unknown.empty()) outcome.gaps.push_back(unmeasured(unknown));
  if (unknown.size() == reaches.size()) outcome.looked = false;
  if (beyond.empty()) return;
  worst.kind = Kind::artificial;
  worst.count = static_cast<long>(beyond.size());
  worst.others = ranked_names(std::move(beyond));
  if (worst.excess >= serious_factor) worst.weight = Weight::serious;
  outcome.findings.push_back(worst);
}

std::vector<double> cells_of_reaches(const record::Reader& result, std::size_t reaches) {
  std::vector<double> cells(reaches, 0.0);
  for (const double branch : result.values("mesh1d_node_branch"))
    if (branch >= 0.0) cells.at(static_cast<std::size_t>(branch)) += 1.0;
  return cells;
}

void look_at_order(const record::Reader& result, const Statements& said, Outcome& outcome) {
  const std::vector<std::string> reaches = result.names("network_edge_id");
  const std::vector<double> implicit = result.values("reach_implicit_cells");
  const std::vector<double> cells = cells_of_reaches(result, reaches.size());
  Finding worst;
  std::vector<std::pair<double, std::string>> beyond;
  for (std::size_t r = 0; r < reaches.size() && r < implicit.size(); ++r) {
    const double all = cells[r] * static_cast<double>(said.transport_steps);
    const double share = all > 0.0 ? implicit[r] / all : 0.0;
    if (share <= implicit_share) continue;
    beyond.emplace_back(share, reaches[r]);
    if (worst.place.empty() || share > worst.amount) {
      worst.place = reaches[r];
      worst.amount = share;
    }
  }
  if (beyond.empty()) return;
  worst.kind = Kind::first_order;
  worst.bound = implicit_share;
  worst.excess = worst.amount / implicit_share;
  worst.count = static_cast<long>(beyond.size());
  worst.others = ranked_names(std::move(beyond));
  outcome.findings.push_back(worst);
}

}  // namespace

Outcome check_artificial_dispersion(const Evidence& evidence) {
  const record::Reader& result = evidence.result;
  if (result.transported_names().empty()) return {};
  if (!result.has("reach_dispersion_artificial"))
    return not_looked(result.complete() ? Reason::older_file : Reason::not_ended);
  Outcome outcome;
  look_at_spreading(result, outcome);
  if (evidence.statements && !evidence.statements->from_rows)
    look_at_order(result, *evidence.statements, outcome);
  else
    outcome.gaps.push_back({evidence.no_statements, "order", 0.0});
  return outcome;
}

}  // namespace biandan::doctor
