#include "solver/record/writer.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "model/base/error.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/state_hash.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

/// A folder of its own for a test, empty, gone afterwards.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const std::string& name)
      : path(std::filesystem::temp_directory_path() /
             ("biandan-record-" + std::to_string(::getpid()) + "-" + name)) {
    std::filesystem::remove_all(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::string bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

template <class Work>
base::Finding finding_of(Work work) {
  try {
    work();
  } catch (const base::CaseError& error) {
    return error.findings().at(0);
  }
  FAIL("no CaseError");
  return {};
}

constexpr double day = 86400.0;

}  // namespace

TEST_CASE("what was recorded is read back") {
  const Folder folder("round");
  SampleRiver river;
  record::Writer writer(folder.path, "0.1.0");
  play(river, 2.0 * day, writer);
  CHECK(std::filesystem::exists(writer.file()));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);

  const record::Reader reader(writer.file());
  CHECK(reader.complete());
  CHECK(reader.start() == river.problem.settings.start);
  CHECK(reader.text("state_hash") == record::state_hash(river.view()));
  CHECK(reader.section_names() == std::vector<std::string>{"大沟坝桥", "钟楼大桥"});
  CHECK(reader.constituent_names() == std::vector<std::string>{"DO", "NH3-N", "盐"});
  REQUIRE(reader.times().size() == 49);
  REQUIRE(reader.section_times().size() == 577);
  CHECK(reader.times().back() == 2.0 * day);

  const std::size_t cell = index_of(reader.cell_names(), "R1:1000");
  const auto series = reader.section_series("大沟坝桥", "NH3-N");
  const auto discharges = reader.section_series("大沟坝桥", "discharge");
  const std::size_t before = index_of(reader.face_names(), "R1:875");
  const std::size_t after = index_of(reader.face_names(), "R1:1125");
  for (std::size_t k = 0; k < series.size(); ++k) {
    river.set(reader.section_times()[k]);
    REQUIRE(series[k] == river.concentration[3 * cell + 1]);
    REQUIRE(discharges[k] ==
            doctest::Approx(0.9 * river.flow.discharge[before] + 0.1 * river.flow.discharge[after])
                .epsilon(1e-14));
  }
  river.set(reader.times()[7]);
  const auto levels = reader.field("level", 7);
  REQUIRE(levels.size() == river.grid.cells.size());
  for (std::size_t c = 0; c < levels.size(); ++c)
    CHECK(levels[c] == doctest::Approx(river.flow.level[c]).epsilon(1e-5));
  CHECK(reader.field_series("level", cell).at(7) == levels[cell]);
  CHECK(reader.field("discharge", 0).size() == river.grid.faces.size());
  CHECK(reader.structure_series("G1", "rule").back() == 0.0);
  CHECK(reader.structure_series("P1", "setting").front() == 0.5);
  CHECK(reader.balance("balance_stored").front() == 1000.0 + 2.0 * day);
}

TEST_CASE("equal runs give equal bytes") {
  const Folder first("first");
  const Folder second("second");
  for (const Folder* folder : {&first, &second}) {
    SampleRiver river;
    record::Writer writer(folder->path, "0.1.0");
    play(river, 3.0 * day, writer);
  }
  CHECK(bytes(first.path / "run.nc") == bytes(second.path / "run.nc"));
}

TEST_CASE("a run that does not end leaves its rows in the .part file") {
  const Folder folder("part");
  SampleRiver river;
  river.problem.settings.duration = day;
  {
    record::Writer writer(folder.path, "0.1.0");
    writer.start(river.view());
    for (river.steps = 1; river.steps <= 50; ++river.steps) {
      river.set(300.0 * static_cast<double>(river.steps));
      writer.step(river.view());
    }
  }
  CHECK_FALSE(std::filesystem::exists(folder.path / "run.nc"));
  const record::Reader reader(folder.path / "run.nc.part");
  CHECK_FALSE(reader.complete());
  CHECK(reader.times().size() == 5);
  CHECK(reader.section_times().size() == 51);
  CHECK(reader.section_series("钟楼大桥", "level").size() == 51);
}

TEST_CASE("steps that miss the output times are recorded at the first one after") {
  const Folder folder("odd");
  SampleRiver river;
  river.problem.settings.step = 700.0;
  river.problem.settings.output_interval = 1000.0;
  record::Writer writer(folder.path, "0.1.0");
  play(river, 3500.0, writer);
  const record::Reader reader(writer.file());
  CHECK(reader.times() == std::vector<double>{0.0, 1400.0, 2100.0, 3500.0});
}

