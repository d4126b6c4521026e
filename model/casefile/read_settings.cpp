#include <array>
#include <cmath>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/condition_words.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

std::vector<std::string> settings_names() {
  std::vector<std::string> names;
  for (const Table& table : schema()) {
    const bool settings =
        table.medium == Table::Medium::settings || table.medium == Table::Medium::settings_list;
    if (settings && table.name.find('.') == std::string_view::npos) names.emplace_back(table.name);
  }
  names.emplace_back("warning");
  return names;
}

// Tables of case.toml that nobody reads would be mistakes without a message.
void check_tables(const TomlValue& root, Findings& findings) {
  const std::vector<std::string> known = settings_names();
  for (const TomlEntry& entry : root.entries) {
    const std::string& key = entry.key.text;
    bool found = false;
    for (const std::string& name : known) found = found || name == key;
    const Table* table_of_key = find_table(key);
    const bool list =
        table_of_key != nullptr && table_of_key->medium == Table::Medium::settings_list;
    if (!found) {
      const bool table =
          entry.value.kind == TomlValue::Kind::table || entry.value.kind == TomlValue::Kind::array;
      findings.add(entry.key, {std::string(table ? "unknown table " : "unknown key ") + quote(key),
                               "one of the tables of case.toml", base::did_you_mean(key, known)});
    } else if (entry.value.kind != (list ? TomlValue::Kind::array : TomlValue::Kind::table)) {
      findings.add(entry.key, {std::string(describe(entry.value.kind)) + " for " + quote(key),
                               list ? "tables [[" + key + "]]" : "a table [" + key + "]"});
    }
  }
  const TomlEntry* warning = root.find("warning");
  if (warning == nullptr) return;
  for (const TomlEntry& entry : warning->value.entries) {
    if (entry.key.text == "peak" || entry.key.text == "month_mean") continue;
    findings.add(entry.key, {"unknown table " + quote("warning." + entry.key.text),
                             "[warning.peak] or [warning.month_mean]",
                             base::did_you_mean(entry.key.text, {"peak", "month_mean"})});
  }
}

void read_assessment(const Record& record, Settings& settings) {
  const Given* season = record.find("flood_season");
  if (season == nullptr) return;
  std::array<int, 2> days{};
  const std::vector<TomlValue>& items = season->toml->items;
  bool good = items.size() == days.size();
  for (std::size_t i = 0; good && i < days.size(); ++i) {
    const auto day = parse_month_day(items[i].cell.text);
    good = day.has_value();
    days[i] = day.value_or(0);
  }
  if (!good) {
    record.findings().add(*season->cell,
                          {"flood_season is not understood", expected(*season->field)});
    return;
  }
  if (days[0] > days[1]) {
    record.findings().add(*season->cell,
                          {"flood season from " + items[0].cell.text + " to " + items[1].cell.text,
                           "a first day before the last one, in one year"});
    return;
  }
  settings.flood_season_from = days[0];
  settings.flood_season_to = days[1];
}

standard::WarningThresholds read_thresholds(const Record& record) {
  standard::WarningThresholds thresholds;
  thresholds.blue = record.number("blue").value_or(not_known);
  thresholds.yellow = record.number("yellow").value_or(not_known);
  thresholds.orange = record.number("orange").value_or(not_known);
  thresholds.red = record.number("red").value_or(not_known);
  if (thresholds.blue > thresholds.yellow || thresholds.yellow > thresholds.orange ||
      thresholds.orange > thresholds.red) {
    record.findings().add(record.place(),
                          {"warning levels out of order", "blue <= yellow <= orange <= red"});
  }
  return thresholds;
}

void check_multiple(const Record& record, std::string_view field, double value, double step) {
  if (std::isnan(step)) return;
  const double ratio = value / step;
  if (std::abs(ratio - std::round(ratio)) <= 1e-9 * ratio && ratio > 0.5) return;
  record.findings().add(record.place_of(field),
                        {std::string(field) + " is " + number_text(value) + " s, no multiple of " +
                             number_text(step) + " s",
                         "a whole multiple of the step of [flow]"});
}

void read_output(const Record& record, Settings& settings) {
  const auto interval = record.number("interval");
  const auto sections = record.number("sections");
  const auto states = record.number("states");
  settings.output_interval = interval.value_or(settings.output_interval);
  settings.section_interval = sections.value_or(settings.step);
  settings.state_interval = states.value_or(settings.state_interval);
  settings.cell_classes = record.boolean("classes");
  if (interval) check_multiple(record, "interval", settings.output_interval, settings.step);
  if (sections) check_multiple(record, "sections", settings.section_interval, settings.step);
  if (!states) return;
  check_multiple(record, "states", settings.state_interval, settings.step);
  if (settings.duration > 0.0 && settings.state_interval > settings.duration)
    record.findings().add(record.place_of("states"),
                          {"states at an interval of " + number_text(settings.state_interval) +
                               " s in a run of " + number_text(settings.duration) + " s",
                           "an interval no longer than the run"});
}

/// What a run of so many steps or rows would be: one that never ends, or fills every disk.
struct Many {
  std::string_view field;  ///< that sets how long one is
  double length = 0.0;     ///< of one [s]
  double most = 0.0;
  std::string_view what;  ///< "steps"
};

void check_count(const Record& record, double duration, const Many& many) {
  const double count = std::ceil(duration / many.length);
  if (!(count > many.most)) return;  // nor where either is not known
  const std::string what(many.what);
  record.findings().add(record.place_of(many.field),
                        {std::string(many.field) + " of " + number_text(many.length) + " s makes " +
                             number_text(count) + " " + what,
                         number_text(many.most) + " " + what + " of a run at most"});
}

