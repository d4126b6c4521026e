#include "tests/broken/broken_case.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "model/base/error.hpp"
#include "scenarios/edit/read_case.hpp"

namespace biandan::broken {

namespace {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << text;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string unescaped(const std::vector<std::string>& lines) {
  const std::string text = joined(lines);
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0) {
      bytes.push_back(static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16)));
      i += 3;
    } else {
      bytes.push_back(text[i]);
    }
  }
  return bytes;
}

void change(const std::filesystem::path& file, const BrokenCase::Step& step) {
  std::vector<std::string> old_lines;
  std::vector<std::string> new_lines;
  for (const std::string& line : step.lines) {
    (line.starts_with('-') ? old_lines : new_lines).push_back(line.substr(1));
  }
  std::string text = read_text(file);
  const std::string old_text = joined(old_lines);
  const std::size_t at = old_lines.empty() ? text.size() : text.find(old_text);
  if (at == std::string::npos) throw std::runtime_error("no such lines in " + file.string());
  write_text(file, text.replace(at, old_text.size(), joined(new_lines)));
}

}  // namespace

BrokenCase read_broken_case(const std::filesystem::path& file) {
  BrokenCase broken;
  std::istringstream stream(read_text(file));
  std::string line;
  bool expecting = false;
  while (std::getline(stream, line)) {
    if (expecting) {
      broken.expected += line + "\n";
      continue;
    }
    broken.head += line + "\n";
    if (!line.starts_with("--- ")) {
      if (!broken.steps.empty()) broken.steps.back().lines.push_back(line);
      continue;
    }
    std::istringstream words(line.substr(4));
    BrokenCase::Step step;
    words >> step.action >> step.file;
    expecting = step.action == "expect";
    if (step.action == "scenario") {
      broken.scenario = step.file;
    } else if (!expecting) {
      broken.steps.push_back(step);
    }
  }
  return broken;
}

void make_broken(const BrokenCase& broken, const std::filesystem::path& base,
                 const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::copy(base, folder, std::filesystem::copy_options::recursive);
  for (const BrokenCase::Step& step : broken.steps) {
    const std::filesystem::path file = folder / step.file;
    if (step.action == "change") {
      change(file, step);
    } else if (step.action == "write") {
      write_text(file, joined(step.lines));
    } else if (step.action == "bytes") {
      write_text(file, unescaped(step.lines));
    } else if (step.action == "delete") {
      std::filesystem::remove_all(file);
    } else {
      throw std::runtime_error("unknown action " + step.action);
    }
  }
}

std::string messages_of(const BrokenCase& broken, const std::filesystem::path& folder) {
  std::string text = "accepted";
  try {
    edit::read_case(folder, broken.scenario);
  } catch (const base::CaseError& error) {
    text = error.what();
  }
  const std::string prefix = folder.generic_string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
    text.erase(at, prefix.size());
  }
  return text + "\n";
}

void write_expected(const BrokenCase& broken, const std::filesystem::path& file,
                    const std::string& messages) {
  write_text(file, broken.head + messages);
}

}  // namespace biandan::broken
