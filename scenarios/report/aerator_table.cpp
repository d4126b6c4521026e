#include "scenarios/report/aerator_table.hpp"

#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

constexpr double kg = 1000.0;  // [g]
constexpr double kwh = 3.6e6;  // [J]
constexpr const char* none = "-";

std::vector<TableCell> row_of(const forcing::Aerator& device,
                              const transport::AeratorTotal& total) {
  const double brought = total.brought / kg;
  const double energy = total.energy / kwh;
  const bool drew = device.power && energy > 0.0;
  return {{device.name},
          {short_number(brought)},
          {short_number(total.stripped / kg)},
          {device.power ? short_number(energy) : none},
          {drew ? short_number(brought / energy) : none}};
}

}  // namespace

std::string aerator_table(const Case& problem, const run::RunStatistics& statistics,
                          Language language) {
  if (statistics.aerators.empty()) return "";
  Table table;
  table.heading = {say(language, "Aerator", "曝气机"), say(language, "Oxygen [kg]", "充氧 [kg]"),
                   say(language, "Stripped [kg]", "逸出 [kg]"),
                   say(language, "Energy [kWh]", "耗电 [kWh]"), "kg/kWh"};
  for (std::size_t i = 0; i < statistics.aerators.size(); ++i)
    table.rows.push_back(row_of(problem.forcing.aerators[i], statistics.aerators[i]));
  return format(table, false);
}

}  // namespace biandan::report
