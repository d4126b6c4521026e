// Two runs of a case beside each other: what a change does to its sections, its loads and its
// balance.
//
// Differences are those of the run with the change from the one without. Both cover the same
// period, sections and constituents; the same inputs give differences of exactly zero.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/single_run.hpp"

namespace biandan::study {

/// A value without the change and with it.
struct Both {
  double base = 0.0;
  double with = 0.0;
  double change() const { return with - base; }
};

template <class Value>
struct BothOf {
  Value base = {};
  Value with = {};
  bool same() const { return base == with; }
};

struct LimitChange {
  standard::Limit limit;  ///< of the run without the change
  Both share;             ///< of the limit, the larger of peak and worst month mean
  Both seconds_over;
  Both days_over;                            ///< local calendar days with some time over
  BothOf<std::optional<double>> first_over;  ///< [s since start]
  BothOf<standard::WarningLevel> level;
};

struct ItemChange {
  std::size_t shown = 0;  ///< index of quality::Shown
  std::string code;
  Both peak;        ///< the worst sample, in the unit in which the item is shown
  Both month_mean;  ///< the worst
  std::vector<LimitChange> limits;
};

struct SectionChange {
  std::size_t section = 0;
  std::vector<ItemChange> items;
  BothOf<std::optional<standard::WaterClass>> peak_class;
  BothOf<std::optional<standard::WaterClass>> month_class;  ///< of the worst month means
};

/// Water [m3] or a constituent [g] over the run.
struct AccountChange {
  std::string name;
  Both in, out, produced, lost, stored;
};

/// A load whose given water or masses differ.
struct LoadChange {
  std::string name;
  std::string title;
  std::string group;
  Both water;              ///< [m3]
  std::vector<Both> mass;  ///< by constituent [g]
};

/// What passed a sewer, tank, plant or treatment and differs.
struct DrainChange {
  enum class What { spilled, intercepted, held, treated, bypassed };

  std::string name;
  What what = What::spilled;
  Both water;  ///< [m3]
  std::vector<Both>
      mass;  ///< that it carried, of treated water that was taken out, by constituent [g]
};

struct Comparison {
  std::string base;  ///< scenarios; empty: the case as it is
  std::string with;
  std::vector<SectionChange> sections;
  AccountChange water;
  std::vector<AccountChange> constituents;
  std::vector<LoadChange> loads;
  std::vector<DrainChange> drains;
  std::optional<double> cost;  ///< of `with` beyond `base` [10,000 yuan]
};

/// What the parts of a portfolio do alone and together, as changes from the same base: of the peak
/// and the worst month mean of an item at a section.
struct Interaction {
  std::string together;            ///< "A+B"
  std::vector<std::string> parts;  ///< "A", "B"
  struct Effect {
    std::size_t section = 0;
    std::size_t item = 0;             ///< index into SectionChange::items
    std::vector<double> peak_alone;   ///< by part
    std::vector<double> month_alone;  ///< by part
    double peak = 0.0;                ///< together
    double month = 0.0;
  };
  std::vector<Effect> effects;  ///< of every section and item
};

/// Mass that reaches the river less over the run, by constituent [g]: what loads bring less, and
/// what treatments take out more.
std::vector<double> cut_by(const Comparison& comparison);

/// Of every comparison whose scenario joins others by '+' that are all there; what the base has,
/// too, does not count.
std::vector<Interaction> interactions(const std::vector<Comparison>& comparisons);

/// One side of a comparison.
struct Side {
  const Case& problem;
  const SingleRun& run;
};

/// Why two cases cannot be compared, as "another period"; nothing when they can.
std::optional<std::string> incomparable(const Case& base, const Case& with);

/// Precondition: they can.
Comparison compare(const Side& base, const Side& with);

}  // namespace biandan::study
