#include "scenarios/study/member_runner.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/study/many_runs.hpp"
#include "scenarios/study/sampled.hpp"
#include "solver/drainage/runoff_loads.hpp"

namespace biandan::study {

namespace {

std::vector<Target> targets_of(const Assessment& assessment) {
  std::vector<Target> targets;
  for (const SectionResult& section : assessment.sections)
    for (const ItemResult& item : section.items)
      for (const RuleResult& rule : item.rules)
        targets.push_back({section.section, item.shown, item.code, rule.limit});
  return targets;
}

Shown shown_of(const ItemResult& item, const RuleResult& rule) {
  Shown shown;
  shown.peak = item.peak.value;
  shown.month_mean = item.months[item.worst_month].mean.value;
  shown.share = std::max(rule.peak_share, rule.month_share);
  shown.first_over = rule.first_over;
  shown.seconds_over = rule.seconds_over;
  shown.month_over = rule.month_share > 1.0;
  shown.level = rule.level();
  return shown;
}

/// By target, in the order of targets_of.
std::vector<Shown> all_shown(const Assessment& assessment) {
  std::vector<Shown> all;
  for (const SectionResult& section : assessment.sections)
    for (const ItemResult& item : section.items)
      for (const RuleResult& rule : item.rules) all.push_back(shown_of(item, rule));
  return all;
}

bool is_over(double value, const standard::Limit& limit) {
  return limit.sense == standard::Sense::maximum ? value > limit.value : value < limit.value;
}

std::string reason(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const base::CaseError& error) {
    return base::format(error.findings().front());
  } catch (const std::exception& error) {
    return error.what();
  }
}

/// Whether a target is over its limit at each moment.
std::vector<std::uint8_t> over_of(const Target& target, const Recording& recording,
                                  const Moments& moments) {
  const Sampled sampled{recording.times, recording.sections[target.section].shown[target.shown]};
  std::vector<std::uint8_t> over;
  for (std::size_t k = 0; k < moments.count; ++k) {
    const double value = value_at(sampled, static_cast<double>(k) * moments.interval);
    over.push_back(is_over(value, target.limit) ? 1 : 0);
  }
  return over;
}

}  // namespace

MemberRunner::MemberRunner(const edit::UncertainCase& of, const FieldPlan* fields)
    : of_(of),
      fields_(fields),
      design_(of.uncertainty.method, of.uncertainty.members, of.uncertainty.inputs.size(),
              of.uncertainty.seed),
      moments_(moments_of(of.reading.result.settings)) {}

void MemberRunner::run(std::span<const std::size_t> batch, const MemberEnds& ends) const {
  std::vector<Case> cases;
  std::vector<std::size_t> member;  // of each case
  for (const std::size_t index : batch) {
    std::optional<Case> problem = make(index, ends);
    if (!problem) continue;
    cases.push_back(std::move(*problem));
    member.push_back(index);
  }
  std::deque<FieldRecorder> recorders;
  std::vector<run::Observer*> beside;
  if (fields_ != nullptr)
    for (std::size_t k = 0; k < cases.size(); ++k)
      beside.push_back(&recorders.emplace_back(*fields_));
  const auto fields = [&](std::size_t k) { return recorders.empty() ? nullptr : &recorders[k]; };
  const GroupEnds of_group{
      [&](std::size_t k, SingleRun run) { ends.ended(looked_at(member[k], run, fields(k))); },
      [&](std::size_t k, std::exception_ptr) { retry(member[k], cases[k], ends); }};
  for (const auto& group : by_flow(cases, cases.size())) {
    if (ends.stopped()) return;
    run_group(cases, group, beside, of_group);
    ends.flow_computed();
  }
}

std::optional<Case> MemberRunner::make(std::size_t index, const MemberEnds& ends) const {
  std::exception_ptr why;
  try {
    const auto values = edit::drawn_values(of_.uncertainty, design_.member(index));
    return drainage::with_runoff(
        edit::member_case(of_, values, "member " + std::to_string(index + 1)));
  } catch (const std::exception&) {
    why = std::current_exception();
  }
  ends.ended(failed(index, why));
  return {};
}

/// With half the steps, and halves of them down to half the shortest.
void MemberRunner::retry(std::size_t index, Case problem, const MemberEnds& ends) const {
  problem.settings.step *= 0.5;
  problem.settings.shortest_step *= 0.5;
  std::optional<FieldRecorder> fields;
  std::vector<run::Observer*> beside;
  if (fields_ != nullptr) beside.push_back(&fields.emplace(*fields_));
  EndedMember ended;
  try {
    ended = looked_at(index, run_single(problem, beside), fields ? &*fields : nullptr);
    ended.member.with_half_steps = true;
  } catch (const std::exception&) {
    ended = failed(index, std::current_exception());
  }
  ends.ended(std::move(ended));
}

EndedMember MemberRunner::begun(std::size_t index) const {
  EndedMember ended;
  ended.index = index;
  ended.member.values = edit::drawn_values(of_.uncertainty, design_.member(index));
  ended.member.ended = true;
  return ended;
}

EndedMember MemberRunner::looked_at(std::size_t index, const SingleRun& run,
                                    FieldRecorder* fields) const {
  EndedMember ended = begun(index);
  ended.member.shown = all_shown(run.assessment);
  ended.member.state_hash = run.state_hash;
  ended.targets = targets_of(run.assessment);
  for (const Target& target : ended.targets)
    ended.over.push_back(over_of(target, run.recording, moments_));
  ended.series = row_of(run.recording, moments_);
  if (fields != nullptr) ended.fields = fields->take();
  return ended;
}

EndedMember MemberRunner::failed(std::size_t index, const std::exception_ptr& why) const {
  EndedMember ended = begun(index);
  ended.member.failure = reason(why);
  return ended;
}

}  // namespace biandan::study
