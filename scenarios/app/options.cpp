#include "scenarios/app/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <boost/version.hpp>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "model/base/text.hpp"

namespace biandan::app {

namespace {

constexpr std::uint64_t most_members = 1000000;

namespace po = boost::program_options;
using report::say;

void add(po::options_description& description, std::span<const OptionRow> rows) {
  for (const OptionRow& row : rows) {
    std::string name(row.name);
    if (row.letter != '\0') name += std::string(",") + row.letter;
    if (row.value.empty()) {
      description.add_options()(name.c_str(), "");
    } else if (row.repeated) {
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
}

// All options of the command, with the words that are not options under "command" and "argument".
po::options_description description_of(std::span<const OptionRow> rows) {
  po::options_description description;
  add(description, common_options());
  add(description, rows);
  description.add_options()("command", po::value<std::string>(), "")(
      "argument", po::value<std::vector<std::string>>(), "");
  return description;
}

po::variables_map parse(std::span<const std::string> arguments, std::span<const OptionRow> rows,
                        bool allow_unknown) {
  const po::options_description description = description_of(rows);
  po::positional_options_description positional;
  positional.add("command", 1).add("argument", -1);
  po::basic_command_line_parser<char> parser(
      std::vector<std::string>(arguments.begin(), arguments.end()));
  // No guessing: a shortened option would change its meaning when another one is added.
  namespace style = po::command_line_style;
  parser.options(description).positional(positional);
  parser.style(style::unix_style & ~style::allow_guessing);
  if (allow_unknown) parser.allow_unregistered();
  po::variables_map found;
  po::store(parser.run(), found);
  return found;
}

std::vector<std::string> option_names(std::span<const OptionRow> rows) {
  std::vector<std::string> names;
  for (const OptionRow& row : common_options()) names.push_back("--" + std::string(row.name));
  for (const OptionRow& row : rows) names.push_back("--" + std::string(row.name));
  return names;
}

std::string guess(Language language, const std::string& name,
                  const std::vector<std::string>& candidates) {
  std::optional<std::string> nearest = base::near_miss(name, candidates);
  for (const std::string& candidate : candidates) {
    if (!nearest && candidate.starts_with(name)) nearest = candidate;
  }
  if (!nearest) return "";
  return say(language, "; did you mean '" + *nearest + "'?", "; 是否指 '" + *nearest + "'?");
}

// What Boost found wrong, in our words and language.
[[noreturn]] void refuse(const po::error& error, Language language,
                         std::span<const OptionRow> rows) {
  if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
    const std::string name = unknown->get_option_name();
    const std::string hint = guess(language, name, option_names(rows));
    throw UsageError(language, "unknown option '" + name + "'" + hint,
                     "未知选项 '" + name + "'" + hint);
  }
  if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error)) {
    const std::string name = twice->get_option_name();
    throw UsageError(language, "option '" + name + "' is given twice",
                     "选项 '" + name + "' 重复给出");
  }
  if (const auto* syntax = dynamic_cast<const po::error_with_option_name*>(&error)) {
    const std::string name = syntax->get_option_name();
    using Syntax = po::invalid_command_line_syntax;
    const auto* invalid = dynamic_cast<const Syntax*>(&error);
    if (invalid != nullptr && invalid->kind() == Syntax::extra_parameter) {
      throw UsageError(language, "option '" + name + "' takes no value",
                       "选项 '" + name + "' 不带值");
    }
    throw UsageError(language, "option '" + name + "' needs a value", "选项 '" + name + "' 缺少值");
  }
  throw UsageError(language, error.what(), error.what());
}

// Boost's parsers throw their own errors; none leaves this file.
po::variables_map parse_or_refuse(std::span<const std::string> arguments,
                                  std::span<const OptionRow> rows, bool allow_unknown,
                                  Language language) {
  try {
    return parse(arguments, rows, allow_unknown);
  } catch (const po::error& error) {
    refuse(error, language, rows);
  }
}

Language language_of(const po::variables_map& found) {
  if (found.count("lang") == 0) return locale_language();
  const std::string& text = found["lang"].as<std::string>();
  if (text == "zh") return Language::zh;
  if (text == "en") return Language::en;
  throw UsageError(locale_language(), "unknown language '" + text + "'; expected zh or en",
                   "未知语言 '" + text + "'; 应为 zh 或 en");
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandRow& row : commands()) names.emplace_back(row.name);
  return names;
}

const CommandRow& command_of(const std::string& name, Language language) {
  const CommandRow* row = find_command(name);
  if (row != nullptr) return *row;
  const std::string hint = guess(language, name, command_names());
  throw UsageError(language, "unknown command '" + name + "'" + hint,
                   "未知命令 '" + name + "'" + hint);
}

std::string argument_of(const po::variables_map& found, const CommandRow& row, bool required,
                        Language language) {
  std::vector<std::string> words;
  if (found.count("argument") != 0) words = found["argument"].as<std::vector<std::string>>();
  const std::string name(row.name);
  if (words.size() > 1) {
    throw UsageError(language, "'" + name + "' takes one argument; found also '" + words[1] + "'",
                     "'" + name + "' 只接受一个参数; 多出 '" + words[1] + "'");
  }
  if (words.empty() && required) {
    const std::string argument(row.argument);
    throw UsageError(language, "'" + name + "' needs an argument: " + argument,
                     "'" + name + "' 缺少参数: " + argument);
  }
  return words.empty() ? "" : words.front();
}

