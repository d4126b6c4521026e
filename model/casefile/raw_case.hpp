// A case as written: every cell with its place, no name resolved. Scenarios edit a case here, so
// that a mistake in an edited value is reported at the place where it was written.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/casefile/csv_table.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/findings.hpp"
#include "model/casefile/toml_tree.hpp"
#include "model/forcing/noise.hpp"

namespace biandan::casefile {

/// A column of a CSV table, matched to its field.
struct Column {
  const Field* field = nullptr;
  std::string constituent;  ///< for a column per constituent
  Cell header;
  std::string unit;  ///< as written between [ ]; empty: none
  bool has_unit = false;
};

/// The column of a table that a header stands for, `length [m]`; without a field where the table
/// has none of that name.
Column column_of(const Table& table, const Cell& header);

struct RawTable {
  const Table* schema = nullptr;
  std::shared_ptr<const SourceFile> source;
  std::vector<Column> columns;
  std::vector<CsvRow> rows;

  /// Index of the column of a field; -1 when the table has none. `constituent` and `unit` tell
  /// columns per constituent apart.
  int find(std::string_view field, std::string_view constituent = {}) const;
};

/// Values of a series times a factor or factors, in a stretch of time, by a scenario.
struct SeriesScaling {
  std::string series;  ///< file:column
  double factor = 1.0;
  std::optional<forcing::Noise> noise;  ///< whose factors take the place of the one
  Cell place;
  std::optional<Cell> from;  ///< calendar times
  std::optional<Cell> to;
};

/// A series whose values of another year are taken, by a scenario.
struct SeriesYear {
  std::string series;  ///< file:column
  int year = 0;
  Cell place;
};

struct RawCase {
  std::filesystem::path folder;
  std::vector<std::shared_ptr<const SourceFile>> files;  ///< everything that was read
  TomlValue settings;                                    ///< the root of case.toml
  std::map<std::string, RawTable, std::less<>> tables;
  std::vector<SeriesScaling> scalings;
  std::vector<SeriesYear> years;
  /// False when a table cannot be read at all: every name in it would be missed elsewhere.
  bool judgeable = true;
  /// Takes what is said about rows that are known to be damaged.
  std::shared_ptr<Findings> unheard = std::make_shared<Findings>();
  std::string scenario;  ///< name of the applied scenario, empty for the base case

  /// The rows of a table; nullptr when the case has no such table.
  const RawTable* table(std::string_view name) const;
  /// The tables [[name]] of case.toml.
  std::span<const TomlValue> listed(std::string_view name) const;
};

/// Reads case.toml and every table of a case folder. Mistakes in the files as such (not TOML,
/// unknown tables and columns, rows of the wrong length) are added to the findings; nothing is
/// returned when there is no case or its case.toml cannot be read.
std::optional<RawCase> read_raw_case(const std::filesystem::path& folder, Findings& findings);

/// Splits `file:column` and gives the path of the file in the case folder, `series/file.csv`.
struct SeriesName {
  std::string file;
  std::string column;
};
std::optional<SeriesName> parse_series_name(std::string_view text);

}  // namespace biandan::casefile
