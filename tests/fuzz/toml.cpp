// A file as TOML: a tree or findings.
#include "model/casefile/toml_tree.hpp"

#include "tests/fuzz/input.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  casefile::Findings findings;
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "case.toml", findings);
  const bool good = source != nullptr && casefile::read_toml(*source, findings);
  fuzz::show(findings);
  if (good != findings.empty()) throw std::logic_error("neither a tree nor a finding");
  return 0;
}
