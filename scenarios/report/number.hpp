// Numbers as people read them; files for machines carry all digits.
#pragma once

#include <string>

namespace biandan::report {

/// Three significant digits without an exponent where that is readable: "1.43", "1.0", "0.19",
/// "15.1", "1230", "0.0021".
std::string short_number(double value);
/// "2e-14"; "0" for zero.
std::string power(double value);
/// Whole percent, rounded down, so that 99.9 % of a limit is not 100 %; a rounding error below a
/// whole percent counts as it.
std::string percent(double share);
/// "31", below ten hours "4.5".
std::string hours(double seconds);

}  // namespace biandan::report
