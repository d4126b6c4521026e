// Where members of an ensemble are given out and taken in, from any thread.
#pragma once

#include <cstddef>
#include <exception>
#include <mutex>
#include <vector>

#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/member_runner.hpp"

namespace biandan::study {

class EnsembleDesk {
 public:
  /// `processors`: that members are given out to.
  EnsembleDesk(const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
               MemberRecords records, std::size_t processors);

  /// Members to be run; none when all are given out, or no more shall begin.
  std::vector<std::size_t> next();
  /// Keeps a member. Throws when it cannot be kept.
  void take(const EndedMember& ended);
  void count_flow();
  /// No more members shall begin; `why` is thrown by result().
  void fail(std::exception_ptr why);
  bool stopped();

  /// When all that were given out have been taken in.
  Ensemble result();

 private:
  const MemberEnded& ended_;
  MemberRecords records_;
  std::mutex mutex_;                  // guards all below
  std::vector<std::size_t> waiting_;  // members that have not ended when the run begins
  std::size_t next_ = 0;              // of these
  std::size_t batch_ = 1;
  std::size_t moments_ = 0;
  bool stopped_ = false;
  Ensemble ensemble_;
  std::exception_ptr failure_;
};

/// Takes members from the desk and runs them, until there are none.
void work_at(EnsembleDesk& desk, const MemberRunner& runner);

}  // namespace biandan::study
