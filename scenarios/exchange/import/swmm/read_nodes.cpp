// [JUNCTIONS], [OUTFALLS], [STORAGE], [DIVIDERS].
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "model/base/limits.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

class NodesReader {
 public:
  explicit NodesReader(const Reading& reading) : reading_(reading) {}

  void read() {
    reading_.rows("JUNCTIONS", [this](const RowReader& row) { take_junction(row); });
    reading_.rows("DIVIDERS", [this](const RowReader& row) { take_divider(row); });
    reading_.rows("STORAGE", [this](const RowReader& row) { take_storage(row); });
    reading_.rows("OUTFALLS", [this](const RowReader& row) { take_outfall(row); });
  }

 private:
  double metre() const { return reading_.metre(); }

  Node begin(const RowReader& row, Node::Kind kind) const {
    Node node;
    node.name = row.text(0, "a name");
    node.kind = kind;
    node.line = row.line();
    reading_.model.left_out.insert(in_capitals(node.name));  // until it is kept
    if (reading_.model.node_names.contains(in_capitals(node.name)))
      row.skip(0, "there is a node " + quote(node.name) + " already");
    node.bed = row.number(1, "the invert") * metre();
    return node;
  }

  void keep(Node node) {
    reading_.model.left_out.erase(in_capitals(node.name));
    reading_.model.node_names[in_capitals(node.name)] = reading_.model.nodes.size();
    reading_.model.nodes.push_back(std::move(node));
  }

  void take_junction(const RowReader& row) {
    Node node = begin(row, Node::Kind::junction);
    node.initial_depth = row.number_or(3, "the depth at the start", 0.0) * metre();
    if (row.number_or(5, "the ponded area", 0.0) > 0.0)
      row.unknown("water that stands on the ground above it: its banks go on upwards");
    keep(std::move(node));
  }

  void take_divider(const RowReader& row) {
    Node node = begin(row, Node::Kind::junction);
    row.otherwise("a junction: the flow finds its way, as in SWMM's dynamic wave");
    keep(std::move(node));
  }

  void take_storage(const RowReader& row) {
    Node node = begin(row, Node::Kind::storage);
    const double depth = row.number_or(2, "the depth", 0.0) * metre();
    node.initial_depth = row.number_or(3, "the depth at the start", 0.0) * metre();
    take_shape(row, depth, node);
    // Share of evaporation; suction, conductivity and deficit of the ground.
    const std::size_t losses = row.keyword(4) == "TABULAR" ? 7 : 9;
    double lost = 0.0;
    for (std::size_t word = losses; word < losses + 4; ++word)
      lost += std::abs(row.number_or(word, "a loss of its water", 0.0));
    if (lost > 0.0) row.unknown("evaporation and seepage of its water");
    keep(std::move(node));
  }

  void take_shape(const RowReader& row, double depth, Node& node) const {
    const std::string shape = row.keyword(4);
    if (shape == "TABULAR") return take_area_curve(row, node);
    const double a = row.number(5, "the first number of its shape");
    const double b = row.number(6, "the second number of its shape");
    const double c = row.number(7, "the third number of its shape");
    if (shape == "FUNCTIONAL") return take_function(row, a, b, c, depth, node);
    take_solid(row, shape, {a, b, c}, depth, node);
  }

  void take_area_curve(const RowReader& row, Node& node) const {
    const std::string& name = row.text(5, "a curve");
    const auto curve = reading_.model.curves.find(in_capitals(name));
    if (curve == reading_.model.curves.end() || curve->second.points.empty())
      row.skip(5, quote(name) + " is no curve of [CURVES]");
    const double square = metre() * metre();
    for (const auto& [x, y] : curve->second.points)
      if (node.areas.empty() || x * metre() > node.areas.back().first)
        node.areas.emplace_back(x * metre(), y * square);
    // A case has the surface at the bed as its first row, and SWMM holds it below the first point.
    if (node.areas.front().first > 0.0)
      node.areas.insert(node.areas.begin(), {0.0, node.areas.front().second});
    settle(row, node);
  }

  /// area = a depth^b + c in the units of the file.
  void take_function(const RowReader& row, double a, double b, double c, double depth,
                     Node& node) const {
    const double square = metre() * metre();
    const bool constant = a == 0.0 || b == 0.0;
    if (constant) {
      node.area = (c + (b == 0.0 ? a : 0.0)) * square;
      if (node.area <= 0.0) row.skip(5, "its surface is not above 0");
      return;
    }
    const double highest = need_depth(row, depth);
    const int pieces = b == 1.0 ? 1 : curve_pieces;
    for (int k = 0; k <= pieces; ++k) {
      const double d = highest * k / pieces;
      node.areas.emplace_back(d, (a * std::pow(d / metre(), b) + c) * square);
    }
    if (pieces > 1) row.otherwise("its surface as a table of straight pieces");
    settle(row, node);
  }

