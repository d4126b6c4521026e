// A file as a table of cells.
#include "model/casefile/csv_table.hpp"

#include <stdexcept>

#include "tests/fuzz/input.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  casefile::Findings findings;
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "reaches.csv", findings);
  if (source != nullptr) {
    const casefile::CsvTable table = casefile::read_csv_table(source, findings);
    for (const casefile::CsvRow& row : table.rows) {
      if (!row.damaged && row.cells.size() != table.header.size())
        throw std::logic_error("a row of another length than the header");
    }
  }
  fuzz::show(findings);
  return 0;
}
