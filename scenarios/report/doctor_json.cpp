#include "scenarios/report/doctor_json.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "scenarios/report/water_origin_table.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;
using doctor::Kind;

std::string kind_name(Kind kind) {
  constexpr std::array names{"not ended",
                             "residual",
                             "halved",
                             "limited outflow",
                             "shortage",
                             "oscillating level",
                             "oscillating flow",
                             "driven swing",
                             "artificial",
                             "first order",
                             "chatter",
                             "circular",
                             "unmixed",
                             "above survey",
                             "one boundary",
                             "initial water",
                             "beyond published",
                             "dry section",
                             "negative",
                             "no oxygen",
                             "absent",
                             "unchanging",
                             "fast",
                             "supercritical",
                             "still",
                             "assumed inputs"};
  static_assert(names.size() == static_cast<std::size_t>(Kind::assumed_inputs) + 1);
  return names[static_cast<std::size_t>(kind)];
}

Json number(double value) {
  return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json time(const std::optional<double>& seconds, const record::Clock& clock) {
  if (!seconds) return nullptr;
  return base::format_iso({clock.start.seconds + std::llround(*seconds)}, clock.offset);
}

Json finding_json(const doctor::Ranked& ranked, const record::Clock& clock) {
  const doctor::Finding& it = ranked.finding;
  return {{"check", ranked.check->name},
          {"kind", kind_name(it.kind)},
          {"weight", weight_name(it.weight, Language::en)},
          {"place", it.place},
          {"subject", it.subject},
          {"from", time(it.from, clock)},
          {"to", time(it.to, clock)},
          {"amount", number(it.amount)},
          {"bound", number(it.bound)},
          {"low", number(it.low)},
          {"high", number(it.high)},
          {"unit", it.unit},
          {"count", it.count},
          {"others", it.others},
          {"source", it.source},
          {"text_en", finding_sentence(it, clock, Language::en)},
          {"text_zh", finding_sentence(it, clock, Language::zh)},
          {"advice_en", finding_advice(it, Language::en)},
          {"advice_zh", finding_advice(it, Language::zh)}};
}

Json shares_json(const doctor::WaterOrigin& origin, const std::vector<double>& shares) {
  Json list = Json::array();
  for (std::size_t o = 0; o < shares.size(); ++o)
    list.push_back({{"origin", origin_name(origin, o, Language::en)}, {"share", shares[o]}});
  return list;
}

Json water_json(const doctor::Evidence& evidence) {
  const doctor::WaterOrigin& origin = evidence.origin;
  Json list = Json::array();
  for (std::size_t s = 0; s < origin.mean.size(); ++s)
    list.push_back({{"section", evidence.result.section_names()[s]},
                    {"mean", shares_json(origin, origin.mean[s])},
                    {"at_end", shares_json(origin, origin.at_end[s])}});
  return list;
}

}  // namespace

std::string diagnosis_json(const doctor::Diagnosis& diagnosis, const doctor::Evidence& evidence,
                           const record::Clock& clock) {
  const record::Reader& result = evidence.result;
  Json json{{"format", "biandan doctor"},
            {"format_version", 1},
            {"case", result.text("case_name")},
            {"scenario", result.text("scenario")},
            {"complete", result.complete()}};
  json["findings"] = Json::array();
  for (const doctor::Ranked& ranked : diagnosis.findings)
    json["findings"].push_back(finding_json(ranked, clock));
  json["water"] = water_json(evidence);
  json["checks"] = Json::array();
  for (const doctor::Examined& it : diagnosis.checks) {
    Json gaps = Json::array();
    for (const doctor::Gap& gap : it.outcome.gaps) gaps.push_back(gap_sentence(gap, Language::en));
    json["checks"].push_back({{"name", it.check->name},
                              {"looked", it.outcome.looked},
                              {"findings", it.outcome.findings.size()},
                              {"gaps", std::move(gaps)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace biandan::report
