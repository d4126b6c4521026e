#include "model/standard/warning.hpp"

#include <array>

#include "model/standard/assess.hpp"

namespace biandan::standard {

namespace {

constexpr std::array<std::string_view, 5> names_en{"none", "blue", "yellow", "orange", "red"};
constexpr std::array<std::string_view, 5> names_zh{"无", "蓝", "黄", "橙", "红"};

}  // namespace

std::string_view name_en(WarningLevel level) {
  return names_en.at(static_cast<std::size_t>(level));
}

std::string_view name_zh(WarningLevel level) {
  return names_zh.at(static_cast<std::size_t>(level));
}

std::optional<WarningLevel> parse_warning_level(std::string_view text) {
  for (std::size_t k = 1; k < names_en.size(); ++k) {
    if (names_en[k] == text) return static_cast<WarningLevel>(k);
  }
  return std::nullopt;
}

WarningLevel level_of(double share, const WarningThresholds& thresholds) {
  // 0.18 / 0.2 is a little less than 0.9 in binary: the threshold gives way by the same rounding
  // as a limit.
  const auto reached = [share](double threshold) {
    return share >= threshold * (1.0 - limit_rounding);
  };
  if (reached(thresholds.red)) return WarningLevel::red;
  if (reached(thresholds.orange)) return WarningLevel::orange;
  if (reached(thresholds.yellow)) return WarningLevel::yellow;
  if (reached(thresholds.blue)) return WarningLevel::blue;
  return WarningLevel::none;
}

}  // namespace biandan::standard
