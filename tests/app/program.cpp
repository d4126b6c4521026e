#include "tests/app/program.hpp"

#include <stdlib.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace biandan::testing {

namespace fs = std::filesystem;

Answer ask(const std::string& arguments, const fs::path& folder, const std::string& environment,
           const fs::path& out_file) {
  const Folder answers;
  const fs::path out = out_file.empty() ? answers.path() / "out" : out_file;
  const fs::path err = answers.path() / "err";
  const std::string command = "cd '" + folder.string() +
                              "' && env -u LC_ALL -u LC_MESSAGES LANG=C " + environment +
                              " '" BIANDAN_PROGRAM "' " + arguments + " > '" + out.string() +
                              "' 2> '" + err.string() + "' < /dev/null";
  const int status = std::system(command.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return {code, out_file.empty() ? content(out) : "", content(err)};
}

fs::path Folder::canal() const {
  fs::copy(fs::path(BIANDAN_SOURCE_DIR) / "tests/app/canal", path() / "canal",
           fs::copy_options::recursive);
  return path() / "canal";
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string listing(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace biandan::testing
