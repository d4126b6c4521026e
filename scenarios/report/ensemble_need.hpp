// What an ensemble will take, told before it begins.
#pragma once

#include <cstddef>
#include <string>

#include "scenarios/report/language.hpp"
#include "scenarios/study/ensemble_memory.hpp"

namespace biandan::report {

/// `disk`: bytes of the series of all members.
std::string need_line(const study::Need& need, std::size_t disk, Language language);

}  // namespace biandan::report
