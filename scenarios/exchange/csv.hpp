// A table as CSV that Excel opens with its letters and numbers right.
#pragma once

#include <string>

#include "scenarios/exchange/sheet.hpp"

namespace biandan::exchange {

/// UTF-8 with a mark in front, commas, CRLF; times local, without an offset; all digits.
std::string csv(const Sheet& sheet, const Clock& clock);

}  // namespace biandan::exchange
