#include "tests/unit/import_swmm/import.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "model/casefile/findings.hpp"
#include "scenarios/exchange/import/swmm/import_swmm.hpp"

namespace biandan::testing {

std::string small_river(const std::string& more) {
  return "[OPTIONS]\nFLOW_UNITS CMS\nSTART_DATE 06/01/2021\nEND_DATE 06/03/2021\n"
         "[JUNCTIONS]\nA 1.0 5 0.5\n"
         "[OUTFALLS]\nB 0.9 FIXED 1.5\n"
         "[CONDUITS]\nC1 A B 400 0.03\n"
         "[XSECTIONS]\nC1 TRAPEZOIDAL 4 10 2 2\n" +
         more;
}

exchange::Imported imported(const std::string& text) {
  casefile::Findings findings;
  const auto file = casefile::decode_source_file("a.inp", "a.inp", text, findings);
  REQUIRE(file);
  return exchange::import_swmm(*file);
}

const std::vector<std::map<std::string, std::string>>& rows(const exchange::Imported& imported,
                                                            const std::string& file) {
  static const std::vector<std::map<std::string, std::string>> none;
  const auto found = std::ranges::find(imported.draft.tables, file, &exchange::DraftTable::file);
  return found == imported.draft.tables.end() ? none : found->rows;
}

std::string cell(const exchange::Imported& imported, const std::string& file,
                 const std::string& name, const std::string& column) {
  const auto table = std::ranges::find(imported.draft.tables, file, &exchange::DraftTable::file);
  if (table == imported.draft.tables.end()) return "no table";
  if (std::ranges::count(table->heading, column) == 0) return "no column";
  for (const auto& row : table->rows) {
    if (row.at(table->heading.front()) != name) continue;
    const auto found = row.find(column);
    return found == row.end() ? std::string() : found->second;
  }
  return "no row";
}

std::string notes(const exchange::Imported& imported) {
  std::string text;
  for (const exchange::NotCarried& it : imported.not_carried)
    text += std::to_string(it.place.line) + ":" + std::to_string(it.place.column) + " " + it.what +
            ": " + it.said + "\n";
  return text;
}

}  // namespace biandan::testing
