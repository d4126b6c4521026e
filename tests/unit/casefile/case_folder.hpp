// A case folder for one test, removed at its end.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace biandan::casefile {

class CaseFolder {
 public:
  CaseFolder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("biandan-case-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~CaseFolder() { std::filesystem::remove_all(path_); }
  CaseFolder(const CaseFolder&) = delete;
  CaseFolder& operator=(const CaseFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream stream(path_ / name, std::ios::binary);
    stream << text;
  }

  /// The case that all broken cases start from.
  void copy_base() const {
    std::filesystem::copy(std::filesystem::path(BIANDAN_SOURCE_DIR) / "tests/broken/base", path_,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace biandan::casefile
