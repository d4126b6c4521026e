// Help, version, usage errors and exit codes.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The command line is refused with 2, the message, and nothing on stdout.
void check_refused(const std::string& arguments, const std::string& message) {
  CAPTURE(arguments);
  const Folder folder;
  const Answer answer = ask(arguments, folder.path());
  CHECK(answer.code == 2);
  CHECK(answer.out == "");
  CHECK(answer.err == "biandan: " + message + "\nsee 'biandan --help'\n");
  CHECK(listing(folder.path()) == "");
}

}  // namespace

TEST_CASE("help is there for the program and for each command, in both languages") {
  const Folder folder;
  const Answer general = ask("--help", folder.path());
  CHECK(general.code == 0);
  CHECK(general.err == "");
  for (const std::string command : {"check", "run", "steady", "accuracy", "explain", "new"}) {
    CHECK(holds(general.out, "\n  " + command + " "));
    const Answer help = ask(command + " --help", folder.path());
    CHECK(help.code == 0);
    CHECK(holds(help.out, "Usage: biandan " + command));
    CHECK(holds(help.out, "--help"));
    const Answer chinese = ask(command + " --help --lang zh", folder.path());
    CHECK(holds(chinese.out, "用法: biandan " + command));
    CHECK(holds(chinese.out, "显示帮助"));
  }
  CHECK(holds(ask("run -h", folder.path()).out, "--fail-on LEVEL"));
  CHECK(holds(ask("-h", folder.path()).out, "Exit codes: 0 done"));
}

TEST_CASE("the locale chooses the language, --lang overrules it") {
  const Folder folder;
  CHECK(holds(ask("--help", folder.path(), "LANG=zh_CN.UTF-8").out, "用法"));
  CHECK(holds(ask("--help", folder.path(), "LC_ALL=zh_CN.UTF-8").out, "用法"));
  CHECK(holds(ask("--help", folder.path(), "LC_ALL=C LANG=zh_CN.UTF-8").out, "Usage"));
  CHECK(holds(ask("--help --lang en", folder.path(), "LANG=zh_CN.UTF-8").out, "Usage"));
  CHECK(holds(ask("--lang zh check", folder.path()).err, "缺少参数"));
}

TEST_CASE("the version is one line") {
  const Folder folder;
  const Answer answer = ask("--version", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.out.starts_with("biandan "));
  CHECK(answer.out.find('\n') == answer.out.size() - 1);
  CHECK(ask("run --version", folder.path()).out == answer.out);
}

TEST_CASE("the version tells the libraries and their licences when asked") {
  const Folder folder;
  const Answer answer = ask("--version --verbose", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.out.starts_with(ask("--version", folder.path()).out));
  for (const char* library :
       {"\nEigen 3.", "\nSUNDIALS ", "\nHDF5 1.", "\ntoml++ ", "\nnlohmann-json 3.",
        "\nBoost.Program_options 1.", " (BSL-1.0)\n", " (MPL-2.0)\n", "\nbuilt by "})
    CHECK(holds(answer.out, library));
  for (const char* words : {"--verbose", "check case --verbose"}) {
    const Answer refused = ask(words, folder.path());
    CHECK(refused.code == 2);
    CHECK(holds(refused.err, "'--verbose' goes with --version"));
  }
}

TEST_CASE("without a command the help goes to stderr, and the exit code says so") {
  const Folder folder;
  const Answer answer = ask("", folder.path());
  CHECK(answer.code == 2);
  CHECK(answer.out == "");
  CHECK(holds(answer.err, "Usage: biandan COMMAND"));
}

TEST_CASE("a wrong command line is refused, and says what was meant") {
  check_refused("rn canal", "unknown command 'rn'; did you mean 'run'?");
  check_refused("simulate canal", "unknown command 'simulate'");
  check_refused("run", "'run' needs an argument: CASE");
  check_refused("new", "'new' needs an argument: DIR");
  check_refused("new --kinetics half somewhere",
                "unknown kinetics 'half'; expected lumped or full");
  check_refused("run one two", "'run' takes one argument; found also 'two'");
  check_refused("run canal --outt there", "unknown option '--outt'; did you mean '--out'?");
  check_refused("check canal --quiet", "unknown option '--quiet'");
  check_refused("run canal --out", "option '--out' needs a value");
  check_refused("run canal --out ''", "option '--out' needs a value");
  check_refused("run canal --out a --out b", "option '--out' is given twice");
  check_refused("run canal --quiet=yes", "option '--quiet' takes no value");
  check_refused("run canal --fail-on pink",
                "unknown warning level 'pink'; expected blue, yellow, orange or red");
  check_refused("run canal --lang fr", "unknown language 'fr'; expected zh or en");
  check_refused("--versoin", "unknown option '--versoin'; did you mean '--version'?");
}

TEST_CASE("options are not guessed from their beginning") {
  check_refused("run canal --scen clean", "unknown option '--scen'; did you mean '--scenario'?");
  check_refused("--vers", "unknown option '--vers'; did you mean '--version'?");
}

TEST_CASE("options may stand before and after the command and its argument") {
  const Folder folder;
  folder.canal();
  CHECK(ask("--lang en check canal", folder.path()).code == 0);
  CHECK(ask("check --lang en canal --scenario clean", folder.path()).code == 0);
  CHECK(ask("check --scenario=clean canal", folder.path()).code == 0);
}

TEST_CASE("output that cannot be written is a failure") {
  const Folder folder;
  const Answer answer = ask("--version", folder.path(), "", "/dev/full");
  CHECK(answer.code == 3);
  CHECK(holds(answer.err, "cannot write to the standard output"));
}
