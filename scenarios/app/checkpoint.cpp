#include "scenarios/app/checkpoint.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "model/base/error.hpp"
#include "model/base/sha256.hpp"
#include "scenarios/report/whole_file.hpp"

namespace biandan::app {

namespace {

constexpr std::string_view name = "biandan checkpoint ";
constexpr std::string_view format = "1\n";
constexpr std::size_t digest_length = 64;
/// More than a run of a million cells and a hundred constituents has.
constexpr std::size_t most_bytes = std::size_t{8} << 30;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw base::RunError("'" + file.string() + "' " + what);
}

}  // namespace

std::filesystem::path checkpoint_file(const std::filesystem::path& folder) {
  return folder / "run.checkpoint";
}

void write_checkpoint(const std::filesystem::path& file, Checkpoint& checkpoint) {
  base::Archive archive;
  checkpoint.carry(archive);
  std::string text(name);
  text += format;
  text += base::sha256(archive.bytes()) + "\n";
  text += archive.bytes();
  report::write_whole_file(file, text);
}

Checkpoint read_checkpoint(const std::filesystem::path& file) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown))
    refuse(file, "cannot be read: there is no run to go on with, or it has ended and needs none");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(file, std::string("cannot be read: ") + std::strerror(errno));
  // Only of a checkpoint more than its first lines is read.
  const auto next = [&](std::size_t count) {
    std::string text(count, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(count));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
  };
  if (next(name.size()) != name) refuse(file, "is not a checkpoint of biandan");
  if (next(format.size()) != format)
    refuse(file, "is a checkpoint of another version of the program; run the case again");
  const std::string digest = next(digest_length + 1);
  const std::size_t head = name.size() + format.size() + digest_length + 1;
  const std::size_t size = std::filesystem::file_size(file);
  std::string state = size > head && size <= most_bytes ? next(size - head) : std::string();
  if (state.empty() || base::sha256(state) + "\n" != digest)
    refuse(file, "is damaged: its bytes do not match their checksum; run the case again");
  Checkpoint checkpoint;
  base::Archive archive(std::move(state));
  try {
    checkpoint.carry(archive);
    archive.end();
  } catch (const base::ArchiveError& error) {
    refuse(file, std::string("is not a checkpoint of this program: ") + error.what());
  }
  return checkpoint;
}

}  // namespace biandan::app
