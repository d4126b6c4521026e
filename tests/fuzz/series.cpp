// A file as series over time, and what the run asks of one.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/base/limits.hpp"
#include "model/base/series.hpp"
#include "model/casefile/series_library.hpp"
#include "tests/fuzz/input.hpp"

using namespace biandan;

namespace {

constexpr double day = 86400.0;

void use(const std::vector<double>& times, const std::vector<double>& values,
         base::Series::Between between) {
  const base::Series series(times, values, between);
  const double low = series.minimum();
  const double high = series.maximum();
  for (const double time : {times.front(), -day, 0.0, 0.4 * day, times.back()}) {
    const double value = series.at(time);
    if (!(value >= low && value <= high)) throw std::logic_error("a value beyond all others");
    series.next_change(time);
    series.mean(time, time + day);
  }
}

/// As the library demands of a column before it is used.
bool usable(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::abs(value) <= base::largest_number; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const casefile::Window window{*base::parse_instant("2021-06-15", 8 * 3600), 8 * 3600, 2.0 * day};
  casefile::Findings findings;
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "series/west.csv", findings);
  if (source != nullptr) {
    const auto file = casefile::read_series_file(source, window, findings);
    for (std::size_t i = 0; file != nullptr && i < file->header.size(); ++i) {
      if (i == file->time_column || !usable(file->values[i])) continue;
      use(file->times, file->values[i], base::Series::Between::linear);
      use(file->times, file->values[i], base::Series::Between::step);
    }
  }
  fuzz::show(findings);
  return 0;
}
