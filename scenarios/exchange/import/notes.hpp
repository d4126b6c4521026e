// What an import says of its file: mistakes, and what the case does not hold.
#pragma once

#include <string>
#include <vector>

#include "model/casefile/source_file.hpp"
#include "scenarios/exchange/import/draft_case.hpp"

namespace biandan::exchange {

class Notes {
 public:
  explicit Notes(const casefile::SourceFile& file) : file_(file) {}

  /// Line 0: of the file as a whole.
  void add(NotCarried::Why why, int line, int column, std::string what, std::string said) {
    all_.push_back({why, file_.place(line, column), std::move(what), std::move(said)});
  }

  /// In the order of the file.
  std::vector<NotCarried> sorted() const;

 private:
  const casefile::SourceFile& file_;
  std::vector<NotCarried> all_;
};

}  // namespace biandan::exchange
