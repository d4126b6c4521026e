// Keeps the members of an ensemble that have ended, so that the same command goes on with a killed
// one: what they say in ensemble.checkpoint, what sections showed in them in members.part, and
// their fields, where they are asked for, in fields.part.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/app/checkpoint.hpp"
#include "scenarios/app/options.hpp"
#include "scenarios/edit/uncertain_case.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::app {

class EnsembleKeeper {
 public:
  /// `fields`: what is recorded of them, if anything.
  EnsembleKeeper(const edit::UncertainCase& of, std::optional<study::FieldPlan> fields,
                 const std::filesystem::path& folder, const Options& options,
                 const std::string& version);

  const study::MemberSeries& series() const { return series_; }
  /// Null where none are recorded.
  const study::MemberFields* fields() const { return fields_ ? &*fields_ : nullptr; }
  /// On the disk while members run.
  std::size_t bytes() const;

  /// What is there of this very ensemble; tells where it is damaged. Throws UsageError where it is
  /// of another, or was begun without fields that are asked for: its members are not thrown away
  /// unasked.
  study::Ensemble begun() const;
  /// Every so often, and at once where it is asked for.
  void keep(study::Ensemble& ensemble, bool at_once);
  /// When the results are written.
  void forget() const;

 private:
  void tell(const std::string& en, const std::string& zh) const;
  bool holds_all(const study::Ensemble& ensemble) const;

  std::filesystem::path file_;
  std::filesystem::path series_file_, fields_file_;
  bool fields_begun_;  // there was a file of them
  study::MemberSeries series_;
  std::optional<study::MemberFields> fields_;
  Language language_;
  std::chrono::duration<double> interval_;
  std::chrono::steady_clock::time_point kept_ = std::chrono::steady_clock::now();
  Checkpoint checkpoint_;
};

}  // namespace biandan::app
