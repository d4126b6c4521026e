#include "model/casefile/series_library.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/record.hpp"
#include "model/casefile/words.hpp"

namespace biandan::casefile {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr int most_gaps_shown = 5;

struct ColumnName {
  std::string name;
  std::optional<std::string> unit;
};

ColumnName split_name(const std::string& text) {
  const std::size_t open = text.rfind('[');
  if (open == std::string::npos || !text.ends_with(']')) return {text, std::nullopt};
  return {std::string(base::trim(std::string_view(text).substr(0, open))),
          std::string(base::trim(std::string_view(text).substr(open + 1, text.size() - open - 2)))};
}

// Turns the cells of the time column into seconds since the start.
class TimeReader {
 public:
  TimeReader(const Cell& header, const Window& window, Findings& findings) : window_(window) {
    const ColumnName name = split_name(header.text);
    if (!name.unit) return;
    const base::Parsed<base::Unit> unit = base::parse_unit(*name.unit, "s");
    if (!unit) {
      findings.add(header, {"column 'time': " + unit.reason, "s, min, h or d", unit.suggestion});
    }
    unit_ = unit.value.value_or(base::Unit{});
  }

  std::optional<double> read(std::string_view text) const {
    if (unit_) {
      const std::optional<double> number = base::parse_number(text);
      if (!number) return {};
      return unit_->to_inside(*number);
    }
    const std::optional<base::Instant> instant = base::parse_instant(text, window_.utc_offset);
    if (!instant) return {};
    return static_cast<double>(instant->seconds - window_.start.seconds);
  }

  std::string wanted() const { return unit_ ? "a number" : "a time as 2021-06-15 08:00"; }

 private:
  const Window& window_;
  std::optional<base::Unit> unit_;  // of time since the start; nothing: calendar
};

std::optional<std::size_t> find_time_column(const SeriesFile& file, Findings& findings) {
  for (std::size_t i = 0; i < file.header.size(); ++i) {
    if (split_name(file.header[i].text).name == "time") return i;
  }
  findings.add(file.header.front(), {"no column 'time'", "a column 'time' or 'time [s]'"});
  return {};
}

std::vector<std::string> files_beside(const std::filesystem::path& folder,
                                      const std::string& path) {
  std::vector<std::string> names;
  std::error_code problem;
  const std::filesystem::path beside = (folder / path).parent_path();
  for (const auto& entry : std::filesystem::directory_iterator(beside, problem)) {
    names.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool check_order(const SeriesFile& file, const std::string& text, double time, Findings& findings) {
  if (file.times.empty() || time > file.times.back()) return true;
  const bool same = time == file.times.back();
  const Cell cell = file.cell(file.rows.size() - 1, file.time_column);
  findings.add(
      cell, {same ? "time " + text + " twice" : "time " + text + " after a later one",
             "times that rise from row to row",
             "the row before is in line " + std::to_string(file.rows[file.rows.size() - 2].line)});
  return false;
}

// Whether a series that goes on in this line has more rows or values than is good for the memory.
bool too_long(const SeriesFile& file, int line, Findings& findings) {
  const std::size_t rows = file.rows.size();
  const std::size_t columns = file.header.size();
  if (rows < base::most_rows_of_series && (rows + 1) * columns <= base::most_values_of_series)
    return false;
  const std::string most = rows < base::most_rows_of_series
                               ? std::to_string(base::most_values_of_series) + " values"
                               : std::to_string(base::most_rows_of_series) + " rows";
  findings.add(*file.source, line, 0, {"series of more than " + most, "at most " + most});
  return true;
}

}  // namespace

Cell SeriesFile::cell(std::size_t row, std::size_t column) const {
  Findings ignored;
  CsvScanner scanner(*source, ignored, rows[row].offset, rows[row].line);
  scanner.next();
  return scanner.cell(column);
}

std::unique_ptr<SeriesFile> read_series_file(std::shared_ptr<const SourceFile> source,
                                             const Window& window, Findings& findings) {
  auto file = std::make_unique<SeriesFile>();
  file->source = std::move(source);
  CsvScanner scanner(*file->source, findings);
  if (!scanner.next()) {
    findings.add(*file->source, 0, 0, {"empty file", "a header row 'time,<name> [unit]'"});
    return nullptr;
  }
  file->header = scanner.first_cells(base::most_columns + 1);
  if (!has_commas(file->header, findings) || !few_columns(file->header, findings)) return nullptr;
  const auto time_column = find_time_column(*file, findings);
  if (!time_column) return nullptr;
  file->time_column = *time_column;
  file->values.resize(file->header.size());
  const TimeReader times(file->header[*time_column], window, findings);
  bool good = true;
  while (scanner.next()) {
    const auto& cells = scanner.cells();
    if (too_long(*file, scanner.line(), findings)) return nullptr;
    if (cells.size() != file->header.size()) {
      findings.add(scanner.cell(std::min(cells.size(), file->header.size()) - 1),
                   {"row of " + std::to_string(cells.size()) + " cells",
                    std::to_string(file->header.size()) + " cells, as in the header"});
      good = false;
      continue;
    }
    const std::string_view text = cells[*time_column].text;
    const std::optional<double> time = times.read(text);
    if (!time) {
      const Complaint complaint{"'" + std::string(text) + "' is not a time", times.wanted()};
      findings.add(scanner.cell(*time_column), spreadsheet_error(text).value_or(complaint));
      good = false;
      continue;
    }
    if (!(std::abs(*time) <= base::longest_time)) {
      findings.add(scanner.cell(*time_column), {"time " + std::string(text) + " is too far away",
                                                "a time within 30000 years of the start"});
      good = false;
      continue;
    }
    file->rows.push_back({scanner.offset(), scanner.line()});
    good = check_order(*file, std::string(text), *time, findings) && good;
    file->times.push_back(*time);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == *time_column) continue;
      file->values[i].push_back(base::parse_number(cells[i].text).value_or(not_a_number));
    }
  }
  if (file->rows.empty() && good) {
    findings.add(*file->source, 0, 0, {"series without rows", "one row or more below the header"});
    good = false;
  }
  if (!good) return nullptr;
  return file;
}

