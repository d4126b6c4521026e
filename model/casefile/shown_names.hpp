// Names of what results show: constituents, and items composed of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/casefile/context.hpp"

namespace biandan::casefile {

/// A finding when the name of a constituent or item (`kind`) means something else: a column beside
/// those of constituents, a word of conditions, or one of the `others`, which are `what`.
void check_name(const Record& record, std::string_view kind, const NameIndex& others,
                std::string_view what);

/// All names of constituents and items, for near misses.
std::vector<std::string> shown_names(const Context& context);
bool is_shown(const Context& context, std::string_view name);

/// The unit in which results show the value of that name; empty for an item that is wrong, which is
/// reported. Precondition: is_shown().
std::string shown_unit(const Context& context, std::string_view name);

/// What a standard calls an item and measures it in.
struct StandardItem {
  std::string title_zh;
  std::string title_en;
  std::string unit;
};
std::optional<StandardItem> standard_item(std::string_view code);

}  // namespace biandan::casefile
