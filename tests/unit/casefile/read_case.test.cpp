// What a good case becomes, in all the encodings and line ends that people have.
#include "model/casefile/read_case.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

#include <chrono>
#include <cstdio>

#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

std::string gb18030(std::string text) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string bytes(2 * text.size(), '\0');
  char* input = text.data();
  char* output = bytes.data();
  std::size_t input_left = text.size();
  std::size_t output_left = bytes.size();
  iconv(converter, &input, &input_left, &output, &output_left);
  iconv_close(converter);
  bytes.resize(bytes.size() - output_left);
  return bytes;
}

casefile::Reading read(const std::filesystem::path& folder) {
  casefile::Findings findings;
  const auto raw = casefile::read_raw_case(folder, findings);
  casefile::Reading reading = casefile::resolve(*raw, findings);
  findings.raise();
  return reading;
}

}  // namespace

TEST_CASE("the base case") {
  const CaseFolder folder;
  folder.copy_base();
  const Case base = casefile::read_case(folder.path());

  CHECK(base.settings.duration == 2 * 86400.0);
  CHECK(base.settings.section_interval == 600.0);
  CHECK(base.network.nodes.size() == 5);
  CHECK(base.network.nodes[4].is_storage());
  CHECK(base.network.nodes[4].storage.wetted(1.5).area == Approx(30000 + 0.5 * 42500));
  CHECK(base.network.reaches[2].sections.size() == 2);
  CHECK(base.network.reaches[2].sections[0].section.bed == 0.6);
  REQUIRE(base.network.structures.size() == 4);
  CHECK(std::get<network::Gate>(base.network.structures[1].kind).width == 4.0);
  CHECK(base.network.structures[1].setting.between() == base::Series::Between::step);
  CHECK(base.network.structures[1].setting.at(86400.0) == 0.5);
  CHECK(std::get<network::Pump>(base.network.structures[3].kind).curve ==
        network::Pump::Curve::lift);

  REQUIRE(base.quality.constituents.size() == 7);
  CHECK(base.quality.constituents[0].name == "DO");
  CHECK(base.quality.constituents[4].name == "NH3-N");
  CHECK(base.quality.constituents[4].initial == 0.6);
  CHECK(base.quality.constituents[6].name == "salt");
  CHECK(base.quality.parameters[0].value == Approx(0.1 / 86400.0));
  CHECK(base.quality.parameters[1].reach.value == 2);
  CHECK(base.quality.initial.size() == 2);
  CHECK(base.forcing.temperature.at(43200.0) == 24.5);
  CHECK(base.forcing.boundaries[0].concentration[4].at(86400.0) == 0.6);
  CHECK(base.forcing.boundaries[2].rating_level.size() == 3);
  CHECK(base.forcing.loads[1].distributed);
  CHECK(base.forcing.loads[1].mass_rate[4].at(0.0) == 0.02);

  CHECK(base.sections[0].name == "大桥");
  CHECK(base.sections[0].limits.at("compensation").at("NH3-N") == 0.8);
  CHECK(base.provenance.total() == 23);
  CHECK(base.hash.size() == 64);
}

TEST_CASE("the course of a reach, and reaches without one") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("reach_lines.csv", "reach,x,y\nR1,300,120\nR1,700,-120\n");
  const Case read = casefile::read_case(folder.path());
  CHECK(read.network.reaches[0].line == network::Line{{300.0, 120.0}, {700.0, -120.0}});
  CHECK(read.network.reaches[1].line.empty());
}

