#include "scenarios/report/warnings_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/base/time.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/drain_tables.hpp"
#include "scenarios/report/mixing_report.hpp"
#include "scenarios/report/operations_report.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/report/start_summary.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr double hour = 3600.0;

std::string iso(const Settings& settings, double time) {
  const base::Instant instant{settings.start.seconds + static_cast<std::int64_t>(time)};
  return base::format_iso(instant, settings.utc_offset);
}

template <class Value>
Json optional(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json class_json(const std::optional<standard::WaterClass>& water_class) {
  return water_class ? Json(standard::name_en(*water_class)) : Json(nullptr);
}

Json codes(const std::vector<const standard::Item*>& items) {
  Json list = Json::array();
  for (const standard::Item* item : items) list.push_back(item->code);
  return list;
}

Json section_class(const std::optional<standard::SectionClass>& found) {
  if (!found) return nullptr;
  return {{"class", standard::name_en(found->water_class)},
          {"determining", codes(found->determining)},
          {"items", codes(found->items)}};
}

std::string month_name(const study::Month& month) {
  return std::to_string(month.year) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
}

Json judged(const study::Judged& value) {
  return {{"value", value.value},
          {"class", class_json(value.water_class)},
          {"exceedance_multiple", optional(value.exceedance)}};
}

Json limit_json(const Settings& settings, const study::RuleResult& rule) {
  Json json;
  json["rule_set"] = rule.limit.rule_set;
  json["limit"] = rule.limit.value;
  json["sense"] = rule.limit.sense == standard::Sense::minimum ? "min" : "max";
  json["peak_share"] = rule.peak_share;
  json["month_mean_share"] = rule.month_share;
  json["first_over"] = rule.first_over ? Json(iso(settings, *rule.first_over)) : Json(nullptr);
  json["lead_time_h"] = rule.first_over ? Json(*rule.first_over / hour) : Json(nullptr);
  json["hours_over"] = rule.seconds_over / hour;
  json["peak_level"] = standard::name_en(rule.peak_level);
  json["month_mean_level"] = standard::name_en(rule.month_level);
  json["level"] = standard::name_en(rule.level());
  return json;
}

Json item_json(const Case& problem, const study::ItemResult& item) {
  const Settings& settings = problem.settings;
  const quality::Shown shown = quality::shown(problem.quality, item.shown);
  Json json;
  json["item"] = item.code;
  json["title_zh"] = shown.title_zh;
  json["title_en"] = shown.title_en;
  json["unit"] = shown.unit;
  if (!shown.formula.empty()) json["formula"] = shown.formula;
  json["peak"] = judged(item.peak);
  json["peak"]["time"] = iso(settings, item.peak_time);
  json["months"] = Json::array();
  for (const study::MonthMean& mean : item.months) {
    Json month{{"month", month_name(mean.month)}, {"coverage", mean.month.coverage}};
    month.update(judged(mean.mean));
    json["months"].push_back(month);
  }
  json["flood_season"] = nullptr;
  if (item.flood_season) {
    Json worst = judged(item.flood_season->worst);
    worst["time"] = iso(settings, item.flood_season->worst_time);
    json["flood_season"] = {{"hours", item.flood_season->seconds / hour},
                            {"mean", judged(item.flood_season->mean)},
                            {"worst", worst}};
  }
  json["limits"] = Json::array();
  for (const study::RuleResult& rule : item.rules) {
    json["limits"].push_back(limit_json(settings, rule));
  }
  return json;
}

Json over_json(const Settings& settings, const study::TimeOver& over) {
  return {{"first", over.first ? Json(iso(settings, *over.first)) : Json(nullptr)},
          {"hours", over.seconds / hour}};
}

Json black_odour_json(const Settings& settings, const study::BlackOdourSection& section) {
  Json items = Json::array();
  for (const study::BlackOdourItem& item : section.items)
    items.push_back({{"item", item.indicator->code},
                     {"unit", item.indicator->unit},
                     {"grade", standard::name_en(item.grade)},
                     {"worst", item.worst.value},
                     {"time", iso(settings, item.worst.time)},
                     {"mild", over_json(settings, item.mild)},
                     {"severe", over_json(settings, item.severe)}});
  return {{"grade", standard::name_en(section.grade)},
          {"mild", over_json(settings, section.mild)},
          {"severe", over_json(settings, section.severe)},
          {"items", items}};
}

// Null for a case that carries none of the indicators.
Json black_odour_of(const Case& problem, const study::BlackOdourResult& result,
                    std::size_t section) {
  if (result.items.black_odour.empty() || section >= result.sections.size()) return nullptr;
  return black_odour_json(problem.settings, result.sections[section]);
}

Json black_odour_basis(const study::BlackOdourResult& result) {
  Json judged = Json::array();
  for (const auto& entry : result.items.black_odour) judged.push_back(entry.item->code);
  Json missing = Json::array();
  for (const standard::BlackOdourIndicator* indicator : result.items.missing)
    missing.push_back(indicator->code);
  return {{"judged_by", judged}, {"not_judged", missing}};
}

Json lengths_json(const Settings& settings, const study::RiverLengths& lengths) {
  Json by_class;
  for (std::size_t k = 0; k < lengths.by_class.size(); ++k)
    by_class[std::string(standard::name_en(static_cast<standard::WaterClass>(k + 1)))] =
        lengths.by_class[k] / 1000.0;
  return {{"time", iso(settings, lengths.time)},
          {"over_class_iii_km", lengths.over_class_iii() / 1000.0},
          {"by_class_km", by_class},
          {"mild_km", lengths.black_odour[1] / 1000.0},
          {"severe_km", lengths.black_odour[2] / 1000.0}};
}

Json river_json(const Settings& settings, const study::RiverQuality& river) {
  if (river.items.water_class.empty() && river.items.black_odour.empty()) return nullptr;
  Json items = Json::array();
  for (const auto& entry : river.items.water_class) items.push_back(entry.item->code);
  return {{"length_km", river.length / 1000.0},
          {"items", items},
          {"worst_class", lengths_json(settings, river.worst_class)},
          {"worst_black_odour", lengths_json(settings, river.worst_black_odour)},
          {"end", lengths_json(settings, river.end)}};
}

Json mixing_json(const Case& problem, const study::Mixing& mixing) {
  Json unmixed = Json::array();
  for (const study::UnmixedOutfall& outfall : mixing.unmixed) {
    unmixed.push_back({{"load", outfall.name},
                       {"place", network::describe(problem.network, outfall.place)},
                       {"section", problem.sections[outfall.section].name},
                       {"distance_m", outfall.distance},
                       {"mixing_length_m", outfall.mixing_length},
                       {"width_m", outfall.width},
                       {"depth_m", outfall.depth},
                       {"velocity_m_s", outfall.velocity},
                       {"transverse_dispersion_m2_s", outfall.dispersion},
                       {"beyond_formula", outfall.too_wide()},
                       {"bank_estimate_ratio", optional(outfall.bank)},
                       {"far_bank_estimate_ratio", optional(outfall.far_bank)}});
  }
  return {{"basis", basis_text(mixing.basis, Language::en)},
          {"outfalls", mixing.outfalls},
          {"dry", mixing.dry},
          {"unmixed", unmixed}};
}

Json section_json(const Case& problem, const study::SectionResult& result,
                  const study::BlackOdourResult& black_odour) {
  const standard::Section& section = problem.sections[result.section];
  Json json;
  json["name"] = section.name;
  json["title_en"] = section.title_en;
  json["place"] = network::describe(problem.network, section.place);
  json["target_class"] = standard::name_en(static_cast<standard::WaterClass>(section.target_class));
  json["provenance"] = base::name(section.provenance);
  json["level"] = standard::name_en(result.level);
  json["worst"] = section_class(result.peak_class);
  json["months"] = Json::array();
  for (const study::MonthClass& month : result.months) {
    Json entry{{"month", month_name(month.month)}, {"coverage", month.month.coverage}};
    entry.update(section_class(month.section_class));
    json["months"].push_back(entry);
  }
  json["flood_season"] = section_class(result.flood_season_class);
  json["pollution_intensity"] = nullptr;
  if (result.intensity) {
    json["pollution_intensity"] = {{"value", result.intensity->value},
                                   {"item", result.intensity->item}};
  }
  json["items"] = Json::array();
  for (const study::ItemResult& item : result.items) {
    json["items"].push_back(item_json(problem, item));
  }
  json["classes"] = Json::array();
  for (const study::ClassPeriod& period : result.classes) {
    json["classes"].push_back({{"from", iso(problem.settings, period.from)},
                               {"class", standard::name_en(period.water_class)},
                               {"determining", codes(period.determining)}});
  }
  json["black_odour"] = black_odour_of(problem, black_odour, result.section);
  return json;
}

Json case_json(const Case& problem) {
  const Settings& settings = problem.settings;
  return {{"name", settings.name},
          {"title_zh", settings.title_zh},
          {"title_en", settings.title_en},
          {"scenario", problem.scenario},
          {"hash", problem.hash}};
}

Json names_json(const record::NamesFound& names) {
  const auto first = [](const std::vector<std::string>& all) {
    Json list = Json::array();
    for (std::size_t i = 0; i < std::min(all.size(), start_names_shown); ++i)
      list.push_back(all[i]);
    return list;
  };
  return {{"wanted", names.wanted},
          {"found", names.found},
          {"first_missing", first(names.missing)},
          {"unused", names.unused.size()},
          {"first_unused", first(names.unused)}};
}

Json start_json(const Case& problem, const std::optional<record::StartState>& start) {
  if (!start) return nullptr;
  Json replaced = Json::array();
  for (const Replaced& group : replaced_values(problem))
    replaced.push_back({{"constituents", group.constituents}, {"reaches", group.reaches}});
  return {{"file", start->file},
          {"time", base::format_iso(start->time, problem.settings.utc_offset)},
          {"exact", start->exact},
          {"cells", names_json(start->cells)},
          {"faces", names_json(start->faces)},
          {"constituents", names_json(start->constituents)},
          {"rules", names_json(start->rules)},
          {"replaced", std::move(replaced)}};
}

Json provenance_json(const base::ProvenanceCount& count) {
  return {{"measured", count.measured},
          {"published", count.published},
          {"assumed", count.assumed},
          {"schematic", count.schematic()},
          {"sentence", base::sentence(count)}};
}

Json thresholds_json(const standard::WarningThresholds& thresholds) {
  return {{"blue", thresholds.blue},
          {"yellow", thresholds.yellow},
          {"orange", thresholds.orange},
          {"red", thresholds.red}};
}

Json account_json(const run::Account& account, const std::string& unit) {
  return {{"name", account.name},
          {"unit", unit},
          {"initial", account.initial},
          {"stored", account.stored},
          {"in", account.in.value()},
          {"out", account.out.value()},
          {"produced", account.produced.value()},
          {"lost", account.lost.value()},
          {"residual", account.residual()},
          {"relative", account.relative()}};
}

Json balance_json(const quality::Quality& quality, const run::Ledger& ledger) {
  Json json;
  json["tolerance"] = run::ledger_tolerance;
  json["water"] = account_json(ledger.water, "m3");
  json["constituents"] = Json::array();
  for (std::size_t k = 0; k < ledger.constituents.size(); ++k) {
    json["constituents"].push_back(
        account_json(ledger.constituents[k], quality::amount_unit(quality, k)));
  }
  return json;
}

// Without the times that a run took: they differ from run to run.
Json statistics_json(const run::RunStatistics& statistics) {
  Json places = Json::array();
  for (const run::HardPlace& it : statistics.hard_places)
    places.push_back({{"place", it.place}, {"iterations", it.iterations}});
  Json refined = Json::array();
  for (const run::Refined& it : statistics.refined)
    refined.push_back({{"reason", it.reason}, {"count", it.count}, {"place", it.place}});
  return {{"cells", statistics.cells},
          {"faces", statistics.faces},
          {"steps", statistics.steps},
          {"newton_iterations", statistics.newton_iterations},
          {"hard_places", std::move(places)},
          {"halved_steps", statistics.halved_steps},
          {"refined", std::move(refined)},
          {"transport_steps", statistics.transport_steps},
          {"implicit_cells", statistics.implicit_cells},
          {"reaction_evaluations", statistics.reaction_evaluations},
          {"limited_outflows", statistics.limited_outflows},
          {"withdrawal_shortage_m3", statistics.withdrawal_shortage},
          {"evaporation_shortage_m3", statistics.evaporation_shortage},
          {"seepage_shortage_m3", statistics.seepage_shortage}};
}

Json aerators_json(const Case& problem, const run::RunStatistics& statistics) {
  Json list = Json::array();
  for (std::size_t i = 0; i < statistics.aerators.size(); ++i) {
    const forcing::Aerator& device = problem.forcing.aerators[i];
    const transport::AeratorTotal& total = statistics.aerators[i];
    list.push_back({{"name", device.name},
                    {"place", network::describe(problem.network, device.place)},
                    {"oxygen_kg", total.brought / 1000.0},
                    {"stripped_kg", total.stripped / 1000.0},
                    {"energy_kwh", device.power ? Json(total.energy / 3.6e6) : Json(nullptr)}});
  }
  return list;
}

/// What is not nothing, by constituent.
Json amounts_json(const quality::Quality& quality, const std::vector<double>& amounts) {
  Json list = Json::array();
  for (std::size_t k = 0; k < amounts.size(); ++k)
    if (amounts[k] != 0.0)
      list.push_back({{"name", quality.constituents[k].name},
                      {"unit", quality::amount_unit(quality, k)},
                      {"amount", amounts[k]}});
  return list;
}

Json catchments_json(const Case& problem, const std::vector<drainage::CatchmentTotal>& totals) {
  Json list = Json::array();
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const drainage::RunoffBalance& water = totals[i].water;
    Json json{{"name", problem.drainage.catchments[i].name},
              {"place", network::describe(problem.network, problem.drainage.catchments[i].place)},
              {"rain_m3", water.rain},
              {"runoff_m3", water.runoff},
              {"infiltration_m3", water.infiltration},
              {"evaporation_m3", water.evaporation},
              {"stored_before_m3", water.stored_before},
              {"stored_m3", water.stored},
              {"residual_m3", water.residual()}};
    json["brought"] = amounts_json(problem.quality, totals[i].mass);
    list.push_back(std::move(json));
  }
  return list;
}

