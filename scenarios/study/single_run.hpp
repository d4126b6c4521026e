// One run of a case and what it says about its sections.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/above_survey.hpp"
#include "scenarios/study/assessment.hpp"
#include "scenarios/study/black_odour.hpp"
#include "scenarios/study/circular_pumping.hpp"
#include "scenarios/study/mixing.hpp"
#include "scenarios/study/operations.hpp"
#include "scenarios/study/river_quality.hpp"
#include "scenarios/study/scores.hpp"
#include "scenarios/study/section_recorder.hpp"
#include "solver/drainage/runoff_loads.hpp"
#include "solver/record/start_state.hpp"
#include "solver/run/keeper.hpp"
#include "solver/run/ledger.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

struct SingleRun {
  run::RunStatistics statistics;
  run::Ledger ledger;
  std::string state_hash;  ///< of the state at the end
  Recording recording;
  Assessment assessment;
  std::vector<Score> scores;
  Operations operations;
  std::vector<CircularPumping> circular_pumping;
  AboveSurvey above_survey;
  RiverQuality river;
  BlackOdourResult black_odour;
  Mixing mixing;
  std::vector<drainage::CatchmentTotal> catchments;  ///< by catchment of the case
  std::optional<record::StartState> start;  ///< of an earlier run, where the case names one
};

/// The stored state that a case starts from, if any. Throws base::CaseError.
std::optional<record::StartState> start_state_of(const Case& problem, const grid::Grid& grid);

/// Runs the case in front of the section recorder, the watches over structures and levels and then
/// `others` (result file, progress), and assesses it. Throws what run::simulate throws.
SingleRun run_single(const Case& problem, std::span<run::Observer* const> others = {});

/// A case to be run, and who watches beside the usual ones (nullptr: nobody).
struct WatchedCase {
  const Case* problem;
  run::Observer* beside = nullptr;
};

/// Runs of cases that have the same flow, which is computed once (run::simulate_together).
std::vector<SingleRun> run_together(const std::vector<WatchedCase>& cases);

/// One run watched by a keeper, from a state that one got, or from the start (run::simulate_kept).
SingleRun run_kept(const Case& problem, std::span<run::Observer* const> others, run::Keeper& keeper,
                   const std::string& state);

}  // namespace biandan::study
