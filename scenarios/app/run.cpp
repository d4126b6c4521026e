#include <algorithm>
#include <iostream>
#include <vector>

#include "scenarios/app/commands.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/report/aerator_table.hpp"
#include "scenarios/report/dispersion_report.hpp"
#include "scenarios/report/mixing_report.hpp"
#include "scenarios/report/operations_report.hpp"
#include "scenarios/report/progress.hpp"
#include "scenarios/report/quality_report.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/report/start_summary.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/warnings_json.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/record/writer.hpp"

namespace biandan::app {

namespace {

constexpr int standard_output = 1;
constexpr int standard_error = 2;
constexpr const char* warnings_file = "warnings.json";
constexpr std::size_t outfalls_shown = 5;

study::SingleRun simulate(const Case& problem, const Options& options, record::Writer& writer) {
  const bool terminal = report::is_terminal(standard_error);
  const int width = terminal ? report::terminal_width(standard_error) : 0;
  report::Progress progress(std::cerr, width, options.language);
  std::vector<run::Observer*> observers{&writer};
  if (!options.quiet) observers.push_back(&progress);
  return study::run_single(problem, observers);
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
  const std::string aerators = report::aerator_table(problem, result.statistics, language);
  if (!aerators.empty()) std::cout << aerators << "\n";
  if (result.start) std::cout << report::start_summary(problem, *result.start, language);
  if (const std::string zero = report::entering_with_zero(problem, language); !zero.empty())
    std::cout << report::say(language, "enter with 0: ", "零浓度入流: ") << zero << "\n";
  std::cout << report::inputs_line(problem.provenance, language) << "\n"
            << report::balance_line(result.ledger, result.statistics, language) << "\n";
  const std::string effort = report::effort_line(result.statistics, language);
  if (!effort.empty()) std::cout << effort << "\n";
  for (const std::string& line : {report::dispersion_line(problem, result.statistics, language),
                                  report::artificial_line(problem, result.statistics, language)})
    if (!line.empty()) std::cout << line << "\n";
  const std::string difficulties = report::difficulties_line(result.statistics, language);
  if (!difficulties.empty()) std::cout << difficulties << "\n";
  const std::string operations = report::operations_line(problem, result.operations, language);
  if (!operations.empty()) std::cout << operations << "\n";
  for (const std::string& line : report::finding_lines(problem, result, language))
    std::cout << line << "\n";
  std::cout << (folder / "").string() << ": run.nc  " << warnings_file << "\n";
}

}  // namespace

ExitCode run(const Options& options, const std::string& version) {
  const Case problem = edit::read_case(options.argument, options.scenario).result;
  const std::filesystem::path folder = result_folder(problem, options);
  record::Writer writer(folder, version);
  const study::SingleRun result = simulate(problem, options, writer);
  report::write_whole_file(folder / warnings_file, report::warnings_json(problem, result, version));
  print(problem, result, folder, options.language);
  const bool reached = options.fail_on && result.assessment.level >= *options.fail_on;
  return reached ? ExitCode::warning : ExitCode::done;
}

}  // namespace biandan::app
