// Treatment of water in structures: treatments.csv.
#include <string>
#include <utility>

#include "model/casefile/effects.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using drainage::Treatment;

network::StructureId read_structure_of(Context& context, const Record& record) {
  const Cell* cell = record.cell("structure");
  if (cell == nullptr) return {};
  const auto found = context.structures.require(*cell, context.findings);
  if (!found) return {};
  const network::StructureId structure(*found);
  for (const Treatment& earlier : context.result.drainage.treatments)
    if (earlier.structure == structure)
      context.findings.add(*cell, {"second treatment of the water of " + quote(cell->text),
                                   "one treatment of a structure",
                                   "the first is " + quote(earlier.name) + " in line " +
                                       std::to_string(earlier.source.line)});
  return structure;
}

}  // namespace

void read_treatments(Context& context) {
  check_constituent_columns(context, "treatments");
  NameIndex names("treatment");
  for (const Record& record : context.records("treatments")) {
    Treatment treatment;
    treatment.name = names.add(record);
    treatment.title = context.title(record, treatment.name);
    for (const drainage::Plant& plant : context.result.drainage.plants)
      if (context.result.network.nodes[plant.node.index()].name == treatment.name)
        context.findings.add(record.place_of("name"),
                             {"a treatment and a plant of the name " + quote(treatment.name),
                              "names that tell them apart"});
    treatment.structure = read_structure_of(context, record);
    if (const auto capacity = record.number("capacity")) treatment.capacity = *capacity;
    treatment.setting = record.varying("setting", context.series).value_or(treatment.setting);
    treatment.effects = read_effects(context, record, "treatment " + quote(treatment.name));
    treatment.provenance = context.provenance(record);
    treatment.source = record.place().place();
    context.result.drainage.treatments.push_back(std::move(treatment));
  }
}

}  // namespace biandan::casefile
