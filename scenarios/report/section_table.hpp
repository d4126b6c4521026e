// The tables that a person sees after a run: what each section shows against its limits.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/assessment.hpp"
#include "scenarios/study/scores.hpp"

namespace biandan::report {

/// How to print: in which language, and whether with colours.
struct Style {
  Language language = Language::en;
  bool coloured = false;
};

/// One row for each item and limit that warns; for a section without a warning the one that is
/// nearest to its limit. The worst comes first within a section.
std::string section_table(const Case& problem, const study::Assessment& assessment, Style style);

/// One row a section: worst class, classes of the month means, flood-season pollution intensity;
/// below it the items that the classes rest on and the months that are covered in part.
std::string class_table(const Case& problem, const study::Assessment& assessment, Style style);

/// The unit in which an observed series is compared; empty for what the case does not show.
std::string unit_of_quantity(const quality::Quality& quality, const std::string& quantity);

/// One row for each observed series; empty when there is none.
std::string score_table(const Case& problem, const std::vector<study::Score>& scores, Style style);

}  // namespace biandan::report
