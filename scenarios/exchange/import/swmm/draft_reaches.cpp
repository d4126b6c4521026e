// reaches.csv, cross_sections.csv and reach_lines.csv.
#include <algorithm>
#include <cmath>

#include "model/base/text.hpp"
#include "scenarios/exchange/import/swmm/channel_section.hpp"
#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

namespace {

constexpr double longest_cell = 100.0;  // [m]

std::string_view word_of(network::Part part) {
  if (part == network::Part::left) return "left";
  return part == network::Part::right ? "right" : "main";
}

void add_survey(const Drafting& drafting, const Channel& channel, const ChannelSection& section) {
  DraftTable& table = drafting.table(
      "cross_sections.csv",
      {"reach", "chainage [m]", "station [m]", "level [m]", "zone", "manning [s/m^(1/3)]"});
  const auto add = [&](double chainage, double bed) {
    for (const network::SurveyPoint& point : section.points) {
      std::map<std::string, std::string> row{{"reach", channel.name},
                                             {"chainage [m]", base::exact_number(chainage)},
                                             {"station [m]", base::exact_number(point.station)},
                                             {"level [m]", base::exact_number(bed + point.level)}};
      if (section.zones) row["zone"] = word_of(point.part);
      if (section.zones && point.part == network::Part::left)
        row["manning [s/m^(1/3)]"] = base::exact_number(section.flood_left);
      if (section.zones && point.part == network::Part::right)
        row["manning [s/m^(1/3)]"] = base::exact_number(section.flood_right);
      table.rows.push_back(std::move(row));
    }
  };
  add(0.0, channel.level_from);
  add(channel.length, channel.level_to);
}

/// What is told of the shape of a channel that is not as in SWMM.
void note_section(const Drafting& drafting, const Link& link, const ChannelSection& section) {
  const Shape& shape = link.shape;
  const auto note = [&](std::string said) {
    drafting.note(NotCarried::Why::otherwise, shape.line, "[XSECTIONS] " + link.name,
                  std::move(said));
  };
  if (shape.barrels > 1.0)
    note(shape.name == "RECT_OPEN" ? "its barrels as one channel of their width together"
                                   : "one barrel of " + base::exact_number(shape.barrels));
  if (shape.name == "RECT_OPEN" && shape.measures[2] == 1.0)
    note("both walls rough; in SWMM only one is");
  if (!section.trapezoid() && shape.name != "IRREGULAR" && shape.name != "TRAPEZOIDAL")
    note("its curve as a survey of straight pieces");
}

/// The depth at the start where it is the same at both ends; else levels of the nodes hold.
bool one_depth(const Model& model, const Channel& channel) {
  constexpr double equal = 1e-6;
  const Node& from = model.nodes[channel.from];
  const Node& to = model.nodes[channel.to];
  return std::abs(from.initial_depth - to.initial_depth) < equal &&
         std::abs(from.bed - channel.level_from) < equal &&
         std::abs(to.bed - channel.level_to) < equal;
}

void add_line(const Drafting& drafting, const Channel& channel) {
  const Model& model = drafting.model;
  std::vector<std::pair<double, double>> points;
  for (const Channel::Piece& piece : channel.pieces) {
    const Link& link = model.links[piece.link];
    const Node& begin = model.nodes[piece.forward ? link.from : link.to];
    if (!begin.at) return;
    if (piece.chainage > 0.0) points.push_back(*begin.at);
    std::vector<std::pair<double, double>> inner = link.vertices;
    if (!piece.forward) std::ranges::reverse(inner);
    points.insert(points.end(), inner.begin(), inner.end());
  }
  if (!model.nodes[channel.to].at) return;
  DraftTable& table = drafting.table("reach_lines.csv", {"reach", "x", "y"});
  for (const auto& [x, y] : points)
    table.rows.push_back(
        {{"reach", channel.name}, {"x", base::exact_number(x)}, {"y", base::exact_number(y)}});
}

}  // namespace

void draft_reaches(const Drafting& drafting) {
  const Model& model = drafting.model;
  DraftTable& table = drafting.table(
      "reaches.csv", {"name", "from", "to", "length [m]", "cell_length [m]", "manning [s/m^(1/3)]",
                      "resistance", "wall_friction", "bed_from [m]", "bed_to [m]",
                      "bottom_width [m]", "side_slope", "depth [m]", "discharge [m3/s]"});
  for (const Channel& channel : drafting.places.channels) {
    const Link& link = model.links[channel.pieces.front().link];
    const ChannelSection section = section_of(link, model);
    note_section(drafting, link, section);
    const double piece = channel.length / double(channel.pieces.size());
    std::map<std::string, std::string> row{
        {"name", channel.name},
        {"from", drafting.places.nodes[channel.from]},
        {"to", drafting.places.nodes[channel.to]},
        {"length [m]", base::exact_number(channel.length)},
        {"cell_length [m]", base::exact_number(std::min(piece, longest_cell))},
        {"manning [s/m^(1/3)]", base::exact_number(section.manning)},
        {"discharge [m3/s]",
         base::exact_number(channel.pieces.front().forward ? link.discharge : -link.discharge)}};
    if (!section.rough_walls) row["wall_friction"] = "no";
    if (section.zones) row["resistance"] = "divided";
    if (one_depth(model, channel))
      row["depth [m]"] = base::exact_number(model.nodes[channel.from].initial_depth);
    if (section.trapezoid()) {
      row["bed_from [m]"] = base::exact_number(channel.level_from);
      row["bed_to [m]"] = base::exact_number(channel.level_to);
      row["bottom_width [m]"] = base::exact_number(section.bottom_width);
      row["side_slope"] = base::exact_number(section.side_slope);
    } else {
      add_survey(drafting, channel, section);
    }
    table.rows.push_back(std::move(row));
    add_line(drafting, channel);
  }
}

}  // namespace biandan::exchange::swmm
