#include "model/standard/black_odour.hpp"

#include <algorithm>
#include <array>

#include "model/standard/assess.hpp"

namespace biandan::standard {

namespace {

constexpr std::array<BlackOdourIndicator, 4> indicators{{
    {"SD", "transparency", "透明度", "cm", Sense::minimum, 25.0, 10.0, true},
    {"DO", "DO", "溶解氧", "mg/L", Sense::minimum, 2.0, 0.2},
    {"ORP", "redox potential", "氧化还原电位", "mV", Sense::minimum, 50.0, -200.0},
    {"NH3-N", "NH3-N", "氨氮", "mg/L", Sense::maximum, 8.0, 15.0},
}};

constexpr std::array<std::string_view, 3> names_en{"none", "mild", "severe"};
constexpr std::array<std::string_view, 3> names_zh{"无", "轻度黑臭", "重度黑臭"};

}  // namespace

std::string_view name_en(BlackOdour grade) {
  return names_en.at(static_cast<std::size_t>(grade));
}

std::string_view name_zh(BlackOdour grade) {
  return names_zh.at(static_cast<std::size_t>(grade));
}

std::span<const BlackOdourIndicator> black_odour_indicators() {
  return indicators;
}

BlackOdourIndicator at_depth(const BlackOdourIndicator& indicator, double depth) {
  BlackOdourIndicator result = indicator;
  if (!indicator.by_depth || depth >= transparency_depth) return result;
  const double share = std::max(depth, 0.0) / transparency_depth;
  result.mild *= share;
  result.severe *= share;
  return result;
}

BlackOdour grade_of(const BlackOdourIndicator& indicator, double value) {
  if (exceeds({indicator.severe, indicator.sense, {}}, value)) return BlackOdour::severe;
  if (exceeds({indicator.mild, indicator.sense, {}}, value)) return BlackOdour::mild;
  return BlackOdour::none;
}

}  // namespace biandan::standard