TEST_CASE("a box without reaches, structures, sections and constituents is a valid file") {
  const Folder folder("box");
  SampleRiver river;
  river.problem.network.nodes.erase(river.problem.network.nodes.begin(),
                                    river.problem.network.nodes.begin() + 3);
  river.problem.network.reaches.clear();
  river.problem.network.structures.clear();
  river.problem.network.rules.clear();
  river.problem.sections.clear();
  river.problem.quality.constituents.clear();
  river.ledger.constituents.clear();
  river.grid = grid::build_grid(river.problem);
  river.flow.discharge.clear();
  river.flow.setting.clear();
  river.flow.rule = {0};
  river.flow.regime = {0};
  record::Writer writer(folder.path, "0.1.0");
  play(river, day, writer);
  const record::Reader reader(writer.file());
  CHECK(reader.times().size() == 25);
  CHECK(reader.section_times().empty());
  CHECK(reader.field("level", 24).at(0) == doctest::Approx(4.0));
}

TEST_CASE("a folder that cannot be written ends the run with its name") {
  const Folder folder("blocked");
  std::ofstream(folder.path) << "a file where a folder should be";
  SampleRiver river;
  record::Writer writer(folder.path / "out", "0.1.0");
  const std::string path = folder.path.string();
  try {
    writer.start(river.view());
    FAIL("no RunError");
  } catch (const base::RunError& error) {
    CHECK(std::string(error.what()).find("cannot write " + path) == 0);
  }
}

TEST_CASE("files that are no results are refused with a reason") {
  const Folder folder("foreign");
  SampleRiver river;
  record::Writer writer(folder.path, "0.1.0");
  play(river, day, writer);
  const std::string whole = bytes(writer.file());
  const auto refused = [&](const std::string& content) {
    const std::filesystem::path file = folder.path / "other.nc";
    std::ofstream(file, std::ios::binary) << content;
    const base::Finding finding = finding_of([&] { const record::Reader reader(file); });
    CHECK(finding.place.file == file.string());
    return finding.message;
  };
  CHECK(refused("") == "this is not an HDF5 file");
  CHECK(refused("case.toml") == "this is not an HDF5 file");
  CHECK(refused(whole.substr(0, whole.size() - 1)).find("the checksum at its end is missing") == 0);
  for (const std::size_t size : {whole.size() - 100, whole.size() / 2, std::size_t{3000}})
    CHECK(refused(whole.substr(0, size)).find("damaged or cut short (truncated file") !=
          std::string::npos);
  CHECK(finding_of([&] { const record::Reader reader(folder.path / "none.nc"); }).message ==
        "there is no such file");

  const record::Reader reader(writer.file());
  const base::Finding unknown = finding_of([&] { reader.section_series("大沟桥", "level"); });
  CHECK(unknown.message == "it has no section '大沟桥'");
  CHECK(unknown.expected == "one of: 大沟坝桥, 钟楼大桥");
  CHECK(finding_of([&] { reader.field("TN", 0); }).message == "it does not hold 'TN'");
  CHECK(finding_of([&] { reader.field("level", 99); }).message == "it has no time 99");
}

TEST_CASE("one wrong bit anywhere in a result is refused") {
  const Folder folder("bit");
  SampleRiver river;
  record::Writer writer(folder.path, "0.1.0");
  play(river, 0.5 * day, writer);
  const std::string whole = bytes(writer.file());
  std::mt19937 random(3);
  std::vector<std::size_t> places(500);
  for (std::size_t& place : places) place = random() % whole.size();
  for (std::size_t back = 1; back <= 100; ++back) places.push_back(whole.size() - back);
  for (const std::size_t place : places) {
    std::string wrong = whole;
    wrong[place] ^= static_cast<char>(1 << random() % 8);
    std::ofstream(writer.file(), std::ios::binary) << wrong;
    CAPTURE(place);
    const std::string message = finding_of([&] { record::Reader reader(writer.file()); }).message;
    const bool named = message.find("checksum at its end") != std::string::npos ||
                       message == "this is not an HDF5 file";
    CHECK_MESSAGE(named, message);
  }
}

TEST_CASE("a result that another program has written into is refused") {
  const Folder folder("changed");
  SampleRiver river;
  record::Writer writer(folder.path, "0.1.0");
  play(river, 0.5 * day, writer);
  {
    record::NetcdfFile file = record::NetcdfFile::reopen(writer.file());
    file.write("time", file.read("time"));
  }
  const base::Finding finding = finding_of([&] { record::Reader reader(writer.file()); });
  CHECK(finding.message ==
        "the checksum at its end is missing: the file was cut short, or changed by another "
        "program");
  CHECK(finding.expected == "a file as biandan wrote it; copy it again, or repeat the run");
}

TEST_CASE("a netCDF file of someone else is refused") {
  const Folder folder("stranger");
  std::filesystem::create_directories(folder.path);
  record::Schema schema;
  schema.attributes = {{"source", "another model"}};
  record::NetcdfFile::create(folder.path / "run.nc", schema).close();
  const auto finding = finding_of([&] { const record::Reader reader(folder.path / "run.nc"); });
  CHECK(finding.message == "this file was not written by biandan");
}
