#include "scenarios/doctor/evidence.hpp"

#include <string>
#include <vector>

#include "model/base/error.hpp"

namespace biandan::doctor {

namespace {

/// Every value of a list of places points at one of `count` things, from `first` on.
bool points_within(const std::vector<double>& places, double first, std::size_t count) {
  for (const double place : places)
    if (!(place >= first && place < static_cast<double>(count))) return false;
  return true;
}

bool list_within(const record::Reader& result, const char* variable, std::size_t length,
                 double first, std::size_t count) {
  if (!result.has(variable)) return true;
  const std::vector<double> places = result.values(variable);
  return places.size() == length && points_within(places, first, count);
}

/// The lists by which the parts of the file point at each other. A damaged byte must not lead the
/// checks astray.
bool hangs_together(const record::Reader& result) {
  const std::size_t cells = result.cell_names().size();
  const std::size_t faces = result.face_names().size();
  const std::size_t reaches = result.names("network_edge_id").size();
  for (const char* field : {"level", "depth", "velocity", "volume"})
    if (result.places(field) != cells) return false;
  if (faces > 0 && result.places("discharge") != faces) return false;
  for (const char* by_reach :
       {"network_edge_length", "reach_dispersion", "reach_dispersion_fischer",
        "reach_dispersion_artificial", "reach_implicit_cells"})
    if (result.has(by_reach) && result.values(by_reach).size() != reaches) return false;
  return list_within(result, "mesh1d_edge_nodes", 2 * faces, 0.0, cells) &&
         list_within(result, "mesh1d_node_branch", cells, -1.0, reaches) &&
         list_within(result, "section_cell", result.section_names().size(), 0.0, cells) &&
         list_within(result, "state_inlet_cell", result.names("state_inlet_id").size(), 0.0, cells);
}

}  // namespace

Evidence gather(const record::Reader& result, const std::string& file) {
  if (!hangs_together(result)) {
    base::Finding finding;
    finding.place.file = file;
    finding.message = "the file is damaged: its parts do not fit together";
    finding.expected = "a complete file; copy it again, or repeat the run";
    throw base::CaseError(std::vector<base::Finding>{finding});
  }
  Evidence evidence{result};
  evidence.origin = trace_water(result);
  return evidence;
}

}  // namespace biandan::doctor
