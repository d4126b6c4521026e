// Observed values beside a section: a series file of the case, or the export of an automatic
// monitoring station as people download it:
//
//   省份,流域,断面名称,监测时间,水质类别,水温,pH,溶解氧,电导率,浊度,高锰酸盐指数,氨氮,总磷,总氮,...
//
// `--` and an empty cell are missing values, `<0.025` counts as half of the limit of detection,
// `ND` (no limit given) as missing. Digits may be full-width. Rows may come in any order.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"

namespace biandan::casefile {

namespace {

struct StationItem {
  std::string_view title;
  std::string_view quantity;
};
constexpr StationItem station_items[] = {{"溶解氧", "DO"},      {"五日生化需氧量", "BOD5"},
                                         {"化学需氧量", "COD"}, {"高锰酸盐指数", "CODMn"},
                                         {"氨氮", "NH3-N"},     {"总磷", "TP"},
                                         {"总氮", "TN"}};
constexpr std::string_view station_time = "监测时间";
constexpr std::string_view station_name = "断面名称";

// Full-width signs (U+FF01 to U+FF5E) are the ASCII ones at another place.
std::string half_width(std::string_view text) {
  std::u32string codes = base::decode(text);
  for (char32_t& code : codes) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  }
  return std::string(base::trim(base::encode(codes)));
}

bool means_missing(std::string_view text) {
  constexpr std::array<std::string_view, 8> words{"", "-", "--", "—", "——", "ND", "nd", "未检出"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

struct Value {
  bool understood = true;
  std::optional<double> number;  ///< nothing: missing
};

Value read_value(std::string_view written) {
  const std::string text = half_width(written);
  if (means_missing(text)) return {};
  const bool below = text.starts_with("<");
  const std::string_view digits = std::string_view(text).substr(below ? 1 : 0);
  const std::optional<double> number = base::parse_number(base::trim(digits));
  if (!number) return {false, {}};
  return {true, below ? 0.5 * *number : *number};
}

struct Point {
  double time = 0.0;
  double value = 0.0;
  Cell cell;
};

void keep(Context& context, std::size_t section, const std::string& quantity,
          std::vector<Point> points) {
  if (points.empty()) return;
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.time < b.time; });
  standard::Observation observation{section, quantity, {}, {}};
  for (const Point& point : points) {
    if (!observation.times.empty() && point.time == observation.times.back()) {
      context.findings.add(
          point.cell, {"second value of " + quantity + " at the same time", "every time once"});
    }
    observation.times.push_back(point.time);
    observation.values.push_back(point.value);
  }
  context.result.observations.push_back(std::move(observation));
}

/// Adds what a cell says in `unit`, in the unit in which results show it.
void add_point(Context& context, std::vector<Point>& points, double time, Cell cell,
               const base::Unit& unit, const base::Unit& shown = {}) {
  const Value value = read_value(cell.text);
  if (!value.understood) {
    const Complaint complaint{quote(cell.text) + " is not an observed value",
                              "a number, <number, -- or ND"};
    context.findings.add(cell, spreadsheet_error(cell.text).value_or(complaint));
  } else if (value.number) {
    points.push_back({time, shown.from_inside(unit.to_inside(*value.number)), std::move(cell)});
  }
}

// The export of a station -----------------------------------------------------------------------

int column_named(const std::vector<Cell>& header, std::string_view title) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string text = half_width(header[i].text);
    text = std::string(base::trim(std::string_view(text).substr(0, text.find('('))));
    if (text == title) return static_cast<int>(i);
  }
  return -1;
}

// Some exports give no year: the run tells it.
std::optional<double> station_seconds(const std::string& written, const Window& window) {
  const std::string text = half_width(written);
  auto instant = base::parse_instant(text, window.utc_offset);
  if (!instant) {
    const int year = base::date_of(window.start, window.utc_offset).year;
    instant = base::parse_instant(std::to_string(year) + "-" + text, window.utc_offset);
  }
  if (!instant) return {};
  return static_cast<double>(instant->seconds - window.start.seconds);
}

