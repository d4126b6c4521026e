// What the program says by its exit code.
#pragma once

namespace biandan::app {

enum class ExitCode { done = 0, input = 2, failed = 3, warning = 4, stopped = 5 };

}  // namespace biandan::app
