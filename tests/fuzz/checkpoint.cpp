// A file to go on from: the bytes as they are, and as an archive behind a checksum that fits.
#include "scenarios/app/checkpoint.hpp"

#include "model/base/sha256.hpp"
#include "tests/fuzz/input.hpp"

using namespace biandan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::WorkFolder folder;
  const std::string bytes(fuzz::text_of(data, size));
  const std::string whole = "biandan checkpoint 1\n" + base::sha256(bytes) + "\n" + bytes;
  for (const std::string& text : {bytes, whole}) {
    const auto file = folder.write("run.checkpoint", text);
    fuzz::works_or_refuses([&] { app::read_checkpoint(file); });
  }
  return 0;
}
