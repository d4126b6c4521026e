// An expression at many places at once, in the three stages in which its values become known.
//
//   fix      once for a set of parameters and a temperature
//   place    once for the places of a step: depths and velocities
//   rates    for every evaluation: concentrations
//
// A step is one loop over the places, chosen once for all of them; the value of a place has the
// bits that it has alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/quality/expression/expression.hpp"

namespace biandan::quality {

/// Values of symbols at places: an array per Symbol::id, from place 0 on.
using SymbolColumns = std::span<const double* const>;

class ExpressionBlock {
 public:
  /// For `groups` sets of parameters and blocks of at most `places`.
  ExpressionBlock(const Expression& expression, std::size_t groups, std::size_t places);

  /// Values of symbols by id; only those of the stage `fixed` are looked at.
  void fix(std::size_t group, std::span<const double> symbols);
  /// `count` places from `begin` on, all of one group. The group is fixed.
  void place(std::size_t group, std::size_t begin, std::size_t count, SymbolColumns columns);
  /// The same places and columns; `rate` is that of the first of them.
  void rates(std::size_t group, std::size_t begin, std::size_t count, SymbolColumns columns,
             double* rate);

 private:
  /// Where a slot is read: one number for all places, or an array over them.
  struct Column {
    const double* values = nullptr;
    bool moves = false;
  };

  /// What column_ and target_ stand for.
  struct Pointed {
    std::size_t group = 0, begin = 0;
    const double* const* columns = nullptr;
    bool operator==(const Pointed&) const = default;
  };

  void point(std::size_t group, std::size_t begin, SymbolColumns columns);
  void run(std::size_t first, std::size_t last, std::size_t count);

  Expression expression_;
  std::size_t places_ = 0;
  std::vector<double> fixed_;    // [group][slot]
  std::vector<double> placed_;   // [step of the stage place][place]
  std::vector<double> scratch_;  // [step of the stage water][place]
  std::optional<Pointed> pointed_;
  std::vector<Column> column_;   // by slot, for the places in work
  std::vector<double*> target_;  // by step, for the places in work
};

}  // namespace biandan::quality
