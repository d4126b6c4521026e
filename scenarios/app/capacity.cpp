#include <iostream>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/report/capacity_report.hpp"
#include "scenarios/report/flows_line.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/capacity.hpp"
#include "scenarios/study/read_case.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr int standard_output = 1;
constexpr const char* table_file = "capacity.csv";

std::vector<study::SingleRun> run_all(const std::vector<Case>& cases, const Options& options) {
  std::size_t done = 0;
  const auto ended = [&](std::size_t, const study::SingleRun& run) {
    if (options.quiet) return;
    std::cerr << ++done << "/" << cases.size() << ": "
              << report::balance_line(run.ledger, run.statistics, options.language) << "\n";
  };
  study::ManyRuns many = study::run_many(cases, ended);
  if (!options.quiet)
    std::cerr << report::flows_line(many.flows, many.runs.size(), options.language);
  return std::move(many.runs);
}

}  // namespace

ExitCode capacity(const Options& options) {
  const Case problem = study::read_case(options.argument, options.scenario).result;
  const Language language = options.language;
  if (problem.sections.empty() || problem.forcing.loads.empty())
    throw UsageError(language,
                     "'capacity' asks what loads do to sections; the case has none of them",
                     "'capacity' 求负荷对断面的影响; 本案例没有负荷或断面");
  if (!study::has_upper_limit(problem))
    throw UsageError(
        language, "'capacity' needs an upper limit; no section has one for what the case carries",
        "'capacity' 须有上限限值; 本案例的组分均无");
  const std::filesystem::path folder = result_folder(problem, options);
  const FolderLock lock(folder);
  const std::vector<Case> cases = study::capacity_cases(problem);
  const study::Capacity found = study::capacity_of(cases, run_all(cases, options));
  report::write_whole_file(folder / table_file, report::capacity_csv(problem, found));
  const report::Style style{language, report::wants_colour(standard_output)};
  std::cout << report::capacity_table(problem, found, style) << "\n"
            << say(language,
                   "of month means, by runs with the loads of each group raised, their water as it "
                   "is; straight lines where kinetics are not\n",
                   "按月均值; 各类负荷浓度分别上调后计算响应, 水量不变; 非线性动力学时为线性近似\n")
            << report::inputs_line(problem.provenance, language) << "\n"
            << (folder / table_file).string() << "\n";
  return ExitCode::done;
}

}  // namespace biandan::app
