// Class and black-odour grade of cells, and their fields in the result file.
#include "solver/record/cell_quality.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "solver/record/reader.hpp"
#include "solver/record/writer.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

/// Writes the concentrations of one cell of the sample river, DO and NH3-N.
void fill(SampleRiver& river, std::size_t cell, double oxygen, double ammonia) {
  river.concentration[3 * cell] = oxygen;
  river.concentration[3 * cell + 1] = ammonia;
}

std::string text(const record::Variable& variable, const std::string& name) {
  const auto found = std::ranges::find(variable.attributes, name, &record::Attribute::name);
  return found == variable.attributes.end() ? "" : std::get<std::string>(found->value);
}

const record::Variable* field(const record::Layout& layout, const std::string& name) {
  for (const record::Recorded& quantity : layout.tracks.front().quantities)
    if (quantity.variable.name == name) return &quantity.variable;
  return nullptr;
}

}  // namespace

TEST_CASE("what a case can be judged by, and what it cannot") {
  const SampleRiver river;
  const record::QualityItems items = record::quality_items(river.problem);
  REQUIRE(items.water_class.size() == 2);  // salt is in no table
  CHECK(items.water_class[0].item->code == "DO");
  CHECK(items.water_class[1].item->code == "NH3-N");
  CHECK(items.water_class[1].shown == 1);
  REQUIRE(items.black_odour.size() == 2);
  REQUIRE(items.missing.size() == 2);
  CHECK(items.missing[0]->code == "SD");
  CHECK(items.missing[1]->code == "ORP");
}

TEST_CASE("a constituent in another unit than the bounds is not judged") {
  SampleRiver river;
  river.problem.quality.constituents[2].name = "ORP";  // mg/L
  CHECK(record::quality_items(river.problem).missing.size() == 2);
  river.problem.quality.constituents[2].unit = "mV";
  const record::QualityItems items = record::quality_items(river.problem);
  REQUIRE(items.black_odour.size() == 3);
  CHECK(items.black_odour[1].item->code == "ORP");
  CHECK(items.black_odour[1].shown == 2);
}

TEST_CASE("class and grade of cells, with the item that decides") {
  SampleRiver river;
  const record::QualityItems items = record::quality_items(river.problem);
  fill(river, 0, 8.0, 0.1);   // I by both, oxygen the nearer to its limit of class III
  fill(river, 1, 5.0, 0.5);   // III by oxygen
  fill(river, 2, 8.0, 1.2);   // IV by ammonia
  fill(river, 3, 1.0, 9.0);   // worse than V by both, mild by both
  fill(river, 4, 1.0, 16.0);  // severe by ammonia
  fill(river, 5, 8.0, 0.1);
  river.flow.depth[5] = 0.001;  // a film is no water
  record::CellQuality found;
  record::judge_cells(items, river.view(), found);
  const auto first = [](const std::vector<int>& values) {
    return std::vector<int>(values.begin(), values.begin() + 6);
  };
  CHECK(first(found.water_class) == std::vector<int>{1, 3, 4, 6, 6, -1});
  CHECK(first(found.class_item) == std::vector<int>{0, 0, 1, 1, 1, -1});
  CHECK(first(found.black_odour) == std::vector<int>{0, 0, 0, 1, 2, -1});
  CHECK(first(found.black_odour_item) == std::vector<int>{-1, -1, -1, 0, 1, -1});
}

TEST_CASE("transparency is judged by the depth of shallow water") {
  SampleRiver river;
  river.problem.quality.constituents[2].name = "SD";
  river.problem.quality.constituents[2].unit = "cm";
  const record::QualityItems items = record::quality_items(river.problem);
  for (std::size_t cell = 0; cell < 2; ++cell) {
    fill(river, cell, 8.0, 0.1);
    river.concentration[3 * cell + 2] = 15.0;
  }
  river.flow.depth[0] = 1.0;
  river.flow.depth[1] = 0.15;
  record::CellQuality found;
  record::judge_cells(items, river.view(), found);
  CHECK(found.black_odour[0] == 1);
  CHECK(found.black_odour[1] == 0);
}

TEST_CASE("fields say what their numbers mean") {
  const SampleRiver river;
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  const record::Variable* classes = field(layout, "water_class");
  REQUIRE(classes != nullptr);
  CHECK(text(*classes, "flag_meanings") == "I II III IV V worse_than_V");
  CHECK(text(*classes, "long_name_zh") == "水质类别(单因子评价)");
  CHECK(text(*field(layout, "water_class_item"), "flag_meanings") == "DO NH3-N");
  CHECK(text(*field(layout, "black_odour"), "flag_meanings") == "none mild severe");
  CHECK(text(*field(layout, "black_odour"), "comment") ==
        "missing where a cell is dry; not judged: transparency, redox potential");
  const auto flags =
      std::ranges::find(classes->attributes, "flag_values", &record::Attribute::name);
  CHECK(std::get<std::vector<float>>(flags->value) == std::vector<float>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("no whole numbers lie on the mesh over time, for QGIS 3.22 reads no mesh that has them") {
  const SampleRiver river;
  const record::Layout layout = record::make_layout(river.view(), "0.1.0");
  std::size_t fields = 0;
  for (const record::Track& track : layout.tracks)
    for (const record::Recorded& it : track.quantities) {
      if (std::ranges::count(it.variable.attributes, "mesh", &record::Attribute::name) == 0)
        continue;
      CHECK(it.variable.type != record::Type::int32);
      ++fields;
    }
  CHECK(fields > 6);
}

TEST_CASE("no fields without items, and none where the case does not want them") {
  SampleRiver river;
  river.problem.settings.cell_classes = false;
  CHECK(field(record::make_layout(river.view(), "0.1.0"), "water_class") == nullptr);
  river.problem.settings.cell_classes = true;
  for (quality::Constituent& constituent : river.problem.quality.constituents)
    constituent.name += "_tracer";
  CHECK(field(record::make_layout(river.view(), "0.1.0"), "water_class") == nullptr);
  CHECK(field(record::make_layout(river.view(), "0.1.0"), "black_odour") == nullptr);
}

TEST_CASE("the file holds the classes of its own concentrations") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("biandan-classes-" + std::to_string(::getpid()));
  SampleRiver river;
  record::Writer writer(folder, "0.1.0");
  play(river, 86400.0, writer);
  const record::Reader reader(writer.file());
  const record::QualityItems items = record::quality_items(river.problem);
  for (const std::size_t row : {std::size_t{0}, reader.times().size() - 1}) {
    river.set(reader.times()[row]);
    record::CellQuality expected;
    record::judge_cells(items, river.view(), expected);
    const auto classes = reader.field("water_class", row);
    const auto deciding = reader.field("water_class_item", row);
    const auto odour_items = reader.field("black_odour_item", row);
    for (std::size_t cell = 0; cell < classes.size(); ++cell) {
      REQUIRE(classes[cell] == expected.water_class[cell]);
      REQUIRE(deciding[cell] == expected.class_item[cell]);
      const int item = expected.black_odour_item[cell];
      REQUIRE(odour_items[cell] ==
              (item < 0 ? static_cast<float>(record::fill_float) : static_cast<float>(item)));
    }
  }
  std::filesystem::remove_all(folder);
}
