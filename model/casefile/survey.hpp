// Surveyed cross-sections and the resistance of their reaches: cross_sections.csv and the columns
// of reaches.csv that say how it is read.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/casefile/context.hpp"
#include "model/casefile/curves.hpp"

namespace biandan::casefile {

/// A surveyed point with what it says about roughness itself.
struct SurveyRow {
  network::SurveyPoint point;
  std::optional<double> manning;
  bool zone_given = false;
  Cell zone_place;
  Cell manning_place;
};

/// Rows of cross_sections.csv that belong together: one section.
struct Survey {
  double chainage = 0.0;
  Cell place;
  std::vector<SurveyRow> rows;
};

/// What cross_sections.csv says of one reach.
struct ReachSurvey {
  std::vector<Survey> sections;
  bool complete = true;  ///< false: a row of it is wrong, so that nothing can be said of the whole
};

struct Surveys {
  std::map<std::size_t, ReachSurvey> by_reach;
  bool all_named = true;  ///< false: a row is of an unknown reach, which may be any
};

Surveys read_surveys(Context& context);

/// What a row of reaches.csv says about the resistance of its sections.
struct ResistanceRow {
  network::Composition composition = network::Composition::single;
  bool known = true;  ///< false: the word for it is wrong
  network::Walls walls = network::Walls::rough;
  network::Roughness main;
  network::Roughness flood;
};

/// Reads it, and the roughness curve into the reach.
ResistanceRow read_resistance(const Record& record, const Curves& curves, network::Reach& reach,
                              Findings& findings);

/// Builds the sections of a reach. What the survey lacks for the resistance asked for is a finding.
void add_surveyed(const Record& record, const ResistanceRow& resistance,
                  const std::vector<Survey>& surveys, network::Reach& reach);

/// Zones and flood plains are for surveyed sections only.
void refuse_zones_of_trapezoid(const Record& record, const ResistanceRow& resistance,
                               const network::Reach& reach);

}  // namespace biandan::casefile
