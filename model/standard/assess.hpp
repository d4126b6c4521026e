// From values to classes and limits, by GB 3838-2002 and the technical rules that go with it.
//
//   class of an item       the best class whose limit the value keeps; limits are inclusive
//   class of a section     the worst class of its assessed items (single-factor assessment, GB
//                          3838-2002 section 5); it names the items that it rests on
//   exceedance multiple    (C - C_III) / C_III, not given for temperature, pH and dissolved oxygen
//   pollution intensity    max over items of (worst value in the flood season / target limit),
//                          without dissolved oxygen, which is a lower limit
//
// Values are in the unit of the table, for concentrations mg/L = g/m3. Class I of dissolved oxygen
// rests on 7.5 mg/L; its alternative in the standard (90 % saturation) is not used.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/standard/gb3838.hpp"
#include "model/standard/section.hpp"

namespace biandan::standard {

/// A value that misses a limit by less than this share of it keeps the limit: a run that holds a
/// concentration at the limit carries rounding of its last digits.
inline constexpr double limit_rounding = 1e-9;

/// A limit to judge a value by, upper or lower.
struct Limit {
  double value = 0.0;
  Sense sense = Sense::maximum;  ///< maximum or minimum
  std::string rule_set;          ///< "class", "target", "compensation", ...
};

/// The rule set that every section has: the limits of its target class in Table 1.
inline constexpr std::string_view class_rule_set = "class";
/// The rule set of a section that stands for its target, before the class.
inline constexpr std::string_view target_rule_set = "target";

/// Value over limit, limit over value for a lower limit (infinite at or below 0): 1 is the limit,
/// more is worse.
double share_of(const Limit& limit, double value);
/// Whether the value is on the wrong side of the limit.
bool exceeds(const Limit& limit, double value);

WaterClass class_of(const Item& item, double value);

/// (C - C_III) / C_III; none within class III and for temperature, pH and dissolved oxygen.
std::optional<double> exceedance_multiple(const Item& item, double value);

/// An item of the table and its value.
struct ItemValue {
  const Item* item = nullptr;
  double value = 0.0;
};

/// Single-factor class of a section and what it rests on.
struct SectionClass {
  WaterClass water_class = WaterClass::I;
  std::vector<const Item*> determining;  ///< in the worst class, the one worst against III first
  std::vector<const Item*> items;        ///< all that were assessed
};

/// None when no value belongs to an item that counts in the class.
std::optional<SectionClass> single_factor(std::span<const ItemValue> values);

/// The class alone, and the place in `values` of the first determining item: single_factor() for
/// every cell of a river, without its lists. Precondition: one value or more, all of items that
/// count in the class.
struct DecidingItem {
  WaterClass water_class = WaterClass::I;
  std::size_t index = 0;
};
DecidingItem deciding_item(std::span<const ItemValue> values);

/// The limits that an item of a river section is judged by: that of the target class, where the
/// table has one, then those of the section's own rule sets that list the item.
std::vector<Limit> limits_of(const Section& section, std::string_view item);

/// The limit that stands for the target: of the rule set "target", else of the target class.
std::optional<Limit> target_limit(const Section& section, std::string_view item);

/// An item's worst value in the flood season.
struct FloodSeasonWorst {
  std::string item;
  double value = 0.0;
};

struct PollutionIntensity {
  double value = 0.0;
  std::string item;  ///< the worst pollutant (首要污染物)
};

/// Flood-season pollution intensity (汛期污染强度); none without an upper limit to compare with.
std::optional<PollutionIntensity> pollution_intensity(const Section& section,
                                                      std::span<const FloodSeasonWorst> worst);

}  // namespace biandan::standard
