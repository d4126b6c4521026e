#include "scenarios/study/ensemble.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <span>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/chance/design.hpp"
#include "scenarios/study/many_runs.hpp"
#include "scenarios/study/workers.hpp"
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

/// An ensemble under way.
class Running {
 public:
  Running(const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
          const MemberSeries* series)
      : of_(of),
        ended_(ended),
        series_(series),
        design_(of.uncertainty.method, of.uncertainty.members, of.uncertainty.inputs.size(),
                of.uncertainty.seed),
        ensemble_(std::move(begun)) {
    ensemble_.members.resize(of.uncertainty.members);
    const Settings& settings = of.reading.result.settings;
    const Moments moments = moments_of(settings);
    ensemble_.interval = moments.interval;
    moments_ = moments.count;
    for (std::size_t index = 0; index < ensemble_.members.size(); ++index)
      if (!ensemble_.members[index].ended) waiting_.push_back(index);
  }

  Ensemble run();

 private:
  using Batch = std::span<const std::size_t>;
  void run_batch(Batch batch);
  void compute(Batch batch);
  std::optional<Case> make(std::size_t index);
  void retry(std::size_t index, Case problem);
  void keep(std::size_t index, const SingleRun& run, bool with_half_steps);
  void fail(std::size_t index, std::string why);
  void end(Member& member, std::size_t index);

  const edit::UncertainCase& of_;
  const MemberEnded& ended_;
  const MemberSeries* series_;
  chance::Design design_;
  std::size_t moments_ = 0;
  std::vector<std::size_t> waiting_;  // members that have not ended when the run begins
  std::atomic<bool> stopped_ = false;
  Ensemble ensemble_;
  std::exception_ptr failure_;  // of what is told of batches
  std::mutex mutex_;            // guards both
};

Ensemble Running::run() {
  const std::size_t size = batch_size(waiting_.size());
  std::atomic<std::size_t> next = 0;
  work_together((waiting_.size() + size - 1) / size, [&] {
    while (!stopped_) {
      const std::size_t begin = next.fetch_add(size);
      if (begin >= waiting_.size()) return;
      run_batch(Batch(waiting_).subspan(begin, std::min(size, waiting_.size() - begin)));
    }
  });
  if (failure_) std::rethrow_exception(failure_);
  return std::move(ensemble_);
}

/// What keeps the members may fail, as on a full disk: told when all threads are back.
void Running::run_batch(Batch batch) {
  try {
    compute(batch);
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    stopped_ = true;
  }
}

void Running::compute(Batch batch) {
  std::vector<Case> cases;
  std::vector<std::size_t> member;  // of each case
  for (const std::size_t index : batch) {
    std::optional<Case> problem = make(index);
    if (!problem) continue;
    cases.push_back(std::move(*problem));
    member.push_back(index);
  }
  const GroupEnds ends{[&](std::size_t k, SingleRun run) { keep(member[k], run, false); },
                       [&](std::size_t k, std::exception_ptr) { retry(member[k], cases[k]); }};
  for (const auto& group : by_flow(cases, cases.size())) {
    if (stopped_) return;
    run_group(cases, group, {}, ends);
    const std::lock_guard lock(mutex_);
    ++ensemble_.flows;
  }
}

std::optional<Case> Running::make(std::size_t index) {
  std::vector<double> values = edit::drawn_values(of_.uncertainty, design_.member(index));
  try {
    return drainage::with_runoff(
        edit::member_case(of_, values, "member " + std::to_string(index + 1)));
  } catch (const std::exception&) {
    fail(index, reason(std::current_exception()));
    return {};
  }
}

/// With half the steps, and halves of them down to half the shortest.
void Running::retry(std::size_t index, Case problem) {
  problem.settings.step *= 0.5;
  problem.settings.shortest_step *= 0.5;
  std::optional<SingleRun> run;
  try {
    run = run_single(problem);
  } catch (const std::exception&) {
    return fail(index, reason(std::current_exception()));
  }
  keep(index, *run, true);
}

void Running::keep(std::size_t index, const SingleRun& run, bool with_half_steps) {
  if (series_ != nullptr) series_->write(index, run.recording);
  const std::lock_guard lock(mutex_);
  if (ensemble_.targets.empty()) {
    ensemble_.targets = targets_of(run.assessment);
    ensemble_.over.assign(ensemble_.targets.size(), std::vector<std::size_t>(moments_, 0));
  }
  Member& member = ensemble_.members[index];
  member.shown = all_shown(run.assessment);
  member.state_hash = run.state_hash;
  member.with_half_steps = with_half_steps;
  for (std::size_t t = 0; t < ensemble_.targets.size(); ++t) {
    const Target& target = ensemble_.targets[t];
    const Sampled sampled{run.recording.times,
                          run.recording.sections[target.section].shown[target.shown]};
    for (std::size_t k = 0; k < moments_; ++k)
      if (is_over(value_at(sampled, static_cast<double>(k) * ensemble_.interval), target.limit))
        ++ensemble_.over[t][k];
  }
  end(member, index);
}

void Running::fail(std::size_t index, std::string why) {
  const std::lock_guard lock(mutex_);
  Member& member = ensemble_.members[index];
  member.failure = std::move(why);
  end(member, index);
}

/// The mutex is held.
void Running::end(Member& member, std::size_t index) {
  member.values = edit::drawn_values(of_.uncertainty, design_.member(index));
  member.ended = true;
  if (ended_ && !ended_(ensemble_)) stopped_ = true;
}

}  // namespace

void Target::carry(base::Archive& archive) {
  archive(section, shown, code, limit.value, limit.sense, limit.rule_set);
}

std::size_t batch_size(std::size_t members) {
  constexpr std::size_t most = 16;
  const std::size_t each = (members + processors() - 1) / processors();
  return std::clamp<std::size_t>(each, 1, most);
}

std::size_t Ensemble::completed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(members, [](const Member& member) { return !member.failed(); }));
}

std::size_t Ensemble::ended() const {
  return static_cast<std::size_t>(std::ranges::count(members, true, &Member::ended));
}

Ensemble run_ensemble(const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
                      const MemberSeries* series) {
  return Running(of, ended, std::move(begun), series).run();
}

}  // namespace biandan::study