  /// CYLINDRICAL, CONICAL, PARABOLIC and PYRAMIDAL of SWMM 5.2, of base axes a and b.
  void take_solid(const RowReader& row, const std::string& shape, const std::array<double, 3>& of,
                  double depth, Node& node) const {
    const auto [a, b, c] = of;
    const double square = metre() * metre();
    const double base = a * b * square;
    if (shape == "CYLINDRICAL") {
      node.area = 0.25 * std::numbers::pi * base;
      return;
    }
    const double highest = need_depth(row, depth);
    for (int k = 0; k <= curve_pieces; ++k) {
      const double d = highest * k / curve_pieces;
      if (shape == "CONICAL")
        node.areas.emplace_back(
            d, 0.25 * std::numbers::pi *
                   (base + 4.0 * c * b * metre() * d + 4.0 * c * c * b / a * d * d));
      else if (shape == "PARABOLIC" || shape == "PARABOLOID")
        node.areas.emplace_back(d, 0.25 * std::numbers::pi * base * d / (c * metre()));
      else if (shape == "PYRAMIDAL")
        node.areas.emplace_back(d, base + 2.0 * c * (a + b) * metre() * d + 4.0 * c * c * d * d);
      else
        row.skip(4, quote(row.text(4, "its shape")) +
                        " is no shape; expected FUNCTIONAL, TABULAR, "
                        "CYLINDRICAL, CONICAL, PARABOLOID or PYRAMIDAL");
    }
    row.otherwise("its surface as a table of straight pieces");
    settle(row, node);
  }

  double need_depth(const RowReader& row, double depth) const {
    if (depth <= 0.0) row.skip(2, "its depth is not above 0");
    return depth;
  }

  /// A table of one row is a constant surface.
  void settle(const RowReader& row, Node& node) const {
    for (const auto& [depth, area] : node.areas)
      if (!(area >= 0.0 && area <= base::largest_number))
        row.skip(4, "its surface is no number above 0 at a depth");
    if (node.areas.size() > 1) return;
    node.area = node.areas.front().second;
    node.areas.clear();
    if (node.area <= 0.0) row.skip(4, "its surface is not above 0");
  }

  void take_outfall(const RowReader& row) {
    Node node = begin(row, Node::Kind::outfall);
    const std::map<std::string, Node::Stage> words{{"FREE", Node::Stage::free},
                                                   {"NORMAL", Node::Stage::normal},
                                                   {"FIXED", Node::Stage::fixed},
                                                   {"TIDAL", Node::Stage::tide},
                                                   {"TIMESERIES", Node::Stage::series}};
    const auto word = words.find(row.keyword(2));
    if (word == words.end())
      row.skip(2, quote(row.text(2, "its kind")) +
                      "; expected FREE, NORMAL, FIXED, TIDAL or "
                      "TIMESERIES");
    node.stage = word->second;
    std::size_t gate = 3;
    if (node.stage >= Node::Stage::fixed) gate = 4;
    if (node.stage == Node::Stage::fixed) node.level = row.number(3, "a level") * metre();
    if (node.stage > Node::Stage::fixed) node.table = take_table(row, node.stage);
    if (row.yes(gate, "a flap gate"))
      row.unknown("its flap gate: a structure with flap = yes before it can stand for it");
    if (row.has(gate + 1)) row.unknown("the catchment that its outflow is led to");
    keep(std::move(node));
  }

  std::string take_table(const RowReader& row, Node::Stage stage) const {
    const bool tide = stage == Node::Stage::tide;
    const std::string& written = row.text(3, tide ? "a curve" : "a series");
    const std::string name = in_capitals(written);
    const auto curve = reading_.model.curves.find(name);
    const auto series = reading_.model.series.find(name);
    const bool there = tide ? curve != reading_.model.curves.end() && !curve->second.points.empty()
                            : series != reading_.model.series.end() && !series->second.empty();
    if (!there)
      row.skip(3, quote(written) +
                      (tide ? " is no curve of [CURVES]" : " is no series of [TIMESERIES]"));
    return name;
  }

  static constexpr int curve_pieces = 20;
  const Reading& reading_;
};

}  // namespace

void read_nodes(const Reading& reading) {
  NodesReader(reading).read();
}

}  // namespace biandan::exchange::swmm
