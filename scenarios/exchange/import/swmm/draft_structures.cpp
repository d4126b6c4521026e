// gates.csv, weirs.csv, culverts.csv, pumps.csv with their curves and units.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "model/base/text.hpp"
#include "model/network/depth_table.hpp"
#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

namespace {

using Row = std::map<std::string, std::string>;

class StructuresDraft {
 public:
  explicit StructuresDraft(const Drafting& drafting)
      : drafting_(drafting), model_(drafting.model), metre_(drafting.model.options.metre) {}

  void write() {
    for (std::size_t k = 0; k < model_.links.size(); ++k) {
      if (drafting_.roles[k] == Role::culvert) add_culvert(k);
      if (drafting_.roles[k] != Role::structure) continue;
      if (model_.links[k].kind == Link::Kind::orifice) add_gate(k);
      if (model_.links[k].kind == Link::Kind::weir) add_weir(k);
      if (model_.links[k].kind == Link::Kind::pump) add_pump(k);
    }
  }

 private:
  Row base_row(std::size_t k) const {
    const Link& link = model_.links[k];
    Row row{{"name", drafting_.places.links[k]},
            {"from", drafting_.places.nodes[link.from]},
            {"to", drafting_.places.nodes[link.to]}};
    const auto setting = drafting_.settings.find(k);
    if (setting != drafting_.settings.end()) row["setting"] = setting->second;
    if (link.flap) row["flap"] = "yes";
    return row;
  }

  void otherwise(const Link& link, const char* section, std::string said) const {
    drafting_.note(NotCarried::Why::otherwise, link.line,
                   "[" + std::string(section) + "] " + link.name, std::move(said));
  }

  void add_culvert(std::size_t k) {
    const Link& link = model_.links[k];
    const bool box = link.shape.name == "RECT_CLOSED";
    Row row = base_row(k);
    row["shape"] = box ? "box" : "circular";
    if (box) row["width [m]"] = base::exact_number(link.shape.measures[1] * metre_);
    row[box ? "height [m]" : "diameter [m]"] = base::exact_number(link.shape.measures[0] * metre_);
    row["invert_from [m]"] = base::exact_number(link.level_from);
    row["invert_to [m]"] = base::exact_number(link.level_to);
    row["length [m]"] = base::exact_number(link.length);
    row["manning [s/m^(1/3)]"] = base::exact_number(link.manning);
    row["entrance"] = base::exact_number(link.entrance.value_or(0.0));
    row["exit"] = base::exact_number(link.exit.value_or(0.0));
    row["barrels"] = base::exact_number(link.shape.barrels);
    drafting_
        .table("culverts.csv",
               {"name", "from", "to", "shape", "diameter [m]", "width [m]", "height [m]",
                "invert_from [m]", "invert_to [m]", "length [m]", "manning [s/m^(1/3)]", "entrance",
                "exit", "barrels", "setting", "flap"})
        .rows.push_back(std::move(row));
  }

  /// SWMM's Cd is that of the opening, as contraction and coefficient together here. Drowned, both
  /// are the same; a free jet is driven by the head over its depth here, over the middle of the
  /// opening there.
  void add_gate(std::size_t k) {
    const Link& link = model_.links[k];
    const double height = link.shape.measures[0] * metre_;
    double width = link.shape.measures[1] * metre_;
    if (link.shape.name == "CIRCULAR") {
      width = 0.25 * std::numbers::pi * height;
      otherwise(link, "ORIFICES", "a square opening of the same area and height");
    }
    const double contraction = std::min(link.coefficient, 1.0);
    Row row = base_row(k);
    row["sill [m]"] = base::exact_number(link.crest);
    row["width [m]"] = base::exact_number(width);
    row["height [m]"] = base::exact_number(height);
    row["contraction"] = base::exact_number(contraction);
    row["coefficient"] = base::exact_number(link.coefficient / contraction);
    drafting_
        .table("gates.csv", {"name", "from", "to", "sill [m]", "width [m]", "height [m]",
                             "contraction", "coefficient", "setting", "flap"})
        .rows.push_back(std::move(row));
  }

