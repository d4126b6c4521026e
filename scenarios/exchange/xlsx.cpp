#include "scenarios/exchange/xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <system_error>

#include "model/base/error.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::exchange {

namespace {

/// Columns as wide as their widest cells of the first rows, within bounds.
double width_of(const Sheet& sheet, std::size_t column) {
  constexpr std::size_t looked_at = 200;
  constexpr double narrowest = 8.0, widest = 40.0, of_time = 17.0, of_number = 12.0;
  // A Chinese letter takes three bytes and about two places.
  const auto places = [](const std::string& text) {
    return 2.0 + 0.75 * static_cast<double>(text.size());
  };
  double width = places(sheet.heading[column]);
  for (std::size_t r = 0; r < std::min(looked_at, sheet.rows.size()); ++r) {
    const Cell& cell = sheet.rows[r][column];
    if (const auto* text = std::get_if<std::string>(&cell)) width = std::max(width, places(*text));
    if (std::holds_alternative<Moment>(cell)) width = std::max(width, of_time);
    if (std::holds_alternative<double>(cell)) width = std::max(width, of_number);
  }
  return std::clamp(width, narrowest, widest);
}

class Workbook {
 public:
  Workbook(const std::filesystem::path& file, const Clock& clock) : clock_(clock) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    book_ = workbook_new_opt(file.c_str(), &options);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    time_ = workbook_add_format(book_);
    format_set_num_format(time_, "yyyy-mm-dd hh:mm");
    // A day that never changes: the library would write that of today.
    lxw_doc_properties properties{};
    properties.created = 1;
    workbook_set_properties(book_, &properties);
  }

  void add(const Sheet& sheet) {
    lxw_worksheet* page = workbook_add_worksheet(book_, sheet.title.c_str());
    for (std::size_t c = 0; c < sheet.heading.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(page, column, column, width_of(sheet, c), nullptr);
      worksheet_write_string(page, 0, column, sheet.heading[c].c_str(), heading_);
    }
    const std::size_t rows = std::min(sheet.rows.size(), most_rows);
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
        write(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), sheet.rows[r][c]);
    worksheet_freeze_panes(page, 1, 0);
    if (!sheet.rows.empty())
      worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(rows),
                           static_cast<lxw_col_t>(sheet.heading.size() - 1));
  }

  lxw_error close() { return workbook_close(book_); }

 private:
  void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
      worksheet_write_string(page, row, column, text->c_str(), nullptr);
    else if (const auto* number = std::get_if<double>(&cell))
      worksheet_write_number(page, row, column, *number, nullptr);
    else if (const auto* moment = std::get_if<Moment>(&cell))
      worksheet_write_number(page, row, column, serial_of(*moment), time_);
  }

  /// Days since 1899-12-30 in local time, as workbooks count them.
  double serial_of(const Moment& moment) const {
    constexpr double day = 86400.0, first = 25569.0;  // of 1970-01-01
    const double local = static_cast<double>(clock_.start.seconds) + clock_.offset + moment.seconds;
    return first + std::round(local) / day;
  }

  const Clock& clock_;
  lxw_workbook* book_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* time_ = nullptr;
};

}  // namespace

void write_xlsx(const std::filesystem::path& file, std::span<const Sheet> sheets,
                const Clock& clock) {
  const std::filesystem::path beside = file.string() + ".part";
  Workbook book(beside, clock);
  for (const Sheet& sheet : sheets) book.add(sheet);
  std::error_code error;
  if (const lxw_error wrong = book.close(); wrong != LXW_NO_ERROR) {
    std::filesystem::remove(beside, error);
    record::refuse_to_write(file, lxw_strerror(wrong));
  }
  record::sync(beside);
  std::filesystem::rename(beside, file, error);
  if (error) record::refuse_to_write(file, error.message());
}

base::Library workbook_library() {
  return {"libxlsxwriter", lxw_version(), "BSD-2-Clause"};
}

}  // namespace biandan::exchange
