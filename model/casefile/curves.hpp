// Named curves given row by row: pump curves and rating curves.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/casefile/context.hpp"

namespace biandan::casefile {

struct Curve {
  std::string kind;  ///< of a pump curve: "lift" or "depth"
  std::vector<double> x;
  std::vector<double> y;
  bool complete = true;  ///< false: a row of it is wrong
};

class Curves {
 public:
  explicit Curves(std::string_view file) : file_(file) {}

  Curve& at(const std::string& name) { return curves_[name]; }
  bool has(const std::string& name) const { return curves_.contains(name); }
  /// The curve that a cell names; an unknown one is a finding.
  const Curve* require(const Cell& cell, Findings& findings) const;

 private:
  std::string_view file_;
  std::map<std::string, Curve> curves_;
};

Curves read_pump_curves(Context& context);
Curves read_rating_curves(Context& context);
Curves read_roughness_curves(Context& context);

}  // namespace biandan::casefile
