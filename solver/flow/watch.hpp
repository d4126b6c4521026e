// Conditions of rules with their places found once, so that looking at one costs a few comparisons.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/flow/observations.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// Local calendar time at an instant of a run.
struct LocalTime {
  double hour = 0.0;  ///< of the day
  int weekday = 1;    ///< Monday is 1, Sunday is 7
  int month_day = 0;  ///< month * 100 + day
  double day = 0.0;   ///< days since 1970-01-01
};

LocalTime local_time(const Settings& settings, double time);

/// All that a condition may look at.
struct Moment {
  const Observations& seen;
  const std::vector<double>& setting;  ///< by structure, at the start of the step
  const LocalTime& local;
};

class Watch {
 public:
  Watch(const network::Condition& condition, const Case& problem, const grid::Grid& grid);

  bool holds(const Moment& moment) const;

 private:
  struct Term {
    network::Condition::Term::Kind kind;
    std::size_t count = 1;
    network::Comparison::Quantity quantity = {};
    network::Comparison::Operator op = {};
    double threshold = 0.0;
    std::size_t first = 0;   ///< cell, face, structure or concentration
    std::size_t second = 0;  ///< second cell of a level difference, or composed item
    double bed = 0.0;        ///< at the place of a depth [m]
    double span = 0.0;       ///< of a sum of rain [s]
  };

  Term resolve(const network::Comparison& comparison, const grid::Grid& grid) const;
  double value(const Term& term, const Moment& moment) const;

  const Case* case_;
  std::vector<Term> terms_;
  mutable std::vector<char> results_;  // of the terms so far, while a condition is looked at
};

}  // namespace biandan::flow
