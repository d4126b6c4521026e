// Comma-separated tables: cells with their places.
//
// A cell may be quoted ("a, ""b"""), and hold commas and line ends then. Lines that start with `#`
// and a blank, or with `##`, are comments (Excel may put the cell in quotes), and so is `#` alone:
// `#1泵` is a name. Lines with nothing but commas and blanks are skipped, as Excel writes them.
// Blanks around an unquoted cell do not count.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/findings.hpp"
#include "model/casefile/source_file.hpp"

namespace biandan::casefile {

/// One value as written and where it stands: a cell of a table or a value of a TOML file.
struct Cell {
  std::string text;
  const SourceFile* source = nullptr;
  int line = 0;
  int column = 0;
  /// What a scenario multiplies the value by; only with a reference to a series.
  double factor = 1.0;
  /// The unit stands in the text, as a scenario writes it into a table.
  bool unit_in_text = false;

  base::SourcePlace place() const { return source->place(line, column); }
};

/// Walks over the rows of a table without storing them, for series of millions of rows.
class CsvScanner {
 public:
  struct RawCell {
    std::string_view text;
    std::size_t offset;  ///< of its first character in the source
  };

  CsvScanner(const SourceFile& source, Findings& findings) : source_(source), findings_(findings) {}
  /// From a row that was met before.
  CsvScanner(const SourceFile& source, Findings& findings, std::size_t offset, int line)
      : source_(source), findings_(findings), position_(offset), line_(line) {}

  /// Goes to the next row that holds anything; false at the end.
  bool next();
  const std::vector<RawCell>& cells() const { return cells_; }
  int line() const { return row_line_; }  ///< where the row starts
  std::size_t offset() const { return row_offset_; }
  /// The last row ends inside a quoted cell, which is reported.
  bool unclosed() const { return unclosed_; }
  Cell cell(std::size_t index) const;
  /// The first so many cells of the row, or all of them.
  std::vector<Cell> first_cells(std::size_t most) const;

 private:
  void read_row();
  RawCell read_cell();
  RawCell read_quoted(std::size_t start);

  const SourceFile& source_;
  Findings& findings_;
  std::size_t position_ = 0;
  int line_ = 1;
  int row_line_ = 0;
  std::size_t row_offset_ = 0;
  bool unclosed_ = false;
  std::vector<RawCell> cells_;
  std::deque<std::string> unescaped_;  // texts of cells with doubled quotes, of this row
};

struct CsvRow {
  int line = 0;
  std::vector<Cell> cells;  ///< as many as the header has
  bool damaged = false;     ///< had more or fewer cells: only the first one is kept
};

struct CsvTable {
  std::shared_ptr<const SourceFile> source;
  std::vector<Cell> header;
  std::vector<CsvRow> rows;
};

/// What is wrong with a cell that a spreadsheet could not fill, as `#DIV/0!`, or could not show,
/// `#####`; nothing for any other text.
std::optional<Complaint> spreadsheet_error(std::string_view text);
/// Whether a header is separated by commas; another sign between its cells is a finding.
bool has_commas(const std::vector<Cell>& header, Findings& findings);

/// Whether a header is no wider than base/limits.hpp lets it be; a wider one is a finding.
bool few_columns(const std::vector<Cell>& header, Findings& findings);

/// All rows of a table. One that is too long (base/limits.hpp) is a finding and has no header. A
/// row with more or fewer cells than the header is a finding; only its first cell is kept, so that
/// what it names is known.
CsvTable read_csv_table(std::shared_ptr<const SourceFile> source, Findings& findings);

}  // namespace biandan::casefile