TEST_CASE("structures of every kind, with their defaults") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("weirs.csv",
               "name,from,to,crest [m],width [m],shape,coefficient [m^(1/2)/s],flap,flap_head [m]\n"
               "W1,R1:500,P1,3.5,10,,,,\nW2,R1:500,P1,3.5,10,sharp,,no,\n"
               "W3,R1:500,P1,3.5,10,sharp,1.9,yes,0.1\n");
  folder.write("gates.csv",
               "name,from,to,sill [m],width [m],height [m],formula\n"
               "G1,P1,J2,1.0,4,3,\nG2,P1,J2,1.0,4,3,momentum\n");
  folder.write("culverts.csv",
               "name,from,to,shape,diameter [m],width [m],height [m],invert_from [m],"
               "invert_to [m],length [m],barrels\n"
               "C1,P1,J2,circular,1.5,,,1.2,1.1,40,3\nC2,P1,J2,box,,3,2,1.2,1.1,40,\n");
  folder.write("pumps.csv",
               "name,from,to,capacity [m3/s],curve,sump [m]\n"
               "PU1,P1,J2,2,,1.5\nPU3,P1,J2,,,1.5\n");
  folder.write("pump_units.csv",
               "station,name,capacity [m3/s],curve,on [m],off [m],min_run [min],min_rest [min]\n"
               "PU3,A,1,,2.6,2.2,30,10\nPU3,B,,lift_1,2.8,2.3,,\n");
  folder.write("transfers.csv", "name,from,to,discharge [m3/s],lowest [m]\nT1,J1,P1,3,2.0\n");
  const Case read = casefile::read_case(folder.path());
  const auto& all = read.network.structures;
  REQUIRE(all.size() == 10);
  CHECK(std::get<network::Weir>(all[0].kind).coefficient == 1.705);
  CHECK(std::get<network::Weir>(all[1].kind).coefficient == 1.84);
  CHECK(std::get<network::Weir>(all[2].kind).coefficient == 1.9);
  CHECK_FALSE(all[1].flap);
  CHECK(all[2].flap);
  CHECK(all[2].flap_head == 0.1);
  CHECK(std::get<network::Gate>(all[3].kind).formula == network::Gate::Formula::energy);
  CHECK(std::get<network::Gate>(all[4].kind).formula == network::Gate::Formula::momentum);
  const network::Culvert& pipe = std::get<network::Culvert>(all[5].kind);
  CHECK(pipe.shape == network::Culvert::Shape::circular);
  CHECK(pipe.width == 1.5);
  CHECK(pipe.height == 1.5);
  CHECK(pipe.barrels == 3.0);
  CHECK(pipe.manning == 0.015);
  CHECK(pipe.entrance == 0.5);
  CHECK(pipe.exit == 1.0);
  const network::Culvert& box = std::get<network::Culvert>(all[6].kind);
  CHECK(box.shape == network::Culvert::Shape::box);
  CHECK(box.width == 3.0);
  CHECK(box.height == 2.0);
  CHECK(box.barrels == 1.0);
  CHECK(std::get<network::Pump>(all[7].kind).units.empty());
  const network::Pump& station = std::get<network::Pump>(all[8].kind);
  REQUIRE(station.units.size() == 2);
  CHECK(station.units[0].min_run == 1800.0);
  CHECK(station.units[0].min_rest == 600.0);
  CHECK(station.units[1].curve == network::PumpCurve::lift);
  CHECK(station.units[1].capacity == 3.0);
  CHECK(std::get<network::Transfer>(all[9].kind).lowest == 2.0);
}

TEST_CASE("the export of a station") {
  const CaseFolder folder;
  folder.copy_base();
  const Case base = casefile::read_case(folder.path());
  REQUIRE(base.observations.size() == 4);  // DO, CODMn, NH3-N, TP
  const standard::Observation& oxygen = base.observations[0];
  CHECK(oxygen.quantity == "DO");
  CHECK(oxygen.times == std::vector<double>{4 * 3600.0, 8 * 3600.0});  // sorted; `--` is missing
  CHECK(oxygen.values == std::vector<double>{6.1, 5.8});               // full-width digits
  const standard::Observation& ammonia = base.observations[2];
  CHECK(ammonia.quantity == "NH3-N");
  CHECK(ammonia.values == std::vector<double>{0.0125, 0.61, 0.66});  // half of the detection limit
  CHECK(base.observations[1].values.size() == 2);                    // ND
}

TEST_CASE("an export without years takes that of the run") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("series/station.csv", "监测时间,溶解氧(mg/L)\n06-15 04:00,6.5\n");
  const Case base = casefile::read_case(folder.path());
  REQUIRE(base.observations.size() == 1);
  CHECK(base.observations[0].times.front() == 4 * 3600.0);
}

TEST_CASE("units of the header are converted") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("withdrawals.csv", "name,place,discharge [L/s]\nintake,R1:800,100\n");
  CHECK(casefile::read_case(folder.path()).forcing.withdrawals[0].discharge.at(0.0) == 0.1);
}

TEST_CASE("GB18030, a byte order mark and CRLF change nothing but the encoding") {
  const CaseFolder folder;
  folder.copy_base();
  const std::string lines =
      "name,title_en,place,target_class,observations,provenance\r\n"
      "大桥,Big Bridge,R2:500,Ⅲ类,series/station.csv,published\r\n";
  const std::pair<std::string, casefile::Encoding> forms[] = {
      {lines, casefile::Encoding::utf8},
      {"\xEF\xBB\xBF" + lines, casefile::Encoding::utf8_bom},
      {gb18030(lines), casefile::Encoding::gb18030}};
  for (const auto& [bytes, encoding] : forms) {
    folder.write("sections.csv", bytes);
    const casefile::Reading reading = read(folder.path());
    CHECK(reading.result.sections[0].name == "大桥");
    CHECK(reading.result.sections[0].target_class == 3);
    for (const auto& file : reading.files) {
      if (file->name == "sections.csv") CHECK(file->encoding == encoding);
    }
  }
}

