// Files of runs that did not end have no checksum: what is damaged in them must not end the reader,
// nor make it ask for all memory.
#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/trial.hpp"
#include "solver/record/writer.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

/// HDF5 forgets some of what it allocated for a file that it then cannot read.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libhdf5";
}

namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("biandan-damaged-part-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// What a run leaves that is killed in the middle.
std::string part_of_a_run(const std::filesystem::path& folder) {
  {
    SampleRiver river;
    record::Writer writer(folder, "0.1.0");
    river.problem.settings.duration = 4 * 3600.0;
    writer.start(river.view());
    for (river.steps = 1; river.steps <= 6; ++river.steps) {
      river.set(static_cast<double>(river.steps) * 300.0);
      writer.step(river.view());
    }
  }
  std::ifstream stream(folder / "run.nc.part", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("three wrong bytes anywhere in a file without checksum: it is read, or refused") {
  const Folder folder;
  const std::string good = part_of_a_run(folder.path);
  REQUIRE_FALSE(good.empty());
  const std::filesystem::path file = folder.path / "damaged.nc.part";
  std::mt19937 random(7);
  int read = 0, refused = 0;
  for (int i = 0; i < 120; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 3; ++k)
      bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      const record::Reader reader(file);
      ++read;
    } catch (const base::CaseError&) {
      ++refused;
    }
  }
  CHECK(read > 0);
  CHECK(refused > 0);
}

TEST_CASE("the healthy file of a run that did not end is read") {
  const Folder folder;
  part_of_a_run(folder.path);
  const record::Reader reader(folder.path / "run.nc.part");
  CHECK_FALSE(reader.complete());
  CHECK(reader.section_names().size() == 2);
}

TEST_CASE("a trial tells what came back, what threw and what ended its process") {
  using record::Trial;
  using record::try_out;
  CHECK(try_out([] {}, mebibyte) == Trial::well);
  CHECK(try_out([] { throw std::runtime_error("no"); }, mebibyte) == Trial::failed);
  CHECK(try_out([] { ::_exit(9); }, mebibyte) == Trial::failed);
  CHECK(try_out([] { std::_Exit(2); }, mebibyte) == Trial::ended);
  CHECK(try_out([] { throw std::bad_alloc(); }, mebibyte) == Trial::ended);
  CHECK(try_out([] { ::raise(SIGKILL); }, mebibyte) == Trial::ended);
}
