// The longitudinal dispersion coefficient of every channel face: given, or from the flow of the
// moment (network/longitudinal_dispersion.hpp) between the floor and the cap of the case.
//
// Whatever is used, what Fischer and Elder would give is kept as a mean over time and the faces of
// a reach, for people to judge by.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/reach_dispersion.hpp"

namespace biandan::transport {

class DispersionCoefficient {
 public:
  DispersionCoefficient(const Case& problem, const grid::Grid& grid);

  /// Sets the coefficients for the flow of a step; those that are given stay.
  void update(const grid::FlowField& flow);
  /// By face [m2/s]; 0 for structures.
  const std::vector<double>& value() const { return value_; }

  /// Adds the flow of a step, which stands for so many, to the means.
  void add_to_means(const grid::FlowField& flow, double steps);
  /// By reach, of what was added.
  std::vector<MeanDispersion> means() const;

  /// What the means hang on so far.
  void carry(base::Archive& archive) { archive(sum_, weight_); }

 private:
  struct Formulas {
    double fischer = 0.0, elder = 0.0;
  };
  Formulas formulas(std::size_t face, const grid::FlowField& flow) const;
  double from_flow(std::size_t face, const grid::FlowField& flow) const;

  const Case* case_;
  const grid::Grid* grid_;
  std::vector<std::size_t> by_flow_;  // faces whose coefficient follows the flow
  std::vector<double> value_;         // by face
  std::vector<MeanDispersion> sum_;   // by reach, times metres and seconds
  std::vector<double> weight_;        // by reach
};

}  // namespace biandan::transport
