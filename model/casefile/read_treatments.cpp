// Treatment of water in structures: treatments.csv.
#include <string>
#include <utility>

#include "model/casefile/own_unit.hpp"
#include "model/casefile/readers.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

using drainage::Treatment;

network::StructureId read_structure_of(Context& context, const Record& record) {
  const Cell* cell = record.cell("structure");
  if (cell == nullptr) return {};
  const auto found = context.structures.require(*cell, context.findings);
  if (!found) return {};
  const network::StructureId structure(*found);
  for (const Treatment& earlier : context.result.treatments)
    if (earlier.structure == structure)
      context.findings.add(*cell, {"second treatment of the water of " + quote(cell->text),
                                   "one treatment of a structure",
                                   "the first is " + quote(earlier.name) + " in line " +
                                       std::to_string(earlier.source.line)});
  return structure;
}

void read_effect(Context& context, const Record& record, const Given& given, Treatment& treatment) {
  const auto constituent = context.constituent(given);
  if (!constituent) return;
  if (constituent == context.result.quality.temperature) {
    context.findings.add(*given.cell,
                         {"a temperature of treated water", "constituents that are treated only"});
    return;
  }
  auto value = record.varying(given, context.series);
  if (!value) return;
  drainage::Effect& effect = treatment.effects[*constituent];
  const bool is_oxygen = quality::oxygen_of(context.result.quality) == constituent;
  if (is_share(*given.field)) {
    if (is_oxygen && value->maximum() > 0.0)
      context.findings.add(
          *given.cell, {"a share of oxygen that is removed",
                        "the concentration that water leaves with, " + name_of(given) + " [mg/L]"});
    effect.removal = std::move(*value);
    return;
  }
  effect.at_most = std::move(*value);
  effect.exactly = is_oxygen;
}

}  // namespace

void read_treatments(Context& context) {
  check_constituent_columns(context, "treatments");
  NameIndex names("treatment");
  for (const Record& record : context.records("treatments")) {
    Treatment treatment;
    treatment.name = names.add(record);
    treatment.title = context.title(record, treatment.name);
    treatment.structure = read_structure_of(context, record);
    if (const auto capacity = record.number("capacity")) treatment.capacity = *capacity;
    treatment.setting = record.varying("setting", context.series).value_or(treatment.setting);
    treatment.effects.resize(context.constituents.size());
    bool changes = false;
    for (const Given& given : record.all()) {
      read_effect(context, record, given, treatment);
      changes = changes || !given.key.empty();
    }
    if (!changes && !record.damaged())
      context.findings.add(record.place(),
                           {"treatment " + quote(treatment.name) + " that takes nothing out",
                            "a concentration [mg/L] or a share [-] of a constituent"});
    treatment.provenance = context.provenance(record);
    treatment.source = record.place().place();
    context.result.treatments.push_back(std::move(treatment));
  }
}

}  // namespace biandan::casefile