TEST_CASE("the hash changes with any file that is read, and only with those") {
  const CaseFolder folder;
  folder.copy_base();
  const std::string before = casefile::read_case(folder.path()).hash;
  folder.write("README.md", "words\n");
  CHECK(casefile::read_case(folder.path()).hash == before);
  folder.write("withdrawals.csv", "name,place,discharge [m3/s]\nintake,R1:800,0.2\n");
  CHECK(casefile::read_case(folder.path()).hash != before);
}

TEST_CASE("a series of a million rows") {
  const CaseFolder folder;
  folder.copy_base();
  std::string text = "time [s],discharge [m3/s],ammonia [mg/L],temperature [degC],gate\n";
  std::string calendar = "time,discharge [m3/s],ammonia [mg/L],temperature [degC],gate\n";
  char line[96];
  for (int i = 0; i < 1000000; ++i) {
    std::snprintf(line, sizeof line, "%d,%.3f,%.3f,%.2f,1\n", i, 5.0 + i % 1000 * 0.001, 0.5, 24.5);
    text += line;
    const int minutes = i % 1440;
    const int days = i / 1440;  // 28 days of every month are enough of a calendar
    std::snprintf(line, sizeof line, "%d-%02d-%02d %02d:%02d,5.123,0.512,24.5,1\n",
                  2021 + (days + 140) / 336, (days + 140) % 336 / 28 + 1, (days + 140) % 28 + 1,
                  minutes / 60, minutes % 60);
    calendar += line;
  }
  for (const std::string& series : {text, calendar}) {
    folder.write("series/west.csv", series);
    const auto start = std::chrono::steady_clock::now();
    const Case base = casefile::read_case(folder.path());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    MESSAGE("1000000 rows of five columns, four used: ", seconds.count(), " s");
    CHECK(base.forcing.temperature.values().size() == 1000000);
  }
}

TEST_CASE("a reach in zones: its own roughness, that of its points, its walls, its curve") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write(
      "reaches.csv",
      "name,from,to,length [m],cell_length [m],manning [s/m^(1/3)],flood_manning [s/m^(1/3)],"
      "roughness_curve,resistance,wall_friction,bed_from [m],bed_to [m],bottom_width [m],"
      "side_slope [-],provenance\n"
      "R1,J1,J2,1000,100,,,mud,,no,0.5,0.4,20,0,measured\n"
      "R2,J2,J3,1000,100,0.025,,,,,0.4,0.3,20,2,measured\n"
      "R3,J2,J4,800,100,0.03,0.08,,divided,,,,,,assumed\n");
  folder.write("roughness_curves.csv",
               "curve,depth [m],manning [s/m^(1/3)]\nmud,0.5,0.05\nmud,2,0.03\n");
  folder.write("cross_sections.csv",
               "reach,chainage [m],station [m],level [m],zone,manning [s/m^(1/3)],provenance\n"
               "R3,0,0,6.0,left,,measured\n"
               "R3,0,20,4.0,,0.045,measured\n"
               "R3,0,26,0.6,main,,measured\n"
               "R3,0,32,4.0,right,,measured\n"
               "R3,0,60,6.0,right,,measured\n");
  const Case read_in = casefile::read_case(folder.path());
  using network::Part;

  const network::Reach& curved = read_in.network.reaches[0];
  CHECK(curved.roughness_curve.at(1.25) == Approx(0.04));
  CHECK(curved.composition == network::Composition::single);
  CHECK(curved.sections[0].section.table.wetted(2.0).perimeter == 20.0);
  CHECK(network::has_simple_resistance(read_in.network.reaches[1]));

  const network::Reach& zoned = read_in.network.reaches[2];
  CHECK(zoned.composition == network::Composition::divided);
  const auto& zones = zoned.sections[0].section.zones;
  REQUIRE(zones.size() == 4);
  CHECK(zones[0].part == Part::left);
  CHECK(zones[0].roughness.fixed == 0.08);
  CHECK(zones[1].roughness.fixed == 0.045);
  CHECK(zones[2].part == Part::main);
  CHECK(zones[2].roughness.fixed == 0.03);
  CHECK(zones[3].part == Part::right);
}

TEST_CASE("zones of a section that is to be one zone on purpose") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("reaches.csv",
               "name,from,to,length [m],cell_length [m],resistance,bed_from [m],bed_to [m],"
               "bottom_width [m],side_slope [-],provenance\n"
               "R1,J1,J2,1000,100,,0.5,0.4,20,2,measured\n"
               "R2,J2,J3,1000,100,,0.4,0.3,20,2,measured\n"
               "R3,J2,J4,800,100,single,,,,,assumed\n");
  folder.write("cross_sections.csv",
               "reach,chainage [m],station [m],level [m],zone,provenance\n"
               "R3,0,0,6.0,left,measured\nR3,0,20,4.0,,measured\n"
               "R3,0,26,0.6,main,measured\nR3,0,32,4.0,main,measured\n");
  const Case read_in = casefile::read_case(folder.path());
  CHECK(read_in.network.reaches[2].sections[0].section.zones.empty());
}
