// Names of a case: each once among nodes, reaches and structures, without the signs of places and
// conditions.
#pragma once

#include <set>
#include <string>

namespace biandan::exchange::swmm {

class Names {
 public:
  /// The name as it may stand in the case; `kind` tells two of the same name apart, "_reach".
  std::string take(const std::string& wanted, const std::string& kind);

 private:
  std::set<std::string> taken_;
};

}  // namespace biandan::exchange::swmm
