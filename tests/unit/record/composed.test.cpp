// Items composed of constituents in the result file: beside the constituents wherever values are
// recorded or judged, and absent from the final state.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "solver/record/cell_quality.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/rounding.hpp"
#include "solver/record/shown_value.hpp"
#include "solver/record/writer.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("biandan-composed-" + std::to_string(::getpid()));
  Folder() { std::filesystem::remove_all(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// DO, NH3-N and a salt, of which TP and the transparency are composed.
SampleRiver composed_river() {
  SampleRiver river;
  quality::Composed phosphorus{
      "TP", "总磷", "Total phosphorus", "mg/L", 0.0, {{1, 0.1}, {2, 1.0}}, 0.0, "0.1 * NH3-N + 盐"};
  quality::Composed clear{"SD", "透明度",    "Transparency", "cm",
                          0.3,  {{2, 10.0}}, 15.0,           "15 / (0.3 + 10 * 盐)"};
  river.problem.quality.composed = {phosphorus, clear};
  return river;
}

std::string text(const record::Variable& variable, const std::string& name) {
  const auto found = std::ranges::find(variable.attributes, name, &record::Attribute::name);
  return found == variable.attributes.end() ? "" : std::get<std::string>(found->value);
}

const record::Variable& variable(const record::Track& track, const std::string& name) {
  const auto found = std::ranges::find_if(track.quantities, [&](const record::Recorded& quantity) {
    return quantity.variable.name == name;
  });
  REQUIRE(found != track.quantities.end());
  return found->variable;
}

}  // namespace

TEST_CASE("items are fields and series, with their formula") {
  const SampleRiver river = composed_river();
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  const record::Variable& field = variable(layout.tracks.at(0), "SD");
  CHECK(text(field, "long_name") == "Transparency (SD)");
  CHECK(text(field, "long_name_zh") == "透明度");
  CHECK(text(field, "units") == "cm");
  CHECK(text(field, "formula") == "15 / (0.3 + 10 * 盐)");
  const record::Variable& series = variable(layout.tracks.at(1), "section_TP");
  CHECK(text(series, "formula") == "0.1 * NH3-N + 盐");
  CHECK(text(variable(layout.tracks.at(0), "NH3_N"), "formula").empty());
}

TEST_CASE("the file lists items behind the constituents and holds their values") {
  const Folder folder;
  SampleRiver river = composed_river();
  record::Writer writer(folder.path, "0.1.0");
  play(river, 86400.0, writer);
  const record::Reader reader(writer.file());
  CHECK(reader.constituent_names() == std::vector<std::string>{"DO", "NH3-N", "盐", "TP", "SD"});
  CHECK(reader.transported_names() == std::vector<std::string>{"DO", "NH3-N", "盐"});
  const auto section =
      static_cast<std::size_t>(river.grid.cell_of(river.problem.sections[0].place));
  const auto series = reader.section_series("大沟坝桥", "TP");
  for (std::size_t k = 0; k < series.size(); ++k) {
    river.set(reader.section_times()[k]);
    const double* c = river.concentration.data() + 3 * section;
    REQUIRE(series[k] == 0.1 * c[1] + c[2]);
  }
  river.set(reader.times()[5]);
  const auto field = reader.field("SD", 5);
  for (std::size_t cell = 0; cell < field.size(); ++cell)
    REQUIRE(field[cell] ==
            doctest::Approx(15.0 / (0.3 + 10.0 * river.concentration[3 * cell + 2])).epsilon(1e-5));
  CHECK_FALSE(reader.has("state_of_TP"));
}

TEST_CASE("a file without items has no list of formulas") {
  const Folder folder;
  SampleRiver river;
  record::Writer writer(folder.path, "0.1.0");
  play(river, 86400.0, writer);
  const record::Reader reader(writer.file());
  CHECK_FALSE(reader.has("constituent_formula"));
  CHECK(reader.transported_names() == reader.constituent_names());
}

TEST_CASE("items are judged like constituents of their name") {
  SampleRiver river = composed_river();
  const record::QualityItems items = record::quality_items(river.problem);
  REQUIRE(items.water_class.size() == 3);
  CHECK(items.water_class[2].item->code == "TP");
  CHECK(items.water_class[2].shown == 3);
  REQUIRE(items.black_odour.size() == 3);
  CHECK(items.black_odour[0].item->code == "SD");
  REQUIRE(items.missing.size() == 1);
  const auto fill = [&](std::size_t cell, double oxygen, double ammonia, double salt) {
    double* c = river.concentration.data() + 3 * cell;
    c[0] = oxygen;
    c[1] = ammonia;
    c[2] = salt;
    river.flow.depth[cell] = 1.0;
  };
  fill(0, 8.0, 0.1, 0.0);  // TP 0.01: I; seen through for 50 cm
  fill(1, 8.0, 0.5, 0.2);  // TP 0.25: IV, ammonia II; 15 / 2.3 = 6.5 cm: severe
  fill(2, 8.0, 0.1, 0.1);  // TP 0.11: III; 15 / 1.3 = 11.5 cm: mild
  record::CellQuality found;
  record::judge_cells(items, river.view(), found);
  const auto first = [](const std::vector<int>& values) {
    return std::vector<int>(values.begin(), values.begin() + 3);
  };
  CHECK(first(found.water_class) == std::vector<int>{1, 4, 3});
  CHECK(found.class_item[1] == 2);
  CHECK(first(found.black_odour) == std::vector<int>{0, 2, 1});
  CHECK(found.black_odour_item[1] == 0);
}
