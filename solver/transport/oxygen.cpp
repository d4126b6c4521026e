#include "solver/transport/oxygen.hpp"

#include "model/quality/kinetics_set.hpp"

namespace biandan::transport {

Oxygen::Oxygen(const Case& problem, const grid::Grid& grid)
    : problem_(problem),
      constituents_(problem.quality.constituents.size()),
      oxygen_(quality::oxygen_of(problem.quality).value()),
      parameters_(cell_parameters(problem, grid)) {}

double Oxygen::temperature(std::size_t cell, double time,
                           std::span<const double> concentration) const {
  const auto own = problem_.quality.temperature;
  return own ? concentration[cell * constituents_ + *own] : problem_.forcing.temperature.at(time);
}

}  // namespace biandan::transport
