#include "scenarios/report/kinetics_summary.hpp"

#include <algorithm>

#include "model/casefile/words.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::report {

namespace {

// Whether every reach has an initial value of its own.
bool given_by_reach(const Case& problem, std::size_t constituent) {
  const auto& rows = problem.quality.initial;
  const auto count =
      std::ranges::count(rows, constituent, &quality::InitialConcentration::constituent);
  return static_cast<std::size_t>(count) >= problem.network.reaches.size();
}

}  // namespace

std::string missing_light(const Case& problem, Language language) {
  const auto* set = quality::find_kinetics(problem.quality.kinetics);
  if (set == nullptr || problem.forcing.weather.solar.maximum() > 0.0) return "";
  std::string names;
  for (const quality::Process& process : set->catalogue) {
    if (std::ranges::find(process.uses, quality::Parameter::light_share) == process.uses.end())
      continue;
    names += (names.empty() ? "" : ", ") + std::string(process.name);
  }
  if (names.empty()) return "";
  return say(language, "no solar in [weather]: without it stand still ",
             "[weather] 未给 solar, 以下过程因无光照而停止: ") +
         names;
}

std::string bed_defaults(const Case& problem, Language language) {
  if (problem.settings.initial_flow == InitialFlow::stored) return "";
  const auto& constituents = problem.quality.constituents;
  std::string names;
  for (std::size_t k = 0; k < constituents.size(); ++k) {
    const quality::Constituent& it = constituents[k];
    if (!it.on_bed || it.initial_given || given_by_reach(problem, k)) continue;
    names += (names.empty() ? "" : ", ") + it.name + " " + casefile::number_text(it.initial) + " " +
             it.unit;
  }
  return names.empty() ? "" : say(language, "defaults of ", "取默认值: ") + names;
}

}  // namespace biandan::report
