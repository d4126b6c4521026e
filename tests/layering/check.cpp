#include "tests/layering/check.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tests/layering/arrows.hpp"

namespace biandan::layering {

namespace {

struct Include {
  std::size_t line = 0;
  std::string path;
  bool angled = false;  // <...>
};

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& beginnings) {
  return std::ranges::any_of(beginnings, [&](auto start) { return text.starts_with(start); });
}

/// `path` is the entry itself or stands under it.
bool within(std::string_view path, std::string_view entry) {
  return path == entry || (path.starts_with(entry) && path.substr(entry.size()).starts_with('/'));
}

template <class Use>
void each_line(const std::string& text, Use use) {
  std::istringstream stream(text);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) use(number, line);
}

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> result;
  each_line(file.text, [&](std::size_t number, const std::string& line) {
    auto at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') return;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) return;
    const auto open = line.find_first_of("<\"", at);
    if (open == std::string::npos) return;
    const bool angled = line[open] == '<';
    const auto close = line.find(angled ? '>' : '"', open + 1);
    if (close == std::string::npos) return;
    result.push_back({number, line.substr(open + 1, close - open - 1), angled});
  });
  return result;
}

const Row* row_of(const std::vector<Row>& rows, std::string_view who) {
  const auto found = std::ranges::find(rows, who, &Row::who);
  return found == rows.end() ? nullptr : &*found;
}

/// The row of the table that a file belongs to: its folder, the header itself, or `tests`.
const Row* module_of(std::string_view path) {
  if (within(path, "tests")) return row_of(arrows, "tests");
  if (const Row* row = row_of(arrows, path)) return row;
  const auto slash = path.find('/', path.find('/') + 1);
  return slash == std::string_view::npos ? nullptr : row_of(arrows, path.substr(0, slash));
}

bool allows(std::string_view whom, std::string_view path) {
  std::istringstream entries{std::string(whom)};
  for (std::string entry; entries >> entry;) {
    if (entry.starts_with('@')) {
      const Row* group = row_of(arrows, entry);
      if (group != nullptr && allows(group->whom, path)) return true;
    } else if (within(path, entry)) {
      return true;
    }
  }
  return false;
}

std::string place(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line) + ": ";
}

/// What is wrong with one include of ours, if anything.
std::optional<std::string> judge_own(const Row& from, const Include& include) {
  const auto layer = include.path.substr(0, include.path.find('/'));
  if (layer != "model" && layer != "solver" && layer != "scenarios" && layer != "tests") {
    return "\"" + include.path + "\" is not a whole path from the top of the repository";
  }
  if (within(include.path, from.who) || allows(from.whom, include.path)) return std::nullopt;
  return std::string(from.who) + " may not include " + include.path;
}

std::optional<std::string> judge_third_party(const Row& from, const Include& include) {
  if (from.who == "tests") return std::nullopt;
  for (const Row& row : third_party) {
    if (!include.path.starts_with(row.who)) continue;
    if (allows(row.whom, from.who)) return std::nullopt;
    return "<" + include.path + "> belongs to " +
           (row.whom.empty() ? "tests" : std::string(row.whom));
  }
  return std::nullopt;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string text;
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), part.size(), pipe.get()) != nullptr) text += part.data();
  return text;
}

}  // namespace

std::vector<SourceFile> read_sources(const std::filesystem::path& root) {
  std::vector<SourceFile> files;
  for (const char* layer : {"model", "solver", "scenarios", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / layer)) {
      const auto extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".hpp" && extension != ".cpp")) continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      files.push_back({entry.path().lexically_relative(root).generic_string(), text.str()});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<std::string> forbidden_includes(const std::vector<SourceFile>& files) {
  std::vector<std::string> found;
  std::set<std::string> sundials_files;
  for (const SourceFile& file : files) {
    const Row* from = module_of(file.path);
    if (from == nullptr) {
      found.push_back(file.path + ": its module is not in the table of arrows");
      continue;
    }
    for (const Include& include : includes_of(file)) {
      const auto wrong =
          include.angled ? judge_third_party(*from, include) : judge_own(*from, include);
      if (wrong) found.push_back(place(file, include.line) + *wrong);
      if (from->who != "tests" && starts_with_any(include.path, sundials_headers)) {
        sundials_files.insert(file.path);
      }
    }
  }
  if (sundials_files.size() > 1) {
    std::string list = "SUNDIALS is known to more than one file:";
    for (const auto& path : sundials_files) list += " " + path;
    found.push_back(list);
  }
  return found;
}

std::vector<std::string> wrong_namespaces(const std::vector<SourceFile>& files) {
  std::vector<std::string> found;
  for (const SourceFile& file : files) {
    const Row* from = module_of(file.path);
    if (from == nullptr || from->who == "tests") continue;
    const bool header_of_layer = from->who.ends_with(".hpp");
    const std::string expected =
        header_of_layer ? "biandan"
                        : "biandan::" + std::string(from->who.substr(from->who.find('/') + 1));
    bool own = false;
    each_line(file.text, [&](std::size_t number, const std::string& line) {
      constexpr std::string_view word = "namespace biandan";
      if (!line.starts_with(word)) return;
      const auto end = line.find_first_of(" {;=", word.size());
      const std::string name = line.substr(10, end - 10);
      const bool inside = name == expected || name.starts_with(expected + "::");
      own = own || inside;
      if (!inside) {
        found.push_back(place(file, number) + "namespace " + name + ", expected " + expected);
      }
    });
    if (!own && !file.path.ends_with("/main.cpp")) {
      found.push_back(file.path + ": does not open namespace " + expected);
    }
  }
  return found;
}

std::vector<std::string> strangers(const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const auto& name : names) {
    const bool hidden = name.starts_with('.');
    const bool ignored = name.starts_with("build") || name == "out";
    const bool agreed = std::ranges::find(top_level, name) != top_level.end();
    if (!hidden && !ignored && !agreed) found.push_back(name);
  }
  return found;
}

std::vector<std::string> shared_symbols(const std::string& objects) {
  std::vector<std::string> symbols;
  each_line(output_of("nm -C '" + objects + "'"), [&](std::size_t, const std::string& line) {
    constexpr std::size_t kind = 17;  // after the address
    if (line.size() < kind + 2 || line[kind - 1] != ' ' || line[kind + 1] != ' ') return;
    if (std::string("WVu").find(line[kind]) == std::string::npos) return;
    const std::string name = line.substr(kind + 2);
    const bool of_wide_packs = name.find("registers_of_") != std::string::npos &&
                               name.find("registers_of_2") == std::string::npos;
    if (!of_wide_packs) symbols.push_back(name);
  });
  return symbols;
}

std::vector<std::string> needed_libraries(const std::string& program) {
  std::vector<std::string> libraries;
  each_line(output_of("readelf -d '" + program + "'"), [&](std::size_t, const std::string& line) {
    const auto open = line.find('[');
    if (line.find("(NEEDED)") == std::string::npos || open == std::string::npos) return;
    libraries.push_back(line.substr(open + 1, line.find(']') - open - 1));
  });
  return libraries;
}

}  // namespace biandan::layering
