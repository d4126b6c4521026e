// Boussinesq coefficient of a section over its wetted area, for the advection of momentum.
//
//   beta = A sum(K_i^2 / A_i) / K^2, by resistance.hpp; linear between points, right to 2e-4
#pragma once

#include <vector>

#include "model/network/resistance.hpp"

namespace biandan::network {

class BoussinesqTable {
 public:
  BoussinesqTable() = default;
  explicit BoussinesqTable(const SectionResistance& resistance);

  /// Empty where the velocity is uniform over the section.
  bool empty() const { return area_.empty(); }
  /// beta [-] at a wetted area [m2].
  double at(double area) const;

 private:
  std::vector<double> area_;  // [m2], increasing
  std::vector<double> beta_;
};

}  // namespace biandan::network
