#include <string>
#include <vector>

#include "scenarios/app/program.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return biandan::app::run_program(arguments);
}
