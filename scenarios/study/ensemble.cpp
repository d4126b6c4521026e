#include "scenarios/study/ensemble.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/study/ensemble_desk.hpp"
#include "scenarios/study/workers.hpp"

namespace biandan::study {

void Target::carry(base::Archive& archive) {
  archive(section, shown, code, limit.value, limit.sense, limit.rule_set);
}

std::size_t batch_size(std::size_t members, std::size_t processors) {
  constexpr std::size_t most = 16;
  const std::size_t each = (members + processors - 1) / processors;
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
                      MemberRecords records) {
  const MemberRunner runner(of, records.fields == nullptr ? nullptr : &records.fields->plan());
  EnsembleDesk desk(of, ended, std::move(begun), records, processors());
  work_together(of.uncertainty.members, [&] { work_at(desk, runner); });
  return desk.result();
}

}  // namespace biandan::study
