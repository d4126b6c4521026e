#include "scenarios/exchange/import/geojson/property_columns.hpp"

#include <doctest/doctest.h>

#include "tests/unit/import_geojson/imported.hpp"

using namespace biandan;
using namespace biandan::exchange;

namespace {

Imported with(const std::string& properties) {
  return import_text(collection(
      feature("LineString", "[[0, 0], [1000, 0]]", R"("name": "R1", )" + properties), metres));
}

}  // namespace

TEST_CASE("properties with the names of columns become cells in their units") {
  const Imported it =
      with(R"("length": 1200.5, "manning": "0.03", "bottom_width [cm]": 1500, "bed_from": "20 cm",)"
           R"("resistance": "divided", "wall_friction": false, "title": "京杭运河")");
  CHECK(cell(it, "reaches.csv", "R1", "length [m]") == "1200.5");
  CHECK(cell(it, "reaches.csv", "R1", "manning [s/m^(1/3)]") == "0.03");
  CHECK(cell(it, "reaches.csv", "R1", "bottom_width [m]") == "15");
  CHECK(cell(it, "reaches.csv", "R1", "bed_from [m]") == "0.2");
  CHECK(cell(it, "reaches.csv", "R1", "resistance") == "divided");
  CHECK(cell(it, "reaches.csv", "R1", "wall_friction") == "no");
  CHECK(cell(it, "reaches.csv", "R1", "title") == "京杭运河");
  CHECK(cell(it, "reaches.csv", "R1", "bed_to [m]").empty());
}

TEST_CASE("values that are no numbers, and units of another kind, are told") {
  const Imported it =
      with(R"("manning": "smooth", "bed_from [s]": 3, "bed_to": true, "cell_length": [1], )"
           R"("bottom_width": 20, "bottom_width [m]": 21, "side_slope": 1e35)");
  CHECK(tells(it, "2: line 'R1' its 'manning' is no number; expected a number"));
  CHECK(tells(it, "its 'bed_from [s]' unit 's' is of dimension"));
  CHECK(tells(it, "its 'bed_to' is no number"));
  CHECK(tells(it, "its 'cell_length' is no number"));
  CHECK(tells(it, "its 'bottom_width [m]' is a second value of 'bottom_width'"));
  CHECK(tells(it, "its 'side_slope' is too large"));
  CHECK(cell(it, "reaches.csv", "R1", "bottom_width [m]") == "20");
}

TEST_CASE("properties that are no columns are told once") {
  const std::string line = feature("LineString", "[[0, 0], [1000, 0]]", R"("OBJECTID": 1)");
  const std::string other = feature("LineString", "[[0, 9], [1000, 9]]", R"("OBJECTID": 2)");
  const Imported it = import_text(collection(line + ",\n" + other, metres));
  CHECK(tells(it, "2: property 'OBJECTID' of 2 features no column of reaches.csv\n"));
}
