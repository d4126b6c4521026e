// SHA-256 (FIPS 180-4): names the exact input of a run, and tells whether a file is as it was
// written.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace biandan::base {

class Sha256 {
 public:
  void update(std::string_view bytes);
  /// The digest in lower-case hexadecimal. Nothing may be added after it.
  std::string hex();

 private:
  void block(const unsigned char* data);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t length_ = 0;
};

std::string sha256(std::string_view bytes);
/// Of the next `size` bytes of a stream, a part at a time; nothing when it ends before.
std::optional<std::string> sha256(std::istream& stream, std::size_t size);

}  // namespace biandan::base
