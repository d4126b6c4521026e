// Grades of black-odorous urban water (城市黑臭水体): none, mild (轻度), severe (重度).
//
//   indicator            none     mild            severe    better
//   transparency [cm]    >= 25    10 to below 25   < 10     high
//   DO [mg/L]            >= 2.0   0.2 to below 2   < 0.2    high
//   redox potential [mV] >= 50    -200 to below 50 < -200   high
//   NH3-N [mg/L]         <= 8.0   above 8 to 15    > 15     low
//
// The worst indicator decides. In water less than 25 cm deep the bounds of the transparency shrink
// with the depth: none where the bottom is seen, severe below 40 % of the depth (10 cm of 25 cm).
//
// Source: guideline for the treatment of urban black-odorous water (城市黑臭水体整治工作指南,
// 2015), grades of pollution. Values at a bound belong to the better grade.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/standard/gb3838.hpp"

namespace biandan::standard {

enum class BlackOdour { none, mild, severe };

/// "none", "mild", "severe".
std::string_view name_en(BlackOdour grade);
/// "无", "轻度黑臭", "重度黑臭".
std::string_view name_zh(BlackOdour grade);

/// A quantity that the grades rest on, with the bounds of mild and severe.
struct BlackOdourIndicator {
  std::string_view code;     ///< "DO": the name of the constituent in cases and results
  std::string_view name_en;  ///< as a part of a sentence
  std::string_view name_zh;
  std::string_view unit;         ///< of the bounds
  Sense sense = Sense::maximum;  ///< maximum: high values are bad
  double mild = 0.0;             ///< mild beyond it
  double severe = 0.0;           ///< severe beyond it
  bool by_depth = false;         ///< the bounds shrink with the depth of shallow water
};

/// The four of the guideline, in its order.
std::span<const BlackOdourIndicator> black_odour_indicators();

/// Depth below which the bounds of the transparency shrink [m].
inline constexpr double transparency_depth = 0.25;

/// The indicator with the bounds that hold in water of a depth [m].
BlackOdourIndicator at_depth(const BlackOdourIndicator& indicator, double depth);

/// Grade of a value in the unit of the indicator, by its bounds as they stand.
BlackOdour grade_of(const BlackOdourIndicator& indicator, double value);

}  // namespace biandan::standard
