#include "scenarios/report/case_summary.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "model/casefile/words.hpp"
#include "model/network/uniform_flow.hpp"
#include "model/standard/gb3838.hpp"
#include "scenarios/report/kinetics_summary.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/summary.hpp"

namespace biandan::report {

namespace {

// One fact with its name; a name that repeats is shown once.
using Fact = std::pair<Text, std::string>;

class Facts {
 public:
  explicit Facts(Language language) : language_(language) {}

  void add(Text name, const std::string& value) { facts_.emplace_back(name, value); }

  std::string text() const {
    int width = 0;
    for (const Fact& fact : facts_) {
      width = std::max(width, base::display_width(fact.first.in(language_)));
    }
    std::string text;
    std::string_view last;
    for (const auto& [name, value] : facts_) {
      const std::string_view shown = name.in(language_) == last ? "" : name.in(language_);
      text += base::pad_right(shown, width) + "  " + value + "\n";
      last = name.in(language_);
    }
    return text;
  }

 private:
  Language language_;
  std::vector<Fact> facts_;
};

// "31 reaches", "3 weirs": a count with its noun; nothing for none.
struct Counted {
  std::size_t count = 0;
  Text one;
  std::string_view many;
};

std::string counted(Language language, const std::vector<Counted>& parts) {
  std::string text;
  for (const Counted& part : parts) {
    if (part.count == 0) continue;
    if (!text.empty()) text += ", ";
    const std::string_view noun = language == Language::zh ? part.one.zh
                                  : part.count == 1        ? part.one.en
                                                           : part.many;
    text += std::to_string(part.count) + " " + std::string(noun);
  }
  return text.empty() ? "-" : text;
}

template <class Kind>
std::size_t count_of(const network::Network& network) {
  const auto is_kind = [](const network::Structure& structure) {
    return std::holds_alternative<Kind>(structure.kind);
  };
  return static_cast<std::size_t>(
      std::count_if(network.structures.begin(), network.structures.end(), is_kind));
}

std::string period(const Settings& settings) {
  const auto duration = static_cast<std::int64_t>(settings.duration);
  const base::Instant end{settings.start.seconds + duration};
  return base::format_iso(settings.start, settings.utc_offset) + " - " +
         base::format_iso(end, settings.utc_offset) + " (" +
         short_number(settings.duration / 86400.0) + " d)";
}

std::string flow(const Settings& settings, Language language) {
  const std::string step = short_number(settings.step) + " s";
  switch (settings.flow) {
    case FlowMode::dynamic:
      return say(language, "dynamic, step " + step, "非恒定, 步长 " + step);
    case FlowMode::steady:
      return say(language, "steady, step " + step, "恒定, 步长 " + step);
    case FlowMode::prescribed:
      break;
  }
  return say(language, "prescribed, step " + step, "给定流场, 步长 " + step);
}

std::string network_text(const Case& problem, const grid::Grid& grid, Language language) {
  const network::Network& network = problem.network;
  double length = 0.0;
  for (const network::Reach& reach : network.reaches) length += reach.length;
  const auto storages = static_cast<std::size_t>(
      std::count_if(network.nodes.begin(), network.nodes.end(),
                    [](const network::Node& node) { return node.is_storage(); }));
  return counted(language, {{network.reaches.size(), {"reach", "条河段"}, "reaches"},
                            {network.nodes.size() - storages, {"junction", "个节点"}, "junctions"},
                            {storages, {"storage", "个调蓄区"}, "storages"},
                            {grid.cells.size(), {"cell", "个单元"}, "cells"}}) +
         ", " + short_number(length / 1000.0) + " km";
}

std::string structures(const network::Network& network, Language language) {
  return counted(language,
                 {{count_of<network::Weir>(network), {"weir", "座堰"}, "weirs"},
                  {count_of<network::Gate>(network), {"gate", "座闸"}, "gates"},
                  {count_of<network::Culvert>(network), {"culvert", "座涵洞"}, "culverts"},
                  {count_of<network::Pump>(network), {"pump", "座泵"}, "pumps"},
                  {count_of<network::Transfer>(network), {"transfer", "处调水"}, "transfers"},
                  {network.rules.size(), {"rule", "条调度规则"}, "rules"}});
}

std::string sewer(const Case& problem, const drainage::Sewer& sewer, Language language) {
  const auto structure = [&](network::StructureId id) -> const network::Structure& {
    return problem.network.structures[id.index()];
  };
  const network::Structure& outfall = structure(sewer.outfall);
  std::string text =
      problem.network.nodes[sewer.node.index()].name + say(language, ": spills to ", ": 溢流至 ") +
      network::describe(problem.network, outfall.to) + say(language, " above ", ", 堰顶 ") +
      short_number(std::get<network::Weir>(outfall.kind).crest) + " m";
  if (!sewer.interceptor.valid()) return text + say(language, ", not intercepted", ", 无截流");
  const network::Structure& interceptor = structure(sewer.interceptor);
  const auto& led = std::get<network::Transfer>(interceptor.kind);
  return text + say(language, ", up to ", ", 截流能力 ") + short_number(led.discharge.at(0.0)) +
         say(language, " m3/s to ", " m3/s, 至 ") +
         network::describe(problem.network, interceptor.to);
}

std::string boundary(const Case& problem, const forcing::Boundary& boundary, Language language) {
  using Kind = forcing::Boundary::Kind;
  const std::string kind = boundary.kind == Kind::stage ? say(language, "stage", "水位")
                           : boundary.kind == Kind::discharge
                               ? say(language, "discharge", "流量")
                               : say(language, "rating curve", "水位流量关系");
  return boundary.name + ": " + kind + say(language, " at ", ", 位于 ") +
         problem.network.nodes[boundary.node.index()].name;
}

std::string weather(const forcing::Weather& weather, Language language) {
  std::string text;
  if (weather.rain.maximum() > 0.0)
    text = say(language, "rain up to ", "降雨最大 ") +
           short_number(weather.rain.maximum() * 3.6e6) + " mm/h";
  if (weather.evaporation.maximum() > 0.0)
    text += (text.empty() ? "" : ", ") + say(language, "evaporation up to ", "蒸发最大 ") +
            short_number(weather.evaporation.maximum() * 8.64e7) + " mm/d";
  return text;
}

// "S5: 53.3 mm in 120 min from 06-18 02:00, once in 5 a by changzhou_2013"
std::string storm(const Settings& settings, const forcing::Storm& storm, Language language) {
  const base::Instant begin{settings.start.seconds + std::llround(storm.begin)};
  std::string text = storm.title + ": " + short_number(1000.0 * storm.depth) +
                     say(language, " mm in ", " mm，历时 ") + short_number(storm.duration / 60.0) +
                     say(language, " min from ", " min，始于 ") +
                     base::format_short(begin, settings.utc_offset);
  if (!storm.period) return text;
  const std::string by = storm.formula_name.empty()
                             ? say(language, "a formula of the case", "自定公式")
                             : storm.formula_name;
  return text + say(language, ", once in ", "，重现期 ") + short_number(*storm.period) +
         say(language, " a by ", " a，公式 ") + by;
}

/// The formulas that storms use, once each, with what is known of them.
std::vector<const forcing::KnownFormula*> used_formulas(const std::vector<forcing::Storm>& storms) {
  std::vector<const forcing::KnownFormula*> used;
  for (const forcing::KnownFormula& known : forcing::known_formulas())
    if (std::ranges::any_of(storms, [&](const forcing::Storm& one) {
          return one.formula_name == known.name && forcing::uses_formula(one);
        }))
      used.push_back(&known);
  return used;
}

std::string constituents(const quality::Quality& quality, Language language) {
  std::string text;
  for (const quality::Constituent& constituent : quality.constituents) {
    if (!text.empty()) text += ", ";
    text += constituent.name;
  }
  if (text.empty()) text = "-";
  return text + say(language, " (kinetics: ", " (动力学: ") + quality.kinetics + ")";
}

// "my_decay: k * COD; COD -1, DO -4.57"
std::string process(const quality::Quality& quality, const quality::UserProcess& process,
                    Language language) {
  std::string text = process.name;
  const std::string& title = language == Language::zh ? process.title_zh : process.title_en;
  if (title != process.name) text += " (" + title + ")";
  text += ": " + casefile::in_one_line(process.formula) + ";";
  bool first = true;
  for (const quality::UserYield& yield : process.yields) {
    text +=
        (first ? " " : ", ") + quality.constituents[yield.constituent].name + " " + yield.written;
    first = false;
  }
  return text;
}

// "TN = NH3-N + NO3-N [mg/L]"
std::string composed(const quality::Composed& item) {
  return item.name + " = " + item.formula + " [" + item.unit + "]";
}

/// Reaches whose sections carry less at a higher level: steps struggle there.
std::string falling(const network::Network& network, Language language) {
  constexpr double worth_saying = 0.9;
  std::string text;
  for (const network::Reach& reach : network.reaches) {
    network::FallingConveyance worst;
    for (const network::Reach::SectionAt& section : reach.sections) {
      const auto found =
          network::falling_conveyance(network::resistance_of(reach, section.section));
      if (found.kept < worst.kept) worst = found;
    }
    if (worst.kept > worth_saying) continue;
    const std::string share = casefile::number_text(std::round(100.0 * worst.kept)) + " %";
    const std::string depth = casefile::number_text(std::round(100.0 * worst.depth) / 100.0) + " m";
    text += (text.empty() ? "" : "; ") + reach.name +
            say(language, " to " + share + " above a depth of " + depth,
                " 水深 " + depth + " 以上降至 " + share);
  }
  if (text.empty()) return text;
  return text + say(language, " (resistance = divided or debord does not)",
                    " (resistance = divided 或 debord 无此现象)");
}

std::string place_text(const network::Network& network, const network::Place& place,
                       Language language) {
  const std::string text = network::describe(network, place);
  if (language == Language::en || !place.on_reach()) return text;
  return network.reaches[place.reach.index()].name + " " + casefile::number_text(place.chainage) +
         " m 处";
}

std::string section(const Case& problem, const standard::Section& section, Language language) {
  std::string text =
      section.name + ": " + place_text(problem.network, section.place, language) +
      say(language, ", target class ", ", 目标类别 ") +
      std::string(standard::name_en(static_cast<standard::WaterClass>(section.target_class)));
  for (const auto& [rule_set, limits] : section.limits) {
    text += say(language, ", limits of rule set ", ", 另有限值 ") + rule_set;
  }
  return text;
}

}  // namespace

std::string case_summary(const Case& problem, const grid::Grid& grid, Language language) {
  Facts facts(language);
  const Settings& settings = problem.settings;
  const std::string& title = language == Language::zh ? settings.title_zh : settings.title_en;
  facts.add({"case", "案例"}, settings.name + (title.empty() ? "" : ": " + title));
  if (!problem.scenario.empty()) facts.add({"scenario", "情景"}, problem.scenario);
  facts.add({"period", "时段"}, period(settings));
  facts.add({"flow", "水流"}, flow(settings, language));
  facts.add({"network", "河网"}, network_text(problem, grid, language));
  if (const std::string text = falling(problem.network, language); !text.empty())
    facts.add({"conveyance falls", "过水能力下降"}, text);
  facts.add({"structures", "建筑物"}, structures(problem.network, language));
  for (const forcing::Boundary& entry : problem.forcing.boundaries) {
    facts.add({"boundaries", "边界"}, boundary(problem, entry, language));
  }
  facts.add(
      {"forcing", "源汇"},
      counted(
          language,
          {{problem.forcing.loads.size(), {"load", "个负荷"}, "loads"},
           {problem.forcing.withdrawals.size(), {"withdrawal", "个取水口"}, "withdrawals"},
           {problem.forcing.aerators.size(), {"aerator", "台曝气机"}, "aerators"},
           {problem.drainage.catchments.size(), {"catchment", "个汇水区"}, "catchments"},
           {problem.drainage.sewers.size(), {"sewer", "个管网"}, "sewers"},
           {problem.drainage.tanks.size(), {"tank", "座调蓄池"}, "tanks"},
           {problem.drainage.plants.size(), {"treatment plant", "座污水厂"}, "treatment plants"},
           {problem.drainage.treatments.size(), {"treatment", "处处理设施"}, "treatments"},
           {problem.forcing.seepage.size(),
            {"reach with seepage", "个河段渗流"},
            "reaches with seepage"}}));
  if (problem.settings.flow == FlowMode::steady && !problem.drainage.catchments.empty())
    facts.add({"runoff", "径流"}, say(language, "none: a steady flow holds what is at the start",
                                      "无: 恒定流保持起始时刻条件"));
  for (const drainage::Sewer& entry : problem.drainage.sewers)
    facts.add({"sewers", "管网"}, sewer(problem, entry, language));
  for (const forcing::Storm& entry : problem.forcing.storms)
    facts.add({"storms", "暴雨"}, storm(problem.settings, entry, language));
  for (const forcing::KnownFormula* known : used_formulas(problem.forcing.storms))
    facts.add({"storm formula", "暴雨公式"},
              std::string(known->name) + ": " + say(language, known->en, known->zh));
  if (const std::string text = weather(problem.forcing.weather, language); !text.empty())
    facts.add({"weather", "气象"}, text);
  facts.add({"substances", "组分"}, constituents(problem.quality, language));
  for (const quality::Composed& entry : problem.quality.composed) {
    facts.add({"composed items", "合成项目"}, composed(entry));
  }
  for (const quality::UserProcess& entry : problem.quality.processes) {
    facts.add({"own processes", "自定义过程"}, process(problem.quality, entry, language));
  }
  if (const std::string text = missing_light(problem, language); !text.empty())
    facts.add({"light", "光照"}, text);
  if (const std::string text = bed_defaults(problem, language); !text.empty())
    facts.add({"bed", "底泥"}, text);
  if (const std::string text = entering_with_zero(problem, language); !text.empty())
    facts.add({"enter with 0", "零浓度入流"}, text);
  for (const standard::Section& entry : problem.sections) {
    facts.add({"sections", "断面"}, section(problem, entry, language));
  }
  if (!problem.observations.empty()) {
    facts.add({"observations", "实测"},
              counted(language, {{problem.observations.size(), {"series", "个序列"}, "series"}}));
  }
  facts.add({"hash", "校验值"}, problem.hash);
  return facts.text() + inputs_line(problem.provenance, language) + "\n";
}

}  // namespace biandan::report
