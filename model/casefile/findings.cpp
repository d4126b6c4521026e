#include "model/casefile/findings.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "model/base/limits.hpp"
#include "model/casefile/csv_table.hpp"
#include "model/casefile/source_file.hpp"

namespace biandan::casefile {

namespace {

base::Finding unlisted(const std::string& file, int count, const std::string& where = {}) {
  base::Finding rest;
  rest.place.file = file;
  rest.message = std::to_string(count) + " more " + (count == 1 ? "mistake" : "mistakes") + where +
                 ", not listed";
  rest.count = count;
  return rest;
}

auto key(const base::Finding& finding) {
  return std::tie(finding.place.file, finding.place.line, finding.place.column, finding.message);
}

}  // namespace

bool Findings::is_new(const base::Finding& finding) {
  const auto& [file, line, column] = finding.place;
  const std::string whole =
      file + ":" + std::to_string(line) + ":" + std::to_string(column) + ":" + finding.message;
  const std::size_t hash = std::hash<std::string>()(whole);
  if (seen_.size() == base::most_findings_told_apart) return !seen_.contains(hash);
  return seen_.insert(hash).second;
}

bool Findings::lists_more(const std::string& file) const {
  const auto listed = listed_.find(file);
  return listed == listed_.end() ? listed_.size() < base::most_files_with_findings
                                 : listed->second < base::most_findings_of_file;
}

void Findings::keep(base::Finding finding, const SourceFile* source) {
  if (!is_new(finding)) return;
  ++count_;
  if (!lists_more(finding.place.file)) {
    leave_out(finding.place.file, 1);
    return;
  }
  ++listed_[finding.place.file];
  // Looking up a line walks over the file: only for what is shown.
  if (source != nullptr && finding.place.line > 0) {
    finding.source_line = source->line_text(finding.place.line);
  }
  found_.push_back(std::move(finding));
}

void Findings::leave_out(const std::string& file, int count) {
  const bool known = listed_.contains(file) || listed_.size() < base::most_files_with_findings;
  (known ? left_out_[file] : in_other_files_) += count;
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
  keep(std::move(finding), source);
}

std::vector<base::Finding> Findings::sorted() const {
  std::vector<base::Finding> list = found_;
  std::stable_sort(list.begin(), list.end(),
                   [](const base::Finding& a, const base::Finding& b) { return key(a) < key(b); });
  for (const auto& [file, count] : left_out_) {
    const auto after = std::upper_bound(
        list.begin(), list.end(), file,
        [](const std::string& name, const base::Finding& b) { return name < b.place.file; });
    list.insert(after, unlisted(file, count));
  }
  if (in_other_files_ > 0) list.push_back(unlisted({}, in_other_files_, " in other files"));
  return list;
}

void Findings::raise() const {
  if (!empty()) throw base::CaseError(sorted());
}

}  // namespace biandan::casefile
