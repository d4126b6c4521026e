// What the program can be asked, declared once: commands, their arguments and options. Parsing and
// help in both languages work from these rows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenarios/report/language.hpp"

namespace biandan::app {

using report::Language;
using report::Text;

struct OptionRow {
  std::string_view name;   ///< "out"
  char letter = '\0';      ///< 'o', or none
  std::string_view value;  ///< what follows it, "DIR"; empty for a switch
  Text help;
  bool repeated = false;  ///< may be given more than once
};

enum class Command {
  none,
  check,
  run,
  resume,
  steady,
  accuracy,
  compare,
  capacity,
  ensemble,
  doctor,
  export_result,
  import_case,
  explain,
  make_new
};

struct CommandRow {
  Command command = Command::none;
  std::string_view name;
  std::string_view argument;  ///< "CASE", "[FIELD]"; in brackets it may be left out
  Text summary;
  Text details;
  std::span<const OptionRow> options;

  bool argument_required() const { return !argument.starts_with('['); }
};

/// Options of every command.
std::span<const OptionRow> common_options();
std::span<const CommandRow> commands();

/// Null when there is no such command.
const CommandRow* find_command(std::string_view name);

/// Help on the program as a whole, or on one command.
std::string general_help(Language language);
std::string command_help(const CommandRow& command, Language language);

}  // namespace biandan::app
