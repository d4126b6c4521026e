#include "model/casefile/effects.hpp"

#include <utility>

#include "model/casefile/own_unit.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

void read_effect(Context& context, const Record& record, const Given& given,
                 std::vector<drainage::Effect>& effects) {
  const auto constituent = context.constituent(given);
  if (!constituent) return;
  const quality::Quality& quality = context.result.quality;
  if (constituent == quality.temperature) {
    context.findings.add(*given.cell,
                         {"a temperature of treated water", "constituents that are treated only"});
    return;
  }
  auto value = record.varying(given, context.series);
  if (!value) return;
  drainage::Effect& effect = effects[*constituent];
  const bool is_oxygen = quality::oxygen_of(quality) == constituent;
  if (!is_share(*given.field)) {
    effect.at_most = std::move(*value);
    effect.exactly = is_oxygen;
    return;
  }
  if (is_oxygen && value->maximum() > 0.0)
    context.findings.add(
        *given.cell, {"a share of oxygen that is removed",
                      "the concentration that water leaves with, " + name_of(given) + " [mg/L]"});
  effect.removal = std::move(*value);
}

}  // namespace

std::vector<drainage::Effect> read_effects(Context& context, const Record& record,
                                           const std::string& what) {
  std::vector<drainage::Effect> effects(context.constituents.size());
  bool changes = false;
  for (const Given& given : record.all()) {
    read_effect(context, record, given, effects);
    changes = changes || !given.key.empty();
  }
  if (!changes && !record.damaged())
    context.findings.add(record.place(),
                         {what + " that takes nothing out",
                          "a concentration [mg/L] or a share [-] of a constituent"});
  return effects;
}

}  // namespace biandan::casefile
