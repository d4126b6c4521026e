// Reads #include and namespace lines and says which of them break the table of arrows.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace biandan::layering {

/// A source file by its path from the top of the repository, with `/`.
struct SourceFile {
  std::string path;
  std::string text;
};

/// Every .hpp and .cpp of the three layers and the tests, in order of their paths.
std::vector<SourceFile> read_sources(const std::filesystem::path& root);

/// Includes that the table forbids, each as `path:line: what is wrong`.
std::vector<std::string> forbidden_includes(const std::vector<SourceFile>& files);

/// Files of a module whose namespace is not the folder's.
std::vector<std::string> wrong_namespaces(const std::vector<SourceFile>& files);

/// Names at the top of a folder that do not belong there. Build folders and results, which git
/// ignores, may stand there.
std::vector<std::string> strangers(const std::vector<std::string>& names);

/// Functions and data of object files of which the linker keeps one copy for the whole program,
/// but for those of packs that fill wide registers: no other code has packs of that name. File
/// names after the first are quoted: "a.o' 'b.o".
std::vector<std::string> shared_symbols(const std::string& objects);

/// Libraries that a program needs at run time, as `readelf -d` prints them.
std::vector<std::string> needed_libraries(const std::string& program);

}  // namespace biandan::layering
