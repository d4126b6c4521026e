// Files that are no GeoJSON of a network, in part or as a whole.
#include <doctest/doctest.h>

#include "tests/unit/import_geojson/imported.hpp"

using namespace biandan;
using namespace biandan::exchange;

namespace {

const std::string good = feature("LineString", "[[0, 0], [1000, 0]]", R"("name": "R1")");

/// What is told of a feature beside a good one.
std::string told_of(const std::string& other) {
  const Imported it = import_text(collection(good + ",\n" + other, metres));
  CHECK(table(it, "reaches.csv").rows.size() == 1);
  for (const NotCarried& one : it.not_carried)
    if (one.place.line == 3) return one.what + " " + one.said;
  return {};
}

}  // namespace

TEST_CASE("a text that is no JSON is refused with line and column") {
  CHECK(refusal("{\"type\": \"FeatureCollection\",\n  \"特征\": }")
            .starts_with(
                "net.geojson:2:9: no JSON: syntax error while parsing value - unexpected '}'"));
  CHECK(refusal("").starts_with("net.geojson:1:1: no JSON: syntax error"));
  CHECK(refusal("name,x,y\nJ1,0,0\n").starts_with("net.geojson:1:2: no JSON"));
  CHECK(refusal("{\"type\": \"FeatureCollection\", \"features\": [").starts_with("net.geojson:1:"));
  CHECK(refusal(collection(feature("LineString", "[[0, 0], [1e999, 0]]")))
            .find("number that no computer holds") != std::string::npos);
}

TEST_CASE("JSON that is no GeoJSON is refused") {
  CHECK(refusal("[1, 2]").starts_with("net.geojson:1:1: no GeoJSON: array; expected"));
  CHECK(refusal("{}").starts_with("net.geojson:1:1: no GeoJSON: an object without a type"));
  CHECK(refusal(R"({"type": "Topology"})")
            .starts_with("net.geojson:1:1: no GeoJSON of lines and points: type 'Topology'"));
  CHECK(refusal(R"({"type": "FeatureCollection"})")
            .starts_with("net.geojson:1:1: a collection without features"));
  CHECK(refusal(collection("")).starts_with("net.geojson: no line and no point"));
  CHECK(refusal(collection(feature("Polygon", "[[[0, 0], [1, 0], [1, 1], [0, 0]]]")))
            .starts_with("net.geojson: no line and no point"));
}

TEST_CASE("brackets that never end do not fill the stack") {
  CHECK(
      refusal(std::string(100000, '['))
          .starts_with("net.geojson:1:51: brackets nested too deeply; expected 50 levels or less"));
  CHECK(refusal(collection(good + ",\n" + std::string(200, '[') + std::string(200, ']')))
            .find("nested too deeply") != std::string::npos);
}

TEST_CASE("features that are no lines and no points are told with their place") {
  CHECK(told_of(feature("Polygon", "[[[0, 0], [1, 0], [1, 1], [0, 0]]]")) ==
        "feature 2 is a Polygon; a network is made of lines and points");
  CHECK(told_of(R"({"type": "Feature", "properties": {"name": "x"}, "geometry": null})") ==
        "line 'x' has no geometry");
  CHECK(told_of(feature("LineString", "[]")) == "feature 2 has no coordinates");
  CHECK(told_of(feature("LineString", "[[0, 0]]")) == "feature 2 is a line of one point");
  CHECK(told_of(feature("LineString", "[[0, 5], [0, 5], [0, 5]]")) ==
        "feature 2 is a line of one point");
  CHECK(told_of(feature("LineString", "[[0, 5], [0.1, 5]]")) ==
        "feature 2 is 0.1 m long: left out");
  CHECK(told_of(feature("MultiLineString", "[[]]")) == "feature 2 is a line of one point");
  CHECK(told_of(feature("LineString", R"([[0, "a"], [1, 1]])"))
            .starts_with("feature 2 has coordinates that are no line; expected"));
  CHECK(told_of(feature("LineString", "[[0, 0], [1]]")).find("no line") != std::string::npos);
  CHECK(told_of(feature("LineString", "[0, 0]")).find("no line") != std::string::npos);
  CHECK(told_of(feature("Point", "[[0, 0]]")).find("no point") != std::string::npos);
  CHECK(told_of(feature("Point", "[0, 1e40]")).find("no point") != std::string::npos);
  CHECK(told_of(feature("MultiPoint", "[[0, 0], [1, 1]]")).find("MultiPoint") != std::string::npos);
  CHECK(told_of(R"({"type": "Polygon"})").find("no Feature") != std::string::npos);
  CHECK(told_of(feature("LineString", "[[1000, 0], [0, 0]]", R"("name": "again")")) ==
        "line 'again' runs as line 'R1' does, point for point: left out");
}

TEST_CASE("a list of features with other things in it") {
  const Imported it = import_text(collection("1, [2, [3]], \"x\", null,\n" + good, metres));
  CHECK(table(it, "reaches.csv").rows.size() == 1);
  CHECK(tells(it, "1: features 4 that are no objects"));
}

TEST_CASE("coordinates in metres that nothing says are metres") {
  const std::string message =
      refusal(collection(feature("LineString", "[[521000, 3520000], [522000, 3520000]]")));
  CHECK(message.starts_with("net.geojson:2:1: coordinates that are no longitudes and latitudes"));
  const Imported it =
      import_text(collection(feature("LineString", "[[119.9, 31.7], [119.91, 31.7]]") + ",\n" +
                             feature("Point", "[31.7, 119.9]")));
  CHECK(tells(it, "3: feature 2 has coordinates off the earth"));
}

TEST_CASE("a file of one long line has columns, and is gone through once") {
  std::string features;
  for (int i = 0; i < 20000; ++i)
    features += feature("LineString", "[[" + std::to_string(10 * i) + ", 0], [" +
                                          std::to_string(10 * i) + ", 500]]") +
                ", ";
  const Imported it = import_text(collection(features + feature("Polygon", "[]"), metres));
  CHECK(table(it, "reaches.csv").rows.size() == 20000);
  CHECK(tells(it, "is a Polygon"));
  for (const NotCarried& one : it.not_carried)
    if (one.said.starts_with("is a Polygon")) CHECK(one.place.column > 1000000);
}
