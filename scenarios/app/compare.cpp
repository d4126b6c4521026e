#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/edit/scenario.hpp"
#include "scenarios/report/comparison_cost.hpp"
#include "scenarios/report/comparison_csv.hpp"
#include "scenarios/report/comparison_json.hpp"
#include "scenarios/report/comparison_table.hpp"
#include "scenarios/report/flows_line.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/page/comparison_data.hpp"
#include "scenarios/report/page/page.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/comparison.hpp"
#include "scenarios/study/many_runs.hpp"
#include "scenarios/study/read_case.hpp"
#include "solver/record/cell_summary.hpp"
#include "solver/record/difference_file.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr int standard_output = 1;
constexpr const char* json_file = "comparison.json";
constexpr const char* csv_file = "comparison.csv";
constexpr const char* report_file = "report.html";
const std::string field_prefix = "differences-";
const std::string field_ending = ".nc";

/// The case without a scenario.
std::optional<std::string> scenario_of(const std::string& name) {
  return name == edit::as_it_is ? std::nullopt : std::optional(name);
}

struct Variants {
  std::vector<Case> cases;                         ///< without the changes, then with each of them
  std::vector<std::vector<edit::PartCost>> costs;  ///< by part; the case as it is has none
  std::map<std::string, report::ScenarioTitles> titles;
};

/// All mistakes come before any work.
Variants read_variants(const Options& options) {
  Variants variants;
  std::vector<Case>& cases = variants.cases;
  const auto add = [&](const std::string& name) {
    const auto scenario = scenario_of(name);
    edit::Reading reading = study::read_case(options.argument, scenario);
    if (scenario)
      variants.titles[*scenario] = {reading.scenario_title_zh, reading.scenario_title_en};
    cases.push_back(std::move(reading.result));
    variants.costs.push_back(std::move(reading.costs));
  };
  add(options.base.value_or(std::string(edit::as_it_is)));
  for (const std::string& name : options.with) {
    if (std::ranges::count(options.with, name) > 1)
      throw UsageError(options.language, "'" + name + "' is to be compared twice",
                       "情景 '" + name + "' 重复给出");
    add(name);
    const auto why = study::incomparable(cases.front(), cases.back());
    if (!why) continue;
    const std::string base = report::scenario_name(cases.front().scenario, Language::en);
    throw UsageError(options.language,
                     "'" + name + "' cannot be compared with '" + base + "': it has " + *why,
                     "'" + name + "' 与 '" + base + "' 不可比较: 时段、断面或组分不同");
  }
  return variants;
}

/// Runs all, watched by `cells`, one of each case.
std::vector<study::SingleRun> run_all(const std::vector<Case>& cases,
                                      std::vector<record::CellSummary>& cells,
                                      const Options& options) {
  std::vector<run::Observer*> beside;
  for (record::CellSummary& one : cells) beside.push_back(&one);
  const auto ended = [&](std::size_t index, const study::SingleRun& run) {
    if (options.quiet) return;
    std::cerr << report::scenario_name(cases[index].scenario, options.language) << ": "
              << report::balance_line(run.ledger, run.statistics, options.language) << "\n";
  };
  study::ManyRuns many = study::run_many(cases, ended, beside);
  if (!options.quiet)
    std::cerr << report::flows_line(many.flows, many.runs.size(), options.language);
  return std::move(many.runs);
}

struct Files {
  std::filesystem::path folder;
  std::vector<std::string> fields;  ///< of differences over the mesh, by comparison
};

/// Differences of an earlier comparison would look like those of this one.
void remove_older(const Files& files) {
  std::error_code unknown;
  for (const auto& entry : std::filesystem::directory_iterator(files.folder, unknown)) {
    const std::string name = entry.path().filename().string();
    const bool of_some = name.starts_with(field_prefix) && name.ends_with(field_ending);
    if (of_some && std::ranges::count(files.fields, name) == 0)
      std::filesystem::remove(entry.path(), unknown);
  }
}

void print(const Case& base, const std::vector<study::Comparison>& comparisons, const Files& files,
           Language language) {
  const report::Style style{language, report::wants_colour(standard_output)};
  std::cout << report::comparison_table(base, comparisons, style) << "\n";
  for (const study::Comparison& one : comparisons) {
    std::cout << report::scenario_name(one.with, language) << "\n"
              << report::comparison_sentences(base, one, language);
    if (const std::string cost = report::cost_line(base, one, language); !cost.empty())
      std::cout << cost << "\n";
    const std::string balance = report::comparison_balance(base, one, language);
    std::cout << (balance.empty() ? "" : "\n" + balance) << "\n";
  }
  if (const std::string together = report::interaction_table(base, comparisons, style);
      !together.empty())
    std::cout << together << "\n";
  std::cout << report::inputs_line(base.provenance, language) << "\n"
            << (files.folder / "").string() << ": " << report_file << "  " << json_file << "  "
            << csv_file;
  for (const std::string& name : files.fields) std::cout << "  " << name;
  std::cout << "\n";
}

}  // namespace

ExitCode compare(const Options& options, const std::string& version) {
  if (options.with.empty())
    throw UsageError(options.language, "'compare' needs --with SCENARIO, once or more",
                     "'compare' 缺少 --with 情景");
  const Variants variants = read_variants(options);
  const std::vector<Case>& cases = variants.cases;
  if (cases.front().sections.empty())
    throw UsageError(options.language, "'compare' compares what sections show; the case has none",
                     "'compare' 比较断面水质; 本案例没有断面");
  Options of_folder = options;
  if (!of_folder.out)
    of_folder.out = std::filesystem::path("out") / cases.front().settings.name / "comparison";
  Files files{result_folder(cases.front(), of_folder), {}};
  const FolderLock lock(files.folder);
  std::vector<record::CellSummary> cells(cases.size());
  const std::vector<study::SingleRun> runs = run_all(cases, cells, options);
  std::vector<study::Comparison> comparisons;
  for (std::size_t i = 1; i < cases.size(); ++i) {
    comparisons.push_back(study::compare({cases[0], runs[0]}, {cases[i], runs[i]}));
    comparisons.back().cost = edit::cost_beyond(variants.costs[0], variants.costs[i]);
    files.fields.push_back(field_prefix + options.with[i - 1] + field_ending);
    record::write_differences(files.folder / files.fields.back(), {cases[0], cells[0]},
                              {cases[i], cells[i]}, version);
  }
  remove_older(files);
  const std::string json = report::comparison_json(cases.front(), comparisons, version);
  report::write_whole_file(files.folder / json_file, json);
  report::write_whole_file(files.folder / csv_file,
                           report::comparison_csv(cases.front(), comparisons));
  report::write_whole_file(
      files.folder / report_file,
      report::page(cases.front().settings.name,
                   report::comparison_data(cases.front(), json, variants.titles, version),
                   options.language));
  print(cases.front(), comparisons, files, options.language);
  return ExitCode::done;
}

}  // namespace biandan::app
