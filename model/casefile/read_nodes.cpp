#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

network::Node read_node(Context& context, const Record& record) {
  network::Node node;
  node.name = context.nodes.add(record);
  node.title = context.title(record, node.name);
  node.x = record.number("x");
  node.y = record.number("y");
  node.initial_level = record.number("level");
  node.provenance = context.provenance(record);
  node.source = record.place().place();
  if (node.x.has_value() != node.y.has_value()) {
    context.findings.add(record.place(), {"one coordinate only", "both x and y, or none"});
  }
  return node;
}

struct SurfaceRow {
  double level = 0.0;
  double area = 0.0;
  Cell place;
};
using SurfaceTables = std::map<std::size_t, std::vector<SurfaceRow>>;  // by node

SurfaceTables read_surface_tables(Context& context, std::size_t first_storage) {
  SurfaceTables tables;
  for (const Record& record : context.records("storage_tables")) {
    const network::NodeId node = context.node(record, "storage");
    const auto level = record.number("level");
    const auto area = record.number("area");
    if (!node.valid() || !level || !area) continue;
    if (node.index() < first_storage) {
      context.findings.add(record.place_of("storage"),
                           {"node " + quote(record.text("storage")) + " is a junction",
                            "a storage of storages.csv"});
      continue;
    }
    std::vector<SurfaceRow>& rows = tables[node.index()];
    if (!rows.empty() && *level <= rows.back().level) {
      context.findings.add(record.place_of("level"), {"level " + number_text(*level) + " m after " +
                                                          number_text(rows.back().level) + " m",
                                                      "levels that rise from row to row"});
      continue;
    }
    rows.push_back({*level, *area, record.place_of("area")});
  }
  return tables;
}

// Where a storage has no surface its water has no level. Only its lowest point may have none.
void check_surfaces(Context& context, const std::string& name,
                    const std::vector<SurfaceRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool tip = i == 0 && rows.size() > 1;
    if (tip || rows[i].area > 0.0) continue;
    context.findings.add(rows[i].place, {"no surface of storage " + quote(name) + " at " +
                                             number_text(rows[i].level) + " m",
                                         "an area > 0 m2 above the lowest level"});
  }
}

network::DepthTable surface_of(const std::vector<SurfaceRow>& rows) {
  std::vector<network::DepthTable::Piece> pieces;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    network::DepthTable::Piece piece;
    piece.depth = rows[i].level - rows.front().level;
    piece.width = rows[i].area;
    if (i + 1 < rows.size()) {
      piece.slope = (rows[i + 1].area - rows[i].area) / (rows[i + 1].level - rows[i].level);
    }
    pieces.push_back(piece);
  }
  return network::DepthTable(pieces);
}

void read_storages(Context& context) {
  struct Storage {
    Record record;
    std::size_t node;
  };
  const std::size_t first_storage = context.nodes.size();
  std::vector<Storage> storages;
  for (Record& record : context.records("storages")) {
    context.result.network.nodes.push_back(read_node(context, record));
    storages.push_back({record, context.result.network.nodes.size() - 1});
  }
  const SurfaceTables tables = read_surface_tables(context, first_storage);
  for (const Storage& storage : storages) {
    network::Node& node = context.result.network.nodes[storage.node];
    const auto bed = storage.record.number("bed");
    const auto area = storage.record.number("area");
    const auto table = tables.find(storage.node);
    node.storage_bed = bed.value_or(0.0);
    if (area && table != tables.end()) {
      context.findings.add(storage.record.place_of("area"), {"storage " + quote(node.name) +
                                                                 " with an area and rows in "
                                                                 "storage_tables.csv",
                                                             "one of both"});
    } else if (table != tables.end()) {
      if (bed && *bed != table->second.front().level) {
        context.findings.add(storage.record.place_of("bed"),
                             {"bed " + number_text(*bed) + " m of storage " + quote(node.name),
                              number_text(table->second.front().level) +
                                  " m, its first level in storage_tables.csv"});
      }
      check_surfaces(context, node.name, table->second);
      node.storage = surface_of(table->second);
    } else if (area) {
      node.storage = surface_of({{node.storage_bed, *area, {}}});
    } else if (!storage.record.has("area")) {
      context.findings.add(storage.record.place(),
                           {"storage " + quote(node.name) + " without a surface",
                            "an area, or rows in storage_tables.csv"});
    }
    if (bed && node.initial_level && *node.initial_level < *bed) {
      context.findings.add(storage.record.place_of("level"),
                           {"level " + number_text(*node.initial_level) + " m is below the bed, " +
                                number_text(*bed) + " m",
                            "a level at or above the bed"});
    }
  }
}

}  // namespace

void read_nodes(Context& context) {
  for (const Record& record : context.records("junctions")) {
    context.result.network.nodes.push_back(read_node(context, record));
  }
  read_storages(context);
}

}  // namespace biandan::casefile
