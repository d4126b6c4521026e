// What a look at a result found, for people: the answer first, then the findings by rank with what
// to do about each, then what was found in order and what was not looked at.
#pragma once

#include <string>

#include "scenarios/doctor/checks.hpp"
#include "scenarios/report/language.hpp"
#include "solver/record/reader.hpp"

namespace biandan::report {

/// "chatter: P1 turned back 17 times ..." without the name of the check.
std::string finding_sentence(const doctor::Finding& finding, const record::Clock& clock,
                             Language language);
/// What to do about it.
std::string finding_advice(const doctor::Finding& finding, Language language);
/// "no --case was given".
std::string gap_sentence(const doctor::Gap& gap, Language language);
std::string weight_name(doctor::Weight weight, Language language);

std::string diagnosis_text(const doctor::Diagnosis& diagnosis, const record::Clock& clock,
                           Language language);

}  // namespace biandan::report
