// How deep a TOML text nests, looked at before it is parsed: the parser and all that walks over its
// tree go down by recursion, and a key of a hundred thousand parts would end the stack.
#pragma once

#include "model/casefile/findings.hpp"
#include "model/casefile/source_file.hpp"

namespace biandan::casefile {

/// Whether no part is nested deeper, and no key has more parts, than base/limits.hpp lets it; the
/// first that is or has is a finding.
bool nests_little(const SourceFile& source, Findings& findings);

}  // namespace biandan::casefile
