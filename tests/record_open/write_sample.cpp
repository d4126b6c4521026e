// Writes the sample river to FOLDER/run.nc: write_sample FOLDER [HOURS [CELLS_PER_REACH]]
#include <cstdio>
#include <cstdlib>

#include "model/base/error.hpp"
#include "solver/record/writer.hpp"
#include "tests/record_open/sample_river.hpp"

int main(int count, char** words) {
  if (count < 2) return 2;
  const double hours = count > 2 ? std::atof(words[2]) : 48.0;
  const int cells = count > 3 ? std::atoi(words[3]) : 8;
  try {
    biandan::SampleRiver river(static_cast<std::size_t>(cells));
    biandan::record::Writer writer(words[1], "0.1.0");
    biandan::play(river, 3600.0 * hours, writer);
  } catch (const biandan::base::RunError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
  return 0;
}