std::shared_ptr<const SourceFile> SeriesLibrary::source(const std::string& path,
                                                        const Cell& reference) {
  const auto known = sources_.find(path);
  if (known != sources_.end()) return known->second;
  if (path.starts_with('/') || path.find("..") != std::string::npos) {
    findings_.add(reference, {"file " + quote(path) + " outside of the case folder",
                              "a path inside the case folder"});
    return nullptr;
  }
  std::error_code problem;
  if (!std::filesystem::exists(raw_.folder / path, problem)) {
    findings_.add(reference, {"no file " + quote(path) + " in the case folder",
                              {},
                              base::did_you_mean(path, files_beside(raw_.folder, path))});
    return nullptr;
  }
  return sources_[path] = read_source_file(raw_.folder, path, findings_);
}

const SeriesFile* SeriesLibrary::file(const std::string& path, const Cell& reference) {
  const auto known = files_.find(path);
  if (known != files_.end()) return known->second.get();
  std::shared_ptr<const SourceFile> text = source(path, reference);
  if (text == nullptr) return nullptr;
  return (files_[path] = read_series_file(std::move(text), window_, findings_)).get();
}

std::vector<std::shared_ptr<const SourceFile>> SeriesLibrary::sources() const {
  std::vector<std::shared_ptr<const SourceFile>> all;
  for (const auto& [path, source] : sources_) {
    if (source != nullptr) all.push_back(source);
  }
  return all;
}

std::optional<std::size_t> SeriesLibrary::find_column(const SeriesFile& file,
                                                      const std::string& name,
                                                      const Cell& reference) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < file.header.size(); ++i) {
    if (i == file.time_column) continue;
    names.push_back(split_name(file.header[i].text).name);
    if (names.back() == name) return i;
  }
  findings_.add(
      reference,
      {"no column '" + name + "' in " + file.source->name, {}, base::did_you_mean(name, names)});
  return {};
}

bool SeriesLibrary::check_values(const SeriesFile& file, std::size_t column, const Given& given) {
  int gaps = 0;
  for (std::size_t row = 0; row < file.times.size(); ++row) {
    if (!std::isnan(file.values[column][row])) continue;
    if (++gaps > most_gaps_shown) continue;
    const Cell cell = file.cell(row, column);
    if (cell.text.empty()) {
      findings_.add(cell, {"gap in the series: no value", "a number in every row",
                           "fill the gap; columns with other times go into a file of their own"});
    } else {
      const Complaint complaint{"'" + cell.text + "' is not a number",
                                "a number for " + quote(name_of(given))};
      findings_.add(cell, spreadsheet_error(cell.text).value_or(complaint));
    }
  }
  if (gaps > most_gaps_shown) findings_.leave_out(file.source->path, gaps - most_gaps_shown);
  return gaps == 0;
}

