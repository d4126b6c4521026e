// A text file of a case, decoded to UTF-8, with places for messages.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "model/base/error.hpp"
#include "model/base/limits.hpp"

namespace biandan::casefile {

class Findings;

enum class Encoding { utf8, utf8_bom, gb18030 };

struct SourceFile {
  std::string path;    ///< as the person gave it, for messages
  std::string name;    ///< inside the case folder, "series/west.csv"
  std::string text;    ///< UTF-8 without a byte order mark
  std::string digest;  ///< SHA-256 of the bytes on disk
  Encoding encoding = Encoding::utf8;

  base::SourcePlace place(int line, int column) const { return {path, line, column}; }
  /// The text of a line counted from 1, without its end; empty when there is no such line.
  std::string_view line_text(int line) const;
  /// Column in characters, counted from 1, of a byte of the text.
  int column_of(std::size_t offset) const;
};

/// Reads and decodes a file. What is no plain file, bytes that are not text (NUL and other control
/// characters, UTF-16, neither UTF-8 nor GB18030) and what is longer than base/limits.hpp lets it
/// be are findings and give no file.
std::shared_ptr<const SourceFile> read_source_file(
    const std::filesystem::path& folder, const std::string& name, Findings& findings,
    std::size_t longest_line = base::most_bytes_of_line);

/// The same from the bytes of a file. `path` is for messages, `name` inside the case folder.
std::shared_ptr<const SourceFile> decode_source_file(
    std::string path, std::string name, std::string bytes, Findings& findings,
    std::size_t longest_line = base::most_bytes_of_line);

/// Number of characters of a UTF-8 text.
int character_count(std::string_view text);

}  // namespace biandan::casefile
