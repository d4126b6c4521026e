#include "scenarios/report/page/base64.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;

/// Lowest byte first, whatever the machine.
template <class Whole>
void put(std::string& bytes, Whole value) {
  for (std::size_t i = 0; i < sizeof(Whole); ++i)
    bytes += static_cast<char>((value >> (8 * i)) & 0xff);
}

/// Half of the values that are not 0 are smaller than this, the other half larger.
double middle_size(std::span<const double> values) {
  std::vector<double> sizes;
  for (const double value : values)
    if (std::isfinite(value) && value != 0.0) sizes.push_back(std::abs(value));
  if (sizes.empty()) return 0.0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += i + k > bytes.size() ? '=' : letters[group >> (18 - 6 * k) & 63];
  }
  return text;
}

Json packed_floats(std::span<const double> values) {
  std::string bytes;
  bytes.reserve(4 * values.size());
  for (const double value : values)
    put(bytes, std::bit_cast<std::uint32_t>(static_cast<float>(value)));
  return {{"f32", base64(bytes)}};
}

Json packed_shorts(std::span<const double> values) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) low = high = 0.0;
  constexpr double most = 65534.0;
  const double step = high > low ? (high - low) / most : 1.0;
  if (high > low && step > 1e-3 * middle_size(values)) return packed_floats(values);
  std::string bytes;
  bytes.reserve(2 * values.size());
  for (const double value : values)
    put(bytes, static_cast<std::uint16_t>(std::isfinite(value) ? std::lround((value - low) / step)
                                                               : 65535));
  return {{"u16", base64(bytes)}, {"low", low}, {"step", step}};
}

Json packed_bytes(std::span<const double> values) {
  std::string bytes;
  bytes.reserve(values.size());
  for (const double value : values)
    bytes += static_cast<char>(value >= 0.0 && value <= 254.0 ? static_cast<int>(value) : 255);
  return {{"u8", base64(bytes)}};
}

}  // namespace biandan::report
