#include "tests/fuzz/input.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace biandan::fuzz {

std::shared_ptr<const casefile::SourceFile> source_of(std::string_view bytes,
                                                      const std::string& name,
                                                      casefile::Findings& findings) {
  return casefile::decode_source_file("case/" + name, name, std::string(bytes), findings);
}

void show(const casefile::Findings& findings) {
  for (const base::Finding& finding : findings.sorted()) {
    if (base::format(finding).empty()) throw std::logic_error("a finding without a message");
  }
}

WorkFolder::WorkFolder() {
  const std::filesystem::path in_memory = "/dev/shm";
  const bool there = std::filesystem::is_directory(in_memory);
  path_ = (there ? in_memory : std::filesystem::temp_directory_path()) /
          ("biandan-fuzz-" + std::to_string(::getpid()));
  std::filesystem::remove_all(path_);
  std::filesystem::create_directories(path_);
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path WorkFolder::write(const std::string& name, std::string_view bytes) const {
  const std::filesystem::path file = path_ / name;
  std::ofstream stream(file, std::ios::binary);
  stream << bytes;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
  return file;
}

}  // namespace biandan::fuzz
