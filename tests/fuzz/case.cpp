// A whole case one file of which is replaced: a case, or every mistake in it. The first byte says
// which file.
#include <array>

#include "scenarios/edit/read_case.hpp"
#include "solver/grid/grid.hpp"
#include "tests/fuzz/input.hpp"

using namespace biandan;

namespace {

constexpr const char* scenario = "storm";

/// Letters, so that a seed can be read and written by hand.
struct Replaced {
  char letter;
  const char* file;
};
constexpr std::array<Replaced, 25> files{
    {{'t', "case.toml"},           {'n', "junctions.csv"},     {'o', "storages.csv"},
     {'O', "storage_tables.csv"},  {'r', "reaches.csv"},       {'x', "cross_sections.csv"},
     {'b', "boundaries.csv"},      {'R', "rating_curves.csv"}, {'w', "weirs.csv"},
     {'g', "gates.csv"},           {'c', "culverts.csv"},      {'p', "pumps.csv"},
     {'P', "pump_curves.csv"},     {'u', "pump_units.csv"},    {'l', "loads.csv"},
     {'W', "withdrawals.csv"},     {'s', "sections.csv"},      {'L', "limits.csv"},
     {'k', "rules.csv"},           {'i', "initial.csv"},       {'q', "reach_parameters.csv"},
     {'a', "aerators.csv"},        {'y', "reach_lines.csv"},   {'S', "series/west.csv"},
     {'e', "scenarios/storm.toml"}}};

const Replaced& replaced_by(char letter) {
  for (const Replaced& one : files)
    if (one.letter == letter) return one;
  return files[static_cast<unsigned char>(letter) % files.size()];
}

class BaseCase {
 public:
  BaseCase() { restore(); }

  void read_with(const Replaced& file, std::string_view bytes) {
    folder_.write(file.file, bytes);
    const std::string name = file.file;
    const bool edits = name.starts_with("scenarios/");
    fuzz::works_or_refuses([&] {
      const edit::Reading reading = edit::read_case(
          folder_.path(), edits ? std::optional<std::string>(scenario) : std::nullopt);
      grid::build_grid(reading.result);
    });
    restore(name);
  }

 private:
  static std::filesystem::path original() {
    return std::filesystem::path(BIANDAN_SOURCE_DIR) / "tests/broken/base";
  }
  void restore() {
    std::filesystem::copy(original(), folder_.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
  }
  void restore(const std::string& name) {
    std::filesystem::remove(folder_.path() / name);
    if (std::filesystem::exists(original() / name))
      std::filesystem::copy_file(original() / name, folder_.path() / name);
  }

  fuzz::WorkFolder folder_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static BaseCase base;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data, size);
  base.read_with(replaced_by(bytes.front()), bytes.substr(1));
  return 0;
}
