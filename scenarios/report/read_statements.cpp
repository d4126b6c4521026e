#include "scenarios/report/read_statements.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

namespace biandan::report {

namespace {

using doctor::Statements;
using Json = nlohmann::json;

constexpr double hour = 3600.0;

struct Clock {
  base::Instant start;

  double operator()(const Json& time) const {
    const auto instant = base::parse_instant(time.get<std::string>(), 0);
    return instant ? static_cast<double>(instant->seconds - start.seconds) : 0.0;
  }
};

void read_findings(const Json& findings, const Clock& seconds, Statements& said) {
  for (const Json& it : findings) {
    const std::string kind = it.at("kind");
    if (kind == "chatter") {
      Statements::Chatter chatter{
          it.at("structure"), seconds(it.at("from")), seconds(it.at("to")), it.at("reversals"), {}};
      for (const Json& rule : it.at("rules"))
        chatter.rules.push_back(rule.is_null() ? "" : rule.get<std::string>());
      said.chatter.push_back(std::move(chatter));
    } else if (kind == "circular pumping") {
      Statements::Circular circular{it.at("structure"), seconds(it.at("from")),
                                    it.at("hours").get<double>() * hour,
                                    it.at("through_structures")};
      if (circular.way.empty()) circular.way = it.at("through_reaches");
      said.circular.push_back(std::move(circular));
    } else if (kind == "above the survey") {
      said.above_survey.push_back(
          {it.at("place"), it.at("level"), it.at("top"), seconds(it.at("first")), it.at("places")});
    }
  }
}

void read_mixing(const Json& mixing, Statements& said) {
  said.outfalls = mixing.at("outfalls");
  said.dry_outfalls = mixing.at("dry");
  for (const Json& it : mixing.at("unmixed")) {
    Statements::Unmixed unmixed{it.at("load"),       it.at("place"),           it.at("section"),
                                it.at("distance_m"), it.at("mixing_length_m"), {}};
    const Json& bank = it.at("bank_estimate_ratio");
    if (!bank.is_null()) unmixed.bank = bank.get<double>();
    said.unmixed.push_back(std::move(unmixed));
  }
}

void read_statistics(const Json& statistics, Statements& said) {
  said.steps = statistics.at("steps");
  said.cells = statistics.at("cells");
  said.transport_steps = statistics.at("transport_steps");
  said.limited_outflows = statistics.at("limited_outflows");
  said.withdrawal_shortage = statistics.at("withdrawal_shortage_m3");
  said.evaporation_shortage = statistics.at("evaporation_shortage_m3");
  said.seepage_shortage = statistics.at("seepage_shortage_m3");
  for (const Json& it : statistics.at("refined"))
    said.refined.push_back({it.at("reason"), it.at("place"), it.at("count")});
}

Statements read(const Json& json, const Clock& seconds) {
  Statements said;
  said.stored_start = !json.at("initial_state").is_null();
  read_findings(json.at("findings"), seconds, said);
  read_mixing(json.at("mixing"), said);
  read_statistics(json.at("statistics"), said);
  return said;
}

}  // namespace

ReadStatements read_statements(const std::filesystem::path& file, const std::string& state_hash,
                               base::Instant start) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown)) return {{}, doctor::Reason::no_statements};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {{}, doctor::Reason::no_statements};
  try {
    const Json json = Json::parse(stream);
    if (json.at("run").at("state_hash") != state_hash) return {{}, doctor::Reason::other_run};
    return {read(json, Clock{start}), {}};
  } catch (const Json::exception&) {
    return {{}, doctor::Reason::damaged};
  }
}

}  // namespace biandan::report
