// GB 3838-2002, Table 1: the items of surface-water quality and their limits by class.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace biandan::standard {

/// Class of water, I (best) to V, and worse than V (劣V).
enum class WaterClass { I = 1, II, III, IV, V, worse };

/// "I" to "V", "劣V".
std::string_view name_zh(WaterClass water_class);
/// "I" to "V", "worse than V".
std::string_view name_en(WaterClass water_class);

/// Which values are good: those up to a limit, from a limit on, or within two limits.
enum class Sense { maximum, minimum, range };

/// The waters a row of the table holds for. A limit for lakes says nothing about a river.
enum class Water { any, river, lake };

/// One row of Table 1.
struct Item {
  int number = 0;    ///< in the standard
  std::string code;  ///< "NH3-N": the name of the constituent in cases and results
  std::string name_en;
  std::string name_zh;
  std::string unit;
  Sense sense = Sense::maximum;
  Water water = Water::any;
  bool in_class = true;           ///< counts in the single-factor class of a section
  std::array<double, 5> limit{};  ///< of class I to V [unit]; the upper one of a range
  std::array<double, 5> lower{};  ///< the lower limit of a range

  /// Limit of class I to V.
  double limit_of(WaterClass water_class) const {
    return limit.at(static_cast<std::size_t>(water_class) - 1);
  }
};

/// All rows of Table 1, in its order.
const std::vector<Item>& gb3838_2002();

/// The row for an item in a kind of water; null where the standard has none, such as TN in rivers.
const Item* find_item(std::string_view code, Water water = Water::river);

}  // namespace biandan::standard
