// A TOML file as a plain tree: every key and value keeps its place. Knows toml++; nobody else does.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/library.hpp"
#include "model/casefile/csv_table.hpp"

namespace biandan::casefile {

struct TomlEntry;

struct TomlValue {
  enum class Kind { text, number, boolean, date, array, table };

  Kind kind = Kind::table;
  Cell cell;                       ///< place, and the text of anything but an array or a table
  std::vector<TomlValue> items;    ///< of an array
  std::vector<TomlEntry> entries;  ///< of a table, in the order of the file

  /// The entry with that key; nullptr when there is none.
  const TomlEntry* find(std::string_view key) const;
};

struct TomlEntry {
  Cell key;
  TomlValue value;
};

/// "a text", "a number", "a table" ..., for messages.
std::string_view describe(TomlValue::Kind kind);

/// Reads a whole file: a tree or findings. A mistake in the language and a control character that
/// an escape writes give findings and no tree.
std::optional<TomlValue> read_toml(const SourceFile& source, Findings& findings);

/// toml++
base::Library toml_library();

}  // namespace biandan::casefile
