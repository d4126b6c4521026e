#include <cmath>

#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

network::Node read_node(Context& context, const Record& record) {
  network::Node node;
  node.name = context.nodes.add(record);
  node.title = context.title(record, node.name);
  node.x = context.start_value(record, "x");
  node.y = context.start_value(record, "y");
  node.initial_level = context.start_value(record, "level");
  node.provenance = context.provenance(record);
  node.source = record.place().place();
  if (node.x.has_value() != node.y.has_value()) {
    context.findings.add(record.place(), {"one coordinate only", "both x and y, or none"});
  }
  check_coordinates(context, record, node.x, node.y);
  return node;
}

struct SurfaceRow {
  double level = 0.0;
  double area = 0.0;
  Cell place;
};
struct SurfaceTable {
  std::vector<SurfaceRow> rows;
  bool complete = true;     ///< false: a row of it is wrong
  bool first_known = true;  ///< false: the first one is
};
struct SurfaceTables {
  std::map<std::size_t, SurfaceTable> by_node;
  bool all_named = true;  ///< false: a row is of an unknown storage
};

bool rises(const Record& record, const std::vector<SurfaceRow>& rows, double level) {
  if (rows.empty() || level > rows.back().level) return true;
  record.findings().add(record.place_of("level"), {"level " + number_text(level) + " m after " +
                                                       number_text(rows.back().level) + " m",
                                                   "levels that rise from row to row"});
  return false;
}

SurfaceTables read_surface_tables(Context& context) {
  SurfaceTables tables;
  for (const Record& record : context.records("storage_tables")) {
    const network::NodeId node = context.node(record, "storage");
    const auto level = record.number("level");
    const auto area = record.number("area");
    if (!node.valid()) {
      tables.all_named = false;
      continue;
    }
    if (!context.is_storage_row(node.index())) {
      context.findings.add(record.place_of("storage"),
                           {"node " + quote(record.text("storage")) + " is a junction",
                            "a storage of storages.csv"});
      tables.all_named = false;
      continue;
    }
    SurfaceTable& table = tables.by_node[node.index()];
    if (level && area && rises(record, table.rows, *level)) {
      table.rows.push_back({*level, *area, record.place_of("area")});
    } else {
      table.complete = false;
      if (table.rows.empty()) table.first_known = false;
    }
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

void use_table(Context& context, const Record& record, const SurfaceTable& table,
               network::Node& node) {
  if (!table.first_known) return;
  const double first = table.rows.front().level;
  if (std::isfinite(node.storage_bed) && node.storage_bed != first) {
    context.findings.add(
        record.place_of("bed"),
        {"bed " + number_text(node.storage_bed) + " m of storage " + quote(node.name),
         number_text(first) + " m, its first level in storage_tables.csv"});
  }
  check_surfaces(context, node.name, table.rows);
  if (table.complete) node.storage = surface_of(table.rows);
}

// The surface of a storage, from its area or its table.
void read_surface(Context& context, const Record& record, const std::optional<double>& area,
                  const SurfaceTables& tables, std::size_t index) {
  network::Node& node = context.result.network.nodes[index];
  const auto table = tables.by_node.find(index);
  const bool tabled = table != tables.by_node.end();
  if (area && tabled) {
    context.findings.add(
        record.place_of("area"),
        {"storage " + quote(node.name) + " with an area and rows in storage_tables.csv",
         "one of both"});
  } else if (tabled) {
    use_table(context, record, table->second, node);
  } else if (area) {
    node.storage = surface_of({{0.0, *area, {}}});
  } else if (!record.has("area") && tables.all_named && !context.may_be_misnamed(record, "area")) {
    record.findings().add(record.place(), {"storage " + quote(node.name) + " without a surface",
                                           "an area, or rows in storage_tables.csv"});
  }
}

void read_storages(Context& context) {
  struct Storage {
    Record record;
    std::size_t node;
  };
  context.first_storage = context.nodes.size();
  std::vector<Storage> storages;
  for (Record& record : context.records("storages")) {
    context.result.network.nodes.push_back(read_node(context, record));
    storages.push_back({record, context.result.network.nodes.size() - 1});
  }
  const SurfaceTables tables = read_surface_tables(context);
  for (const Storage& storage : storages) {
    network::Node& node = context.result.network.nodes[storage.node];
    const auto bed = storage.record.number("bed");
    const auto area = storage.record.number("area");
    node.storage_bed = bed.value_or(not_known);
    read_surface(context, storage.record, area, tables, storage.node);
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