Json treatments_json(const Case& problem, const run::RunStatistics& statistics) {
  Json list = Json::array();
  for (std::size_t i = 0; i < statistics.treatments.size(); ++i) {
    const drainage::Treatment& treatment = problem.drainage.treatments[i];
    const transport::TreatmentTotal& total = statistics.treatments[i];
    Json json{{"name", treatment.name},
              {"structure", problem.network.structures[treatment.structure.index()].name},
              {"treated_m3", total.treated},
              {"passed_by_m3", total.passed_by}};
    json["removed"] = amounts_json(problem.quality, total.removed);
    json["added"] = amounts_json(problem.quality, total.added);
    list.push_back(std::move(json));
  }
  return list;
}

Json sewers_json(const Case& problem, const run::RunStatistics& statistics) {
  Json list = Json::array();
  for (const drainage::Sewer& sewer : problem.drainage.sewers) {
    const transport::StructureTotal& outfall = statistics.structures[sewer.outfall.index()];
    Json json{{"name", problem.network.nodes[sewer.node.index()].name},
              {"spilled_m3", outfall.forward.water},
              {"spilled_hours", outfall.forward.time / 3600.0},
              {"from_river_m3", outfall.backward.water}};
    json["spilled"] = amounts_json(problem.quality, outfall.forward.mass);
    json["intercepted_m3"] = nullptr;
    json["intercepted"] = nullptr;
    if (sewer.interceptor.valid()) {
      const auto& taken = statistics.structures[sewer.interceptor.index()].forward;
      json["intercepted_m3"] = taken.water;
      json["intercepted"] = amounts_json(problem.quality, taken.mass);
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json tanks_json(const Case& problem, const run::RunStatistics& statistics) {
  Json list = Json::array();
  for (const drainage::Tank& tank : problem.drainage.tanks) {
    const auto& inflow = statistics.structures[tank.inflow.index()].forward;
    Json json{{"name", problem.network.nodes[tank.node.index()].name},
              {"filled_m3", inflow.water},
              {"filled_hours", inflow.time / 3600.0},
              {"emptied_m3", statistics.structures[tank.emptying.index()].forward.water}};
    json["filled"] = amounts_json(problem.quality, inflow.mass);
    list.push_back(std::move(json));
  }
  return list;
}

Json plants_json(const Case& problem, const run::RunStatistics& statistics) {
  Json list = Json::array();
  for (const drainage::Plant& plant : problem.drainage.plants) {
    const auto& bypass = statistics.structures[plant.bypass.index()].forward;
    Json json{{"name", problem.network.nodes[plant.node.index()].name},
              {"treated_m3", statistics.structures[plant.effluent.index()].forward.water},
              {"passed_by_m3", bypass.water},
              {"passed_by_hours", bypass.time / 3600.0}};
    json["discharged"] = amounts_json(problem.quality, discharged_by(plant, statistics));
    list.push_back(std::move(json));
  }
  return list;
}

Json score_json(const Case& problem, const study::Score& score) {
  Json json{{"section", problem.sections[score.section].name},
            {"quantity", score.quantity},
            {"unit", unit_of_quantity(problem.quality, score.quantity)},
            {"count", score.count},
            {"outside", score.outside}};
  json["nse"] = score.fit ? optional(score.fit->nse) : Json(nullptr);
  json["kge"] = score.fit ? optional(score.fit->kge) : Json(nullptr);
  json["bias"] = score.fit ? Json(score.fit->bias) : Json(nullptr);
  json["rmse"] = score.fit ? Json(score.fit->rmse) : Json(nullptr);
  return json;
}

// A rule by its name, the schedule as null.
Json rule_json(const Case& problem, int rule) {
  return rule < 0 ? Json(nullptr) : Json(rule_name(problem, rule));
}

Json operation_json(const Case& problem, const study::Operation& operation) {
  return {{"time", iso(problem.settings, operation.time)},
          {"until", iso(problem.settings, operation.until)},
          {"structure", problem.network.structures[operation.structure].name},
          {"rule_before", rule_json(problem, operation.rule_before)},
          {"rule", rule_json(problem, operation.rule)},
          {"setting_before", operation.setting_before},
          {"setting", operation.setting}};
}

Json chatter_json(const Case& problem, const study::Chatter& chatter) {
  Json rules = Json::array();
  for (const int rule : chatter.rules) rules.push_back(rule_json(problem, rule));
  return {{"kind", "chatter"},
          {"structure", problem.network.structures[chatter.structure].name},
          {"from", iso(problem.settings, chatter.from)},
          {"to", iso(problem.settings, chatter.to)},
          {"reversals", chatter.reversals},
          {"rules", rules}};
}

Json circular_json(const Case& problem, const study::CircularPumping& found) {
  const network::Network& network = problem.network;
  Json structures = Json::array();
  for (const std::size_t s : found.structures) structures.push_back(network.structures[s].name);
  Json reaches = Json::array();
  for (const std::size_t r : found.reaches) reaches.push_back(network.reaches[r].name);
  return {{"kind", "circular pumping"},
          {"structure", network.structures[found.pump].name},
          {"from", iso(problem.settings, found.first)},
          {"hours", found.seconds / hour},
          {"through_structures", structures},
          {"through_reaches", reaches}};
}

Json above_json(const Case& problem, const study::AboveSurvey& found) {
  return {{"kind", "above the survey"},
          {"place", found.place},
          {"level", found.highest},
          {"top", found.top},
          {"first", iso(problem.settings, found.first)},
          {"places", found.places}};
}

void add_operations(Json& json, const Case& problem, const study::SingleRun& run) {
  json["operations"] = Json::array();
  for (const study::Operation& operation : run.operations.list)
    json["operations"].push_back(operation_json(problem, operation));
  json["operations_left_out"] = run.operations.left_out;
  json["findings"] = Json::array();
  for (const study::Chatter& chatter : run.operations.chatter)
    json["findings"].push_back(chatter_json(problem, chatter));
  for (const study::CircularPumping& found : run.circular_pumping)
    json["findings"].push_back(circular_json(problem, found));
  if (run.above_survey.places > 0)
    json["findings"].push_back(above_json(problem, run.above_survey));
}

}  // namespace

std::string warnings_json(const Case& problem, const study::SingleRun& run,
                          const std::string& version) {
  const Settings& settings = problem.settings;
  Json json;
  json["format"] = "biandan warnings";
  json["format_version"] = warnings_format;
  json["program"] = {{"name", "biandan"}, {"version", version}};
  json["case"] = case_json(problem);
  json["run"] = {{"start", iso(settings, 0.0)},
                 {"end", iso(settings, run.assessment.window.to)},
                 {"state_hash", run.state_hash}};
  json["initial_state"] = start_json(problem, run.start);
  json["inputs"] = provenance_json(problem.provenance);
  json["standard"] = "GB 3838-2002 Table 1, rivers";
  json["thresholds"] = {{"note", "project setting, shares of the limit"},
                        {"peak", thresholds_json(problem.warning.peak)},
                        {"month_mean", thresholds_json(problem.warning.month_mean)}};
  json["level"] = standard::name_en(run.assessment.level);
  json["sections"] = Json::array();
  for (const study::SectionResult& section : run.assessment.sections) {
    json["sections"].push_back(section_json(problem, section, run.black_odour));
  }
  json["black_odour"] = black_odour_basis(run.black_odour);
  json["river"] = river_json(settings, run.river);
  json["mixing"] = mixing_json(problem, run.mixing);
  json["observations"] = Json::array();
  for (const study::Score& score : run.scores) {
    json["observations"].push_back(score_json(problem, score));
  }
  add_operations(json, problem, run);
  json["aerators"] = aerators_json(problem, run.statistics);
  json["catchments"] = catchments_json(problem, run.catchments);
  json["sewers"] = sewers_json(problem, run.statistics);
  json["tanks"] = tanks_json(problem, run.statistics);
  json["plants"] = plants_json(problem, run.statistics);
  json["treatments"] = treatments_json(problem, run.statistics);
  json["balance"] = balance_json(problem.quality, run.ledger);
  json["statistics"] = statistics_json(run.statistics);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Library json_library() {
  return {"nlohmann-json",
          std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
              std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
              std::to_string(NLOHMANN_JSON_VERSION_PATCH),
          "MIT"};
}

}  // namespace biandan::report
