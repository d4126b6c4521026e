// What every cell went through in a run: mean, highest and lowest value of the level and of all
// that people see of its water, over the time in which it had some.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "solver/record/schema.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

/// By cell; NaN where there was never a value.
struct Extent {
  std::vector<double> mean;  ///< of the values at the ends of steps, by their length
  std::vector<double> highest;
  std::vector<double> lowest;
};

class CellSummary : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;

  /// The level, or a shown value, under the name that its variable has in a result file.
  struct Quantity {
    std::string variable;
    std::string title;
    std::string title_zh;
    std::string unit;
  };
  const std::vector<Quantity>& quantities() const { return quantities_; }
  Extent extent(std::size_t quantity) const;

  const std::vector<std::string>& cell_names() const { return names_; }
  /// The mesh of the cells as in a result file, without variables over them.
  const Schema& mesh() const { return mesh_; }

 private:
  /// Of one quantity in one cell.
  struct Sum {
    double time = 0.0;  ///< with a value [s]
    double integral = 0.0;
    double highest = 0.0;
    double lowest = 0.0;

    void add(double value, double dt);
  };

  std::vector<Quantity> quantities_;
  std::vector<std::string> names_;
  std::vector<Sum> sums_;  // [quantity * cells + cell]
  Schema mesh_;
};

}  // namespace biandan::record
