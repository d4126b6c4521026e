// What people see of the water of a case: every constituent, then every item composed of them. All
// that records, judges or prints values goes by this one list.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/quality/quality.hpp"

namespace biandan::quality {

/// How a shown value is called. Its index in the list is that of the constituent, or the number of
/// constituents plus that of the composed item.
struct Shown {
  std::string name;
  std::string title_zh;
  std::string title_en;
  std::string unit;
  std::string formula;  ///< of a composed item; empty for a constituent
};

inline std::size_t shown_count(const Quality& quality) {
  return quality.constituents.size() + quality.composed.size();
}

/// Precondition: index < shown_count().
Shown shown(const Quality& quality, std::size_t index);

std::optional<std::size_t> find_shown(const Quality& quality, std::string_view name);

/// The unit of a constituent's amount in the ledger, its concentration times m3 or m2 of bed: "g",
/// "1000 count" for count/L.
std::string amount_unit(const Quality& quality, std::size_t constituent);

/// Whether it is one of the tracers that the program itself adds.
bool is_tracer(const Quality& quality, std::size_t index);

/// The value of a constituent or composed item where the constituents have these concentrations
/// [g/m3]. Of an exposure (transport/ageing.hpp) it is the mean travel time of the water of its
/// source, NaN where there is less than a thousandth of that water.
double shown_value(const Quality& quality, std::span<const double> concentrations,
                   std::size_t index);

}  // namespace biandan::quality
