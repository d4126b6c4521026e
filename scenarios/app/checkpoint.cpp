#include "scenarios/app/checkpoint.hpp"

#include <fstream>
#include <iterator>
#include <string_view>

#include "model/base/error.hpp"
#include "model/base/sha256.hpp"
#include "scenarios/report/whole_file.hpp"

namespace biandan::app {

namespace {

constexpr std::string_view name = "biandan checkpoint ";
constexpr std::string_view format = "1\n";
constexpr std::size_t digest_length = 64;

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
  std::ifstream stream(file, std::ios::binary);
  if (!stream || !std::filesystem::is_regular_file(file))
    refuse(file, "cannot be read: there is no run to go on with, or it has ended and needs none");
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::string_view rest(text);
  if (!rest.starts_with(name)) refuse(file, "is not a checkpoint of biandan");
  rest.remove_prefix(name.size());
  if (!rest.starts_with(format))
    refuse(file, "is a checkpoint of another version of the program; run the case again");
  rest.remove_prefix(format.size());
  const std::size_t head = digest_length + 1;
  if (rest.size() < head || base::sha256(rest.substr(head)) != rest.substr(0, digest_length))
    refuse(file, "is damaged: its bytes do not match their checksum; run the case again");
  Checkpoint checkpoint;
  base::Archive archive{std::string(rest.substr(head))};
  try {
    checkpoint.carry(archive);
    archive.end();
  } catch (const base::ArchiveError& error) {
    refuse(file, std::string("is not a checkpoint of this program: ") + error.what());
  }
  return checkpoint;
}

}  // namespace biandan::app
