#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "model/casefile/readers.hpp"
#include "model/casefile/structure_row.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

namespace {

using network::Culvert;
using network::Gate;
using network::Weir;

void read_flap(const Record& record, network::Structure& structure) {
  structure.flap = record.choice("flap") == std::size_t{0};
  structure.flap_head = record.number("flap_head").value_or(0.0);
  if (structure.flap || !record.has("flap_head")) return;
  record.findings().add(record.place_of("flap_head"),
                        {"flap_head of " + quote(structure.name) + ", which has no flap",
                         "flap yes, or no flap_head"});
}

// What a weir aerates is the oxygen of the kinetics, not a constituent that only has its name.
void check_aeration(const Context& context, const Record& record) {
  if (quality::oxygen_of(context.result.quality)) return;
  record.findings().add(record.place_of("aeration"),
                        {"aeration in a case without oxygen",
                         "kinetics with DO, as 'lumped' or 'full', or an aeration of 0"});
}

Weir read_weir(const Context& context, const Record& record) {
  Weir weir;
  weir.crest = record.number("crest").value_or(not_known);
  weir.width = record.number("width").value_or(0.0);
  const bool sharp = record.choice("shape") == std::size_t{1};
  weir.coefficient = sharp ? Weir::sharp_crested : Weir::broad_crested;
  if (record.has("coefficient"))
    weir.coefficient = record.number("coefficient").value_or(weir.coefficient);
  weir.aeration = record.number("aeration").value_or(0.0);
  if (weir.aeration > 0.0) check_aeration(context, record);
  return weir;
}

Gate read_gate(const Record& record) {
  Gate gate;
  gate.sill = record.number("sill").value_or(not_known);
  gate.width = record.number("width").value_or(0.0);
  gate.height = record.number("height").value_or(0.0);
  gate.contraction = record.number("contraction").value_or(0.0);
  gate.coefficient = record.number("coefficient").value_or(0.0);
  const bool momentum = record.choice("formula") == std::size_t{1};
  gate.formula = momentum ? Gate::Formula::momentum : Gate::Formula::energy;
  return gate;
}

// A measure that the shape needs, or one that it has no use for.
double measure(const Record& record, std::string_view field, bool needed, const std::string& what) {
  if (needed && !record.has(field)) {
    if (record.may_be_misnamed(field)) return 0.0;
    record.findings().add(record.place(),
                          {what + " has no " + std::string(field), "a " + std::string(field)});
    return 0.0;
  }
  if (!needed && record.has(field)) {
    record.findings().add(record.place_of(field),
                          {what + " has a " + std::string(field), "no " + std::string(field)});
    return 0.0;
  }
  return needed ? record.number(field).value_or(0.0) : 0.0;
}

// A barrel steeper than 1:1 is a wrong datum or unit; the formulas hold for mild slopes.
void check_slope(const Record& record, const std::string& name) {
  const auto from = record.number("invert_from");
  const auto to = record.number("invert_to");
  const auto length = record.number("length");
  if (!from || !to || !length || std::abs(*from - *to) <= *length) return;
  record.findings().add(
      record.place_of("invert_to"),
      {"inverts of culvert " + quote(name) + " differ by " + number_text(std::abs(*from - *to)) +
           " m over a length of " + number_text(*length) + " m",
       "inverts that differ by the length at most"});
}

Culvert read_culvert(const Record& record, const std::string& name) {
  Culvert culvert;
  record.cell("shape");  // a missing one is a finding
  if (const auto shape = record.choice("shape")) {
    const bool box = *shape == std::size_t{1};
    culvert.shape = box ? Culvert::Shape::box : Culvert::Shape::circular;
    const std::string what = (box ? "box culvert " : "circular culvert ") + quote(name);
    const double diameter = measure(record, "diameter", !box, what);
    const double width = measure(record, "width", box, what);
    const double height = measure(record, "height", box, what);
    culvert.width = box ? width : diameter;
    culvert.height = box ? height : diameter;
  }
  culvert.invert_from = record.number("invert_from").value_or(not_known);
  culvert.invert_to = record.number("invert_to").value_or(not_known);
  culvert.length = record.number("length").value_or(0.0);
  check_slope(record, name);
  culvert.manning = record.number("manning").value_or(0.0);
  culvert.entrance = record.number("entrance").value_or(0.0);
  culvert.exit = record.number("exit").value_or(0.0);
  culvert.barrels = record.integer("barrels").value_or(1);
  return culvert;
}

}  // namespace

network::Structure read_structure_row(Context& context, const Record& record) {
  network::Structure structure;
  structure.name = context.structures.add(record);
  structure.title = context.title(record, structure.name);
  structure.from = context.place(record, "from");
  structure.to = context.place(record, "to");
  structure.setting = record.varying("setting", context.series).value_or(base::Series(1.0));
  if (record.table().find("flap") != nullptr) read_flap(record, structure);
  structure.provenance = context.provenance(record);
  structure.source = record.place().place();
  const bool known = structure.from.node.valid() || structure.from.on_reach();
  if (known && structure.from == structure.to) {
    context.findings.add(
        record.place_of("to"),
        {quote(structure.name) + " leads back to where it comes from", "two different places"});
  }
  return structure;
}

void read_structures(Context& context) {
  auto& structures = context.result.network.structures;
  for (const Record& record : context.records("weirs")) {
    structures.push_back(read_structure_row(context, record));
    structures.back().kind = read_weir(context, record);
  }
  for (const Record& record : context.records("gates")) {
    structures.push_back(read_structure_row(context, record));
    structures.back().kind = read_gate(record);
  }
  for (const Record& record : context.records("culverts")) {
    structures.push_back(read_structure_row(context, record));
    structures.back().kind = read_culvert(record, structures.back().name);
  }
}

}  // namespace biandan::casefile
