#include <algorithm>
#include <iostream>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/report/progress.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/time_error_table.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/time_errors.hpp"

namespace biandan::app {

namespace {

constexpr int standard_error = 2;
constexpr const char* table_file = "accuracy.csv";
constexpr double day = 86400.0;

}  // namespace

ExitCode accuracy(const Options& options) {
  Case problem = study::read_case(options.argument, options.scenario).result;
  const Language language = options.language;
  if (problem.quality.constituents.empty() || problem.sections.empty())
    throw UsageError(language, "'accuracy' compares what sections show; the case has none",
                     "'accuracy' 比较断面水质; 本案例没有断面或组分");
  if (network::reads_concentration(problem.network))
    throw UsageError(language,
                     "'accuracy' needs one flow for three runs; rules of this case read "
                     "concentrations",
                     "'accuracy' 三次计算须用同一水流; 本案例的调度规则读取浓度");
  if (options.days)
    problem.settings.duration = std::min(problem.settings.duration, *options.days * day);
  const std::filesystem::path folder = result_folder(problem, options);
  const FolderLock lock(folder);
  const bool terminal = report::is_terminal(standard_error);
  report::Progress progress(std::cerr, terminal ? report::terminal_width(standard_error) : 0,
                            language);
  std::vector<run::Observer*> observers;
  if (!options.quiet) observers.push_back(&progress);
  const study::TimeErrors errors = study::find_time_errors(problem, observers);
  report::write_whole_file(folder / table_file, report::time_error_csv(problem, errors));
  std::cout << report::time_error_table(problem, errors, language) << (folder / table_file).string()
            << "\n";
  return ExitCode::done;
}

}  // namespace biandan::app
