// The collector of mistakes: every reader adds to it and goes on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "model/base/error.hpp"

namespace biandan::casefile {

struct SourceFile;
struct Cell;

/// What a finding says beside its place.
struct Complaint {
  std::string message;
  std::string expected = {};
  std::string suggestion = {};
};

class Findings {
 public:
  void add(const SourceFile& source, int line, int column, Complaint complaint);
  void add(const Cell& cell, Complaint complaint);
  /// About a file as a whole, or one that is not there.
  void add(const std::string& path, Complaint complaint);
  /// About a place that is known by name only, as of a thing already read.
  void add(const base::SourcePlace& place, const SourceFile* source, Complaint complaint);

  /// The same, after which nothing else is said about the cell.
  void settle(const Cell& cell, Complaint complaint);

  /// Mistakes of a file that are counted only.
  void leave_out(const std::string& file, int count);

  /// Whether the next mistake of a file will be listed and not only counted: a guess at what was
  /// meant may be dear.
  bool lists_more(const std::string& file) const;

  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }
  /// In the order of file, line and column, each mistake once; what is left out of a file last, and
  /// what is left out with its whole file at the end.
  std::vector<base::Finding> sorted() const;
  /// Throws base::CaseError when there is any.
  void raise() const;

 private:
  bool is_new(const base::Finding& finding);
  void keep(base::Finding finding, const SourceFile* source);

  std::vector<base::Finding> found_;
  std::unordered_set<std::size_t> seen_;  // hashes of what was added
  std::size_t count_ = 0;
  std::map<std::string, int> listed_;    // by file
  std::map<std::string, int> left_out_;  // by file
  int in_other_files_ = 0;               // beyond those listed
  std::set<std::tuple<std::string, int, int>> settled_;
};

}  // namespace biandan::casefile
