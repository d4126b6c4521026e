#include <string>
#include <utility>

#include "model/casefile/readers.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

/// Inside, energy is counted in g m2/s2.
constexpr double watt = 1000.0;

std::string sets_with_oxygen() {
  std::string names;
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    quality::Quality alone;
    alone.constituents = quality::constituents_of(set);
    if (!quality::oxygen_of(alone)) continue;
    names += (names.empty() ? "" : " or ") + std::string(set.name);
  }
  return names;
}

// A kinetics set that is not known is reported already, and may have been one with oxygen.
void check_oxygen(const Context& context, const Record& record) {
  const quality::Quality& quality = context.result.quality;
  const bool known =
      quality.kinetics == "none" || quality::find_kinetics(quality.kinetics) != nullptr;
  if (!known || quality::oxygen_of(quality)) return;
  context.findings.add(record.place(),
                       {"an aerator, where kinetics " + quote(quality.kinetics) + " have no oxygen",
                        "kinetics with dissolved oxygen in [quality], " + sets_with_oxygen()});
}

// The rate itself, or power times efficiency [g/s].
double standard_rate(const Record& record, const std::string& what) {
  if (!record.has("efficiency")) {
    if (record.has("sotr")) return record.number("sotr").value_or(0.0);
    if (!record.may_be_misnamed("sotr") && !record.may_be_misnamed("efficiency"))
      record.findings().add(record.place(), {what + " without a transfer rate",
                                             "a sotr, or a power and an efficiency"});
    return 0.0;
  }
  if (record.has("sotr")) {
    record.findings().add(record.place_of("efficiency"),
                          {what + " has a sotr and an efficiency", "one of both"});
  } else if (!record.has("power") && !record.may_be_misnamed("power")) {
    record.findings().add(record.place_of("efficiency"),
                          {what + " has an efficiency and no power",
                           "a power with the efficiency, or a sotr instead"});
  }
  return record.number("power").value_or(0.0) * record.number("efficiency").value_or(0.0);
}

}  // namespace

void read_aerators(Context& context) {
  NameIndex names("aerator");
  for (const Record& record : context.records("aerators")) {
    if (names.size() == 0) check_oxygen(context, record);
    forcing::Aerator aerator;
    aerator.name = names.add(record);
    aerator.title = context.title(record, aerator.name);
    aerator.place = context.open_place(record, "place");
    aerator.standard_rate = standard_rate(record, "aerator " + quote(aerator.name));
    if (const auto power = record.number("power")) aerator.power = *power / watt;
    aerator.alpha = record.number("alpha").value_or(aerator.alpha);
    aerator.beta = record.number("beta").value_or(aerator.beta);
    aerator.theta = record.number("theta").value_or(aerator.theta);
    aerator.setting = record.varying("setting", context.series).value_or(aerator.setting);
    aerator.provenance = context.provenance(record);
    aerator.source = record.place().place();
    context.result.forcing.aerators.push_back(std::move(aerator));
  }
}

}  // namespace biandan::casefile
