#include "scenarios/report/comparison_json.hpp"

#include <nlohmann/json.hpp>

#include "model/base/time.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/amounts.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr double hour = 3600.0;
constexpr double kilogram = 1000.0;  // [g]

Json both(const study::Both& values, double unit = 1.0) {
  return {{"base", values.base / unit},
          {"with", values.with / unit},
          {"change", values.change() / unit}};
}

template <class Value, class Show>
Json both_of(const study::BothOf<Value>& values, Show show) {
  return {{"base", show(values.base)}, {"with", show(values.with)}};
}

Json limit_json(const Case& problem, const study::LimitChange& limit) {
  const Settings& settings = problem.settings;
  const auto time = [&](const std::optional<double>& seconds) {
    if (!seconds) return Json(nullptr);
    return Json(base::format_iso({settings.start.seconds + static_cast<std::int64_t>(*seconds)},
                                 settings.utc_offset));
  };
  const auto level = [](standard::WarningLevel one) { return standard::name_en(one); };
  return {{"rule_set", limit.limit.rule_set},
          {"limit", limit.limit.value},
          {"sense", limit.limit.sense == standard::Sense::minimum ? "min" : "max"},
          {"share", both(limit.share)},
          {"hours_over", both(limit.seconds_over, hour)},
          {"days_over", both(limit.days_over)},
          {"first_over", both_of(limit.first_over, time)},
          {"level", both_of(limit.level, level)}};
}

Json section_json(const Case& problem, const study::SectionChange& section) {
  const auto name = [](const std::optional<standard::WaterClass>& one) {
    return one ? Json(standard::name_en(*one)) : Json(nullptr);
  };
  Json items = Json::array();
  for (const study::ItemChange& item : section.items) {
    Json limits = Json::array();
    for (const study::LimitChange& limit : item.limits)
      limits.push_back(limit_json(problem, limit));
    items.push_back({{"item", item.code},
                     {"unit", quality::shown(problem.quality, item.shown).unit},
                     {"peak", both(item.peak)},
                     {"month_mean", both(item.month_mean)},
                     {"limits", limits}});
  }
  return {{"name", problem.sections[section.section].name},
          {"peak_class", both_of(section.peak_class, name)},
          {"month_class", both_of(section.month_class, name)},
          {"items", items}};
}

Json account_json(const study::AccountChange& account, double unit) {
  return {{"name", account.name},
          {"entered", both(account.in, unit)},
          {"made", both(account.produced, unit)},
          {"lost", both(account.lost, unit)},
          {"left", both(account.out, unit)},
          {"kept", both(account.stored, unit)}};
}

Json masses_json(const Case& problem, const std::vector<study::Both>& masses) {
  Json json = Json::object();
  for (std::size_t k = 0; k < masses.size(); ++k)
    if (is_mass(problem, k)) json[problem.quality.constituents[k].name] = both(masses[k], kilogram);
  return json;
}

Json load_json(const Case& problem, const study::LoadChange& load) {
  return {{"load", load.name},
          {"group", load.group},
          {"water_m3", both(load.water)},
          {"mass_kg", masses_json(problem, load.mass)}};
}

Json drain_json(const Case& problem, const study::DrainChange& drain) {
  constexpr const char* words[] = {"spilled", "intercepted", "held", "treated", "bypassed"};
  return {{"name", drain.name},
          {"what", words[static_cast<std::size_t>(drain.what)]},
          {"water_m3", both(drain.water)},
          {"mass_kg", masses_json(problem, drain.mass)}};
}

Json comparison_of(const Case& problem, const study::Comparison& comparison) {
  Json json{{"with", comparison.with}};
  json["cost"] = comparison.cost ? Json(*comparison.cost) : Json(nullptr);
  json["sections"] = Json::array();
  for (const study::SectionChange& section : comparison.sections)
    json["sections"].push_back(section_json(problem, section));
  json["loads"] = Json::array();
  for (const study::LoadChange& load : comparison.loads)
    json["loads"].push_back(load_json(problem, load));
  json["drains"] = Json::array();
  for (const study::DrainChange& drain : comparison.drains)
    json["drains"].push_back(drain_json(problem, drain));
  json["water_m3"] = account_json(comparison.water, 1.0);
  json["constituents_kg"] = Json::array();
  for (std::size_t k = 0; k < comparison.constituents.size(); ++k)
    if (is_mass(problem, k))
      json["constituents_kg"].push_back(account_json(comparison.constituents[k], kilogram));
  return json;
}

Json interaction_json(const Case& problem, const study::Comparison& any,
                      const study::Interaction& interaction) {
  Json effects = Json::array();
  for (const study::Interaction::Effect& effect : interaction.effects) {
    const study::SectionChange& section = any.sections[effect.section];
    effects.push_back({{"section", problem.sections[section.section].name},
                       {"item", section.items[effect.item].code},
                       {"peak_alone", effect.peak_alone},
                       {"peak_together", effect.peak},
                       {"month_mean_alone", effect.month_alone},
                       {"month_mean_together", effect.month}});
  }
  return {{"together", interaction.together}, {"parts", interaction.parts}, {"effects", effects}};
}

}  // namespace

std::string comparison_json(const Case& problem, const std::vector<study::Comparison>& comparisons,
                            const std::string& version) {
  const Settings& settings = problem.settings;
  Json json;
  json["format"] = comparison_format;
  json["program"] = "biandan " + version;
  json["case"] = {{"name", settings.name},
                  {"title_zh", settings.title_zh},
                  {"title_en", settings.title_en},
                  {"hash", problem.hash}};
  json["base"] = problem.scenario;
  json["comparisons"] = Json::array();
  for (const study::Comparison& comparison : comparisons)
    json["comparisons"].push_back(comparison_of(problem, comparison));
  json["interactions"] = Json::array();
  for (const study::Interaction& one : study::interactions(comparisons))
    json["interactions"].push_back(interaction_json(problem, comparisons.front(), one));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace biandan::report
