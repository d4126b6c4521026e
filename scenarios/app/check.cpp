#include <iostream>

#include "scenarios/app/commands.hpp"
#include "scenarios/edit/scenario.hpp"
#include "scenarios/report/case_summary.hpp"
#include "scenarios/report/mixing_report.hpp"
#include "scenarios/report/scenario_changes.hpp"
#include "scenarios/report/start_summary.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::app {

namespace {

using report::say;

// Files that are not plain UTF-8, since a wrong guess at the encoding would spoil names.
std::string encodings(const edit::Reading& reading, Language language) {
  std::string text;
  int marked = 0;  // as Excel writes them: nothing to look at one by one
  for (const auto& file : reading.files) {
    marked += file->encoding == casefile::Encoding::utf8_bom;
    if (file->encoding != casefile::Encoding::gb18030) continue;
    text += say(language, "read as GB18030: ", "按编码 GB18030 读入: ") + file->name + "\n";
  }
  if (marked == 0) return text;
  const std::string count = std::to_string(marked);
  return text +
         say(language,
             count + (marked == 1 ? " file" : " files") + " read as UTF-8 with byte order mark\n",
             count + " 个文件按带 BOM 的 UTF-8 读入\n");
}

std::string scenarios(const Options& options) {
  std::string names;
  for (const std::string& name : edit::scenario_names(options.argument)) {
    names += (names.empty() ? "" : ", ") + name;
  }
  if (names.empty()) return "";
  return say(options.language, "scenarios: ", "可用情景: ") + names + "\n";
}

// Outfalls that reach a section unmixed: all of them, since check leaves no file behind.
std::string mixing(const Case& problem, const grid::Grid& grid,
                   const std::optional<record::StartState>& start, Language language) {
  const study::Mixing found =
      study::check_mixing(problem, grid, start ? &start->snapshot : nullptr);
  std::string text;
  for (const std::string& line :
       report::mixing_lines(problem, found, found.unmixed.size(), language))
    text += line + "\n";
  return text;
}

std::string scenario_text(const edit::Reading& reading, Language language) {
  const bool zh = language == Language::zh && !reading.scenario_title_zh.empty();
  const std::string& title = zh ? reading.scenario_title_zh : reading.scenario_title_en;
  std::string text = "\n" + say(language, "scenario ", "情景 ") + reading.result.scenario;
  if (!title.empty()) text += ": " + title;
  return text + "\n" + report::scenario_changes(reading.changes, language);
}

}  // namespace

ExitCode check(const Options& options) {
  const edit::Reading reading = study::read_case(options.argument, options.scenario);
  const grid::Grid grid = grid::build_grid(reading.result);
  const auto start = study::start_state_of(reading.result, grid);
  std::cout << report::case_summary(reading.result, grid, options.language);
  if (start) std::cout << report::start_summary(reading.result, *start, options.language);
  std::cout << mixing(reading.result, grid, start, options.language)
            << encodings(reading, options.language) << scenarios(options);
  if (options.scenario) std::cout << scenario_text(reading, options.language);
  return ExitCode::done;
}

}  // namespace biandan::app
