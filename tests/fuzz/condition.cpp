// A condition of a rule: understood as a tree, or a finding.
#include <stdexcept>

#include "tests/fuzz/input.hpp"
#include "tests/fuzz/known_river.hpp"

using namespace biandan;

namespace {

/// Postfix: every term takes what is there, and one value is left.
void check_tree(const network::Condition& condition) {
  using Kind = network::Condition::Term::Kind;
  std::size_t values = 0;
  for (const auto& term : condition.terms) {
    const std::size_t taken = term.kind == Kind::comparison ? 0
                              : term.kind == Kind::negation ? 1
                                                            : term.count;
    if (taken > values) throw std::logic_error("a term without its parts");
    values += 1 - taken;
  }
  if (values != 1) throw std::logic_error("no single value");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::KnownRiver river;
  casefile::Findings& findings = river.findings() = {};
  const auto source = fuzz::source_of(fuzz::text_of(data, size), "rules.csv", findings);
  if (source == nullptr) return 0;
  const casefile::Cell cell{source->text, source.get(), 1, 1};
  const auto condition = casefile::read_condition(river.context(), cell);
  if (condition) check_tree(*condition);
  if (condition.has_value() != findings.empty())
    throw std::logic_error("neither a condition nor a finding");
  fuzz::show(findings);
  return 0;
}