void check_counts(const Record& flow, const Record& output, const Settings& settings) {
  const double duration = settings.duration;
  check_count(flow, duration, {"step", settings.step, base::most_steps_of_run, "steps"});
  check_count(output, duration,
              {"interval", settings.output_interval, base::most_rows_of_result, "rows"});
  check_count(output, duration,
              {"sections", settings.section_interval, base::most_rows_of_result, "rows"});
}

/// A word, or the path of an earlier result from the case folder. Whether that is there is seen
/// when a run begins: it may still have to be made.
void read_initial(const Record& record, const std::filesystem::path& folder,
                  SettingsReading& reading) {
  Settings& settings = reading.settings;
  const std::string text = record.text("initial");
  if (text.ends_with(".nc") || text.ends_with(".nc.part")) {
    settings.initial_flow = InitialFlow::stored;
    settings.stored.emplace();
    settings.stored->name = text;
    settings.stored->file = (folder / text).lexically_normal().string();
    const Cell& place = record.place_of("initial");
    settings.stored->source = place.place();
    settings.stored->source_line = place.source->line_text(place.line);
  } else if (text == "steady") {
    settings.initial_flow = InitialFlow::steady;
  } else if (text.ends_with(".checkpoint")) {
    reading.flow_known = false;
    record.findings().add(
        record.place_of("initial"),
        {"a checkpoint is for the run that left it: biandan resume",
         "the run.nc of a run, or a file of its folder states/ ([output] states)"});
  } else if (text != "given") {
    reading.flow_known = false;
    record.findings().add(
        record.place_of("initial"),
        {"unknown initial " + quote(text), expected(*record.table().find("initial")),
         base::did_you_mean(text, {"given", "steady"})});
  }
  const Cell* time = record.cell("initial_time");
  if (time == nullptr) return;
  const auto instant = record.instant("initial_time", settings.utc_offset);
  if (!instant) return;
  if (!settings.stored) {
    record.findings().add(*time, {"initial_time without a stored state",
                                  "initial = \"<path>/run.nc\" of an earlier run"});
  } else {
    settings.stored->time = instant;
    settings.stored->time_source = time->place();
    settings.stored->time_line = time->source->line_text(time->line);
  }
}

void read_flow(const Record& record, const std::filesystem::path& folder,
               SettingsReading& reading) {
  Settings& settings = reading.settings;
  const auto mode = record.choice("mode");
  settings.flow = static_cast<FlowMode>(mode.value_or(0));
  reading.flow_known = mode.has_value();
  read_initial(record, folder, reading);
  settings.step = record.number("step").value_or(not_known);
  settings.shortest_step = record.number("shortest_step").value_or(settings.shortest_step);
  constexpr std::string_view steps[] = {"shortest_step", "step"};
  // The default may be longer than a short step, which is then not refined.
  if (record.has("shortest_step") && settings.shortest_step > settings.step) {
    record.findings().add(record.place_of_any(steps),
                          {"shortest_step of " + number_text(settings.shortest_step) +
                               " s is longer than the step, " + number_text(settings.step) + " s",
                           "a shortest_step up to the step"});
  }
  settings.theta = record.number("theta").value_or(settings.theta);
  // Where it is neither, it may have been meant.
  reading.closed = record.boolean("closed") || record.text("closed") != "false";
}

/// A number of the EPSG registry, or the name of any other system.
std::string read_crs(const Record& record) {
  constexpr std::string_view registry = "EPSG:";
  const std::string crs = record.text("crs");
  if (!crs.starts_with(registry)) return crs;
  const std::string_view code = std::string_view(crs).substr(registry.size());
  if (code.empty() || code.find_first_not_of("0123456789") != std::string_view::npos)
    record.findings().add(
        record.place_of("crs"),
        {quote(crs) + " is no coordinate reference system", "'EPSG:' and a number, as EPSG:4528"});
  return crs;
}

void read_case_table(const Record& record, SettingsReading& reading) {
  Settings& settings = reading.settings;
  settings.title_zh = record.text("title_zh");
  settings.title_en = record.text("title_en");
  settings.crs = read_crs(record);
  const std::string offset_text = record.text("utc_offset");
  const auto offset = base::parse_offset(offset_text);
  if (!offset) {
    record.findings().add(record.place_of("utc_offset"), {quote(offset_text) + " is not an offset",
                                                          "hours and minutes as +08:00"});
  }
  settings.utc_offset = offset.value_or(settings.utc_offset);
  settings.start = record.instant("start", settings.utc_offset).value_or(base::Instant{});
  reading.window.start = settings.start;
  const auto duration = record.number("duration");
  // To a millisecond: a duration in days is a whole number of steps but for rounding.
  settings.duration = std::round(duration.value_or(0.0) * 1000.0) / 1000.0;
  if (reading.window.start.seconds != 0) reading.window.duration = duration;
  reading.window.utc_offset = settings.utc_offset;
}

}  // namespace

SettingsReading read_settings(const RawCase& raw, Findings& findings) {
  SettingsReading reading;
  reading.settings.name = std::filesystem::absolute(raw.folder / "x")
                              .lexically_normal()
                              .parent_path()
                              .filename()
                              .string();
  check_tables(raw.settings, findings);
  const auto record = [&](std::string_view name) { return settings_record(raw, name, findings); };
  read_case_table(record("case"), reading);
  const Record flow = record("flow");
  const Record output = record("output");
  read_flow(flow, raw.folder, reading);
  read_output(output, reading.settings);
  check_counts(flow, output, reading.settings);
  read_assessment(record("assessment"), reading.settings);
  reading.warning.peak = read_thresholds(record("warning.peak"));
  reading.warning.month_mean = read_thresholds(record("warning.month_mean"));
  return reading;
}

}  // namespace biandan::casefile
