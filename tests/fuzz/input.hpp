// What the fuzz targets share: how bytes become a file, a folder to work in, a script of edits.
//
// A target is one function, LLVMFuzzerTestOneInput: it returns when the bytes gave a value or one
// of our own errors. Any other exception leaves it, and ends the program like a crash does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "model/base/error.hpp"
#include "model/casefile/findings.hpp"
#include "model/casefile/source_file.hpp"

namespace biandan::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The bytes as a file of a case; nothing where they are no text, which is a finding.
std::shared_ptr<const casefile::SourceFile> source_of(std::string_view bytes,
                                                      const std::string& name,
                                                      casefile::Findings& findings);

/// Writes every finding as a person would see it: places and carets are part of what is tried.
void show(const casefile::Findings& findings);

/// Runs `work`, which may refuse its input.
template <class Work>
void works_or_refuses(Work work) {
  try {
    work();
  } catch (const base::CaseError&) {
  } catch (const base::RunError&) {
  }
}

/// A folder of this process, in memory where the machine has such a place; gone at the end.
class WorkFolder {
 public:
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

/// Takes numbers and texts off the bytes, from the front; zeros and blanks when they have ended.
class Script {
 public:
  explicit Script(std::string_view bytes) : rest_(bytes) {}

  bool over() const { return rest_.empty(); }
  std::size_t byte() {
    if (rest_.empty()) return 0;
    const auto first = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return first;
  }
  /// One of `count` choices. Precondition: count >= 1.
  std::size_t choice(std::size_t count) { return (byte() * 256 + byte()) % count; }
  /// Up to so many bytes.
  std::string text(std::size_t most) {
    const std::size_t size = std::min(byte() % (most + 1), rest_.size());
    const std::string taken(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace biandan::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
