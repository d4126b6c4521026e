// What a look at a result found, for machines.
//
//   format "biandan doctor", format_version 1; case, scenario, complete
//   findings[]  check, kind, weight, place, subject, from, to, amount, bound, low, high, unit,
//               count, others, source, text_en, text_zh, advice_en, advice_zh; by rank. Amounts in
//               the units of doctor/finding.hpp, null where there is none
//   water[]     section, mean[] and at_end[]: origin, share of the water; empty where untraced
//   checks[]    name, looked, findings (count), gaps (texts)
#pragma once

#include <string>

#include "scenarios/doctor/evidence.hpp"
#include "scenarios/report/doctor_text.hpp"

namespace biandan::report {

std::string diagnosis_json(const doctor::Diagnosis& diagnosis, const doctor::Evidence& evidence,
                           const record::Clock& clock);

}  // namespace biandan::report
