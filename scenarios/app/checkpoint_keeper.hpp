// Keeps a run in its checkpoint file while it goes, and when a signal stops it.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/app/checkpoint.hpp"
#include "solver/run/keeper.hpp"

namespace biandan::app {

/// SIGINT, SIGTERM and SIGHUP ask for a stop while this lives; a second one ends the program at
/// once.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  static bool asked();
};

/// Keeps the run in a file after its first step, every so often, and when a signal asks it to stop.
class CheckpointKeeper : public run::Keeper {
 public:
  /// `first`: all but time and state. `interval` of wall time. `signals` are listened to from the
  /// end of the first step on, before which there is nothing to keep, for as long as they live.
  CheckpointKeeper(std::filesystem::path file, Checkpoint first,
                   std::chrono::duration<double> interval, std::optional<StopSignals>& signals);

  Wish ask() override;
  void keep(double time, const std::string& state) override;

 private:
  using Clock = std::chrono::steady_clock;
  std::filesystem::path file_;
  Checkpoint checkpoint_;
  std::chrono::duration<double> interval_;
  std::optional<Clock::time_point> kept_;
  std::optional<StopSignals>& signals_;
};

}  // namespace biandan::app
