#include "scenarios/report/operations_report.hpp"

#include <algorithm>

#include "model/base/time.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

std::string when(const Case& problem, double time) {
  const base::Instant instant{problem.settings.start.seconds + static_cast<std::int64_t>(time)};
  return base::format_short(instant, problem.settings.utc_offset);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string chatter_line(const Case& problem, const study::Chatter& chatter, Language language) {
  const network::Structure& structure = problem.network.structures[chatter.structure];
  const std::string unruled = structure.has_units()
                                  ? say(language, "levels of its units", "机组启停水位")
                                  : say(language, "schedule", "计划");
  std::vector<std::string> rules;
  for (const int rule : chatter.rules)
    rules.push_back(rule < 0 ? unruled : rule_name(problem, rule));
  const std::string count = std::to_string(chatter.reversals);
  const std::string times =
      when(problem, chatter.from) + say(language, " to ", " 至 ") + when(problem, chatter.to);
  return say(language, "chatter: ", "频繁启闭: ") + structure.name +
         say(language, " turned back " + count + " times, ", " 往复 " + count + " 次, ") + times +
         say(language, ", by ", ", 规则 ") + joined(rules);
}

std::string circular_line(const Case& problem, const study::CircularPumping& found,
                          Language language) {
  const network::Network& network = problem.network;
  std::vector<std::string> way;
  for (const std::size_t s : found.structures) way.push_back(network.structures[s].name);
  if (way.empty())
    for (const std::size_t r : found.reaches) way.push_back(network.reaches[r].name);
  return say(language, "circular pumping: ", "循环抽水: ") + network.structures[found.pump].name +
         say(language, " from ", " 自 ") + when(problem, found.first) + ", " +
         hours(found.seconds) + say(language, " h, water returns through ", " 小时, 水经此返回 ") +
         joined(way);
}

std::string above_line(const Case& problem, const study::AboveSurvey& found, Language language) {
  return say(language, "above the survey: ", "水位高于实测断面: ") + found.place + " " +
         short_number(found.highest) + " m" + say(language, ", its highest point ", ", 最高测点 ") +
         short_number(found.top) + " m, " + say(language, "first at ", "首次 ") +
         when(problem, found.first) + say(language, "; places: ", "; 处数: ") +
         std::to_string(found.places);
}

}  // namespace

std::string operations_line(const Case& problem, const study::Operations& operations,
                            Language language) {
  if (problem.network.structures.empty()) return {};
  const long switches = operations.total_switches();
  std::string text = say(language, "operations: ", "启闭: ") + std::to_string(switches) +
                     say(language, switches == 1 ? " switch" : " switches", " 次");
  if (switches == 0) return text;
  const long moved = operations.moved_structures();
  const auto busiest = std::max_element(operations.switches.begin(), operations.switches.end());
  const auto structure = static_cast<std::size_t>(busiest - operations.switches.begin());
  text += say(language, " of ", ", ") + std::to_string(moved) +
          say(language, moved == 1 ? " structure" : " structures", " 座建筑物");
  if (moved > 1) {
    text += say(language, ", most of ", ", 最多为 ") + problem.network.structures[structure].name +
            " (" + std::to_string(*busiest) + ")";
  }
  return text;
}

std::vector<std::string> finding_lines(const Case& problem, const study::SingleRun& run,
                                       Language language) {
  std::vector<std::string> lines;
  for (const study::Chatter& chatter : run.operations.chatter)
    lines.push_back(chatter_line(problem, chatter, language));
  for (const study::CircularPumping& found : run.circular_pumping)
    lines.push_back(circular_line(problem, found, language));
  if (run.above_survey.places > 0) lines.push_back(above_line(problem, run.above_survey, language));
  return lines;
}

std::string rule_name(const Case& problem, int rule) {
  return rule < 0 ? std::string() : problem.network.rules[static_cast<std::size_t>(rule)].name;
}

}  // namespace biandan::report
