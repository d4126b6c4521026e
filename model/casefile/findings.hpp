// The collector of mistakes: every reader adds to it and goes on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
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

  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  /// In the order of file, line and column, each mistake once.
  std::vector<base::Finding> sorted() const;
  /// Throws base::CaseError when there is any.
  void raise() const;

 private:
  void keep(base::Finding finding);

  std::vector<base::Finding> found_;
  std::map<std::string, int> count_;  // by file
  std::set<std::tuple<std::string, int, int>> settled_;
};

}  // namespace biandan::casefile
