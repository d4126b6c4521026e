#include "solver/transport/cell_parameters.hpp"

#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using quality::Parameter;

namespace {

// Two reaches of 1,000 m in cells of 100 and 300 m that meet at a junction.
test::RiverCase two_reaches() {
  test::RiverCase river;
  const auto a = river.node("A");
  const auto b = river.node("B");
  const auto c = river.node("C");
  river.reach("R1", a, b, 1000.0, 100.0, 0.0, 0.0, 20.0, 2.0, 0.025);
  river.reach("R2", b, c, 900.0, 300.0, 0.0, 0.0, 20.0, 2.0, 0.025);
  return river;
}

double value_at(const transport::CellParameters& parameters, const grid::Grid& grid,
                network::Place place, Parameter id) {
  return parameters.groups[parameters.group[static_cast<std::size_t>(grid.cell_of(place))]][id];
}

}  // namespace

TEST_CASE("without values of their own all cells share the parameters of the case") {
  test::RiverCase river = two_reaches();
  river.problem.quality.parameters.push_back({"cod_loss_rate", 3e-6, {}});
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto parameters = transport::cell_parameters(river.problem, grid);
  CHECK(parameters.groups.size() == 1);
  CHECK(parameters.groups[0][Parameter::cod_loss_rate] == 3e-6);
  CHECK(parameters.groups[0][Parameter::codmn_loss_rate] ==
        quality::find_parameter("codmn_loss_rate")->fallback);
}

TEST_CASE("a reach has its own value; a junction the mean by length, of a choice the longest's") {
  test::RiverCase river = two_reaches();
  auto& given = river.problem.quality.parameters;
  given.push_back({"cod_loss_rate", 4e-6, network::ReachId(1)});
  given.push_back({"cod_loss_rate", 2e-6, {}});
  given.push_back({"reaeration_formula", 2.0, network::ReachId(1)});
  const grid::Grid grid = grid::build_grid(river.problem);
  const auto parameters = transport::cell_parameters(river.problem, grid);

  const network::Place inside_first{{}, network::ReachId(0), 500.0};
  const network::Place inside_second{{}, network::ReachId(1), 300.0};
  const network::Place junction{network::NodeId(1), {}, 0.0};
  const network::Place end{network::NodeId(2), {}, 0.0};
  CHECK(value_at(parameters, grid, inside_first, Parameter::cod_loss_rate) == 2e-6);
  CHECK(value_at(parameters, grid, inside_second, Parameter::cod_loss_rate) == 4e-6);
  CHECK(value_at(parameters, grid, end, Parameter::cod_loss_rate) == 4e-6);
  // 50 m of the first reach, 150 m of the second.
  CHECK(value_at(parameters, grid, junction, Parameter::cod_loss_rate) == doctest::Approx(3.5e-6));
  CHECK(value_at(parameters, grid, inside_first, Parameter::reaeration_formula) == 0.0);
  CHECK(value_at(parameters, grid, junction, Parameter::reaeration_formula) == 2.0);
}

TEST_CASE("an unknown parameter is refused") {
  test::RiverCase river = two_reaches();
  river.problem.quality.parameters.push_back({"cod_speed", 1.0, {}});
  const grid::Grid grid = grid::build_grid(river.problem);
  CHECK_THROWS_AS(transport::cell_parameters(river.problem, grid), base::RunError);
}
