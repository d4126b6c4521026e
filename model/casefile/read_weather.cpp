#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/wind.hpp"

namespace biandan::casefile {

namespace {

/// Rain without a word about it: oxygen near saturation, and nothing else.
std::vector<base::Series> clean_rain(const quality::Quality& quality) {
  std::vector<base::Series> values(quality.constituents.size(), base::Series(0.0));
  if (const auto oxygen = quality::oxygen_of(quality))
    values[*oxygen] = base::Series(forcing::rain_dissolved_oxygen);
  return values;
}

/// A step series that ends before its last value does would hold it to the end of the run, noon
/// for days.
void check_reach(const Context& context, const Record& record, std::string_view field,
                 const base::Series& series) {
  if (series.constant()) return;
  const std::vector<double>& times = series.times();
  const double end = 2.0 * times.back() - times[times.size() - 2];
  const double missing = context.result.settings.duration - end;
  if (!(missing > 0.0)) return;
  context.findings.add(record.place_of(field),
                       {"series of " + quote(field) + " ends " + number_text(missing / 3600.0, 6) +
                            " h before the run",
                        "values up to the end of the run, each holding until the next"});
}

struct SurfaceInput {
  std::string_view field;
  base::Series forcing::Weather::*value;
  bool needed;
};

constexpr SurfaceInput surface_inputs[] = {
    {"air_temperature", &forcing::Weather::air_temperature, true},
    {"relative_humidity", &forcing::Weather::relative_humidity, true},
    {"wind", &forcing::Weather::wind, true},
    {"solar", &forcing::Weather::solar, true},
    {"cloud", &forcing::Weather::cloud, false},
};

/// Inside, wind is that of the heat balance.
void lower_wind(const Record& record, forcing::Weather& weather) {
  if (record.has("wind_height") && !record.has("wind"))
    record.findings().add(record.place_of("wind_height"),
                          {"wind_height without a wind", "wind in [weather] with it"});
  const double measured_at = record.number("wind_height").value_or(quality::heat_wind_height);
  weather.wind = weather.wind.scaled(quality::wind_at(quality::heat_wind_height, 1.0, measured_at));
}

/// What the heat balance needs.
void read_surface(Context& context, const Record& record) {
  const bool balance = context.result.quality.temperature.has_value();
  forcing::Weather& weather = context.result.forcing.weather;
  for (const SurfaceInput& input : surface_inputs) {
    const Field& field = *record.table().find(input.field);
    if (balance && input.needed && !record.has(input.field)) {
      context.findings.add(record.place(), {"no " + quote(input.field) +
                                                " in [weather], which the heat balance needs",
                                            expected(field) + " in " + std::string(field.unit)});
      continue;
    }
    auto value = record.varying(input.field, context.series);
    if (!value) continue;
    if (balance) check_reach(context, record, input.field, *value);
    weather.*input.value = std::move(*value);
  }
  // Inside, energy is counted in g m2/s2.
  weather.solar = weather.solar.scaled(1e-3);
  context.wind_given = balance || record.has("wind");
  lower_wind(record, weather);
}

void read_rain_concentrations(Context& context) {
  auto& values = context.result.forcing.weather.rain_concentration;
  values = clean_rain(context.result.quality);
  if (const auto temperature = context.result.quality.temperature)
    // Snow melts in the water; what melting takes is left out.
    values[*temperature] = above_freezing(context.result.forcing.weather.air_temperature);
  const Record record =
      settings_record(context.raw, "weather.rain_concentration", context.findings);
  for (const Given& given : record.all()) {
    const auto index = context.constituent(given);
    if (!index) {
      report_unknown_constituent(context, given);
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
      const auto index = context.constituent(given);
      if (!index) continue;
      if (auto value = record.varying(given, context.series))
        seepage.concentration[*index] = std::move(*value);
    }
    if (seepage.rate.maximum() > 0.0)
      give_temperature(context, record, "what enters from the ground", seepage.concentration);
    seepage.provenance = context.provenance(record);
    seepage.source = record.place().place();
    rows.add(seepage.reach, record);
    context.result.forcing.seepage.push_back(std::move(seepage));
  }
}

}  // namespace

void check_wind_series(const Context& context) {
  const Record record = settings_record(context.raw, "weather", context.findings);
  if (record.has("wind")) check_reach(context, record, "wind", context.result.forcing.weather.wind);
}

base::Series above_freezing(const base::Series& temperature) {
  std::vector<double> values = temperature.values();
  for (double& value : values) value = std::max(value, 0.0);
  return {temperature.times(), std::move(values), temperature.between()};
}

void read_weather(Context& context) {
  const Record record = settings_record(context.raw, "weather", context.findings);
  forcing::Weather& weather = context.result.forcing.weather;
  context.rain_given = record.has("rain");
  weather.rain = record.varying("rain", context.series).value_or(weather.rain);
  weather.evaporation = record.varying("evaporation", context.series).value_or(weather.evaporation);
  read_surface(context, record);
  read_rain_concentrations(context);
  read_seepage(context);
}

}  // namespace biandan::casefile
