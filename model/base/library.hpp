// A library that the program is built on. Which ones, only the files that use them know.
#pragma once

#include <string>

namespace biandan::base {

struct Library {
  std::string name;
  std::string version;  ///< of the headers it was built with, or of the library where it says so
  std::string licence;  ///< SPDX identifier
};

}  // namespace biandan::base
