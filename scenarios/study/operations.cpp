#include "scenarios/study/operations.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace biandan::study {

namespace {

// Times are sums of steps: two that differ by less are the same [s].
constexpr double time_rounding = 1e-3;

double direction(const Operation& operation) {
  return operation.setting - operation.setting_before;
}

void add_rule(std::vector<int>& rules, int rule) {
  const auto at = std::lower_bound(rules.begin(), rules.end(), rule);
  if (at == rules.end() || *at != rule) rules.insert(at, rule);
}

}  // namespace

long Operations::total_switches() const {
  return std::accumulate(switches.begin(), switches.end(), 0L);
}

long Operations::moved_structures() const {
  return std::count_if(switches.begin(), switches.end(), [](long count) { return count > 0; });
}

void OperationLog::start(const run::RunView& view) {
  operations_ = {};
  operations_.switches.assign(view.flow.setting.size(), 0);
  tracks_.assign(view.flow.setting.size(), {});
  for (std::size_t s = 0; s < tracks_.size(); ++s) {
    tracks_[s].by_levels = view.problem.network.structures[s].has_units();
    tracks_[s].rule = view.flow.rule[s];
    tracks_[s].setting = view.flow.setting[s];
  }
}

void OperationLog::step(const run::RunView& view) {
  for (std::size_t s = 0; s < tracks_.size(); ++s) watch(s, view.flow);
}

void OperationLog::finish(const run::RunView&, const run::RunStatistics&) {
  operations_.chatter.clear();
  for (const Track& track : tracks_)
    if (track.chatter.reversals > 0) operations_.chatter.push_back(track.chatter);
}

void OperationLog::watch(std::size_t structure, const grid::FlowField& flow) {
  Track& track = tracks_[structure];
  const int rule = flow.rule[structure];
  const double setting = flow.setting[structure];
  if (rule == track.rule && setting == track.setting) return;
  const Operation operation{flow.time, flow.time,     structure, track.rule,
                            rule,      track.setting, setting};
  track.rule = rule;
  track.setting = setting;
  if (goes_on(track, operation)) {
    track.last.setting = setting;
    track.last.until = flow.time;
    track.moved_until = flow.time + flow.dt;
    if (track.entry < operations_.list.size()) operations_.list[track.entry] = track.last;
    return;
  }
  const std::size_t entry = operations_.list.size();
  if (entry < most_)
    operations_.list.push_back(operation);
  else
    ++operations_.left_out;
  if (!operation.moves()) return;
  ++operations_.switches[structure];
  turn(track, operation);
  track.last = operation;
  track.moved_until = flow.time + flow.dt;
  track.entry = entry < most_ ? entry : most_;
}

bool OperationLog::goes_on(const Track& track, const Operation& operation) const {
  return operation.rule == operation.rule_before && track.last.moves() &&
         std::abs(operation.time - track.moved_until) < time_rounding &&
         direction(operation) * direction(track.last) > 0.0;
}

/// Counts a movement that goes back on the one before.
void OperationLog::turn(Track& track, const Operation& operation) {
  const Operation& last = track.last;
  const bool back = direction(operation) * direction(last) < 0.0;
  const bool ruled = std::max({operation.rule, operation.rule_before, last.rule}) >= 0;
  if (!back || !(ruled || track.by_levels)) return;
  const auto most = static_cast<std::size_t>(ruled ? chatter_reversals : station_reversals);
  const double window = ruled ? chatter_window : station_window;
  std::vector<Reversal>& latest = track.reversals;
  while (latest.size() > most) latest.erase(latest.begin());
  latest.push_back({operation.time, operation.rule_before, operation.rule});
  const bool often =
      latest.size() > most && operation.time - latest.front().time <= window + time_rounding;
  if (!often) return;
  Chatter& chatter = track.chatter;
  if (chatter.reversals == 0) chatter.from = latest.front().time;
  chatter.structure = operation.structure;
  chatter.to = operation.time;
  for (Reversal& reversal : latest) {
    if (!reversal.counted) ++chatter.reversals;
    reversal.counted = true;
    add_rule(chatter.rules, reversal.rule_before);
    add_rule(chatter.rules, reversal.rule);
  }
}

}  // namespace biandan::study
