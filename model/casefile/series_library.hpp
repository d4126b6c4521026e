// Series of the case, read when they are first used.
//
// A series file has a column `time` (calendar) or `time [s]` (since the start of the run) and any
// number of columns with values. Only columns that are used are judged; times always are.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/base/series.hpp"
#include "model/base/time.hpp"
#include "model/casefile/raw_case.hpp"

namespace biandan::casefile {

/// When the run takes place: what calendar times mean and which time series must cover.
struct Window {
  base::Instant start;
  int utc_offset = 0;
  std::optional<double> duration;  ///< not known when the settings are wrong
};

/// A series file as numbers. A cell that is not a number is NaN and judged when it is used.
struct SeriesFile {
  struct Row {
    std::size_t offset = 0;  ///< in the text of the source
    int line = 0;
  };

  std::shared_ptr<const SourceFile> source;
  std::vector<Cell> header;
  std::size_t time_column = 0;
  std::vector<Row> rows;
  std::vector<double> times;                ///< [s since start]
  std::vector<std::vector<double>> values;  ///< by column, as written

  /// The cell of a row, for messages.
  Cell cell(std::size_t row, std::size_t column) const;
};

/// Reads a series file; nothing when its times are wrong, which is reported.
std::unique_ptr<SeriesFile> read_series_file(std::shared_ptr<const SourceFile> source,
                                             const Window& window, Findings& findings);

struct Given;

class SeriesLibrary {
 public:
  SeriesLibrary(const RawCase& raw, const Window& window, Findings& findings)
      : raw_(raw), window_(window), findings_(findings), effects_(raw.scalings.size()) {}

  /// The series that a value names, in the inside unit of the field, in its range and covering the
  /// run; nothing when it is wrong, which is reported.
  std::optional<base::Series> get(const Given& given);

  /// The text of a file of that path in the case folder, read once; nothing when it is not there or
  /// no text. `reference` names it.
  std::shared_ptr<const SourceFile> source(const std::string& path, const Cell& reference);
  /// The same as a series; nothing when it cannot be used.
  const SeriesFile* file(const std::string& path, const Cell& reference);

  /// Scalings by a scenario that change nothing are findings, once every series has been asked for.
  void check_scalings();
  /// Where the lowest value of a series stands that `get` made of a reference, in words: time and
  /// line; empty for a constant.
  std::string lowest_place(const Cell& reference, const base::Series& series) const;

  /// Every file that was read.
  std::vector<std::shared_ptr<const SourceFile>> sources() const;
  const Window& window() const { return window_; }

 private:
  /// What a scaling has been seen to do, the more the later.
  enum class Effect { unseen, no_value, outside_run, acts };

  std::optional<std::size_t> find_column(const SeriesFile& file, const std::string& name,
                                         const Cell& reference);
  bool check_values(const SeriesFile& file, std::size_t column, const Given& given);
  /// The year whose values a series takes, if a scenario says so; its times, which are those of the
  /// run then; whether they cover it.
  const SeriesYear* year_of(const Given& given) const;
  std::vector<double> times_from(const SeriesYear& year, const SeriesFile& file) const;
  bool check_year(const SeriesYear& year, const std::vector<double>& times, const Given& given);
  bool check_cover(const std::vector<double>& times, const Given& given);
  void apply_scalings(const Given& given, const std::vector<double>& times,
                      std::vector<double>& values);
  bool acts_in_run(const Given& given, const std::vector<double>& times, std::size_t point) const;
  std::optional<double> seconds_of(const std::optional<Cell>& time) const;
  std::string time_text(double seconds) const;

  const RawCase& raw_;
  Window window_;
  Findings& findings_;
  std::vector<Effect> effects_;  // by scaling
  std::map<std::string, std::unique_ptr<SeriesFile>> files_;
  std::map<std::string, std::shared_ptr<const SourceFile>> sources_;
};

}  // namespace biandan::casefile
