// Bytes as text (RFC 4648), and numbers as the arrays of the page.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace biandan::report {

std::string base64(std::string_view bytes);

/// Single precision: {"f32": text}; no number: NaN.
nlohmann::ordered_json packed_floats(std::span<const double> values);

/// One part in 65,534 of their range: {"u16": text, "low": , "step": }; no number: 65535. Where
/// that is more than a thousandth of half of the values, single precision.
nlohmann::ordered_json packed_shorts(std::span<const double> values);

/// Whole numbers from 0 to 254: {"u8": text}; others: 255.
nlohmann::ordered_json packed_bytes(std::span<const double> values);

}  // namespace biandan::report