  void add_weir(std::size_t k) {
    const Link& link = model_.links[k];
    Row row = base_row(k);
    row["crest [m]"] = base::exact_number(link.crest);
    row["width [m]"] = base::exact_number(link.shape.measures[1] * metre_);
    row["coefficient [m^(1/2)/s]"] = base::exact_number(link.coefficient);
    otherwise(link, "WEIRS", "its opening has no upper end");
    drafting_
        .table("weirs.csv", {"name", "from", "to", "crest [m]", "width [m]",
                             "coefficient [m^(1/2)/s]", "setting", "flap"})
        .rows.push_back(std::move(row));
  }

  void add_pump(std::size_t k) {
    const Link& link = model_.links[k];
    const Node& sump = model_.nodes[link.from];
    const std::string& name = drafting_.places.links[k];
    add_curve(link, name);
    const bool switches = link.switches();
    if (switches && link.on_at_start && sump.initial_depth < link.start_depth &&
        sump.initial_depth > link.stop_depth)
      otherwise(link, "PUMPS", "at rest until its depth of start; in SWMM it runs from the start");
    Row row = base_row(k);
    row["sump [m]"] = base::exact_number(sump.bed);
    if (!switches) row["curve"] = name;
    drafting_.table("pumps.csv", {"name", "from", "to", "curve", "sump [m]", "setting"})
        .rows.push_back(std::move(row));
    if (!switches) return;
    drafting_.table("pump_units.csv", {"station", "name", "curve", "on [m]", "off [m]"})
        .rows.push_back({{"station", name},
                         {"name", "1"},
                         {"curve", name},
                         {"on [m]", base::exact_number(sump.bed + link.start_depth)},
                         {"off [m]", base::exact_number(sump.bed + link.stop_depth)}});
  }

  void add_curve(const Link& link, const std::string& name) {
    const Curve& curve = model_.curves.at(link.curve);
    const bool lift = curve.kind == "PUMP3" || curve.kind == "PUMP5";
    Points points;
    for (const auto& [x, y] : curve.points)
      points.emplace_back(x * metre_, y * model_.options.discharge);
    if (curve.kind == "PUMP1") to_depths(link, points);
    if (curve.kind == "PUMP1" || curve.kind == "PUMP2") points = steps(points);
    if (curve.kind == "PUMP5")
      otherwise(link, "PUMPS", "its curve at full speed; a setting is a share of the discharge");
    DraftTable& table =
        drafting_.table("pump_curves.csv", {"curve", "kind", "x [m]", "discharge [m3/s]"});
    for (const auto& [x, discharge] : points)
      table.rows.push_back({{"curve", name},
                            {"kind", lift ? "lift" : "depth"},
                            {"x [m]", base::exact_number(x)},
                            {"discharge [m3/s]", base::exact_number(discharge)}});
  }

  /// Volumes of the wet well as depths.
  void to_depths(const Link& link, Points& points) const {
    const Node& well = model_.nodes[link.from];
    std::vector<network::DepthTable::Piece> pieces;
    if (well.area > 0.0) pieces.push_back({0.0, well.area, 0.0});
    for (std::size_t k = 0; k < well.areas.size(); ++k) {
      const auto& [depth, area] = well.areas[k];
      const bool last = k + 1 == well.areas.size();
      const double slope =
          last ? 0.0 : (well.areas[k + 1].second - area) / (well.areas[k + 1].first - depth);
      pieces.push_back({depth, area, slope});
    }
    const network::DepthTable table(std::move(pieces));
    for (auto& [x, discharge] : points) x = table.depth_of(x * metre_ * metre_);
  }

  /// The discharge of a row holds below its x, that of the last row above the one before. Each step
  /// goes over 5 cm here, or over less where rows are nearer.
  static Points steps(const Points& rows) {
    constexpr double half_step = 0.025;  // [m]
    Points points;
    for (std::size_t k = 0; k + 1 < rows.size(); ++k) {
      const double x = rows[k].first;
      const double below = k == 0 ? x : x - rows[k - 1].first;
      const double above = k + 2 < rows.size() ? rows[k + 1].first - x : half_step * 4.0;
      const double half = std::min({half_step, 0.25 * below, 0.25 * above});
      if (half <= 0.0) continue;
      points.emplace_back(x - half, rows[k].second);
      points.emplace_back(x + half, rows[k + 1].second);
    }
    if (points.empty()) points = {{0.0, rows.back().second}, {1.0, rows.back().second}};
    return points;
  }

  const Drafting& drafting_;
  const Model& model_;
  double metre_;
};

}  // namespace

void draft_structures(const Drafting& drafting) {
  StructuresDraft(drafting).write();
}

}  // namespace biandan::exchange::swmm
