#include "solver/record/seal.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "model/base/sha256.hpp"
#include "solver/record/netcdf_file.hpp"

namespace biandan::record {

namespace {

constexpr std::string_view beginning = "\nbiandan sha256 ";
constexpr std::size_t digits = 64;
constexpr std::size_t length = beginning.size() + digits + 1;

std::string line(const std::string& digest) {
  return std::string(beginning) + digest + "\n";
}

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw StorageError(std::strerror(errno));
  return stream;
}

std::string digest_of(std::istream& stream, std::size_t size) {
  if (const auto digest = base::sha256(stream, size)) return *digest;
  throw StorageError("it ends while it is read");
}

}  // namespace

void seal(const std::filesystem::path& file) {
  std::ifstream stream = opened(file);
  const std::string text = line(digest_of(stream, std::filesystem::file_size(file)));
  std::ofstream end(file, std::ios::binary | std::ios::app);
  end << text << std::flush;
  if (!end) throw StorageError(std::strerror(errno));
}

Seal inspect_seal(const std::filesystem::path& file) {
  std::ifstream stream = opened(file);
  const std::size_t size = std::filesystem::file_size(file);
  if (size < length) return Seal::missing;
  std::string last(length, '\0');
  stream.seekg(static_cast<std::streamoff>(size - length));
  stream.read(last.data(), static_cast<std::streamsize>(length));
  if (!last.starts_with(beginning) || last.back() != '\n') return Seal::missing;
  stream.seekg(0);
  return last == line(digest_of(stream, size - length)) ? Seal::whole : Seal::broken;
}

}  // namespace biandan::record
