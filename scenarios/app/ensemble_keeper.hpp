// Keeps the members of an ensemble that have ended, so that the same command goes on with a killed
// one: what they say in ensemble.checkpoint, what sections showed in them in members.part.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "scenarios/app/checkpoint.hpp"
#include "scenarios/app/options.hpp"
#include "scenarios/edit/uncertain_case.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::app {

class EnsembleKeeper {
 public:
  EnsembleKeeper(const edit::UncertainCase& of, const std::filesystem::path& folder,
                 const Options& options, const std::string& version);

  const study::MemberSeries& series() const { return series_; }

  /// What is there of this very ensemble; tells where it is damaged. Throws UsageError where it is
  /// of another: its members are not thrown away unasked.
  study::Ensemble begun() const;
  /// Every so often, and at once where it is asked for.
  void keep(study::Ensemble& ensemble, bool at_once);
  /// When the results are written.
  void forget() const;

 private:
  void tell(const std::string& en, const std::string& zh) const;
  bool holds_all(const study::Ensemble& ensemble) const;

  std::filesystem::path file_;
  std::filesystem::path series_file_;
  study::MemberSeries series_;
  Language language_;
  std::chrono::duration<double> interval_;
  std::chrono::steady_clock::time_point kept_ = std::chrono::steady_clock::now();
  Checkpoint checkpoint_;
};

}  // namespace biandan::app
