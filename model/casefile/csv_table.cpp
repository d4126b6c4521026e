#include "model/casefile/csv_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/base/limits.hpp"

namespace biandan::casefile {

namespace {

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool nothing_in(const std::vector<CsvScanner::RawCell>& cells) {
  for (const CsvScanner::RawCell& cell : cells) {
    if (!cell.text.empty()) return false;
  }
  return true;
}

constexpr std::string_view ideographic_blank = "　";

// Whether a text that starts with `#` is a comment. A cell of several `#` may also be one that a
// spreadsheet could not show: the rest of its row tells.
bool begins_comment(std::string_view text) {
  const std::size_t signs = std::min(text.find_first_not_of('#'), text.size());
  const std::string_view rest = text.substr(signs);
  if (signs > 1) return !rest.starts_with(',');
  return signs == 1 && (rest.empty() || blank(rest.front()) || rest.front() == '\n' ||
                        rest.front() == ',' || rest.starts_with(ideographic_blank));
}

bool is_comment(const std::vector<CsvScanner::RawCell>& cells) {
  const std::string_view first = cells.front().text;
  const bool only_signs =
      first.size() > 1 && first.find_first_not_of('#') == std::string_view::npos;
  return begins_comment(first) && (!only_signs || nothing_in({cells.begin() + 1, cells.end()}));
}

// The end of a message about a row that may have been meant as a comment.
std::string comment_advice(std::string_view first_cell) {
  return first_cell.starts_with('#') ? "a comment begins with '#' and a blank" : "";
}

std::string cells_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

}  // namespace

bool CsvScanner::next() {
  const std::string& text = source_.text;
  while (position_ < text.size()) {
    if (begins_comment(std::string_view(text).substr(position_))) {
      const std::size_t end = text.find('\n', position_);
      position_ = end == std::string::npos ? text.size() : end + 1;
      ++line_;
      continue;
    }
    read_row();
    if (!nothing_in(cells_) && !is_comment(cells_)) return true;
  }
  return false;
}

void CsvScanner::read_row() {
  cells_.clear();
  unescaped_.clear();
  row_line_ = line_;
  row_offset_ = position_;
  const std::string& text = source_.text;
  while (true) {
    cells_.push_back(read_cell());
    if (position_ >= text.size()) return;
    if (text[position_++] == '\n') {
      ++line_;
      return;
    }
  }
}

// Leaves the position at the comma or line end after the cell.
CsvScanner::RawCell CsvScanner::read_cell() {
  const std::string& text = source_.text;
  std::size_t start = position_;
  while (start < text.size() && blank(text[start])) ++start;
  if (start < text.size() && text[start] == '"') return read_quoted(start);
  std::size_t end = start;
  while (end < text.size() && text[end] != ',' && text[end] != '\n') ++end;
  position_ = end;
  return {trimmed({text.data() + start, end - start}), start};
}

CsvScanner::RawCell CsvScanner::read_quoted(std::size_t start) {
  const std::string& text = source_.text;
  const int opened = line_;
  std::size_t from = start + 1;
  std::string* whole = nullptr;
  while (true) {
    const std::size_t quote = text.find('"', from);
    const std::size_t end = quote == std::string::npos ? text.size() : quote;
    for (std::size_t i = from; i < end; ++i) line_ += text[i] == '\n';
    if (quote == std::string::npos) {
      findings_.add(source_, opened, source_.column_of(start),
                    {"quote without an end", "'\"' at the end of the cell"});
      position_ = end;
      unclosed_ = true;
      return {{}, start};
    }
    const bool doubled = quote + 1 < text.size() && text[quote + 1] == '"';
    if (!doubled && whole == nullptr) {
      position_ = quote + 1;
      break;
    }
    if (whole == nullptr) whole = &unescaped_.emplace_back();
    whole->append(text, from, end - from);
    if (!doubled) {
      position_ = quote + 1;
      break;
    }
    whole->push_back('"');
    from = quote + 2;
  }
  const std::string_view inside =
      whole != nullptr ? std::string_view(*whole)
                       : std::string_view(text.data() + start + 1, position_ - start - 2);
  while (position_ < text.size() && blank(text[position_])) ++position_;
  if (position_ < text.size() && text[position_] != ',' && text[position_] != '\n') {
    findings_.add(source_, line_, source_.column_of(position_),
                  {"text after a closing quote", "a comma or the end of the line",
                   "a quote inside a quoted cell is written twice"});
    while (position_ < text.size() && text[position_] != ',' && text[position_] != '\n') {
      ++position_;
    }
  }
  return {trimmed(inside), start};
}

Cell CsvScanner::cell(std::size_t index) const {
  const RawCell& raw = cells_[index];
  return {std::string(raw.text), &source_, row_line_, source_.column_of(raw.offset)};
}

// Counts on from cell to cell: from the start of the line for each would take a row of many cells
// the square of their number.
std::vector<Cell> CsvScanner::first_cells(std::size_t most) const {
  std::vector<Cell> cells;
  const std::string_view text = source_.text;
  std::size_t counted = row_offset_;
  int column = 1;
  for (std::size_t i = 0; i < std::min(most, cells_.size()); ++i) {
    const std::size_t offset = cells_[i].offset;
    const std::string_view between = text.substr(counted, offset - counted);
    const std::size_t line_end = between.rfind('\n');  // inside of quotes
    column = line_end == between.npos ? column + character_count(between)
                                      : 1 + character_count(between.substr(line_end + 1));
    counted = offset;
    cells.push_back({std::string(cells_[i].text), &source_, row_line_, column});
  }
  return cells;
}

std::optional<Complaint> spreadsheet_error(std::string_view text) {
  constexpr std::array<std::string_view, 7> errors{"#DIV/0!", "#N/A",  "#NAME?", "#NULL!",
                                                   "#NUM!",   "#REF!", "#VALUE!"};
  if (std::find(errors.begin(), errors.end(), text) != errors.end())
    return Complaint{"'" + std::string(text) + "' is an error value of a spreadsheet", "a value",
                     "mend the formula and save the table anew"};
  if (text.size() > 1 && text.find_first_not_of('#') == std::string_view::npos)
    return Complaint{"'" + std::string(text) + "' is what a spreadsheet shows in a narrow column",
                     "a value", "widen the column and save the table anew"};
  return {};
}

bool has_commas(const std::vector<Cell>& header, Findings& findings) {
  if (header.size() != 1) return true;
  Cell cell = header.front();
  const std::size_t sign = cell.text.find_first_of(";\t");
  if (sign == std::string::npos) return true;
  cell.column += character_count(std::string_view(cell.text).substr(0, sign));
  findings.add(cell,
               {std::string("cells separated by ") + (cell.text[sign] == ';' ? "';'" : "tabs"),
                "commas", "save it as \"CSV UTF-8 (comma delimited)\""});
  return false;
}

bool few_columns(const std::vector<Cell>& header, Findings& findings) {
  if (header.size() <= base::most_columns) return true;
  findings.add(header[base::most_columns],
               {"more than " + cells_text(base::most_columns),
                "at most " + cells_text(base::most_columns) + " in a row"});
  return false;
}

namespace {

CsvRow read_row(const CsvScanner& scanner, std::size_t columns, Findings& findings) {
  std::size_t count = scanner.cells().size();
  while (count > columns && scanner.cells()[count - 1].text.empty()) --count;
  CsvRow row{scanner.line(), scanner.first_cells(std::min(count, columns + 1))};
  if (count == columns && !scanner.unclosed()) return row;
  if (!scanner.unclosed()) {
    findings.add(row.cells[std::min(count - 1, columns)],
                 {"row of " + cells_text(count), cells_text(columns) + ", as in the header",
                  comment_advice(row.cells.front().text)});
  }
  row.damaged = true;
  row.cells.resize(1);
  return row;
}

/// About a table that would fill the memory, at its first row too many.
void refuse_length(const CsvTable& table, Findings& findings) {
  const bool rows = table.rows.size() > base::most_rows_of_table;
  const std::string most = rows ? std::to_string(base::most_rows_of_table) + " rows"
                                : cells_text(base::most_cells_of_table);
  findings.add(*table.source, table.rows.back().line, 0,
               {"table of more than " + most, "at most " + most});
}

}  // namespace

CsvTable read_csv_table(std::shared_ptr<const SourceFile> source, Findings& findings) {
  CsvTable table;
  table.source = std::move(source);
  CsvScanner scanner(*table.source, findings);
  if (!scanner.next()) {
    findings.add(*table.source, 0, 0, {"empty file", "a header row with the names of the columns"});
    return table;
  }
  if (scanner.cells().front().text.starts_with('#')) {
    const Cell first = scanner.cell(0);
    findings.add(first, {"'" + first.text + "' before the names of the columns",
                         "the name of the first column", comment_advice(first.text)});
    return table;
  }
  table.header = scanner.first_cells(base::most_columns + 1);
  // Excel leaves commas behind deleted columns.
  while (!table.header.empty() && table.header.back().text.empty()) table.header.pop_back();
  if (!has_commas(table.header, findings)) {
    table.header.clear();
    return table;
  }
  if (!few_columns(table.header, findings)) {
    table.header.clear();
    return table;
  }
  std::size_t cells = 0;
  while (scanner.next()) {
    table.rows.push_back(read_row(scanner, table.header.size(), findings));
    cells += table.rows.back().cells.size();
    if (table.rows.size() <= base::most_rows_of_table && cells <= base::most_cells_of_table)
      continue;
    refuse_length(table, findings);
    table.header.clear();
    table.rows.clear();
    return table;
  }
  return table;
}

}  // namespace biandan::casefile
