// Whole states of a run at an interval, each a file of its own for a later run to start from: that
// of another scenario, another day, a case that has changed since (start_state.hpp).
//
//   <folder>/states/2021-06-12T0800.nc    local time of the case
//
// A file has the mesh, the names and the ledger of run.nc and the state in full precision, but no
// series. Those of an earlier run in the folder go when another begins.
#pragma once

#include <filesystem>
#include <string>

#include "solver/record/begin.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

/// Observes nothing where the case wants no states (Settings::state_interval).
class StateFiles : public run::Observer {
 public:
  /// `version` is that of the program.
  StateFiles(const Case& problem, const std::filesystem::path& folder, std::string version,
             Begin begin = Begin::anew);

  void start(const run::RunView& view) override;

  bool wants_snapshot(double time) const override;
  void step(const run::RunView& view) override;
  void carry(base::Archive& archive) override { archive(next_); }

 private:
  double interval_;
  std::filesystem::path folder_;
  std::string version_;
  Begin begin_;
  double next_;  // [s]
};

}  // namespace biandan::record
