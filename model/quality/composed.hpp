// Quantities that are no states of the water but follow from them at any moment: total nitrogen
// from its forms, the transparency from what dims the light.
//
//   s = a + sum of w_i c_i        value = s, or b / s where b is above 0
//
//   symbol  meaning                                unit
//   c       concentrations of constituents         g/m3
//   w       weights, which carry the conversion    unit of s over g/m3
//   a, b    offset, numerator                      those of s, of value times s
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace biandan::quality {

/// A sum of constituents, or a number over such a sum. Precondition where `over` is above 0: the
/// offset is above 0 too and no weight is below, so that there is a value in every water.
struct Composed {
  struct Term {
    std::size_t constituent = 0;  ///< in Quality::constituents
    double weight = 0.0;
  };

  std::string name;      ///< "TN": in results; the code of the standard for what it lists
  std::string title_zh;  ///< "总氮"
  std::string title_en;  ///< "Total nitrogen"
  std::string unit = "mg/L";
  double offset = 0.0;
  std::vector<Term> terms;
  double over = 0.0;    ///< not above 0: the value is the sum itself
  std::string formula;  ///< for people: "NH3-N + NO3-N"
};

/// The value in the unit of the item; `concentrations` are those of one place by constituent.
inline double value_of(const Composed& item, std::span<const double> concentrations) {
  double sum = item.offset;
  for (const Composed::Term& term : item.terms)
    sum += term.weight * concentrations[term.constituent];
  return item.over > 0.0 ? item.over / sum : sum;
}

}  // namespace biandan::quality
