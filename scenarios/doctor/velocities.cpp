// Water that is faster than rivers are, and water that never moves.
#include <algorithm>
#include <cmath>

#include "scenarios/doctor/checks.hpp"
#include "scenarios/doctor/rows.hpp"

namespace biandan::doctor {

namespace {

constexpr double gravity = 9.81;  // [m/s2]
/// Half as much again as the hardest soils bear in canals (1.8 m/s, Fortier and Scobey 1926 in Chow
/// 1959): a bed of earth would not be there [m/s].
constexpr double fast_water = 3.0;
/// The scheme is made for flow below the critical state (solver/README, flow).
constexpr double critical = 1.0;
/// A film runs as it likes [m].
constexpr double film = 0.05;
/// 90 m a day: slower than wind and the difference of a degree move water [m/s].
constexpr double still_water = 1e-3;
/// As little water as counts as none [m].
constexpr double dry = 1e-3;

struct Extremes {
  std::vector<double> speed;   // by cell, the largest [m/s]
  std::vector<double> froude;  // the same, over the depth of the deepest point: a lower bound
  std::vector<double> speed_time, froude_time;
  std::vector<double> depth;  // by cell, the largest [m]
};

Extremes extremes_of(const record::Reader& result) {
  const std::size_t cells = result.cell_names().size();
  Extremes most;
  for (auto* values : {&most.speed, &most.froude, &most.speed_time, &most.froude_time, &most.depth})
    values->assign(cells, 0.0);
  Rows velocity(result, "velocity");
  Rows depth(result, "depth");
  for (std::size_t row = 0; row < result.times().size(); ++row) {
    const auto u = velocity.at(row);
    const auto h = depth.at(row);
    for (std::size_t c = 0; c < cells; ++c) {
      most.depth[c] = std::max(most.depth[c], h[c]);
      if (h[c] < film) continue;
      if (std::abs(u[c]) > most.speed[c]) {
        most.speed[c] = std::abs(u[c]);
        most.speed_time[c] = result.times()[row];
      }
      const double froude = std::abs(u[c]) / std::sqrt(gravity * h[c]);
      if (froude <= most.froude[c]) continue;
      most.froude[c] = froude;
      most.froude_time[c] = result.times()[row];
    }
  }
  return most;
}

void look(const record::Reader& result, Kind kind, const std::vector<double>& values,
          const std::vector<double>& times, double bound, Outcome& outcome) {
  const auto worst = std::ranges::max_element(values);
  if (worst == values.end() || *worst <= bound) return;
  const auto cell = static_cast<std::size_t>(worst - values.begin());
  Finding finding;
  finding.kind = kind;
  finding.place = result.cell_names()[cell];
  finding.from = times[cell];
  finding.amount = *worst;
  finding.bound = bound;
  finding.count = std::ranges::count_if(values, [&](double value) { return value > bound; });
  finding.excess = *worst / bound;
  outcome.findings.push_back(finding);
}

/// By reach, the largest of its inner cells; -1 where it has none or is dry.
std::vector<double> by_reach(const record::Reader& result, const Extremes& most) {
  const std::vector<double> lengths = result.values("network_edge_length");
  const std::vector<double> branch = result.values("mesh1d_node_branch");
  const std::vector<double> offset = result.values("mesh1d_node_offset");
  std::vector<double> largest(lengths.size(), -1.0);
  for (std::size_t c = 0; c < branch.size(); ++c) {
    if (branch[c] < 0.0 || most.depth[c] < dry) continue;
    const auto r = static_cast<std::size_t>(branch[c]);
    if (offset[c] > 0.0 && offset[c] < lengths.at(r))
      largest[r] = std::max(largest[r], most.speed[c]);
  }
  return largest;
}

}  // namespace

Outcome check_velocities(const Evidence& evidence) {
  const Extremes most = extremes_of(evidence.result);
  Outcome outcome;
  look(evidence.result, Kind::fast, most.speed, most.speed_time, fast_water, outcome);
  look(evidence.result, Kind::supercritical, most.froude, most.froude_time, critical, outcome);
  return outcome;
}

Outcome check_still_water(const Evidence& evidence) {
  const record::Reader& result = evidence.result;
  if (!result.has("network_edge_length")) return {};
  if (result.times().size() < 2)
    return not_looked(Reason::too_few_rows, "fields", static_cast<double>(result.times().size()));
  const std::vector<double> largest = by_reach(result, extremes_of(result));
  const std::vector<std::string> reaches = result.names("network_edge_id");
  Finding finding;
  finding.kind = Kind::still;
  finding.bound = still_water;
  for (std::size_t r = 0; r < largest.size(); ++r) {
    if (largest[r] < 0.0 || largest[r] >= still_water) continue;
    if (finding.count++ > 0) {
      finding.others.push_back(reaches[r]);
      continue;
    }
    finding.place = reaches[r];
    finding.amount = largest[r];
  }
  Outcome outcome;
  if (finding.count > 0) outcome.findings.push_back(finding);
  return outcome;
}

}  // namespace biandan::doctor
