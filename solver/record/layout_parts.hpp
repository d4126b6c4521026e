// The parts that layout.cpp puts together.
#pragma once

#include <string>
#include <vector>

#include "model/quality/shown.hpp"
#include "solver/record/layout.hpp"

namespace biandan::record {

/// What a file says of itself: the case and scenario, the program, the period.
std::vector<Attribute> file_notes(const Case& problem, const std::string& version);

/// The coordinate of time of a case, along a dimension of the same name.
Variable time_variable(const std::string& name, const std::string& title, const Case& problem);

/// Coordinate reference system, branches of the network and the mesh of cells and faces (UGRID).
void add_mesh(const run::RunView& start, Schema& schema);
/// Attributes of an x (axis 0) or y (axis 1) coordinate in the reference system of the case.
std::vector<Attribute> coordinate_notes(const std::string& crs, int axis, const std::string& title);
/// Names, places and targets of the sections (CF stations); names and kinds of structures.
void add_sections(const run::RunView& start, Schema& schema);
void add_structures(const run::RunView& start, Schema& schema);

/// Names and cells of the inlets: where water enters and leaves from outside.
void add_inlets(const run::RunView& start, Schema& schema);

/// The final state in full precision. Precondition: the view has a snapshot.
void add_state(const run::RunView& end, Schema& schema);

/// Dispersion and implicit transport by reach.
void add_reach_findings(const run::RunStatistics& statistics, Schema& schema);

/// Levels, depths, velocities, volumes and concentrations of cells, discharges of faces.
std::vector<Recorded> recorded_fields(const run::RunView& start);
/// Class and black-odour grade of cells with the items that decide, as far as the case has any;
/// none where the case does not want them.
std::vector<Recorded> recorded_quality(const run::RunView& start);
/// Level, discharge, velocity and concentrations of sections.
std::vector<Recorded> recorded_sections(const run::RunView& start);
/// Setting, discharge, rule in force and regime of structures.
std::vector<Recorded> recorded_structures(const run::RunView& start);

/// Adds a variable along one dimension with its values.
void add(Schema& schema, std::string name, Type type, const std::string& dimension, Values values,
         std::vector<Attribute> attributes);

/// Adds a variable over the cells of the mesh with its values, of single precision; what is no
/// number is missing.
void add_cell_field(Schema& schema, std::string name, const std::string& title,
                    const std::string& title_zh, const std::string& unit,
                    std::vector<double> values);

/// "reach:chainage", or the name of the structure.
std::string face_name(const Case& problem, const grid::Face& face);

/// Names of the constituents of a case, in order: what the final state holds.
std::vector<std::string> constituent_names(const Case& problem);
/// The same, then those of the composed items: quality::Shown in its order.
std::vector<std::string> shown_names(const Case& problem);
/// "station:unit" of every unit of a pumping station, stations and units in their order.
std::vector<std::string> pump_unit_names(const Case& problem);
/// "Ammonia nitrogen (NH3-N)": a title for people that no other shown value has.
std::string shown_title(const quality::Shown& shown);
/// The name in the case, and the formula of what is composed.
void add_shown_notes(const quality::Shown& shown, Variable& variable);

/// Adds a note unless its text is empty.
void note(std::vector<Attribute>& attributes, const std::string& name, const std::string& text);

}  // namespace biandan::record
