// Runs members of an ensemble, and tells what each showed.
//
// Members of a batch that have the same flow run on one computation of it; a member has the bits
// that it has alone. One that fails is tried again with half the steps, and told with its reason
// when that fails, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "scenarios/chance/design.hpp"
#include "scenarios/edit/uncertain_case.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::study {

/// All that is kept of a member.
struct EndedMember {
  std::size_t index = 0;
  Member member;
  std::vector<Target> targets;                  ///< none where it failed, here and below
  std::vector<std::vector<std::uint8_t>> over;  ///< by target and moment: whether it is over then
  std::vector<float> series;                    ///< a row of MemberSeries
  std::vector<float> fields;                    ///< and of MemberFields, where they are asked for

  void carry(base::Archive& archive) { archive(index, member, targets, over, series, fields); }
};

/// Who members are told to, and who says whether another flow begins. From any thread.
struct MemberEnds {
  std::function<void(EndedMember ended)> ended;
  std::function<void()> flow_computed;
  std::function<bool()> stopped;
};

class MemberRunner {
 public:
  /// `fields`: what is to be recorded of them, or null. Keeps references to both.
  explicit MemberRunner(const edit::UncertainCase& of, const FieldPlan* fields = nullptr);

  /// Runs members of these indices. From any thread. Throws what `ends` throw.
  void run(std::span<const std::size_t> batch, const MemberEnds& ends) const;

 private:
  std::optional<Case> make(std::size_t index, const MemberEnds& ends) const;
  void retry(std::size_t index, Case problem, const MemberEnds& ends) const;
  EndedMember begun(std::size_t index) const;
  EndedMember looked_at(std::size_t index, const SingleRun& run, FieldRecorder* fields) const;
  EndedMember failed(std::size_t index, const std::exception_ptr& why) const;

  const edit::UncertainCase& of_;
  const FieldPlan* fields_;
  chance::Design design_;
  Moments moments_;
};

}  // namespace biandan::study
