#include "scenarios/report/page/ensemble_data.hpp"

#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "model/quality/shown.hpp"
#include "scenarios/report/ensemble_bands.hpp"
#include "scenarios/report/ensemble_files.hpp"
#include "scenarios/report/page/base64.hpp"
#include "scenarios/report/page/page_head.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;
using study::MemberSeries;

/// Quantiles of a series by moment, one list a quantile.
Json bands_json(const EnsembleFound& found, const MemberSeries& series, MemberSeries::Place place) {
  const std::vector<double> bands =
      bands_of(found.ensemble.members, series, place, 0, series.moments());
  return packed_floats(bands);
}

Json sections_json(const EnsembleFound& found, const MemberSeries& series) {
  const Case& problem = found.problem;
  Json sections = Json::array();
  for (std::size_t s = 0; s < problem.sections.size(); ++s) {
    Json items = Json::array();
    for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k)
      if (!quality::is_tracer(problem.quality, k))
        items.push_back({{"name", quality::shown(problem.quality, k).name},
                         {"bands", bands_json(found, series, {k + 2, s})}});
    sections.push_back({{"name", problem.sections[s].name},
                        {"title_en", problem.sections[s].title_en},
                        {"level", bands_json(found, series, {0, s})},
                        {"discharge", bands_json(found, series, {1, s})},
                        {"items", items}});
  }
  return sections;
}

/// By target: shares of the members that are over at each moment, and the peak of each member.
Json targets_json(const EnsembleFound& found) {
  const auto completed = static_cast<double>(found.ensemble.completed());
  Json targets = Json::array();
  for (std::size_t t = 0; t < found.ensemble.targets.size(); ++t) {
    std::vector<double> shares, peaks;
    for (const std::size_t count : found.ensemble.over[t])
      shares.push_back(static_cast<double>(count) / completed);
    for (const study::Member& member : found.ensemble.members)
      if (!member.failed()) peaks.push_back(member.shown[t].peak);
    targets.push_back({{"over", packed_floats(shares)}, {"peaks", packed_floats(peaks)}});
  }
  return targets;
}

Json interval_json(double value, const chance::Interval& interval) {
  return {{"value", value}, {"low", interval.low}, {"high", interval.high}};
}

Json change_json(const study::Change& change) {
  return {
      {"p05", change.spread.low},  {"p50", change.spread.middle},
      {"p95", change.spread.high}, {"mean", interval_json(change.mean.value, change.mean.interval)},
      {"better", change.better},   {"worse", change.worse}};
}

Json pairs_json(const PairedEnsembles& found) {
  Json targets = Json::array();
  for (const study::PairedTarget& it : found.pairs.targets) {
    const study::Target& target = found.base.ensemble.targets[it.base];
    targets.push_back(
        {{"section", found.base.problem.sections[target.section].name},
         {"item", target.code},
         {"limit", target.limit.value},
         {"base_over", it.base_over.value},
         {"with_over", it.with_over.value},
         {"over_change", interval_json(it.over_change.value, it.over_change.interval)},
         {"peak", change_json(it.peak)},
         {"month_mean", change_json(it.month_mean)},
         {"seconds_over", change_json(it.seconds_over)}});
  }
  return {
      {"base", found.base.problem.scenario}, {"pairs", found.pairs.pairs}, {"targets", targets}};
}

}  // namespace

std::string ensemble_data(const EnsembleFound& found, const MemberSeries& series,
                          const PairedEnsembles* pairs, const ScenarioTitles& titles,
                          const std::string& version) {
  Json data = page_head("ensemble", found.problem, titles, version);
  data["ensemble"] = Json::parse(ensemble_json(found, version));
  data["interval"] = found.ensemble.interval;
  data["moments"] = series.moments();
  data["quantiles"] = band_quantiles;
  data["sections"] = sections_json(found, series);
  data["targets"] = targets_json(found);
  data["pairs"] = pairs == nullptr ? Json(nullptr) : pairs_json(*pairs);
  return page_text(data);
}

}  // namespace biandan::report
