#include "scenarios/report/start_summary.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "model/base/time.hpp"

namespace biandan::report {

namespace {

struct Kind {
  const record::NamesFound& names;
  Text what;
};

std::vector<Kind> kinds_of(const record::StartState& start) {
  return {{start.cells, {"cells", "单元"}},
          {start.faces, {"faces", "断面（面）"}},
          {start.constituents, {"constituents", "组分"}},
          {start.rules, {"rules", "调度规则"}}};
}

std::string counts(const record::StartState& start, Language language) {
  std::string text;
  for (const Kind& kind : kinds_of(start)) {
    if (kind.names.wanted == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(kind.names.found) +
            say(language, " of ", "/") + std::to_string(kind.names.wanted) + " " +
            std::string(kind.what.in(language));
  }
  return text;
}

std::string first_names(const std::vector<std::string>& names, Language language) {
  std::string text;
  const std::size_t shown = std::min(names.size(), start_names_shown);
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + names[i];
  if (names.size() == shown) return text;
  const std::string more = std::to_string(names.size() - shown);
  return text + say(language, " and " + more + " more", " 等另 " + more + " 个");
}

std::string list(const record::StartState& start, std::vector<std::string> record::NamesFound::*of,
                 Language language) {
  std::string text;
  for (const Kind& kind : kinds_of(start)) {
    const std::vector<std::string>& names = kind.names.*of;
    if (names.empty()) continue;
    text += (text.empty() ? "" : "; ") + std::string(kind.what.in(language)) + " " +
            first_names(names, language);
  }
  return text;
}

/// Whether the state or the case decides what concentrations the run begins with.
std::string initial_values(const Case& problem, const record::StartState& start,
                           Language language) {
  const quality::Quality& quality = problem.quality;
  const bool bed = quality.transported() < quality.constituents.size();
  if (start.constituents.found == 0 || (!bed && quality.initial.empty())) return "";
  std::string text;
  for (const Replaced& group : replaced_values(problem))
    text += say(language, "  replaced by initial.csv: ", "  由 initial.csv 取代: ") +
            first_names(group.constituents, language) + say(language, " in ", ", 河段 ") +
            first_names(group.reaches, language) + "\n";
  text += text.empty() ? say(language, "  initial values", "  其中")
                       : say(language, "  other initial values", "  其余");
  text += say(language, " of the case are not used for the constituents in it",
              "已有的组分不采用案例给定的初始值");
  return text + (bed ? say(language, ", the bed among them\n", ", 底泥亦然\n") : "\n");
}

std::string scenario_text(const std::string& name, Language language) {
  return name.empty() ? say(language, "the case without a scenario", "无情景的案例")
                      : say(language, "scenario '", "情景 '") + name + "'";
}

/// Where the state comes from another scenario or case, or from this one before its files changed.
std::string origin(const Case& problem, const record::StartState& start, Language language) {
  if (start.case_name != problem.settings.name)
    return say(language, "  it is of another case, '", "  该状态属于另一案例 '") + start.case_name +
           "'\n";
  std::string text;
  if (start.scenario != problem.scenario)
    text = say(language, "  it is of ", "  该状态属于") + scenario_text(start.scenario, language) +
           say(language, ", this run is of ", ", 本次模拟为") +
           scenario_text(problem.scenario, language) + "\n";
  if (start.case_hash != problem.hash)
    text += say(language, "  the files it was computed from are not those of this run\n",
                "  计算该状态所用的文件与本次模拟不同\n");
  return text;
}

/// Sections, beds or storages of this case hold another volume at the same levels.
std::string changed_water(const record::StartState& start, Language language) {
  constexpr double seen = 1e-6;
  if (!(start.water_then > 0.0)) return "";
  const double change = start.water_now / start.water_then - 1.0;
  if (std::abs(change) < seen) return "";
  char share[32];
  std::snprintf(share, sizeof share, "%+.3g %%", 100.0 * change);
  return say(language, "  at its levels the sections and storages of this run hold ",
             "  同样水位下本次模拟的断面和蓄水体所容水量变化 ") +
         share + say(language, " of water: the run begins with that\n", ", 模拟由此水量开始\n");
}

/// Boundaries that remember what left through them, of which the state knows nothing.
std::string forgotten(const Case& problem, const record::StartState& start, Language language) {
  std::vector<std::string> names;
  for (const forcing::Boundary& it : problem.forcing.boundaries)
    if (it.return_time > 0.0) names.push_back(it.name);
  if (names.empty() || problem.quality.constituents.empty() || !start.snapshot.inlet_left.empty())
    return "";
  return say(language, "  not in it, what left last through boundaries with a return time: ",
             "  其中没有设恢复时间的边界此前流出的浓度: ") +
         first_names(names, language) +
         say(language, "; entering water begins with what the case gives\n",
             "; 入流一开始即取案例给定的浓度\n");
}

/// What stands on land, and what has gathered there, is in no state.
std::string begun_anew(const Case& problem, Language language) {
  if (problem.drainage.catchments.empty() || problem.settings.flow == FlowMode::steady) return "";
  return say(language,
             "  not in it, water on the land and on its way, and what has gathered there: "
             "catchments begin with the ponding and the dry_days of the case\n",
             "  其中没有地表积水、汇流途中的水量和累积的污染物: 汇水区按案例的 ponding 与 dry_days "
             "开始\n");
}

}  // namespace

std::vector<Replaced> replaced_values(const Case& problem) {
  std::vector<Replaced> groups;
  const auto& reaches = problem.network.reaches;
  for (std::size_t r = 0; r < reaches.size(); ++r) {
    std::vector<std::string> names;
    for (const quality::InitialConcentration& row : problem.quality.initial)
      if (row.before_state && row.reach.index() == r)
        names.push_back(problem.quality.constituents[row.constituent].name);
    if (names.empty()) continue;
    const auto known = std::ranges::find(groups, names, &Replaced::constituents);
    if (known != groups.end())
      known->reaches.push_back(reaches[r].name);
    else
      groups.push_back({std::move(names), {reaches[r].name}});
  }
  return groups;
}

std::string start_summary(const Case& problem, const record::StartState& start, Language language) {
  const Settings& settings = problem.settings;
  std::string text = say(language, "start: ", "初始状态: ") + start.file +
                     say(language, " at ", ", 时刻 ") +
                     base::format_iso(start.time, settings.utc_offset) +
                     (start.exact ? say(language, ", exact: ", ", 精确: ")
                                  : say(language, ", from rounded fields: ", ", 取自舍入的场: ")) +
                     counts(start, language) + "\n";
  text += origin(problem, start, language) + changed_water(start, language);
  if (start.time.seconds != settings.start.seconds)
    text += say(language, "  the run starts at another time, ", "  本次模拟开始时刻不同: ") +
            base::format_iso(settings.start, settings.utc_offset) + "\n";
  const std::string missing = list(start, &record::NamesFound::missing, language);
  if (!missing.empty())
    text += say(language, "  not in it, started as the tables say: ", "  其中没有, 按表格给定: ") +
            missing + "\n";
  text += initial_values(problem, start, language) + forgotten(problem, start, language) +
          begun_anew(problem, language);
  const std::string unused = list(start, &record::NamesFound::unused, language);
  if (!unused.empty())
    text += say(language, "  in it, not in the case: ", "  其中有而案例没有: ") + unused + "\n";
  return text;
}

}  // namespace biandan::report
