// Names of nodes and reaches of a draft: as the file has them, as far as a case may.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace biandan::exchange {

/// A name that a case can read: signs that names cannot hold become '_'. Empty for one of blanks.
std::string plain_name(std::string_view wanted);

class Names {
 public:
  /// The plain name, or with a number behind it where it is taken.
  std::string take(std::string_view wanted);
  /// The plain name, or with `kind` behind it where it is taken, and a number where that is, too.
  std::string take(std::string_view wanted, std::string_view kind);
  /// The next of "r1", "r2" ... that is free.
  std::string next(std::string_view prefix);

 private:
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, int> last_;  // number, by prefix
};

}  // namespace biandan::exchange
