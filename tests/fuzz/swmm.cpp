// A file as a SWMM model that becomes a case.
#include "model/base/error.hpp"
#include "scenarios/exchange/import/swmm/import_swmm.hpp"
#include "tests/fuzz/input.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  casefile::Findings findings;
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "model.inp", findings);
  if (source != nullptr)
    fuzz::works_or_refuses([&] {
      for (const auto& it : exchange::import_swmm(*source).not_carried)
        base::format({it.place, it.what + it.said, {}, {}, {}});
    });
  fuzz::show(findings);
  return 0;
}
