// Where a value comes from, and how many of each kind a case rests on.
#pragma once

#include <string>
#include <string_view>

namespace biandan::base {

enum class Provenance { measured, published, assumed };

std::string_view name(Provenance provenance);

struct ProvenanceCount {
  int measured = 0;
  int published = 0;
  int assumed = 0;

  void add(Provenance provenance);
  int total() const { return measured + published + assumed; }
  /// More than half of the rows are assumed: the case is schematic, not for decisions.
  bool schematic() const { return 2 * assumed > total(); }
};

/// "inputs: 3 measured, 6 published, 318 assumed: schematic, not for decisions"
std::string sentence(const ProvenanceCount& count);

}  // namespace biandan::base
