// Fields over the mesh: 32-bit floats, rounded to what a river model can know.
#include <cmath>

#include "solver/record/layout_parts.hpp"
#include "solver/record/rounding.hpp"
#include "solver/record/shown_value.hpp"

namespace biandan::record {

namespace {

/// Rounding steps 2^-17 m (8 micrometres) and 2^-20 m3/s or m/s, each with the attribute that names
/// as many decimal digits; shares with as many mantissa bits as the attribute says.
struct Rounding {
  bool share = false;
  int bits = 0;
  int digits = 0;

  double operator()(double value) const {
    return share ? round_to_share(value, bits) : round_to_step(value, bits);
  }
  Attribute note() const {
    if (share) return {"_QuantizeBitRoundNumberOfSignificantBits", bits};
    return {"least_significant_digit", digits};
  }
};

constexpr Rounding metres{false, 17, 5};
constexpr Rounding flows{false, 20, 6};
constexpr Rounding volumes{true, 20, 0};
constexpr Rounding concentrations{true, 16, 0};

Variable field_variable(const std::string& name, bool on_cells, const std::string& title,
                        const std::string& title_zh, const std::string& units,
                        const Rounding& rounding) {
  Variable variable;
  variable.name = name;
  variable.type = Type::float32;
  variable.dimensions = {"time", on_cells ? "mesh1d_nNodes" : "mesh1d_nEdges"};
  variable.fill = true;
  variable.attributes = {{"long_name", title}};
  note(variable.attributes, "long_name_zh", title_zh);
  variable.attributes.push_back({"units", units});
  variable.attributes.push_back({"mesh", "mesh1d"});
  variable.attributes.push_back({"location", on_cells ? "node" : "edge"});
  variable.attributes.push_back(
      {"coordinates", on_cells ? "mesh1d_node_x mesh1d_node_y" : "mesh1d_edge_x mesh1d_edge_y"});
  variable.attributes.push_back({"grid_mapping", "crs"});
  variable.attributes.push_back(rounding.note());
  return variable;
}

using FlowValues = std::vector<double> grid::FlowField::*;

Recorded of_flow(Variable variable, FlowValues member, std::size_t places, Rounding rounding) {
  return {std::move(variable), places,
          [member, rounding](const run::RunView& view, std::span<double> row) {
            const std::vector<double>& values = view.flow.*member;
            for (std::size_t k = 0; k < row.size(); ++k) row[k] = rounding(values[k]);
          }};
}

/// Of the deepest point: rules, steady states and observations mean the same by depth.
Recorded water_depth(Variable variable, std::size_t places) {
  return {std::move(variable), places, [](const run::RunView& view, std::span<double> row) {
            for (std::size_t cell = 0; cell < row.size(); ++cell)
              row[cell] = metres(view.flow.level[cell] - view.grid.cells[cell].bed);
          }};
}

Recorded of_shown(Variable variable, std::size_t index, std::size_t places) {
  return {std::move(variable), places, [index](const run::RunView& view, std::span<double> row) {
            for (std::size_t cell = 0; cell < row.size(); ++cell) {
              const double value = shown_value(view, cell, index);
              row[cell] = std::isnan(value) ? fill_float : concentrations(value);
            }
          }};
}

}  // namespace

std::vector<Recorded> recorded_fields(const run::RunView& start) {
  using grid::FlowField;
  const std::size_t cells = start.grid.cells.size();
  const std::size_t faces = start.grid.faces.size();
  std::vector<Recorded> fields;
  const auto on_cells = [&](const char* name, const char* title, const char* title_zh,
                            const char* units, FlowValues member, Rounding rounding) {
    fields.push_back(of_flow(field_variable(name, true, title, title_zh, units, rounding), member,
                             cells, rounding));
  };
  on_cells("level", "Water level", "水位", "m", &FlowField::level, metres);
  fields.back().variable.attributes.push_back(
      {"standard_name", "water_surface_height_above_reference_datum"});
  fields.push_back(
      water_depth(field_variable("depth", true, "Water depth", "水深", "m", metres), cells));
  on_cells("velocity", "Flow velocity along the reach", "流速", "m s-1", &FlowField::velocity,
           flows);
  on_cells("volume", "Water volume of the cell", "水量", "m3", &FlowField::volume_after, volumes);
  if (faces > 0) {
    fields.push_back(
        of_flow(field_variable("discharge", false, "Discharge", "流量", "m3 s-1", flows),
                &FlowField::discharge, faces, flows));
    fields.back().variable.attributes.push_back(
        {"standard_name", "water_volume_transport_in_river_channel"});
    fields.back().variable.attributes.push_back(
        {"comment", "mean over the time step that ends here, positive from left to right"});
  }

  const auto names = constituent_variables(shown_names(start.problem));
  for (std::size_t k = 0; k < names.size(); ++k) {
    const quality::Shown shown = quality::shown(start.problem.quality, k);
    Variable variable = field_variable(names[k], true, shown_title(shown), shown.title_zh,
                                       shown.unit, concentrations);
    add_shown_notes(shown, variable);
    fields.push_back(of_shown(std::move(variable), k, cells));
  }
  for (Recorded& field : recorded_quality(start)) fields.push_back(std::move(field));
  return fields;
}

}  // namespace biandan::record
