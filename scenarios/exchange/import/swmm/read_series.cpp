// [TIMESERIES]: in the file, or in files of their own beside it.
#include <filesystem>
#include <map>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/findings.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"
#include "scenarios/exchange/import/swmm/times.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;
namespace fs = std::filesystem;

/// A series while it is read: a date holds until the next one is given.
struct Growing {
  Points& points;
  std::optional<base::Instant>& date;
  base::Instant start;
};

/// Reads `[date] time value` from a word on; gives the word behind them.
std::size_t take_value(const RowReader& row, std::size_t word, Growing& series) {
  if (const auto date = parse_date(row.text(word, "a date or a time"))) {
    series.date = date;
    ++word;
  }
  const std::string& written = row.text(word, "a time");
  const auto clock = parse_clock(written);
  if (!clock) row.skip(word, quote(written) + " is no time; expected hours:minutes or hours");
  const double value = row.number(word + 1, "a value");
  const double time =
      *clock +
      (series.date ? static_cast<double>(series.date->seconds - series.start.seconds) : 0.0);
  if (!series.points.empty() && time <= series.points.back().first)
    row.skip(word, "the time is not after the one before");
  series.points.emplace_back(time, value);
  return word + 2;
}

/// The file that a series names; one of another computer is looked for beside the SWMM file.
std::shared_ptr<const casefile::SourceFile> open_file(const Reading& reading,
                                                      const RowReader& row) {
  std::string name = row.text(2, "a file");
  const std::size_t slash = name.find_last_of("/\\");
  const fs::path folder = fs::path(reading.file.path).parent_path();
  std::error_code error;
  if (!fs::exists(folder / name, error) && slash != std::string::npos)
    name = name.substr(slash + 1);
  casefile::Findings findings;
  auto file = casefile::read_source_file(folder, name, findings);
  if (!file) row.skip(2, findings.sorted().front().message + ": " + quote(name));
  return file;
}

void take_file(const Reading& reading, const RowReader& row, Points& points) {
  const auto file = open_file(reading, row);
  std::optional<base::Instant> date;
  Growing series{points, date, reading.model.options.start};
  std::size_t left_out = 0;
  Notes own(*file);
  for (const Section& section : sections_of(*file))
    for_each_row(&section, own, [&](const RowReader& line) { take_value(line, 0, series); });
  for (const NotCarried& it : own.sorted()) {
    if (left_out++ == 0) row.otherwise(base::format({it.place, it.said, {}, {}, {}}));
  }
  if (left_out > 1) row.otherwise(std::to_string(left_out) + " lines of its file were skipped");
}

}  // namespace

void read_series(const Reading& reading) {
  Model& model = reading.model;
  std::map<std::string, std::optional<base::Instant>> dates;
  reading.rows("TIMESERIES", [&](const RowReader& row) {
    const std::string name = in_capitals(row.text(0, "a name"));
    Points& points = model.series[name];
    if (row.keyword(1) == "FILE") return take_file(reading, row, points);
    Growing series{points, dates[name], model.options.start};
    for (std::size_t word = 1; word < row.size();) word = take_value(row, word, series);
  });
}

}  // namespace biandan::exchange::swmm
