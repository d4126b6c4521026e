#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

/// Rain without a word about it: oxygen near saturation, and nothing else.
std::vector<base::Series> clean_rain(const quality::Quality& quality) {
  std::vector<base::Series> values(quality.constituents.size(), base::Series(0.0));
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (!quality.constituents[k].user_defined && quality.constituents[k].name == "DO")
      values[k] = base::Series(forcing::rain_dissolved_oxygen);
  }
  return values;
}

void read_rain_concentrations(Context& context) {
  auto& values = context.result.forcing.weather.rain_concentration;
  values = clean_rain(context.result.quality);
  const Record record =
      settings_record(context.raw, "weather.rain_concentration", context.findings);
  for (const Given& given : record.all()) {
    const auto index = context.constituents.find(given.key);
    if (!index) {
      refuse_constituent(context, given);
      continue;
    }
    if (auto value = record.varying(given, context.series)) values[*index] = std::move(*value);
  }
}

void read_seepage(Context& context) {
  check_constituent_columns(context, "seepage");
  OneRowAReach rows("seepage");
  for (const Record& record : context.records("seepage")) {
    forcing::Seepage seepage;
    seepage.reach = context.reach(record, "reach");
    seepage.rate = record.varying("rate", context.series).value_or(base::Series());
    seepage.concentration.assign(context.constituents.size(), base::Series(0.0));
    for (const Given& given : record.all()) {
      if (given.key.empty()) continue;
      const auto index = context.constituents.find(given.key);
      if (!index) continue;
      if (auto value = record.varying(given, context.series))
        seepage.concentration[*index] = std::move(*value);
    }
    seepage.provenance = context.provenance(record);
    seepage.source = record.place().place();
    rows.add(seepage.reach, record);
    context.result.forcing.seepage.push_back(std::move(seepage));
  }
}

}  // namespace

void read_weather(Context& context) {
  const Record record = settings_record(context.raw, "weather", context.findings);
  forcing::Weather& weather = context.result.forcing.weather;
  context.rain_given = record.has("rain");
  weather.rain = record.varying("rain", context.series).value_or(weather.rain);
  weather.evaporation = record.varying("evaporation", context.series).value_or(weather.evaporation);
  read_rain_concentrations(context);
  read_seepage(context);
}

}  // namespace biandan::casefile
