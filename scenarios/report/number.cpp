#include "scenarios/report/number.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "model/standard/assess.hpp"

namespace biandan::report {

namespace {

std::string print(const char* form, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), form, value);
  return text.data();
}

}  // namespace

std::string short_number(double value) {
  const double size = std::abs(value);
  if (size >= 999.5 && size < 1e7) return print("%.0f", value);
  const std::string text = print("%.3g", value);
  return size < 10.0 && std::floor(value) == value && value != 0.0 ? text + ".0" : text;
}

std::string power(double value) {
  return value == 0.0 ? "0" : print("%.0e", value);
}

std::string percent(double share) {
  return print("%.0f %%", std::floor(100.0 * share * (1.0 + standard::limit_rounding)));
}

std::string hours(double seconds) {
  const double value = seconds / 3600.0;
  return value < 9.95 ? print("%.1f", value) : print("%.0f", value);
}

}  // namespace biandan::report
