#include "model/casefile/findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/casefile/csv_table.hpp"
#include "model/casefile/source_file.hpp"

namespace biandan::casefile {

namespace {

// A series of a million wrong rows must not print a million messages.
constexpr int most_per_file = 50;
constexpr int after_all_lines = 1 << 30;
constexpr std::size_t longest_shown_line = 240;

auto key(const base::Finding& finding) {
  return std::tie(finding.place.file, finding.place.line, finding.place.column, finding.message);
}

}  // namespace

void Findings::keep(base::Finding finding) {
  const int count = ++count_[finding.place.file];
  if (count > most_per_file + 1) return;
  if (count == most_per_file + 1) {
    base::Finding rest;
    rest.place.file = std::move(finding.place.file);
    rest.place.line = after_all_lines;
    rest.message = "more mistakes, not listed";
    finding = std::move(rest);
  }
  found_.push_back(std::move(finding));
}

void Findings::add(const SourceFile& source, int line, int column, Complaint complaint) {
  add(source.place(line, column), &source, std::move(complaint));
}

void Findings::add(const Cell& cell, Complaint complaint) {
  add(*cell.source, cell.line, cell.column, std::move(complaint));
}

void Findings::add(const std::string& path, Complaint complaint) {
  add({path, 0, 0}, nullptr, std::move(complaint));
}

void Findings::settle(const Cell& cell, Complaint complaint) {
  add(cell, std::move(complaint));
  settled_.insert({cell.source->path, cell.line, cell.column});
}

void Findings::add(const base::SourcePlace& place, const SourceFile* source, Complaint complaint) {
  if (settled_.contains({place.file, place.line, place.column})) return;
  base::Finding finding;
  finding.place = place;
  finding.message = std::move(complaint.message);
  finding.expected = std::move(complaint.expected);
  finding.suggestion = std::move(complaint.suggestion);
  if (source != nullptr && place.line > 0) {
    const std::string_view text = source->line_text(place.line);
    if (text.size() <= longest_shown_line) finding.source_line = text;
  }
  keep(std::move(finding));
}

std::vector<base::Finding> Findings::sorted() const {
  std::vector<base::Finding> list = found_;
  std::stable_sort(list.begin(), list.end(),
                   [](const base::Finding& a, const base::Finding& b) { return key(a) < key(b); });
  list.erase(
      std::unique(list.begin(), list.end(),
                  [](const base::Finding& a, const base::Finding& b) { return key(a) == key(b); }),
      list.end());
  for (base::Finding& finding : list) {
    if (finding.place.line == after_all_lines) finding.place.line = 0;
  }
  return list;
}

void Findings::raise() const {
  if (!empty()) throw base::CaseError(sorted());
}

}  // namespace biandan::casefile
