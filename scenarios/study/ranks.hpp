// The processes of an MPI job that runs an ensemble.
//
// The first one gives out members and takes them in, and runs some itself; the others ask for
// members, run them, and send what is kept of each. Only the first one writes. In a build without
// MPI, and where nobody started a job, there is one process.
#pragma once

#include <functional>
#include <optional>

#include "scenarios/study/ensemble.hpp"

namespace biandan::study {

class Ranks {
 public:
  /// Joins the job. Throws RunError where one was started and this build knows no MPI.
  Ranks();
  /// Sends the others home.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  bool first() const { return rank_ == 0; }
  int size() const { return size_; }

  /// The first calls the others for an ensemble by its number, runs it with them, and gives what
  /// run_ensemble gives.
  Ensemble run(int number, const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
               MemberRecords records);

  /// The others wait for a call: the number of an ensemble; none when there are no more.
  std::optional<int> called();
  /// And run members of it until there are none, or `stopped` says so. `fields` as the first
  /// records them.
  void serve(const edit::UncertainCase& of, const FieldPlan* fields,
             const std::function<bool()>& stopped);

 private:
  int rank_ = 0;
  int size_ = 1;
};

}  // namespace biandan::study
