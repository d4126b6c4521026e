// [COORDINATES] of nodes and [VERTICES] of links.
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

void read_map(const Reading& reading) {
  reading.rows("COORDINATES", [&](const RowReader& row) {
    Node& node = reading.model.nodes[reading.node(row, 0, "a node")];
    const double x = row.number(1, "an x");
    node.at = {x, row.number(2, "a y")};
  });
  reading.rows("VERTICES", [&](const RowReader& row) {
    Link& link = reading.model.links[reading.link(row, 0, "a link")];
    const double x = row.number(1, "an x");
    link.vertices.emplace_back(x, row.number(2, "a y"));
  });
}

}  // namespace biandan::exchange::swmm
