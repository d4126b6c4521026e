// One thing as written (a row of a CSV table or a table of case.toml), read by the schema: units,
// ranges, choices, defaults and missing values are judged here and nowhere else.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/series.hpp"
#include "model/base/time.hpp"
#include "model/casefile/raw_case.hpp"
#include "model/casefile/words.hpp"

namespace biandan::casefile {

class SeriesLibrary;

/// A value that was given.
struct Given {
  const Field* field = nullptr;
  std::string key;  ///< the constituent or parameter, for a column or key per thing
  const Cell* cell = nullptr;
  const Cell* key_place = nullptr;  ///< of case.toml: where the key stands
  std::optional<base::Unit> unit;   ///< of the column; nothing: the unit stands in the value (TOML)
  const TomlValue* toml = nullptr;  ///< of case.toml and scenarios
  bool unit_known = true;  ///< false: the unit of the column is wrong, which is reported with it
};

/// Stands for a number that is wrong, which is reported: no comparison with it holds, so that
/// nothing more is said.
inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// The name of the column or key.
std::string name_of(const Given& given);

class Record {
 public:
  Record(const Table& table, Cell place, Findings& findings)
      : table_(&table), place_(std::move(place)), findings_(&findings) {}
  /// A row of a CSV table.
  Record(const RawTable& raw, const CsvRow& row, Findings& findings)
      : table_(raw.schema),
        raw_(&raw),
        place_(row.cells.front()),
        findings_(&findings),
        damaged_(row.damaged) {}

  void add(Given given) { given_.push_back(std::move(given)); }

  const Table& table() const { return *table_; }
  /// Where the thing stands, for what is missing in it.
  const Cell& place() const { return place_; }
  /// The row had too few or too many cells: only its first one is known.
  bool damaged() const { return damaged_; }
  Findings& findings() const { return *findings_; }

  /// The value as written; nullptr when empty or not given.
  const Given* find(std::string_view field) const;
  /// The cell of a field; nullptr when empty. A missing required value is a finding.
  const Cell* cell(std::string_view field) const;
  bool has(std::string_view field) const { return find(field) != nullptr; }
  /// Whether a field may stand under a heading that is no column of its table, which is reported
  /// with the heading: what is missing then only follows.
  bool may_be_misnamed(std::string_view field) const;
  /// Where a value stands, or the thing when it is not given.
  const Cell& place_of(std::string_view field) const;
  /// Where the value stands that a contradiction between fields is best told at: that of a
  /// scenario, else the first that is given, else the thing.
  const Cell& place_of_any(std::span<const std::string_view> fields) const;

  /// Readers of one value. Each gives the value or the default; nothing when it is missing or
  /// wrong, which is reported.
  std::string text(std::string_view field) const;
  std::optional<double> number(std::string_view field) const;
  std::optional<double> number(const Given& given) const;
  std::optional<int> integer(std::string_view field) const;
  bool boolean(std::string_view field) const;
  /// `utc_offset` [s east of UTC] holds where the value has none.
  std::optional<base::Instant> instant(std::string_view field, int utc_offset) const;
  /// Index of the word among the choices of the field.
  std::optional<std::size_t> choice(std::string_view field) const;
  std::optional<base::Series> varying(std::string_view field, SeriesLibrary& library) const;
  std::optional<base::Series> varying(const Given& given, SeriesLibrary& library) const;

  /// All columns or keys per constituent that hold a value.
  const std::vector<Given>& all() const { return given_; }

 private:
  const Field& field_named(std::string_view field) const;
  void report_missing(const Field& field) const;
  std::optional<double> parse(const Given& given) const;
  std::optional<double> fallback(const Field& field) const;

  const Table* table_;
  const RawTable* raw_ = nullptr;  // of a row of a CSV table
  Cell place_;
  Findings* findings_;
  bool damaged_ = false;
  std::vector<Given> given_;
};

/// The rows of a table as records; empty when the case has no such table. Units of the header are
/// judged once.
std::vector<Record> records_of(const RawCase& raw, std::string_view table, Findings& findings);

/// A table of case.toml as a record; unknown keys are findings. Keys of a pattern field
/// (`<constituent>`) are kept with their name.
Record record_of(const Table& table, const TomlValue& value, Cell place, Findings& findings);

/// The table `name`, as "process.parameters", in a table of a list; empty when that has none.
Record inner_record(const TomlValue& listed, std::string_view name, Findings& findings);

/// The table of case.toml with that name ("quality.initial"), empty when the file has none.
Record settings_record(const RawCase& raw, std::string_view name, Findings& findings);

}  // namespace biandan::casefile
