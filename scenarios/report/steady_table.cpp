#include "scenarios/report/steady_table.hpp"

#include <array>
#include <cstdio>
#include <span>

#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

std::string fixed(double value) {
  std::array<char, 64> text{};
  // No minus before a zero.
  std::snprintf(text.data(), text.size(), "%.3f", value < 0.0 && value > -0.0005 ? 0.0 : value);
  return text.data();
}

std::string node_levels(const Case& problem, const grid::Grid& grid,
                        const study::SteadyFlow& steady, Language language) {
  Table table{{say(language, "Node", "节点"), say(language, "Level m", "水位 m"),
               say(language, "Depth m", "水深 m")},
              {}};
  for (std::size_t n = 0; n < problem.network.nodes.size(); ++n) {
    const auto cell = static_cast<std::size_t>(grid.node_cell[n]);
    const double level = steady.level[cell];
    table.rows.push_back({{problem.network.nodes[n].name, {}},
                          {fixed(level), {}},
                          {fixed(level - grid.cells[cell].bed), {}}});
  }
  return format(table, false);
}

std::string discharges(const Case& problem, const grid::Grid& grid, const study::SteadyFlow& steady,
                       Language language) {
  Table table{{say(language, "Reach", "河段"), say(language, "From m³/s", "起点 m³/s"),
               say(language, "To m³/s", "终点 m³/s")},
              {}};
  for (std::size_t r = 0; r < problem.network.reaches.size(); ++r) {
    const auto first = static_cast<std::size_t>(grid.reach_first_face[r]);
    const auto last = first + static_cast<std::size_t>(grid.reach_face_count[r]) - 1;
    table.rows.push_back({{problem.network.reaches[r].name, {}},
                          {fixed(steady.discharge[first]), {}},
                          {fixed(steady.discharge[last]), {}}});
  }
  std::string text = format(table, false);
  if (problem.network.structures.empty()) return text;
  Table structures{{say(language, "Structure", "建筑物"), "m³/s"}, {}};
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    if (grid.faces[f].kind != grid::Face::Kind::structure) continue;
    const std::size_t s = grid.faces[f].structure.index();
    structures.rows.push_back(
        {{problem.network.structures[s].name, {}}, {fixed(steady.discharge[f]), {}}});
  }
  return text + "\n" + format(structures, false);
}

}  // namespace

std::string steady_table(const Case& problem, const grid::Grid& grid,
                         const study::SteadyFlow& steady, Language language) {
  return node_levels(problem, grid, steady, language) + "\n" +
         discharges(problem, grid, steady, language) + "\n" +
         say(language, "largest residual: ", "最大残差: ") + power(steady.residual) +
         say(language, " m³/s at ", " m³/s, 位于 ") + grid.cells[steady.worst].name + "\n";
}

std::string steady_quality_table(const Case& problem, const grid::Grid& grid,
                                 const study::SteadyQuality& found, Language language) {
  const quality::Quality& quality = problem.quality;
  const bool at_sections = !problem.sections.empty();
  Table table{{at_sections ? say(language, "Section", "断面") : say(language, "Node", "节点")}, {}};
  std::vector<std::size_t> shown;  // without the tracers, which grow for ever in standing water
  for (std::size_t k = 0; k < quality::shown_count(quality); ++k) {
    if (quality::is_tracer(quality, k)) continue;
    shown.push_back(k);
    const quality::Shown it = quality::shown(quality, k);
    table.heading.push_back(it.name + " " + it.unit);
  }
  const auto add = [&](const std::string& name, int cell) {
    const std::size_t count = quality.constituents.size();
    const auto values =
        std::span(found.concentration).subspan(static_cast<std::size_t>(cell) * count, count);
    table.rows.push_back({{name, {}}});
    for (const std::size_t k : shown)
      table.rows.back().push_back({short_number(quality::shown_value(quality, values, k)), {}});
  };
  for (const standard::Section& it : problem.sections) add(it.name, grid.cell_of(it.place));
  for (std::size_t n = 0; n < problem.network.nodes.size() && !at_sections; ++n)
    add(problem.network.nodes[n].name, grid.node_cell[n]);
  return format(table, false) + "\n" + say(language, "steady after ", "达到稳态所需时间: ") +
         short_number(found.days) + say(language, " days of pseudo-time\n", " 天（虚拟时间）\n");
}

}  // namespace biandan::report
