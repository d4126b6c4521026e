#include <doctest/doctest.h>

#include <cmath>

#include "tests/unit/import_swmm/import.hpp"

using namespace biandan::testing;

namespace {

/// The value of a series at the first of its times that is not before `time` [s].
double value_from(const biandan::exchange::Imported& it, const std::string& name, double time) {
  for (const auto& series : it.draft.series)
    for (const auto& [at, value] : series.points)
      if (series.name == name && at >= time) return value;
  return -1.0;
}

}  // namespace

TEST_CASE("an inflow at the head of a channel is a boundary, with its pollutants") {
  const auto it = imported(small_river(
      "[POLLUTANTS]\nTN MG/L 0 0 0 0.1\nZN UG/L 0 0 0 0\n[TIMESERIES]\nQ 0:00 1 1:00 2\n"
      "Q 06/02/2021 0:00 4\n[INFLOWS]\nA FLOW Q FLOW 1 2 0.5\nA TN \"\" CONCEN 1 1 3\nA "
      "ZN \"\" CONCEN 1 1 50\n"));
  CHECK(cell(it, "boundaries.csv", "A_inflow", "kind") == "discharge");
  CHECK(cell(it, "boundaries.csv", "A_inflow", "discharge [m3/s]") == "A_inflow:value");
  CHECK(cell(it, "boundaries.csv", "A_inflow", "TN [mg/L]") == "3");
  CHECK(cell(it, "boundaries.csv", "A_inflow", "ZN [mg/L]") == "0.05");
  CHECK(cell(it, "boundaries.csv", "B", "TN [mg/L]") == "0");
  CHECK(value_from(it, "A_inflow", 0.0) == 2.5);
  CHECK(value_from(it, "A_inflow", 3600.0) == 4.5);
  CHECK(value_from(it, "A_inflow", 86400.0) == 8.5);
  // Behind the series nothing comes, but for the baseline.
  CHECK(value_from(it, "A_inflow", 86401.0) == 0.5);
  CHECK(value_from(it, "A_inflow", 2 * 86400.0) == 0.5);
  CHECK(it.draft.settings.find("decay = \"0.1 1/d\"") != std::string::npos);
}

TEST_CASE("dry-weather flow follows its patterns by the clock") {
  std::string factors;
  for (int hour = 0; hour < 24; ++hour) factors += " " + std::to_string(hour);
  const auto it = imported(small_river("[PATTERNS]\nDAY HOURLY" + factors +
                                       "\nWEEK DAILY 2 1 1 1 1 1 2\n[DWF]\nA FLOW "
                                       "0.1 \"\" \"DAY\" \"WEEK\"\n"));
  CHECK(cell(it, "loads.csv", "A_dry_weather", "place") == "A");
  const auto flow = [&](double hours) { return value_from(it, "A_dry_weather", hours * 3600.0); };
  CHECK(flow(0.0) == 0.0);  // Tuesday
  CHECK(flow(5.0) == doctest::Approx(0.5));
  CHECK(flow(5.9) == doctest::Approx(0.5));
  CHECK(flow(30.0) == doctest::Approx(0.6));
}

TEST_CASE("mass without water is a load of its own") {
  const auto it =
      imported(small_river("[POLLUTANTS]\nTN MG/L 0 0 0 0\n[INFLOWS]\nA FLOW \"\" FLOW 1 1 2\nA TN "
                           "\"\" MASS 1000 1 5\n"));
  CHECK(cell(it, "loads.csv", "A_inflow_mass", "TN [g/s]") == "5");
  CHECK(cell(it, "boundaries.csv", "A_inflow", "discharge [m3/s]") == "2");
}

TEST_CASE("outfalls by tide, series, and free ones by the depth of the channel") {
  const auto outfall = [](const std::string& kind) {
    std::string text = small_river(
        "[CURVES]\nTIDE TIDAL 0 1 6 2 12 1 18 2 24 1\n[TIMESERIES]\nH 0 1.2 "
        "24 1.4\n");
    text.replace(text.find("FIXED 1.5"), 9, kind);
    return imported(text);
  };
  const auto tide = outfall("TIDAL TIDE NO");
  CHECK(cell(tide, "boundaries.csv", "B", "kind") == "stage");
  CHECK(value_from(tide, "B_level", 0.0) == 1.0);
  CHECK(value_from(tide, "B_level", 30.0 * 3600.0) == 2.0);
  const auto series = outfall("TIMESERIES H");
  CHECK(value_from(series, "B_level", 48.0 * 3600.0) == 1.4);
  const auto free = outfall("FREE");
  CHECK(cell(free, "boundaries.csv", "B", "kind") == "rating");
  const auto& curve = rows(free, "rating_curves.csv");
  REQUIRE(curve.size() == 41);
  CHECK(curve.front().at("discharge [m3/s]") == "0");
  // A trapezoid of 10 m, slopes 2, bed slope 1:4000: at 8 m critical flow is the larger.
  const double area = 8.0 * (10.0 + 16.0), width = 42.0;
  CHECK(std::stod(curve.back().at("level [m]")) == doctest::Approx(0.9 + 8.0));
  CHECK(std::stod(curve.back().at("discharge [m3/s]")) ==
        doctest::Approx(std::sqrt(9.81 * area * area * area / width)));
  CHECK(notes(outfall("FIXED 1.5 YES")).find("its flap gate") != std::string::npos);
}

