#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/casefile/findings.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/exchange/import/geojson/geojson_network.hpp"
#include "scenarios/exchange/import/swmm/import_swmm.hpp"
#include "scenarios/study/read_case.hpp"

namespace biandan::app {

namespace {

namespace fs = std::filesystem;
using exchange::Imported;
using exchange::NotCarried;
using report::say;

constexpr std::size_t most_told = 10;

std::shared_ptr<const casefile::SourceFile> open_file(const fs::path& file) {
  const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  casefile::Findings findings;
  // GeoJSON is often one line.
  auto source = casefile::read_source_file(folder, file.filename().string(), findings,
                                           base::most_bytes_of_file);
  findings.raise();
  return source;
}

bool ends_with(const fs::path& file, std::string_view ending) {
  const std::string written = file.extension().string();
  return std::ranges::equal(written, ending, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
}

Imported import_by_name(const fs::path& file, Language language) {
  const bool swmm = ends_with(file, ".inp");
  if (!swmm && !ends_with(file, ".geojson") && !ends_with(file, ".json"))
    throw UsageError(language, "'" + file.string() + "'; expected a file .inp, .geojson or .json",
                     "'" + file.string() + "'; 应为 .inp、.geojson 或 .json 文件");
  const auto source = open_file(file);
  return swmm ? exchange::import_swmm(*source) : exchange::import_geojson(*source);
}

std::size_t count_of(const Imported& imported, NotCarried::Why why) {
  return static_cast<std::size_t>(std::ranges::count(imported.not_carried, why, &NotCarried::why));
}

void tell_files(const fs::path& folder, const std::vector<std::string>& files) {
  constexpr std::string_view series = "series/";
  std::cout << (folder / "").string() << ":";
  std::size_t courses = 0;
  for (const std::string& file : files) {
    if (file.starts_with(series))
      ++courses;
    else
      std::cout << "  " << file;
  }
  if (courses > 0) std::cout << "  " << series << " (" << courses << ")";
  std::cout << "\n";
}

void tell_tables(const Imported& imported, Language language) {
  std::string text;
  for (const exchange::DraftTable& table : imported.draft.tables) {
    if (table.rows.empty()) continue;
    text += (text.empty() ? "" : ", ") + table.file + " " + std::to_string(table.rows.size());
  }
  std::cout << say(language, "rows: ", "各表行数: ") << text << "\n";
}

/// What is said, of how many things, and the first of them.
struct Told {
  const NotCarried* first = nullptr;
  std::size_t count = 0;
};

/// What is said of many things is told once, in the order of the file.
std::vector<Told> gathered(const Imported& imported, NotCarried::Why why) {
  std::vector<Told> gathered;
  for (const NotCarried& it : imported.not_carried) {
    if (it.why != why) continue;
    const auto same = std::ranges::find_if(
        gathered, [&](const Told& told) { return told.first->said == it.said; });
    if (same == gathered.end())
      gathered.push_back({&it, 1});
    else
      ++same->count;
  }
  return gathered;
}

/// The first ones of a kind, with their places; all of them are in the list that was written.
void tell_some(const Imported& imported, NotCarried::Why why, const std::string& heading,
               std::ostream& out, Language language) {
  const std::vector<Told> all = gathered(imported, why);
  if (all.empty()) return;
  out << heading << " (" << count_of(imported, why) << "):\n";
  for (std::size_t k = 0; k < std::min(all.size(), most_told); ++k) {
    const NotCarried& first = *all[k].first;
    std::string what = first.what;
    const std::string others = std::to_string(all[k].count - 1);
    if (all[k].count > 1)
      what += say(language, " and " + others + " more", " 等, 另 " + others + " 处");
    out << "  " << base::format({first.place, what + ": " + first.said, {}, {}, {}}) << "\n";
  }
  if (all.size() > most_told)
    out << say(language, "  the others: import/not_carried_over.csv\n",
               "  其余见 import/not_carried_over.csv\n");
}

/// A path as a shell takes it.
std::string quoted(const fs::path& path) {
  const std::string text = path.string();
  return text.find_first_of(" '\"()&;$") == std::string::npos ? text : "'" + text + "'";
}

/// Whether the new case can be read, or what it lacks first of all.
void tell_check(const fs::path& folder, Language language) {
  constexpr std::size_t few = 3;
  std::vector<base::Finding> findings;
  try {
    study::read_case(folder.string(), {});
  } catch (const base::CaseError& error) {
    findings = error.findings();
  }
  const std::string command = "biandan check " + quoted(folder);
  if (findings.empty()) {
    std::cout << say(language, "the case can be read; see: ", "案例可读入, 请核对: ") << command
              << "\n";
    return;
  }
  std::size_t mistakes = 0;
  for (const base::Finding& finding : findings) mistakes += static_cast<std::size_t>(finding.count);
  const std::string count = std::to_string(mistakes);
  std::cout << say(language,
                   count + (mistakes == 1 ? " thing is" : " things are") +
                       " to be filled in or mended first; all: ",
                   "尚有 " + count + " 处须补充或修正, 全部见: ")
            << command << "\n";
  for (std::size_t k = 0; k < std::min(few, findings.size()); ++k) {
    base::Finding finding = findings[k];
    finding.source_line.clear();
    std::cout << "  " << base::format(finding) << "\n";
  }
}

}  // namespace

ExitCode import_case(const Options& options) {
  const Language language = options.language;
  const fs::path file = options.argument;
  const fs::path folder = options.out.value_or(file.stem());
  const Imported imported = import_by_name(file, language);
  const std::vector<std::string> files = exchange::write_draft(folder, imported);
  tell_files(folder, files);
  tell_tables(imported, language);
  tell_some(imported, NotCarried::Why::otherwise,
            say(language, "carried over in another way", "以其他方式转入"), std::cout, language);
  tell_some(imported, NotCarried::Why::unknown, say(language, "not carried over", "未转入"),
            std::cout, language);
  tell_some(imported, NotCarried::Why::mistake,
            say(language, "mistakes in the file", "文件中的错误"), std::cerr, language);
  tell_check(folder, language);
  return count_of(imported, NotCarried::Why::mistake) == 0 ? ExitCode::done : ExitCode::input;
}

}  // namespace biandan::app
