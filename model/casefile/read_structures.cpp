#include <utility>

#include "model/casefile/curves.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

network::Structure read_structure(Context& context, const Record& record) {
  network::Structure structure;
  structure.name = context.structures.add(record);
  structure.title = context.title(record, structure.name);
  structure.from = context.place(record, "from");
  structure.to = context.place(record, "to");
  structure.setting = record.varying("setting", context.series).value_or(base::Series(1.0));
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

network::Weir read_weir(const Record& record) {
  network::Weir weir;
  weir.crest = record.number("crest").value_or(0.0);
  weir.width = record.number("width").value_or(0.0);
  weir.coefficient = record.number("coefficient").value_or(0.0);
  return weir;
}

network::Gate read_gate(const Record& record) {
  network::Gate gate;
  gate.sill = record.number("sill").value_or(0.0);
  gate.width = record.number("width").value_or(0.0);
  gate.height = record.number("height").value_or(0.0);
  gate.contraction = record.number("contraction").value_or(0.0);
  gate.coefficient = record.number("coefficient").value_or(0.0);
  return gate;
}

network::Pump read_pump(Context& context, const Record& record, const std::string& name,
                        const Curves& curves) {
  network::Pump pump;
  pump.sump = record.number("sump").value_or(0.0);
  pump.capacity = record.number("capacity").value_or(0.0);
  const Cell* cell = record.cell("curve");
  if (cell == nullptr && !record.has("capacity")) {
    context.findings.add(record.place(), {"pump " + quote(name) +
                                              " has neither a capacity nor a "
                                              "curve",
                                          "one of both"});
  }
  if (cell == nullptr) return pump;
  if (record.has("capacity")) {
    context.findings.add(record.place_of("capacity"),
                         {"pump " + quote(name) + " has a capacity and a curve", "one of both"});
  }
  const Curve* curve = curves.require(*cell, context.findings);
  if (curve == nullptr) return pump;
  pump.curve = curve->kind == "depth" ? network::Pump::Curve::depth : network::Pump::Curve::lift;
  pump.curve_x = curve->x;
  pump.curve_discharge = curve->y;
  for (const double discharge : curve->y) pump.capacity = std::max(pump.capacity, discharge);
  return pump;
}

}  // namespace

void read_structures(Context& context) {
  auto& structures = context.result.network.structures;
  for (const Record& record : context.records("weirs")) {
    structures.push_back(read_structure(context, record));
    structures.back().kind = read_weir(record);
  }
  for (const Record& record : context.records("gates")) {
    structures.push_back(read_structure(context, record));
    structures.back().kind = read_gate(record);
  }
  const Curves curves = read_pump_curves(context);
  for (const Record& record : context.records("pumps")) {
    structures.push_back(read_structure(context, record));
    structures.back().kind = read_pump(context, record, structures.back().name, curves);
  }
}

}  // namespace biandan::casefile
