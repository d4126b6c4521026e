#include "model/base/provenance.hpp"

namespace biandan::base {

std::string_view name(Provenance provenance) {
  switch (provenance) {
    case Provenance::measured:
      return "measured";
    case Provenance::published:
      return "published";
    case Provenance::assumed:
      break;
  }
  return "assumed";
}

void ProvenanceCount::add(Provenance provenance) {
  switch (provenance) {
    case Provenance::measured:
      ++measured;
      break;
    case Provenance::published:
      ++published;
      break;
    case Provenance::assumed:
      ++assumed;
      break;
  }
}

std::string sentence(const ProvenanceCount& count) {
  std::string text = "inputs: " + std::to_string(count.measured) + " measured, " +
                     std::to_string(count.published) + " published, " +
                     std::to_string(count.assumed) + " assumed";
  if (count.schematic()) text += ": schematic, not for decisions";
  return text;
}

}  // namespace biandan::base