std::string SeriesLibrary::lowest_place(const Cell& reference, const base::Series& series) const {
  const auto name = parse_series_name(reference.text);
  const auto found = name ? files_.find(name->file) : files_.end();
  if (series.constant() || found == files_.end()) return {};
  const auto& values = series.values();
  const auto row =
      static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
  return "at " + time_text(series.times()[row]) + ", line " +
         std::to_string(found->second->rows[row].line) + " of " + name->file;
}

// A step series holds its last value, so only the other kind must reach the end of the run.
bool SeriesLibrary::check_cover(const std::vector<double>& times, const Given& given) {
  if (!window_.duration) return true;
  const double first = times.front();
  const double last = times.back();
  if (first > 0.0) {
    findings_.add(*given.cell, {"series " + quote(given.cell->text) + " begins at " +
                                    time_text(first) + ", after the start of the run",
                                "a value at " + time_text(0.0) + " or before"});
    return false;
  }
  if (given.field->type != FieldType::varying_step && last < *window_.duration) {
    findings_.add(*given.cell, {"series " + quote(given.cell->text) + " ends at " +
                                    time_text(last) + ", before the end of the run",
                                "a value at " + time_text(*window_.duration) + " or after"});
    return false;
  }
  return true;
}

const SeriesYear* SeriesLibrary::year_of(const Given& given) const {
  const auto last = std::ranges::find(raw_.years.rbegin(), raw_.years.rend(), given.cell->text,
                                      &SeriesYear::series);
  return last == raw_.years.rend() ? nullptr : &*last;
}

/// The day and time of the start in that year becomes the start; the 29th of February the 1st of
/// March where there is none.
std::vector<double> SeriesLibrary::times_from(const SeriesYear& year,
                                              const SeriesFile& file) const {
  base::CalendarDate date = base::date_of(window_.start, window_.utc_offset);
  const std::int64_t time_of_day =
      window_.start.seconds - base::instant_of(date, window_.utc_offset).seconds;
  date.year = year.year;
  const base::Instant begin{base::instant_of(date, window_.utc_offset).seconds + time_of_day};
  const auto shift = static_cast<double>(window_.start.seconds - begin.seconds);
  std::vector<double> times = file.times;
  for (double& time : times) time += shift;
  return times;
}

bool SeriesLibrary::check_year(const SeriesYear& year, const std::vector<double>& times,
                               const Given& given) {
  if (!window_.duration) return true;
  // A step series holds its last value, but not into another year.
  const bool step = given.field->type == FieldType::varying_step && times.size() > 1;
  const double held = step ? times.back() - times[times.size() - 2] : 0.0;
  if (times.front() <= 0.0 && times.back() + held >= *window_.duration) return true;
  findings_.add(year.place, {"series " + quote(given.cell->text) + " does not cover the run in " +
                                 std::to_string(year.year),
                             "a year of which it has all values"});
  return false;
}

std::string SeriesLibrary::time_text(double seconds) const {
  const base::Instant instant{window_.start.seconds + static_cast<std::int64_t>(seconds)};
  return base::format_instant(instant, window_.utc_offset);
}

std::optional<double> SeriesLibrary::seconds_of(const std::optional<Cell>& time) const {
  if (!time) return {};
  const auto instant = base::parse_instant(time->text, window_.utc_offset);
  if (!instant) return {};
  return static_cast<double>(instant->seconds - window_.start.seconds);
}

// A value acts up to those beside it, the first and the last one beyond the series as well. Rules
// look at rain before and after the run.
bool SeriesLibrary::acts_in_run(const Given& given, const std::vector<double>& times,
                                std::size_t point) const {
  if (!window_.duration || given.field->name == "rain") return true;
  const bool holds = given.field->type == FieldType::varying_step;
  const bool early = point + 1 < times.size() && times[point + 1] <= 0.0;
  const bool late = point > 0 && times[holds ? point : point - 1] >= *window_.duration;
  return !early && !late;
}