std::optional<standard::WarningLevel> level_of(const po::variables_map& found, Language language) {
  if (found.count("fail-on") == 0) return std::nullopt;
  const std::string& text = found["fail-on"].as<std::string>();
  const auto level = standard::parse_warning_level(text);
  if (level) return level;
  throw UsageError(language,
                   "unknown warning level '" + text + "'; expected blue, yellow, orange or red",
                   "未知预警级别 '" + text + "'; 应为 blue, yellow, orange 或 red");
}

const quality::KineticsSet* kinetics_of(const po::variables_map& found, Language language) {
  const std::string name =
      found.count("kinetics") != 0 ? found["kinetics"].as<std::string>() : "lumped";
  if (const auto* set = quality::find_kinetics(name)) return set;
  throw UsageError(language, "unknown kinetics '" + name + "'; expected lumped or full",
                   "未知动力学 '" + name + "'; 应为 lumped 或 full");
}

std::optional<double> days_of(const po::variables_map& found, Language language) {
  if (found.count("days") == 0) return std::nullopt;
  const std::string& text = found["days"].as<std::string>();
  const auto days = base::parse_number(text);
  if (days && *days > 0.0) return days;
  throw UsageError(language, "'--days " + text + "'; expected a number above 0",
                   "'--days " + text + "'; 应为大于 0 的数");
}

/// A whole number from a least one on.
std::optional<std::uint64_t> whole_of(const po::variables_map& found, const char* name,
                                      std::uint64_t least, std::uint64_t most, Language language) {
  if (found.count(name) == 0) return std::nullopt;
  const std::string& text = found[name].as<std::string>();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
    return number;
  const std::string option = std::string("'--") + name + " " + text + "'";
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  const std::string zh = std::to_string(least) + " 至 " + std::to_string(most);
  throw UsageError(language, option + "; expected a whole number from " + range,
                   option + "; 应为 " + zh + " 的整数");
}

bool verbose_of(const po::variables_map& found, bool version, Language language) {
  if (found.count("verbose") == 0) return false;
  if (version) return true;
  throw UsageError(language, "'--verbose' goes with --version", "'--verbose' 须与 --version 同用");
}

std::optional<double> checkpoint_of(const po::variables_map& found, Language language) {
  if (found.count("checkpoint") == 0) return std::nullopt;
  const std::string& text = found["checkpoint"].as<std::string>();
  const auto seconds = base::parse_number(text);
  if (seconds && *seconds >= 0.0) return seconds;
  throw UsageError(language, "'--checkpoint " + text + "'; expected seconds, 0 or more",
                   "'--checkpoint " + text + "'; 应为不小于 0 的秒数");
}

std::optional<std::string> text_of(const po::variables_map& found, const char* name,
                                   Language language) {
  if (found.count(name) == 0) return std::nullopt;
  const std::string& text = found[name].as<std::string>();
  if (text.empty()) {
    throw UsageError(language, std::string("option '--") + name + "' needs a value",
                     std::string("选项 '--") + name + "' 缺少值");
  }
  return text;
}

std::vector<std::string> texts_of(const po::variables_map& found, const char* name,
                                  Language language) {
  if (found.count(name) == 0) return {};
  const auto& texts = found[name].as<std::vector<std::string>>();
  if (std::ranges::count(texts, "") == 0) return texts;
  throw UsageError(language, std::string("option '--") + name + "' needs a value",
                   std::string("选项 '--") + name + "' 缺少值");
}

}  // namespace

Language locale_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

Options parse_options(std::span<const std::string> arguments) {
  Options options;
  // The first look finds the command and the language, the second takes the command's own options.
  const po::variables_map first = parse_or_refuse(arguments, {}, true, locale_language());
  options.language = language_of(first);
  const Language language = options.language;
  if (first.count("command") == 0) {
    parse_or_refuse(arguments, {}, false, language);
    options.help = first.count("help") != 0;
    options.version = first.count("version") != 0;
    options.verbose = verbose_of(first, options.version, language);
    return options;
  }
  const CommandRow& row = command_of(first["command"].as<std::string>(), language);
  const po::variables_map found = parse_or_refuse(arguments, row.options, false, language);
  options.command = row.command;
  options.help = found.count("help") != 0;
  options.version = found.count("version") != 0;
  options.verbose = verbose_of(found, options.version, language);
  const bool needed = row.argument_required() && !options.help && !options.version;
  options.argument = argument_of(found, row, needed, language);
  options.scenario = text_of(found, "scenario", language);
  options.base = text_of(found, "base", language);
  options.with = texts_of(found, "with", language);
  options.out = text_of(found, "out", language);
  options.case_folder = text_of(found, "case", language);
  options.fail_on = level_of(found, language);
  options.quiet = found.count("quiet") != 0;
  options.members = whole_of(found, "members", 2, most_members, language);
  options.seed = whole_of(found, "seed", 0, 2000000000, language);
  options.write_member = whole_of(found, "write-member", 1, most_members, language);
  options.against = text_of(found, "against", language);
  options.fields = found.count("fields") != 0;
  options.time = text_of(found, "time", language);
  options.days = days_of(found, language);
  options.checkpoint = checkpoint_of(found, language);
  options.json = found.count("json") != 0;
  options.quality = found.count("quality") != 0;
  options.kinetics = kinetics_of(found, language);
  return options;
}

base::Library options_library() {
  std::string version = BOOST_LIB_VERSION;  // 1_74
  std::replace(version.begin(), version.end(), '_', '.');
  return {"Boost.Program_options", version, "BSL-1.0"};
}

}  // namespace biandan::app
