// The command line, read and checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/base/library.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/standard/warning.hpp"
#include "scenarios/app/usage.hpp"

namespace biandan::app {

/// The command line is wrong. Exit code 2.
class UsageError : public std::runtime_error {
 public:
  /// The text in both languages, of which the one asked for is kept.
  UsageError(Language language, std::string_view en, std::string_view zh)
      : std::runtime_error(report::say(language, en, zh)), language_(language) {}

  Language language() const { return language_; }

 private:
  Language language_;
};

struct Options {
  Command command = Command::none;
  Language language = Language::en;
  bool help = false;
  bool version = false;
  bool verbose = false;  ///< of `--version`
  std::string argument;  ///< the case folder, field, file or new folder; may be empty
  std::optional<std::string> scenario;
  std::optional<std::string> base;  ///< of `compare`: scenario that the others are held against
  std::vector<std::string> with;    ///< of `compare`
  std::optional<std::filesystem::path> case_folder;  ///< of `explain` and `doctor`
  std::optional<std::filesystem::path> out;
  std::optional<standard::WarningLevel> fail_on;
  bool quiet = false;
  bool json = false;                               ///< of `doctor`
  bool quality = false;                            ///< of `steady`
  std::optional<std::size_t> members;              ///< of `ensemble`
  std::optional<std::uint64_t> seed;               ///< of `ensemble`
  std::optional<std::size_t> write_member;         ///< of `ensemble`, from 1
  std::optional<std::string> against;              ///< of `ensemble`: a scenario, or "base"
  bool fields = false;                             ///< of `ensemble`
  std::optional<std::string> time;                 ///< of `export`
  std::optional<double> days;                      ///< of `accuracy`
  std::optional<double> checkpoint;                ///< wall time between checkpoints [s]
  const quality::KineticsSet* kinetics = nullptr;  ///< of `new`
};

/// The language of the locale: LC_ALL, else LC_MESSAGES, else LANG.
Language locale_language();

/// Reads the arguments after the program's name. Throws UsageError.
Options parse_options(std::span<const std::string> arguments);

/// Boost.Program_options
base::Library options_library();

}  // namespace biandan::app
