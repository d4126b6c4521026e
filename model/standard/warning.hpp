// Warning levels: which share of a limit raises which colour. The thresholds are a setting of the
// project (see WarningThresholds), not part of a standard. The four colours run from blue, the
// lowest, to red; they are not the colours of the water classes.
#pragma once

#include <optional>
#include <string_view>

#include "model/standard/section.hpp"

namespace biandan::standard {

enum class WarningLevel { none, blue, yellow, orange, red };

/// "none", "blue", "yellow", "orange", "red".
std::string_view name_en(WarningLevel level);
/// "无", "蓝", "黄", "橙", "红".
std::string_view name_zh(WarningLevel level);
/// Reads "blue" to "red".
std::optional<WarningLevel> parse_warning_level(std::string_view text);

/// The level of a share of the limit; a level begins at its threshold.
WarningLevel level_of(double share, const WarningThresholds& thresholds);

}  // namespace biandan::standard
