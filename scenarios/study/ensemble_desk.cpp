#include "scenarios/study/ensemble_desk.hpp"

#include <algorithm>
#include <utility>

namespace biandan::study {

EnsembleDesk::EnsembleDesk(const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
                           MemberRecords records, std::size_t processors)
    : ended_(ended), records_(records), ensemble_(std::move(begun)) {
  ensemble_.members.resize(of.uncertainty.members);
  const Moments moments = moments_of(of.reading.result.settings);
  ensemble_.interval = moments.interval;
  moments_ = moments.count;
  for (std::size_t index = 0; index < ensemble_.members.size(); ++index)
    if (!ensemble_.members[index].ended) waiting_.push_back(index);
  batch_ = batch_size(waiting_.size(), processors);
}

std::vector<std::size_t> EnsembleDesk::next() {
  const std::lock_guard lock(mutex_);
  if (stopped_) return {};
  const std::size_t begin = next_;
  next_ = std::min(begin + batch_, waiting_.size());
  return {waiting_.begin() + static_cast<std::ptrdiff_t>(begin),
          waiting_.begin() + static_cast<std::ptrdiff_t>(next_)};
}

void EnsembleDesk::take(const EndedMember& ended) {
  if (records_.series != nullptr && !ended.series.empty())
    records_.series->rows().write(ended.index, ended.series);
  if (records_.fields != nullptr && !ended.fields.empty())
    records_.fields->rows().write(ended.index, ended.fields);
  const std::lock_guard lock(mutex_);
  if (ensemble_.targets.empty() && !ended.targets.empty()) {
    ensemble_.targets = ended.targets;
    ensemble_.over.assign(ended.targets.size(), std::vector<std::size_t>(moments_, 0));
  }
  for (std::size_t t = 0; t < ended.over.size(); ++t)
    for (std::size_t k = 0; k < moments_; ++k) ensemble_.over[t][k] += ended.over[t][k];
  ensemble_.members[ended.index] = ended.member;
  if (ended_ && !ended_(ensemble_)) stopped_ = true;
}

void EnsembleDesk::count_flow() {
  const std::lock_guard lock(mutex_);
  ++ensemble_.flows;
}

void EnsembleDesk::fail(std::exception_ptr why) {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::move(why);
  stopped_ = true;
}

bool EnsembleDesk::stopped() {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

Ensemble EnsembleDesk::result() {
  if (failure_) std::rethrow_exception(failure_);
  return std::move(ensemble_);
}

void work_at(EnsembleDesk& desk, const MemberRunner& runner) {
  const MemberEnds ends{[&](EndedMember ended) { desk.take(ended); }, [&] { desk.count_flow(); },
                        [&] { return desk.stopped(); }};
  try {
    for (auto batch = desk.next(); !batch.empty(); batch = desk.next()) runner.run(batch, ends);
  } catch (...) {
    // What keeps the members has failed, as on a full disk: told when all threads are back.
    desk.fail(std::current_exception());
  }
}

}  // namespace biandan::study
