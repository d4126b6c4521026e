// What the sections owe to the steps in time, as a table for people and one for spreadsheets.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/time_errors.hpp"

namespace biandan::report {

std::string time_error_table(const Case& problem, const study::TimeErrors& errors,
                             Language language);

/// CSV with a byte-order mark, for Excel; all digits.
std::string time_error_csv(const Case& problem, const study::TimeErrors& errors);

}  // namespace biandan::report
