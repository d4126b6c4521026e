// The program from arguments to exit code. Results go to stdout, progress and errors to stderr.
#pragma once

#include <span>
#include <string>

namespace biandan::app {

/// `arguments` are those after the program's name. Throws nothing.
int run_program(std::span<const std::string> arguments);

}  // namespace biandan::app
