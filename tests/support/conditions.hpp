// Conditions of rules put together in code.
#pragma once

#include <vector>

#include "model/network/condition.hpp"

namespace biandan::test {

/// Parts as one condition, joined by the term.
inline network::Condition joined(network::Condition::Term::Kind kind,
                                 const std::vector<network::Condition>& parts) {
  network::Condition made;
  for (const network::Condition& part : parts)
    made.terms.insert(made.terms.end(), part.terms.begin(), part.terms.end());
  made.terms.push_back({kind, parts.size()});
  return made;
}

}  // namespace biandan::test
