#include "model/casefile/source_file.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

#include "model/base/limits.hpp"
#include "model/base/sha256.hpp"
#include "model/casefile/findings.hpp"

namespace biandan::casefile {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string bytes_text(std::size_t bytes) {
  return std::to_string(bytes) + " bytes";
}

std::optional<std::string> read_bytes(const std::filesystem::path& path, Findings& findings,
                                      const std::string& shown) {
  std::error_code problem;
  const std::filesystem::file_status status = std::filesystem::status(path, problem);
  if (std::filesystem::is_directory(status)) {
    findings.add(shown, {"is a folder", "a text file"});
    return {};
  }
  // Opening a pipe would wait for somebody to write into it; a device may never end.
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    findings.add(shown, {"is a pipe, a device or a socket", "a text file"});
    return {};
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    findings.add(shown, {"cannot be read: " + std::string(std::strerror(errno)), "a text file"});
    return {};
  }
  std::string bytes;
  const auto size = std::filesystem::file_size(path, problem);
  if (!problem && size <= base::most_bytes_of_file) bytes.reserve(size);
  char buffer[1 << 16];
  while (bytes.size() <= base::most_bytes_of_file &&
         (stream.read(buffer, sizeof buffer) || stream.gcount() > 0)) {
    bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
  }
  if (bytes.size() > base::most_bytes_of_file) {
    findings.add(shown, {"file of more than " + bytes_text(base::most_bytes_of_file),
                         "at most " + bytes_text(base::most_bytes_of_file)});
    return {};
  }
  return bytes;
}

// Length of the UTF-8 character that starts with these bytes; 0 when they are not UTF-8. Overlong
// forms, surrogates and values above U+10FFFF are not (Unicode 15, table 3-7).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// Offset of the first byte that is not UTF-8.
std::size_t utf8_end(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t eight = 0;
    if (i + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + i, 8);
      if ((eight & 0x8080808080808080ULL) == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return i;
}

std::optional<std::string> from_gb18030(std::string bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == iconv_t(-1)) return {};
  std::string text(bytes.size() * 2 + 16, '\0');
  char* input = bytes.data();
  char* output = text.data();
  std::size_t input_left = bytes.size();
  std::size_t output_left = text.size();
  const std::size_t result = iconv(converter, &input, &input_left, &output, &output_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return {};
  text.resize(text.size() - output_left);
  return text;
}

bool control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

int line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<long>(offset), '\n'));
}

// Binary content would make messages unreadable, so it is looked for before anything is decoded.
bool is_text(const std::string& bytes, const std::string& shown, Findings& findings,
             std::size_t longest_line) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    findings.add(shown, {"text in UTF-16", "UTF-8 or GB18030",
                         "save it as \"CSV UTF-8 (comma delimited)\""});
    return false;
  }
  const auto odd = std::find_if(bytes.begin(), bytes.end(), control);
  if (odd != bytes.end()) {
    const auto offset = static_cast<std::size_t>(odd - bytes.begin());
    const auto byte = static_cast<unsigned char>(*odd);
    const std::string hex = {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    findings.add({shown, line_of(bytes, offset), 0}, nullptr,
                 {"binary content: byte 0x" + hex, "text in UTF-8 or GB18030",
                  "a spreadsheet must be saved as CSV, not renamed"});
    return false;
  }
  const std::size_t first_end = bytes.find_first_of("\r\n");
  if (first_end != std::string::npos && bytes[first_end] == '\r' &&
      !std::string_view(bytes).substr(first_end).starts_with("\r\n")) {
    findings.add({shown, 1, 0}, nullptr,
                 {"lines that end in CR alone", "lines that end in LF or CRLF",
                  "save it as \"CSV UTF-8 (comma delimited)\""});
    return false;
  }
  std::size_t start = 0;
  for (int line = 1; start < bytes.size(); ++line) {
    const void* found = std::memchr(bytes.data() + start, '\n', bytes.size() - start);
    const std::size_t end =
        found == nullptr ? bytes.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    if (end - start > longest_line) {
      findings.add(
          {shown, line, 0}, nullptr,
          {"line of " + bytes_text(end - start), "at most " + std::to_string(longest_line)});
      return false;
    }
    start = end + 1;
  }
  return true;
}

}  // namespace

std::shared_ptr<const SourceFile> read_source_file(const std::filesystem::path& folder,
                                                   const std::string& name, Findings& findings,
                                                   std::size_t longest_line) {
  const std::filesystem::path path = folder / std::filesystem::path(name);
  const std::string shown = path.generic_string();
  std::optional<std::string> bytes = read_bytes(path, findings, shown);
  if (!bytes) return nullptr;
  return decode_source_file(shown, name, std::move(*bytes), findings, longest_line);
}

std::shared_ptr<const SourceFile> decode_source_file(std::string path, std::string name,
                                                     std::string bytes, Findings& findings,
                                                     std::size_t longest_line) {
  auto file = std::make_shared<SourceFile>();
  file->path = std::move(path);
  file->name = std::move(name);
  if (!is_text(bytes, file->path, findings, longest_line)) return nullptr;
  file->digest = base::sha256(bytes);
  if (bytes.starts_with(byte_order_mark)) {
    file->encoding = Encoding::utf8_bom;
    bytes.erase(0, byte_order_mark.size());
  }
  const std::size_t valid = utf8_end(bytes);
  if (valid == bytes.size()) {
    file->text = std::move(bytes);
    return file;
  }
  const int line = line_of(bytes, valid);
  std::optional<std::string> text;
  if (file->encoding == Encoding::utf8) text = from_gb18030(std::move(bytes));
  if (!text) {
    findings.add({file->path, line, 0}, nullptr,
                 {"bytes that are neither UTF-8 nor GB18030", "a text file"});
    return nullptr;
  }
  file->encoding = Encoding::gb18030;
  file->text = std::move(*text);
  return file;
}

std::string_view SourceFile::line_text(int line) const {
  std::size_t start = 0;
  for (int i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string::npos) return {};
    start = end + 1;
  }
  std::string_view rest = std::string_view(text).substr(start);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

int SourceFile::column_of(std::size_t offset) const {
  const std::size_t before = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  return 1 + character_count(std::string_view(text).substr(start, offset - start));
}

int character_count(std::string_view text) {
  int count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace biandan::casefile
