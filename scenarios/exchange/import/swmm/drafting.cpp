#include "scenarios/exchange/import/swmm/drafting.hpp"

#include "model/base/text.hpp"

#include <algorithm>
#include <set>

#include "scenarios/exchange/import/names.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"

namespace biandan::exchange::swmm {

DraftTable& Drafting::table(std::string_view file, std::vector<std::string> heading) const {
  const auto found = std::ranges::find(draft.tables, file, &DraftTable::file);
  if (found != draft.tables.end()) return *found;
  draft.tables.push_back({std::string(file), std::move(heading), {}});
  return draft.tables.back();
}

std::string constituent_name(const std::string& pollutant) {
  static const std::set<std::string> taken{
      "T",         "NAME",       "TITLE",  "GROUP", "PLACE",  "TO",    "FROM",    "NODE",
      "KIND",      "LEVEL",      "RATING", "INLET", "REACH",  "RATE",  "AREA",    "USE",
      "DISCHARGE", "PROVENANCE", "VALUE",  "TIME",  "RAIN",   "HOUR",  "WEEKDAY", "DATE",
      "DEPTH",     "SETTING",    "AND",    "OR",    "NOT",    "WIDTH", "SLOPE",   "VELOCITY",
      "MANNING",   "FROM_BANK",  "LAST",   "NEXT",  "VOLUME", "BED",   "CRS",     "POPULATION"};
  const std::string plain = plain_name(pollutant);
  return taken.contains(in_capitals(plain)) ? plain + "_" : plain;
}

void draft_places(const Drafting& drafting) {
  const Model& model = drafting.model;
  DraftTable& table = drafting.table("import/places.csv", {"swmm", "kind", "place"});
  for (std::size_t n = 0; n < model.nodes.size(); ++n)
    if (drafting.places.nodes[n] != model.nodes[n].name)
      table.rows.push_back(
          {{"swmm", model.nodes[n].name}, {"kind", "node"}, {"place", drafting.places.nodes[n]}});
  for (const Channel& channel : drafting.places.channels)
    for (const Channel::Piece& piece : channel.pieces) {
      const Link& link = model.links[piece.link];
      if (channel.pieces.size() == 1 && link.name == channel.name) continue;
      table.rows.push_back({{"swmm", link.name},
                            {"kind", piece.forward ? "conduit" : "conduit, turned"},
                            {"place", channel.name + ":" + base::exact_number(piece.chainage) +
                                          "-" + base::exact_number(piece.chainage + link.length)}});
    }
}

}  // namespace biandan::exchange::swmm
