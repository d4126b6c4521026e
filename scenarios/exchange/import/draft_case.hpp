// A case that an import makes of a file of another program, before it is written.
//
// Tables are text: the case is read back by the reader of all cases, which checks it as if a person
// had written it.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/base/error.hpp"

namespace biandan::exchange {

/// Rows of a table by column. A column of the heading that a row does not have stays empty.
struct DraftTable {
  std::string file;                  ///< inside the case folder, "reaches.csv"
  std::vector<std::string> heading;  ///< with units, "length [m]"
  std::vector<std::map<std::string, std::string>> rows;
};

/// A series, written as series/<name>.csv and referred to as <name>:value.
struct DraftSeries {
  std::string name;
  std::string unit;
  std::vector<std::pair<double, double>> points;  ///< time since the start [s], value
};

struct DraftCase {
  std::string settings;  ///< case.toml
  /// Those without rows are not written.
  std::deque<DraftTable> tables;
  std::vector<DraftSeries> series;
};

/// Something of the file that is not in the case, or not as it was there.
struct NotCarried {
  enum class Why {
    mistake,    ///< the file is wrong there: the line was skipped
    unknown,    ///< the case has no such thing
    otherwise,  ///< it is in the case, in another way
  };
  Why why = Why::unknown;
  base::SourcePlace place;
  std::string what;  ///< "[SUBCATCHMENTS] S1"
  std::string
      said;  ///< what is missing, or how it is in the case; a mistake with what was expected
};

/// A file as a case, and what is not in it.
struct Imported {
  DraftCase draft;
  std::vector<NotCarried> not_carried;  ///< in the order of the file
};

/// Writes the case, and the list of what was not carried over as import/not_carried_over.csv
/// (beside the tables it would be taken for one), into a new or empty folder. Gives the names of
/// the files. Throws base::CaseError when the folder holds anything or cannot be written.
std::vector<std::string> write_draft(const std::filesystem::path& folder, const Imported& imported);

}  // namespace biandan::exchange
