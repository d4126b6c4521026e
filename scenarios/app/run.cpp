#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/sha256.hpp"
#include "model/base/time.hpp"
#include "scenarios/app/checkpoint.hpp"
#include "scenarios/app/checkpoint_keeper.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/report/aerator_table.hpp"
#include "scenarios/report/catchment_table.hpp"
#include "scenarios/report/dispersion_report.hpp"
#include "scenarios/report/drain_tables.hpp"
#include "scenarios/report/mixing_report.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/operations_report.hpp"
#include "scenarios/report/page/page.hpp"
#include "scenarios/report/page/run_data.hpp"
#include "scenarios/report/progress.hpp"
#include "scenarios/report/quality_report.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/report/start_summary.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/treatment_table.hpp"
#include "scenarios/report/warnings_json.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/record/state_files.hpp"
#include "solver/record/writer.hpp"

namespace biandan::app {

namespace {

constexpr int standard_output = 1;
constexpr int standard_error = 2;
constexpr const char* warnings_file = "warnings.json";
constexpr const char* report_file = "report.html";
constexpr std::size_t outfalls_shown = 5;

constexpr double usual_checkpoint = 60.0;  // [s]

/// A run to carry out, and the state that it goes on from; empty: from the start.
struct Task {
  const Case& problem;
  report::ScenarioTitles titles;
  std::filesystem::path folder;
  Checkpoint checkpoint;
};

study::SingleRun simulate(const Task& task, const Options& options, const std::string& version,
                          std::optional<StopSignals>& signals) {
  const std::string& state = task.checkpoint.state;
  const auto begin = state.empty() ? record::Begin::anew : record::Begin::where_it_was_left;
  record::Writer writer(task.folder, version, "run.nc", begin);
  Checkpoint first = task.checkpoint;
  first.state.clear();
  CheckpointKeeper keeper(
      checkpoint_file(task.folder), std::move(first),
      std::chrono::duration<double>(options.checkpoint.value_or(usual_checkpoint)), signals);
  const bool terminal = report::is_terminal(standard_error);
  const int width = terminal ? report::terminal_width(standard_error) : 0;
  report::Progress progress(std::cerr, width, options.language);
  record::StateFiles states(task.problem, task.folder, version, begin);
  std::vector<run::Observer*> observers{&writer, &states};
  if (!options.quiet) observers.push_back(&progress);
  return study::run_kept(task.problem, observers, keeper, state);
}

// The river beyond its tables: a block of its own, without lines where there is nothing to say.
void print_river(const Case& problem, const study::SingleRun& result, Language language) {
  std::vector<std::string> lines;
  const auto add = [&lines](const std::vector<std::string>& more) {
    lines.insert(lines.end(), more.begin(), more.end());
  };
  if (const std::string line = report::river_line(problem, result.river, language); !line.empty())
    lines.push_back(line);
  add(report::black_odour_lines(problem, result.black_odour, language));
  add(report::mixing_lines(problem, result.mixing, outfalls_shown, language));
  for (const std::string& line : lines) std::cout << line << "\n";
  if (!lines.empty()) std::cout << "\n";
}

void print(const Case& problem, const study::SingleRun& result, const std::filesystem::path& folder,
           Language language) {
  const report::Style style{language, report::wants_colour(standard_output)};
  const std::vector<study::SectionResult>& sections = result.assessment.sections;
  const bool assessed = std::any_of(sections.begin(), sections.end(),
                                    [](const auto& section) { return !section.items.empty(); });
  if (assessed) {
    std::cout << report::section_table(problem, result.assessment, style) << "\n"
              << report::class_table(problem, result.assessment, style) << "\n";
  } else if (!sections.empty()) {
    std::cout << report::say(language, "sections: no limit for what this case carries\n\n",
                             "断面: 本案例的组分均无限值\n\n");
  }
  const std::string scores = report::score_table(problem, result.scores, style);
  if (!scores.empty()) std::cout << scores << "\n";
  print_river(problem, result, language);
  for (const std::string& table : {report::aerator_table(problem, result.statistics, language),
                                   report::catchment_table(problem, result.catchments, language),
                                   report::sewer_table(problem, result.statistics, language),
                                   report::tank_table(problem, result.statistics, language),
                                   report::plant_table(problem, result.statistics, language),
                                   report::treatment_table(problem, result.statistics, language)})
    if (!table.empty()) std::cout << table << "\n";
  if (result.start) std::cout << report::start_summary(problem, *result.start, language);
  if (const std::string zero = report::entering_with_zero(problem, language); !zero.empty())
    std::cout << report::say(language, "enter with 0: ", "零浓度入流: ") << zero << "\n";
  std::cout << report::inputs_line(problem.provenance, language) << "\n"
            << report::balance_line(result.ledger, result.statistics, language) << "\n";
  const std::string effort = report::effort_line(result.statistics, language);
  if (!effort.empty()) std::cout << effort << "\n";
  for (const std::string& line : {report::dispersion_line(problem, result.statistics, language),
                                  report::artificial_line(problem, result.statistics, language),
                                  report::first_order_line(problem, result.statistics, language),
                                  report::zones_line(problem, result.statistics, language)})
    if (!line.empty()) std::cout << line << "\n";
  const std::string difficulties = report::difficulties_line(result.statistics, language);
  if (!difficulties.empty()) std::cout << difficulties << "\n";
  const std::string operations = report::operations_line(problem, result.operations, language);
  if (!operations.empty()) std::cout << operations << "\n";
  for (const std::string& line : report::finding_lines(problem, result, language))
    std::cout << line << "\n";
  std::cout << (folder / "").string() << ": " << report_file << "  run.nc  " << warnings_file
            << (problem.settings.state_interval > 0.0 ? "  states/" : "") << "\n";
}

void forget(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::path file = checkpoint_file(folder);
  std::filesystem::remove(file, error);
  std::filesystem::remove(file += ".part", error);
}

ExitCode stopped(const Task& task, const run::RunStopped& stop, Language language) {
  const Settings& settings = task.problem.settings;
  const std::string when =
      base::format_instant({settings.start.seconds + std::llround(stop.time)}, settings.utc_offset);
  std::cerr << report::say(language, "biandan: stopped at ", "biandan: 已停止于 ") << when << " ("
            << report::percent(stop.time / settings.duration)
            << report::say(language, " of the run); go on with: biandan resume ",
                           "); 继续计算: biandan resume ")
            << task.folder.string() << "\n";
  return ExitCode::stopped;
}

/// What cannot be written is better known before the work.
void require_no_folders(const std::filesystem::path& folder) {
  std::error_code unknown;
  for (const char* name : {"run.nc", "run.nc.part", warnings_file, report_file})
    if (std::filesystem::is_directory(folder / name, unknown))
      throw base::RunError("cannot write '" + (folder / name).string() +
                           "': it is a folder; move it or choose another folder with --out");
}

void write_report(const Task& task, const std::string& warnings, Language language,
                  const std::string& version) {
  const std::string data =
      report::run_data(task.problem, task.folder / "run.nc", warnings, task.titles, version);
  report::write_whole_file(task.folder / report_file,
                           report::page(task.problem.settings.name, data, language));
}

ExitCode carry_out(const Task& task, const Options& options, const std::string& version) {
  require_no_folders(task.folder);
  study::SingleRun result;
  // Until the end: a signal that comes when the run is done must not leave its files by halves.
  std::optional<StopSignals> signals;
  try {
    result = simulate(task, options, version, signals);
  } catch (const run::RunStopped& stop) {
    return stopped(task, stop, options.language);
  }
  const std::string warnings = report::warnings_json(task.problem, result, version);
  report::write_whole_file(task.folder / warnings_file, warnings);
  write_report(task, warnings, options.language, version);
  forget(task.folder);
  print(task.problem, result, task.folder, options.language);
  const bool reached = options.fail_on && result.assessment.level >= *options.fail_on;
  return reached ? ExitCode::warning : ExitCode::done;
}

/// Of every file that a run reads: those of the case, and the state that it starts from.
std::string hash_of_all(const Case& problem) {
  if (!problem.settings.stored) return problem.hash;
  const std::string& file = problem.settings.stored->file;
  std::error_code missing;  // which the run itself refuses, and a pipe, which would be waited for
  if (!std::filesystem::is_regular_file(file, missing)) return problem.hash;
  const auto size = std::filesystem::file_size(file, missing);
  std::ifstream stored(file, std::ios::binary);
  return base::sha256(problem.hash + base::sha256(stored, missing ? 0 : size).value_or(""));
}

report::ScenarioTitles titles_of(const edit::Reading& reading) {
  return {reading.scenario_title_zh, reading.scenario_title_en};
}

/// Throws RunError where the run cannot be gone on with.
void require_same(const Checkpoint& checkpoint, const Case& problem, const std::string& version) {
  if (checkpoint.program != version)
    throw base::RunError("the run was begun by version " + checkpoint.program +
                         " of the program, this is " + version + "; run the case again");
  if (checkpoint.case_hash != hash_of_all(problem))
    throw base::RunError(
        "the files of the case '" + checkpoint.case_folder +
        "', or the state that it starts from, have changed since the run was begun; "
        "run the case again");
}

}  // namespace

ExitCode run(const Options& options, const std::string& version) {
  const edit::Reading reading = study::read_case(options.argument, options.scenario);
  const Case& problem = reading.result;
  const std::filesystem::path folder = result_folder(problem, options);
  const FolderLock lock(folder);
  forget(folder);
  Checkpoint first;
  first.program = version;
  first.case_folder = std::filesystem::absolute(options.argument).lexically_normal().string();
  first.scenario = options.scenario.value_or("");
  first.case_hash = hash_of_all(problem);
  return carry_out({problem, titles_of(reading), folder, std::move(first)}, options, version);
}

ExitCode resume(const Options& options, const std::string& version) {
  const std::filesystem::path folder = options.argument;
  Checkpoint checkpoint = read_checkpoint(checkpoint_file(folder));
  const FolderLock lock(folder);
  std::optional<std::string> scenario;
  if (!checkpoint.scenario.empty()) scenario = checkpoint.scenario;
  const edit::Reading reading = study::read_case(checkpoint.case_folder, scenario);
  const Case& problem = reading.result;
  require_same(checkpoint, problem, version);
  std::error_code unknown;
  if (!std::filesystem::exists(folder / "run.nc.part", unknown)) {
    std::cerr << report::say(options.language, "biandan: the rows until then are gone with '",
                             "biandan: 此前的记录已随 '")
              << (folder / "run.nc.part").string()
              << report::say(options.language, "'; the run begins anew\n", "' 丢失, 重新计算\n");
    checkpoint.state.clear();
  }
  return carry_out({problem, titles_of(reading), folder, std::move(checkpoint)}, options, version);
}

}  // namespace biandan::app
