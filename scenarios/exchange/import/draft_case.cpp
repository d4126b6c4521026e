#include "scenarios/exchange/import/draft_case.hpp"

#include "model/base/text.hpp"
#include "scenarios/report/whole_file.hpp"

namespace biandan::exchange {

namespace {

namespace fs = std::filesystem;

std::string_view word_of(NotCarried::Why why) {
  switch (why) {
    case NotCarried::Why::mistake:
      return "mistake";
    case NotCarried::Why::unknown:
      return "not carried over";
    case NotCarried::Why::otherwise:
      break;
  }
  return "carried over in another way";
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += base::csv_cell(cell) + ",";
  line.back() = '\n';
  return line;
}

std::string text_of(const DraftTable& table) {
  std::string text = line_of(table.heading);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (const std::string& column : table.heading) {
      const auto found = row.find(column);
      cells.push_back(found == row.end() ? std::string() : found->second);
    }
    text += line_of(cells);
  }
  return text;
}

std::string text_of(const DraftSeries& series) {
  std::string text = line_of({"time [s]", "value [" + series.unit + "]"});
  for (const auto& [time, value] : series.points)
    text += base::exact_number(time) + "," + base::exact_number(value) + "\n";
  return text;
}

std::string text_of(const std::vector<NotCarried>& all) {
  std::string text = line_of({"line", "column", "what", "kind", "said"});
  for (const NotCarried& it : all)
    text += line_of({std::to_string(it.place.line), std::to_string(it.place.column), it.what,
                     std::string(word_of(it.why)), it.said});
  return text;
}

[[noreturn]] void refuse(const fs::path& folder, std::string message, std::string expected) {
  throw base::CaseError(
      {{{folder.string(), 0, 0}, std::move(message), std::move(expected), {}, {}}});
}

void need_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  if (!fs::is_directory(folder, error)) refuse(folder, "is no folder", "a new or empty folder");
  if (!fs::is_empty(folder, error) || error)
    refuse(folder, "holds something", "a new or empty folder; nothing was written");
}

}  // namespace

std::vector<std::string> write_draft(const fs::path& folder, const Imported& imported) {
  need_empty(folder);
  std::vector<std::string> files;
  const auto write = [&](const std::string& name, const std::string& text) {
    report::make_folder_for(folder / name);
    report::write_whole_file(folder / name, text);
    files.push_back(name);
  };
  for (const DraftTable& table : imported.draft.tables)
    if (!table.rows.empty()) write(table.file, text_of(table));
  for (const DraftSeries& series : imported.draft.series)
    write("series/" + series.name + ".csv", text_of(series));
  if (!imported.not_carried.empty())
    write("import/not_carried_over.csv", text_of(imported.not_carried));
  // Last, so that half a case is no case.
  write("case.toml", imported.draft.settings);
  return files;
}

}  // namespace biandan::exchange
