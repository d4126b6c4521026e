// A result that the program wrote and somebody changed: read to the end or refused, by the reader
// and by a case that begins with its state.
#include "solver/record/reader.hpp"
#include "solver/record/seal.hpp"
#include "solver/record/start_state.hpp"
#include "solver/record/writer.hpp"
#include "tests/fuzz/input.hpp"
#include "tests/fuzz/result_edits.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

constexpr double hour = 3600.0;

struct Written {
  fuzz::WorkFolder folder;
  SampleRiver river{2};
  std::vector<std::string> variables;

  Written() {
    record::Writer writer(folder.path(), "0.1.0", "good.nc");
    play(river, 3.0 * hour, writer);
    variables = fuzz::variables_of(folder.path() / "good.nc");
  }
  std::filesystem::path copy() const {
    const auto file = folder.path() / "edited.nc";
    std::filesystem::copy_file(folder.path() / "good.nc", file,
                               std::filesystem::copy_options::overwrite_existing);
    return file;
  }
};

void ask_sections(const record::Reader& reader, const std::string& quantity) {
  for (const std::string& section : reader.section_names())
    fuzz::works_or_refuses([&] { reader.section_series(section, quantity); });
}

void ask_everything(const record::Reader& reader, const std::vector<std::string>& variables) {
  for (const char* attribute : {"title", "state_hash", "units", "nothing"})
    fuzz::works_or_refuses([&] { reader.text(attribute); });
  for (const std::string& variable : variables) {
    fuzz::works_or_refuses([&] { reader.values(variable); });
    fuzz::works_or_refuses([&] { reader.names(variable); });
  }
  fuzz::works_or_refuses([&] { reader.balance("balance_residual"); });
  std::vector<std::string> quantities{"level", "discharge", "volume", "nothing"};
  for (const std::string& name : reader.constituent_names()) quantities.push_back(name);
  fuzz::works_or_refuses([&] { reader.transported_names(); });
  for (const std::string& quantity : quantities) {
    ask_sections(reader, quantity);
    for (const std::size_t place : {0, 1, 3, 1000}) {
      fuzz::works_or_refuses([&] { reader.field(quantity, place); });
      fuzz::works_or_refuses([&] { reader.field_series(quantity, place); });
    }
  }
  for (const std::string& structure : reader.structure_names())
    for (const char* quantity : {"setting", "discharge", "rule", "regime"})
      fuzz::works_or_refuses([&] { reader.structure_series(structure, quantity); });
}

void begin_with(Case problem, const grid::Grid& grid, const std::filesystem::path& file,
                std::optional<double> after) {
  problem.settings.initial_flow = InitialFlow::stored;
  StoredState& stored = problem.settings.stored.emplace();
  stored.name = "edited.nc";
  stored.file = file.string();
  stored.source = {"case.toml", 9, 11};
  if (after)
    stored.time = base::Instant{problem.settings.start.seconds + static_cast<std::int64_t>(*after)};
  fuzz::works_or_refuses([&] { record::read_start_state(problem, grid); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Written written;
  const auto file = written.copy();
  fuzz::Script script(fuzz::text_of(data, size));
  fuzz::edit(file, written.variables, script);
  record::seal(file);  // or nothing but the checksum would be tried
  fuzz::works_or_refuses([&] {
    const record::Reader reader(file);
    ask_everything(reader, written.variables);
  });
  // The state at the end, or a row: the checksum of the file is what takes time.
  const bool row = size > 0 && data[size - 1] % 2 == 1;
  begin_with(written.river.problem, written.river.grid, file,
             row ? std::optional(hour) : std::nullopt);
  return 0;
}
