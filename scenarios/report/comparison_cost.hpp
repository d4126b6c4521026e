// What a scenario's effects cost.
#pragma once

#include <string>

#include "model/case.hpp"
#include "scenarios/report/language.hpp"
#include "scenarios/study/comparison.hpp"

namespace biandan::report {

/// "cost 350 (10,000 yuan): a kg less NH3-N 0.21, COD 0.014; an hour less over the limit of NH3-N
/// at 大沟坝桥 58"; empty without a cost.
std::string cost_line(const Case& problem, const study::Comparison& comparison, Language language);

}  // namespace biandan::report
