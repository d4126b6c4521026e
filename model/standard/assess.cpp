#include "model/standard/assess.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/standard/black_odour.hpp"

namespace biandan::standard {

namespace {

bool at_most(double value, double limit) {
  return value <= limit + limit_rounding * std::abs(limit);
}

bool at_least(double value, double limit) {
  return value >= limit - limit_rounding * std::abs(limit);
}

bool keeps(const Item& item, std::size_t k, double value) {
  switch (item.sense) {
    case Sense::maximum:
      return at_most(value, item.limit[k]);
    case Sense::minimum:
      return at_least(value, item.limit[k]);
    case Sense::range:
      return at_least(value, item.lower[k]) && at_most(value, item.limit[k]);
  }
  return false;
}

// How far a value is from class III, to rank items within one class; a range has no measure.
double severity(const ItemValue& entry) {
  if (entry.item->sense == Sense::range) return 0.0;
  return share_of({entry.item->limit_of(WaterClass::III), entry.item->sense, {}}, entry.value);
}

std::optional<Limit> class_limit(const Section& section, std::string_view code) {
  const Item* item = find_item(code);
  if (item == nullptr || item->sense == Sense::range) return std::nullopt;
  return Limit{item->limit_of(static_cast<WaterClass>(section.target_class)), item->sense,
               std::string(class_rule_set)};
}

Sense sense_of(std::string_view code) {
  for (const Item& item : gb3838_2002()) {
    if (item.code == code) return item.sense;
  }
  for (const BlackOdourIndicator& indicator : black_odour_indicators()) {
    if (indicator.code == code) return indicator.sense;
  }
  return Sense::maximum;
}

}  // namespace

double share_of(const Limit& limit, double value) {
  if (limit.sense != Sense::minimum) return value / limit.value;
  return value > 0.0 ? limit.value / value : std::numeric_limits<double>::infinity();
}

bool exceeds(const Limit& limit, double value) {
  return limit.sense == Sense::minimum ? !at_least(value, limit.value)
                                       : !at_most(value, limit.value);
}

WaterClass class_of(const Item& item, double value) {
  for (std::size_t k = 0; k < item.limit.size(); ++k) {
    if (keeps(item, k, value)) return static_cast<WaterClass>(k + 1);
  }
  return WaterClass::worse;
}

std::optional<double> exceedance_multiple(const Item& item, double value) {
  const double limit = item.limit_of(WaterClass::III);
  if (item.sense != Sense::maximum || at_most(value, limit)) return std::nullopt;
  return (value - limit) / limit;
}

std::optional<SectionClass> single_factor(std::span<const ItemValue> values) {
  std::optional<SectionClass> result;
  std::vector<ItemValue> worst;
  for (const ItemValue& entry : values) {
    if (!entry.item->in_class) continue;
    const WaterClass water_class = class_of(*entry.item, entry.value);
    if (!result) result = SectionClass{water_class, {}, {}};
    if (water_class > result->water_class) {
      result->water_class = water_class;
      worst.clear();
    }
    if (water_class == result->water_class) worst.push_back(entry);
    result->items.push_back(entry.item);
  }
  if (!result) return result;
  std::stable_sort(worst.begin(), worst.end(), [](const ItemValue& a, const ItemValue& b) {
    return severity(a) > severity(b);
  });
  for (const ItemValue& entry : worst) result->determining.push_back(entry.item);
  return result;
}

DecidingItem deciding_item(std::span<const ItemValue> values) {
  DecidingItem found{class_of(*values[0].item, values[0].value), 0};
  for (std::size_t k = 1; k < values.size(); ++k) {
    const WaterClass water_class = class_of(*values[k].item, values[k].value);
    if (water_class < found.water_class) continue;
    const bool worse =
        water_class > found.water_class || severity(values[k]) > severity(values[found.index]);
    if (worse) found = {water_class, k};
  }
  return found;
}

std::vector<Limit> limits_of(const Section& section, std::string_view item) {
  std::vector<Limit> limits;
  if (const std::optional<Limit> limit = class_limit(section, item)) limits.push_back(*limit);
  for (const auto& [rule_set, listed] : section.limits) {
    const auto found = listed.find(std::string(item));
    if (found != listed.end()) limits.push_back({found->second, sense_of(item), rule_set});
  }
  return limits;
}

std::optional<Limit> target_limit(const Section& section, std::string_view item) {
  std::optional<Limit> limit = class_limit(section, item);
  const auto own = section.limits.find(std::string(target_rule_set));
  if (own != section.limits.end()) {
    const auto found = own->second.find(std::string(item));
    if (found != own->second.end()) return Limit{found->second, sense_of(item), own->first};
  }
  return limit;
}

std::optional<PollutionIntensity> pollution_intensity(const Section& section,
                                                      std::span<const FloodSeasonWorst> worst) {
  std::optional<PollutionIntensity> result;
  for (const FloodSeasonWorst& entry : worst) {
    const std::optional<Limit> limit = target_limit(section, entry.item);
    if (!limit || limit->sense != Sense::maximum) continue;
    const double value = share_of(*limit, entry.value);
    if (!result || value > result->value) result = PollutionIntensity{value, entry.item};
  }
  return result;
}

}  // namespace biandan::standard
