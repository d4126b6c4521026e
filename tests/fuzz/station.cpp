// A file of observed values beside a section: the export of a station, or a series.
#include <stdexcept>

#include "tests/fuzz/input.hpp"
#include "tests/fuzz/known_river.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::KnownRiver river;
  static const fuzz::WorkFolder folder;
  folder.write("station.csv", fuzz::text_of(data, size));
  casefile::RawCase raw;
  raw.folder = folder.path();
  casefile::Findings findings;
  casefile::SeriesLibrary library(raw, river.window(), findings);
  const Case& known = river.context().result;
  casefile::Context context{raw, findings, library};
  context.result.settings = known.settings;
  context.result.quality = known.quality;
  context.constituents = river.context().constituents;
  context.items = river.context().items;
  const auto source = fuzz::source_of("station.csv", "sections.csv", findings);
  const casefile::Cell reference{source->text, source.get(), 1, 1};
  casefile::read_observations(context, 0, "大桥", reference);
  for (const standard::Observation& observation : context.result.observations) {
    if (observation.times.size() != observation.values.size())
      throw std::logic_error("times and values of different number");
  }
  fuzz::show(findings);
  return 0;
}
