// Tables of reference figures beside a test: CSV with comments, a header, and numbers or words.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace biandan::test {

/// The rows below the header as text.
inline std::vector<std::vector<std::string>> figures_table(const std::string& path) {
  std::ifstream stream(std::string(BIANDAN_SOURCE_DIR) + "/" + path);
  REQUIRE(stream);
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

}  // namespace biandan::test
