#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <vector>

#include "scenarios/app/commands.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/report/steady_table.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/steady_flow.hpp"
#include "scenarios/study/steady_quality.hpp"
#include "solver/record/writer.hpp"

namespace biandan::app {

namespace {

constexpr const char* state_file = "steady.nc";

// The path of a file as case.toml has to name it.
std::string from_case(const std::filesystem::path& file, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const fs::path relative = fs::relative(file, folder, problem);
  return (problem || relative.empty() ? fs::absolute(file) : relative).generic_string();
}

/// With a line a second on stderr while it goes.
study::SteadyQuality steady_quality(const Case& problem, const grid::Snapshot& flow,
                                    Language language) {
  using Clock = std::chrono::steady_clock;
  Clock::time_point told = Clock::now();
  return study::find_steady_quality(problem, flow, [&](double days, double share) {
    if (Clock::now() - told < std::chrono::seconds(1)) return;
    told = Clock::now();
    std::cerr << report::say(language, "steady water quality: day ", "稳态水质: 第 ")
              << std::lround(days) << report::say(language, ", changes by ", " 天, 日变化 ")
              << share << report::say(language, " a day\n", "\n");
  });
}

}  // namespace

ExitCode steady(const Options& options, const std::string& version) {
  const Case problem =
      study::read_case(options.argument, options.scenario, casefile::Purpose::steady_flow).result;
  const std::filesystem::path folder = result_folder(problem, options);
  const grid::Grid grid = grid::build_grid(problem);
  const Language language = options.language;
  record::Writer writer(folder, version, state_file);
  study::SteadyFlow found = study::find_steady_flow(problem, {});
  std::cout << report::steady_table(problem, grid, found, language);
  if (options.quality && !problem.quality.constituents.empty()) {
    const study::SteadyQuality quality = steady_quality(problem, found.state, language);
    std::cout << "\n" << report::steady_quality_table(problem, grid, quality, language);
    found.state.concentration = quality.concentration;
    found.state.zone_concentration = quality.zone_concentration;
  }
  run::Observer* observers[] = {&writer};
  study::show_state(problem, found.state, observers);
  std::cout << writer.file().string()
            << report::say(language, "; start from it with, in [flow]: initial = \"",
                           "; 以此为初始状态, 在 [flow] 中写: initial = \"")
            << from_case(writer.file(), options.argument) << "\"\n";
  return ExitCode::done;
}

}  // namespace biandan::app