void read_export(Context& context, std::size_t section, const std::string& name,
                 const CsvTable& table, const Cell& reference) {
  const auto time_column = static_cast<std::size_t>(column_named(table.header, station_time));
  const int name_column = column_named(table.header, station_name);
  std::vector<std::pair<const CsvRow*, double>> rows;
  for (const CsvRow& row : table.rows) {
    if (row.damaged) continue;
    if (name_column >= 0 && row.cells[static_cast<std::size_t>(name_column)].text != name) continue;
    const Cell& cell = row.cells[time_column];
    const auto seconds = station_seconds(cell.text, context.series.window());
    if (seconds) {
      rows.emplace_back(&row, *seconds);
    } else {
      const Complaint complaint{quote(cell.text) + " is not a time", "a time as 2021-06-15 08:00"};
      context.findings.add(cell, spreadsheet_error(cell.text).value_or(complaint));
    }
  }
  if (name_column >= 0 && rows.empty()) {
    context.findings.add(reference,
                         {"no row of " + table.source->name + " has the section " + quote(name),
                          "the name of the section in column " + quote(station_name)});
  }
  for (const StationItem& item : station_items) {
    const int column = column_named(table.header, item.title);
    if (column < 0 || !is_shown(context, item.quantity)) continue;
    std::vector<Point> points;
    for (const auto& [row, seconds] : rows) {
      add_point(context, points, seconds, row->cells[static_cast<std::size_t>(column)],
                base::Unit{});
    }
    keep(context, section, std::string(item.quantity), std::move(points));
  }
}

// A series file of the case ---------------------------------------------------------------------

struct Quantity {
  std::string name;
  std::string unit;  ///< as written; empty: none
};

Quantity quantity_of(const Cell& header) {
  const std::string& text = header.text;
  const std::size_t open = text.rfind('[');
  if (open == std::string::npos || !text.ends_with(']')) return {text, {}};
  return {std::string(base::trim(std::string_view(text).substr(0, open))),
          text.substr(open + 1, text.size() - open - 2)};
}

void read_series(Context& context, std::size_t section, const SeriesFile& file) {
  for (std::size_t column = 0; column < file.header.size(); ++column) {
    if (column == file.time_column) continue;
    const Cell& header = file.header[column];
    const Quantity quantity = quantity_of(header);
    const bool flow = quantity.name == "level" || quantity.name == "discharge";
    if (!flow && !is_shown(context, quantity.name)) {
      std::vector<std::string> names = shown_names(context);
      names.insert(names.end(), {"level", "discharge"});
      context.findings.add(header, {"unknown observed quantity " + quote(quantity.name),
                                    "level, discharge, a constituent or an [[item]] of the case",
                                    base::did_you_mean(quantity.name, names)});
      continue;
    }
    const std::string wanted = quantity.name == "level"       ? "m"
                               : quantity.name == "discharge" ? "m3/s"
                                                              : shown_unit(context, quantity.name);
    if (wanted.empty()) continue;  // of an item that is wrong, which is reported
    const base::Parsed<base::Unit> unit = base::parse_unit(quantity.unit, wanted);
    if (!unit) {
      context.findings.add(header, {"column " + quote(quantity.name) + ": " + unit.reason,
                                    "a unit like " + wanted, unit.suggestion});
      continue;
    }
    std::vector<Point> points;
    for (std::size_t row = 0; row < file.times.size(); ++row) {
      add_point(context, points, file.times[row], file.cell(row, column), *unit.value,
                *base::parse_unit(wanted).value);
    }
    keep(context, section, quantity.name, std::move(points));
  }
}

}  // namespace

void read_observations(Context& context, std::size_t section, const std::string& section_name,
                       const Cell& reference) {
  const auto source = context.series.source(reference.text, reference);
  if (source == nullptr) return;
  Findings ignored;  // of a first look at the header only
  CsvScanner scanner(*source, ignored);
  std::vector<Cell> header;
  if (scanner.next()) {
    for (std::size_t i = 0; i < scanner.cells().size(); ++i) header.push_back(scanner.cell(i));
  }
  if (column_named(header, station_time) >= 0) {
    const CsvTable table = read_csv_table(source, context.findings);
    read_export(context, section, section_name, table, reference);
    return;
  }
  const SeriesFile* file = context.series.file(reference.text, reference);
  if (file != nullptr) read_series(context, section, *file);
}

}  // namespace biandan::casefile