TEST_CASE("dry-weather flow brings what its pollutants say of it") {
  const auto it =
      imported(small_river("[POLLUTANTS]\nTN MG/L 0 0 0 0 NO * 0 7 0\nT UG/L 0 0 0 0 NO * 0 5 "
                           "0\n[DWF]\nA FLOW 1\nA TN 9\n"));
  CHECK(cell(it, "loads.csv", "A_dry_weather", "TN [mg/L]") == "9");
  CHECK(cell(it, "loads.csv", "A_dry_weather", "T_ [mg/L]") == "0.005");
  CHECK(notes(it).find("[POLLUTANTS] T: it is called T_ here") != std::string::npos);
}

TEST_CASE("water that is taken out is a withdrawal, also for a part of the time") {
  const auto all =
      imported(small_river("[JUNCTIONS]\nM 1.1 5 0.5\n[CONDUITS]\nC2 M A 100 0.03\n"
                           "[XSECTIONS]\nC2 RECT_OPEN 4 5\n[INFLOWS]\nA FLOW \"\" "
                           "FLOW 1 1 -1.5\n"));
  CHECK(cell(all, "withdrawals.csv", "A_inflow_taken", "discharge [m3/s]") == "1.5");
  CHECK(rows(all, "loads.csv").empty());
  const auto part = imported(small_river(
      "[JUNCTIONS]\nM 1.1 5 0.5\n[CONDUITS]\nC2 M A 100 0.03\n[XSECTIONS]\nC2 RECT_OPEN 4 5\n"
      "[TIMESERIES]\nQ 0:00 2 2:00 -2 48:00 -2\n[INFLOWS]\nA FLOW Q FLOW 1 1\n"));
  CHECK(value_from(part, "A_inflow", 0.0) == 2.0);
  CHECK(value_from(part, "A_inflow", 3600.0) == 0.0);
  CHECK(value_from(part, "A_inflow_taken", 7200.0) == 2.0);
}

TEST_CASE("an outfall below the bed of its channel stands at the bed, and says so") {
  std::string text = small_river();
  text.replace(text.find("FIXED 1.5"), 9, "FIXED 0.2");
  const auto it = imported(text);
  CHECK(cell(it, "boundaries.csv", "B", "level [m]") == "0.9");
  CHECK(notes(it).find("levels below the bed of its channel are at the bed") != std::string::npos);
}

TEST_CASE("the rating of a channel with flood plains is that of its zones") {
  std::string text = small_river(
      "[TRANSECTS]\nNC 0.08 0.06 0.03\nX1 T 8 20 40 0 0 0 0 0\nGR 6 0 4 1 4 20 0 22 0 38 4 40 4 59 "
      "6 "
      "60\n[JUNCTIONS]\nU 2 9 0.5\n[OUTFALLS]\nV 1 NORMAL\n[CONDUITS]\nC2 U V 1000 0.02\n"
      "[XSECTIONS]\nC2 IRREGULAR T\n");
  const auto it = imported(text);
  const auto& curve = rows(it, "rating_curves.csv");
  REQUIRE(curve.size() == 41);
  // Zones at the row nearest to 5 m above the bed of 1 m, by Manning, without planes between them.
  for (const auto& row : curve) {
    const double y = std::stod(row.at("level [m]")) - 1.0;
    if (y < 5.0 || y > 6.0) continue;
    const double above = y - 4.0;
    const auto zone = [](double area, double perimeter, double n) {
      return area * std::pow(area / perimeter, 2.0 / 3.0) / n;
    };
    const double bank = std::hypot(0.5 * above, above);
    const double flood = 19.0 * above + 0.25 * above * above;
    const double main = 4.0 * 18.0 + 20.0 * above;
    const double sum = zone(flood, 19.0 + bank, 0.08) + zone(flood, 19.0 + bank, 0.06) +
                       zone(main, 16.0 + 2.0 * std::hypot(2.0, 4.0), 0.03);
    CHECK(std::stod(row.at("discharge [m3/s]")) ==
          doctest::Approx(sum * std::sqrt(0.001)).epsilon(1e-6));
  }
}
