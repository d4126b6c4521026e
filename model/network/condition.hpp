// Conditions of control rules: comparisons joined by and, or and not, as data.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "model/network/ids.hpp"

namespace biandan::network {

/// One comparison of something that is seen with a threshold.
struct Comparison {
  enum class Quantity {
    level,                ///< at `place` [m]
    level_difference,     ///< level at `place` less level at `other` [m]
    depth,                ///< level at `place` above its bed [m]
    discharge,            ///< at `place`, on a reach [m3/s]
    structure_discharge,  ///< of `structure`, positive from its `from` to its `to` [m3/s]
    setting,              ///< of `structure`, 0 to 1
    concentration,        ///< of `constituent` at `place` [g/m3]
    composed_item,        ///< the same of an item composed of constituents, in its unit
    rain,                 ///< now [m/s]
    rain_before,          ///< fallen in the last `span` seconds [m]
    rain_ahead,           ///< falling in the next `span` seconds [m]
    hour_of_day,          ///< local, 0 to 24 [h]
    weekday,              ///< local, Monday is 1, Sunday is 7
    month_day,            ///< local, month * 100 + day
    date,                 ///< local, days since 1970-01-01
    elapsed               ///< since the start of the run [s]
  };
  enum class Operator { less, less_equal, greater, greater_equal, equal, not_equal };

  Quantity quantity = Quantity::level;
  Place place;
  Place other;  ///< second place of a level difference
  StructureId structure;
  std::size_t constituent = 0;  ///< or composed item
  double span = 0.0;            ///< of a sum of rain [s]
  Operator op = Operator::greater;
  double threshold = 0.0;  ///< in the unit of the quantity

  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// The operator that holds exactly where `op` does not.
Comparison::Operator opposite(Comparison::Operator op);

/// A tree in postfix order: comparisons, and what joins the `count` results before it.
/// `a and not b` is the terms a, b, negation, all_of 2.
struct Condition {
  struct Term {
    enum class Kind { comparison, all_of, any_of, negation };

    Kind kind = Kind::comparison;
    std::size_t count = 1;  ///< results that it joins; of a negation 1
    Comparison comparison = {};

    bool operator==(const Term&) const = default;
  };

  std::vector<Term> terms;

  Condition() = default;
  /// A single comparison is a condition.
  Condition(Comparison comparison) {
    terms.push_back({Term::Kind::comparison, 1, std::move(comparison)});
  }

  bool empty() const { return terms.empty(); }

  bool operator==(const Condition&) const = default;
};

/// Whether two conditions are the same after the laws of De Morgan, whatever the order in which
/// their parts are written. Conditions that are equal for other reasons are not found.
bool equivalent(const Condition& a, const Condition& b);

}  // namespace biandan::network
