// Many runs of a case whose uncertain inputs are drawn anew for each: its members.
//
// Members run on all processors (member_runner.hpp), and what they show is taken in by one desk
// (ensemble_desk.hpp). Those that failed are left out with their reasons.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "model/standard/assess.hpp"
#include "model/standard/warning.hpp"
#include "scenarios/edit/uncertain_case.hpp"
#include "scenarios/study/member_fields.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::study {

/// A limit of an item at a section, against which members are held.
struct Target {
  std::size_t section = 0;
  std::size_t shown = 0;  ///< index of quality::Shown
  std::string code;
  standard::Limit limit;

  void carry(base::Archive& archive);
};

/// What a member shows of a target.
struct Shown {
  double peak = 0.0;                 ///< the worst sample, in the unit of the item
  double month_mean = 0.0;           ///< the worst
  double share = 0.0;                ///< of the limit, the larger of both
  std::optional<double> first_over;  ///< [s since start]
  double seconds_over = 0.0;
  bool month_over = false;
  standard::WarningLevel level = standard::WarningLevel::none;

  void carry(base::Archive& archive) {
    archive(peak, month_mean, share, first_over, seconds_over, month_over, level);
  }
};

struct Member {
  std::vector<double> values;  ///< by input: factors and values; of choices the index
  std::vector<Shown> shown;    ///< by target; empty when it failed
  std::string failure;         ///< why
  bool with_half_steps = false;
  bool ended = false;      ///< in whichever way
  std::string state_hash;  ///< of the end

  bool failed() const { return shown.empty(); }
  void carry(base::Archive& archive) {
    archive(values, shown, failure, with_half_steps, ended, state_hash);
  }
};

struct Ensemble {
  std::vector<Target> targets;
  std::vector<Member> members;
  std::size_t flows = 0;  ///< computations of a flow
  double interval = 0.0;  ///< between the moments of `over` [s]
  /// By target and moment from the start: members that are over the limit then.
  std::vector<std::vector<std::size_t>> over;

  std::size_t completed() const;
  std::size_t ended() const;
  bool finished() const { return ended() == members.size(); }
  /// As far as it has got. Between two members.
  void carry(base::Archive& archive) { archive(targets, members, flows, interval, over); }
};

/// Members that are made and run together by a processor: enough for a flow that they may share to
/// cost little beside them.
std::size_t batch_size(std::size_t members, std::size_t processors);

/// Where what members showed is kept beside the ensemble; null: nowhere.
struct MemberRecords {
  const MemberSeries* series = nullptr;
  const MemberFields* fields = nullptr;
};

/// Told when a member has ended, one call at a time; false: no further flow begins.
using MemberEnded = std::function<bool(Ensemble& ensemble)>;

/// `members` and `seed` of the uncertainty count. `begun`: an ensemble of the same uncertain case
/// as far as it got, which is gone on with; it ends in the same values. Throws what `ended` and the
/// records throw, when the flows under way have ended.
Ensemble run_ensemble(const edit::UncertainCase& of, const MemberEnded& ended = {},
                      Ensemble begun = {}, MemberRecords records = {});

}  // namespace biandan::study