void SeriesLibrary::apply_scalings(const Given& given, const std::vector<double>& times,
                                   std::vector<double>& values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < raw_.scalings.size(); ++s) {
    const SeriesScaling& scaling = raw_.scalings[s];
    if (scaling.series != given.cell->text) continue;
    const double from = seconds_of(scaling.from).value_or(-infinity);
    const double to = seconds_of(scaling.to).value_or(infinity);
    effects_[s] = std::max(effects_[s], Effect::no_value);
    std::vector<double> factors(times.size(), scaling.factor);
    if (scaling.noise) factors = forcing::noise_factors(*scaling.noise, times);
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (times[i] < from || times[i] > to) continue;
      values[i] *= factors[i];
      const bool acts = acts_in_run(given, times, i);
      effects_[s] = std::max(effects_[s], acts ? Effect::acts : Effect::outside_run);
    }
  }
}

void SeriesLibrary::check_scalings() {
  for (std::size_t s = 0; s < raw_.scalings.size(); ++s) {
    const SeriesScaling& scaling = raw_.scalings[s];
    const auto from = seconds_of(scaling.from);
    const auto to = seconds_of(scaling.to);
    const Cell& place = scaling.from ? *scaling.from : scaling.to ? *scaling.to : scaling.place;
    std::string stretch = from ? " from " + time_text(*from) : "";
    if (to) stretch += " to " + time_text(*to);
    if (from && to && *from > *to) {
      findings_.add(place, {"scaling" + stretch, "a time 'from' before the time 'to'"});
    } else if (effects_[s] == Effect::no_value) {
      findings_.add(place, {"series " + quote(scaling.series) + " has no value" + stretch,
                            "times between which the series has one"});
    } else if (effects_[s] == Effect::outside_run) {
      findings_.add(place,
                    {"scaling" + stretch + " does not touch the run",
                     "times from " + time_text(0.0) + " to " + time_text(*window_.duration)});
    }
  }
}

std::optional<base::Series> SeriesLibrary::get(const Given& given) {
  const Cell& reference = *given.cell;
  const Field& field = *given.field;
  const std::optional<SeriesName> name = parse_series_name(reference.text);
  if (!name) {
    findings_.add(reference,
                  {"'" + reference.text + "' is neither a number nor a series",
                   "file:column, as west:level for the column level of series/west.csv"});
    return {};
  }
  const SeriesFile* found = file(name->file, reference);
  if (found == nullptr) return {};
  const auto column = find_column(*found, name->column, reference);
  if (!column) return {};
  const Cell& header = found->header[*column];
  const std::optional<std::string> written = split_name(header.text).unit;
  const bool pure = unit_of(field).dimension == base::Dimension{};
  const std::string wanted(field.unit.empty() ? "-" : field.unit);
  const std::string user = quote(name_of(given)) + " of " + reference.source->name + " line " +
                           std::to_string(reference.line);
  base::Parsed<base::Unit> unit{base::Unit{}, {}, {}};
  if (written) unit = base::parse_unit(*written, wanted);
  if (!unit || (!written && !pure)) {
    findings_.add(header, {!written ? "column '" + name->column + "' without a unit"
                                    : "column '" + name->column + "': " + unit.reason,
                           "a unit like " + wanted + " for " + user, unit.suggestion});
    return {};
  }
  const bool complete = check_values(*found, *column, given);
  const SeriesYear* year = year_of(given);
  const std::vector<double> times = year == nullptr ? found->times : times_from(*year, *found);
  const bool covers = year == nullptr ? check_cover(times, given) : check_year(*year, times, given);
  if (!complete || !covers) return {};
  std::vector<double> values = found->values[*column];
  for (double& value : values) value = unit.value->to_inside(value) * reference.factor;
  apply_scalings(given, times, values);
  for (std::size_t row = 0; row < values.size(); ++row) {
    const bool moderate = std::abs(values[row]) <= base::largest_number;
    if (moderate && field.range.holds(unit_of(field).from_inside(values[row]))) continue;
    const Cell cell = found->cell(row, *column);
    const std::string range = describe(field.range);
    const std::string shown =
        moderate ? value_text(values[row], field) : cell.text + ", too large a number";
    findings_.add(cell, {name->column + " is " + shown,
                         (range.empty() ? "a smaller one" : range) + " for " + user});
    return {};
  }
  if (field.own_unit)
    for (double& value : values) value = unit_of(field).from_inside(value);
  const auto between = field.type == FieldType::varying_step ? base::Series::Between::step
                                                             : base::Series::Between::linear;
  return base::Series(times, std::move(values), between);
}

}  // namespace biandan::casefile
