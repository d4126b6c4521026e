#include <iostream>

#include "scenarios/app/commands.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/edit/scenario.hpp"
#include "scenarios/report/case_summary.hpp"
#include "scenarios/report/start_summary.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::app {

namespace {

using report::say;

// Files that are not plain UTF-8, since a wrong guess at the encoding would spoil names.
std::string encodings(const edit::Reading& reading, Language language) {
  std::string text;
  for (const auto& file : reading.files) {
    if (file->encoding == casefile::Encoding::utf8) continue;
    text += say(language, "read as ", "按编码 ") + std::string(casefile::name(file->encoding)) +
            say(language, ": ", " 读入: ") + file->name + "\n";
  }
  return text;
}

std::string scenarios(const Options& options) {
  std::string names;
  for (const std::string& name : edit::scenario_names(options.argument)) {
    names += (names.empty() ? "" : ", ") + name;
  }
  if (names.empty()) return "";
  return say(options.language, "scenarios: ", "可用情景: ") + names + "\n";
}

std::string scenario_text(const edit::Reading& reading, Language language) {
  const bool zh = language == Language::zh && !reading.scenario_title_zh.empty();
  const std::string& title = zh ? reading.scenario_title_zh : reading.scenario_title_en;
  std::string text = "\n" + say(language, "scenario ", "情景 ") + reading.result.scenario;
  if (!title.empty()) text += ": " + title;
  return text + "\n" + edit::describe(reading.changes);
}

}  // namespace

ExitCode check(const Options& options) {
  const edit::Reading reading = edit::read_case(options.argument, options.scenario);
  const grid::Grid grid = grid::build_grid(reading.result);
  const auto start = study::start_state_of(reading.result, grid);
  std::cout << report::case_summary(reading.result, grid, options.language);
  if (start) std::cout << report::start_summary(reading.result.settings, *start, options.language);
  std::cout << encodings(reading, options.language) << scenarios(options);
  if (options.scenario) std::cout << scenario_text(reading, options.language);
  return ExitCode::done;
}

}  // namespace biandan::app
