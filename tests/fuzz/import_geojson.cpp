// A file as a network drawn in a GIS: a draft of a case, which is written and read as any case.
#include "model/base/limits.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/exchange/import/geojson/geojson_network.hpp"
#include "tests/fuzz/input.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::WorkFolder folder;
  casefile::Findings findings;
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "net.geojson", findings);
  fuzz::show(findings);
  if (source == nullptr) return 0;
  fuzz::works_or_refuses([&] {
    const std::filesystem::path draft = folder.path() / "draft";
    std::filesystem::remove_all(draft);
    exchange::write_draft(draft, exchange::import_geojson(*source));
    edit::read_case(draft, std::nullopt);
  });
  return 0;
}
