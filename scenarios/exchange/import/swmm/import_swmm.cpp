#include "scenarios/exchange/import/swmm/import_swmm.hpp"

#include "scenarios/exchange/import/swmm/drafting.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange {

namespace {

using namespace swmm;

Model read_model(const casefile::SourceFile& file, Notes& notes) {
  const std::vector<Section> sections = sections_of(file);
  Model model;
  const Reading reading{file, sections, notes, model};
  read_options(reading);
  read_curves(reading);
  read_series(reading);
  read_nodes(reading);
  read_links(reading);
  read_shapes(reading);
  read_inflows(reading);
  read_controls(reading);
  read_map(reading);
  note_other_sections(reading);
  return model;
}

DraftCase draft_of(const Model& model, Notes& notes) {
  const std::vector<Role> roles = roles_of(model, notes);
  const Places places = places_of(model, roles, notes);
  DraftCase draft;
  Drafting drafting{model, roles, places, notes, draft};
  draft_settings(drafting);
  draft_nodes(drafting);
  draft_reaches(drafting);
  draft_rules(drafting);
  draft_structures(drafting);
  draft_outfalls(drafting);
  draft_inflows(drafting);
  draft_places(drafting);
  return draft;
}

}  // namespace

Imported import_swmm(const casefile::SourceFile& file) {
  Notes notes(file);
  const Model model = read_model(file, notes);
  if (model.nodes.empty() || model.links.empty()) {
    std::vector<base::Finding> findings;
    for (const NotCarried& it : notes.sorted())
      if (it.why == NotCarried::Why::mistake && findings.size() < 10)
        findings.push_back({it.place, it.said, {}, {}, {}});
    findings.push_back({{file.path, 0, 0},
                        "has no node or no link that can be read",
                        "a SWMM file with sections as [JUNCTIONS] and [CONDUITS]",
                        {},
                        {}});
    throw base::CaseError(std::move(findings));
  }
  DraftCase draft = draft_of(model, notes);
  return {std::move(draft), notes.sorted()};
}

}  // namespace biandan::exchange
