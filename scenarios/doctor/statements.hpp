// What a run already said about itself in warnings.json, as far as the checks repeat it. Times are
// seconds since the start of the run. Read by report/read_statements.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace biandan::doctor {

struct Statements {
  struct Refined {
    std::string reason, place;
    long count = 0;
  };
  struct Chatter {
    std::string structure;
    double from = 0.0, to = 0.0;
    long reversals = 0;
    std::vector<std::string> rules;  ///< empty text: the schedule, or the levels of units
  };
  struct Circular {
    std::string pump;
    double from = 0.0, seconds = 0.0;
    std::vector<std::string> way;
  };
  struct AboveSurvey {
    std::string place;
    double level = 0.0, top = 0.0, first = 0.0;
    long places = 0;
  };
  struct Unmixed {
    std::string load, place, section;
    double distance = 0.0, mixing_length = 0.0;  ///< [m]
    std::optional<double> bank;                  ///< its contribution there over the mean
  };

  /// Found anew in the recorded rows (replay.hpp), for want of the file: without counts.
  bool from_rows = false;
  bool stored_start = false;  ///< the run started from the state of another
  long steps = 0, cells = 0, transport_steps = 0, limited_outflows = 0;
  std::vector<Refined> refined;
  double withdrawal_shortage = 0.0, evaporation_shortage = 0.0, seepage_shortage = 0.0;  ///< [m3]
  std::vector<Chatter> chatter;
  std::vector<Circular> circular;
  std::vector<AboveSurvey> above_survey;
  std::vector<Unmixed> unmixed;
  long outfalls = 0, dry_outfalls = 0;
};

}  // namespace biandan::doctor
