#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "solver/record/layout.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

using record::Variable;

std::vector<Variable> all_variables(const record::Layout& layout) {
  std::vector<Variable> variables = layout.schema.variables;
  for (const record::Track& track : layout.tracks) {
    variables.push_back(track.time);
    for (const record::Recorded& quantity : track.quantities)
      variables.push_back(quantity.variable);
  }
  return variables;
}

std::string text(const Variable& variable, const std::string& name) {
  const auto found = std::ranges::find(variable.attributes, name, &record::Attribute::name);
  return found == variable.attributes.end() ? "" : std::get<std::string>(found->value);
}

}  // namespace

TEST_CASE("constituents get names of variables that nothing else has") {
  const auto names =
      record::constituent_variables({"DO", "NH3-N", "NH3_N", "盐", "level", "2,4-D", "section_x"});
  const std::vector<std::string> expected{"DO",
                                          "NH3_N",
                                          "NH3_N_",
                                          "盐",
                                          "c_level_concentration",
                                          "c_2_4_D",
                                          "c_section_x_concentration"};
  CHECK(names == expected);
}

TEST_CASE("names are unique, texts are not empty, titles of mesh variables do not collide") {
  const SampleRiver river;
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  std::set<std::string> names;
  std::set<std::string> titles;
  std::set<std::string> dimensions;
  for (const record::Dimension& dimension : layout.schema.dimensions) {
    CHECK(dimensions.insert(dimension.name).second);
    CHECK((dimension.unlimited || dimension.size > 0));
  }
  for (const Variable& variable : all_variables(layout)) {
    INFO(variable.name);
    CHECK(names.insert(variable.name).second);
    for (const std::string& dimension : variable.dimensions) CHECK(dimensions.contains(dimension));
    for (const record::Attribute& attribute : variable.attributes)
      if (const auto* value = std::get_if<std::string>(&attribute.value)) CHECK(!value->empty());
    if (text(variable, "mesh") == "mesh1d")
      CHECK(titles.insert(text(variable, "long_name")).second);
  }
}

TEST_CASE("an engineering reference system has no code of its own") {
  SampleRiver river;
  river.problem.settings.crs.clear();
  const record::Layout local = record::make_layout(river.view(), "0.1.0");
  const auto& crs = *std::ranges::find(local.schema.variables, "crs", &Variable::name);
  CHECK(std::ranges::find(crs.attributes, "epsg", &record::Attribute::name) ==
        crs.attributes.end());
  CHECK(text(crs, "crs_wkt").starts_with("ENGCRS[\"schematic\""));

  river.problem.settings.crs = "EPSG:4490";
  const record::Layout geographic = record::make_layout(river.view(), "0.1.0");
  const auto& x = *std::ranges::find(geographic.schema.variables, "mesh1d_node_x", &Variable::name);
  CHECK(text(x, "units") == "degrees_east");
}

TEST_CASE("a reach with a course of its own is written with its points, cells and faces on it") {
  SampleRiver river;
  network::Reach& reach = river.problem.network.reaches[0];
  network::Node& from = river.problem.network.nodes[reach.from.index()];
  network::Node& to = river.problem.network.nodes[reach.to.index()];
  from.x = from.y = to.y = 0.0;
  to.x = 2000.0;
  reach.line = {{0.0, 500.0}, {2000.0, 500.0}};  // 3000 m as drawn
  river.grid = grid::build_grid(river.problem);
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  const auto numbers = [&](const std::string& name) {
    const auto& found = *std::ranges::find(layout.schema.variables, name, &Variable::name);
    return std::get<std::vector<double>>(found.values);
  };
  CHECK(numbers("network_geom_node_count")[0] == 4.0);
  const auto x = numbers("network_geom_x"), y = numbers("network_geom_y");
  CHECK(std::vector(y.begin(), y.begin() + 4) == std::vector<double>{0.0, 500.0, 500.0, 0.0});
  CHECK(x[2] == 2000.0);
  // Chainages stay those of the case; places are at the same share of the course.
  const auto branch = numbers("mesh1d_edge_branch"), offset = numbers("mesh1d_edge_offset");
  const auto edge_x = numbers("mesh1d_edge_x"), edge_y = numbers("mesh1d_edge_y");
  const network::DrawnLine drawn({{0, 0}, {0, 500}, {2000, 500}, {2000, 0}}, false);
  for (std::size_t e = 0; e < branch.size(); ++e) {
    if (branch[e] != 0.0) continue;
    CHECK(edge_x[e] == doctest::Approx(drawn.at(offset[e] / reach.length).x));
    CHECK(edge_y[e] == doctest::Approx(drawn.at(offset[e] / reach.length).y));
  }
}

TEST_CASE("time counts from the start in UTC, whatever the zone of the case") {
  SampleRiver river;
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  CHECK(text(layout.tracks.at(0).time, "units") == "seconds since 2021-06-14 16:00:00");
}
