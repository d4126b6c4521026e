// Runs of the canal of tests/app in which items are composed of the constituents.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scenarios/edit/read_case.hpp"
#include "scenarios/report/section_table.hpp"
#include "scenarios/report/warnings_json.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/writer.hpp"

using namespace biandan;

namespace {

/// The canal with two constituents of its own: `first` carries the pulse, `second` is 0.3 mg/L.
class Canal {
 public:
  Canal(const std::string& first, const std::string& second, const std::string& items) {
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(std::filesystem::path(BIANDAN_SOURCE_DIR) / "tests/app/canal", folder_,
                          std::filesystem::copy_options::recursive);
    write("case.toml",
          "[case]\nstart = 2021-06-18T00:00:00+08:00\nduration = \"1 d\"\n"
          "[flow]\nmode = \"prescribed\"\n[output]\ninterval = \"1 h\"\nsections = \"300 s\"\n"
          "[quality]\nkinetics = \"none\"\n[[constituent]]\nname = \"" +
              first + "\"\ninitial = \"0.5 mg/L\"\n[[constituent]]\nname = \"" + second +
              "\"\ninitial = \"0.3 mg/L\"\n" + items);
    write("boundaries.csv", "name,node,kind,level [m],discharge [m3/s]," + first + " [mg/L]," +
                                second + " [mg/L]\nwest,A,discharge,,10,pulse:ammonia,0.3\n" +
                                "east,B,stage,2,,0.5,0.3\n");
  }
  ~Canal() { std::filesystem::remove_all(folder_); }

  void write(const std::string& file, const std::string& content) const {
    std::ofstream(folder_ / file, std::ios::binary) << content;
  }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("biandan-canal-" + std::to_string(::getpid()));
};

struct Played {
  Case problem;
  study::SingleRun run;
  std::filesystem::path file;
};

Played play(const Canal& canal) {
  Played played;
  played.problem = edit::read_case(canal.folder(), {}).result;
  record::Writer writer(canal.folder() / "out", "0.1.0");
  run::Observer* observers[] = {&writer};
  played.run = study::run_single(played.problem, observers);
  played.file = writer.file();
  return played;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("total nitrogen is recorded, judged and scored, the sum to the last bit") {
  const Canal canal("NH3-N", "NO3-N",
                    "[[item]]\nname = \"TN\"\nsum = { \"NH3-N\" = 1.0, \"NO3-N\" = 1.0 }\n");
  canal.write("sections.csv",
              "name,place,target_class,observations\n试验桥,R1:1000,3,series/seen.csv\n");
  canal.write("limits.csv", "section,rule_set,item,limit [mg/L]\n试验桥,compensation,TN,1.5\n");
  canal.write("series/seen.csv", "time,TN [mg/L]\n2021-06-18 08:00,1.4\n2021-06-18 12:00,0.9\n");
  const Played played = play(canal);

  const auto& values = played.run.recording.sections.at(0).shown;
  REQUIRE(values.size() == 3);
  for (std::size_t k = 0; k < values[2].size(); ++k)
    REQUIRE(values[2][k] == values[0][k] + values[1][k]);
  const record::Reader reader(played.file);
  CHECK(reader.section_series("试验桥", "TN") == values[2]);

  const auto& items = played.run.assessment.sections.at(0).items;
  REQUIRE(items.size() == 2);
  CHECK(items[1].code == "TN");
  CHECK(items[1].item == nullptr);  // the standard has none for rivers
  CHECK(items[1].rules.at(0).limit.value == 1.5);
  CHECK(items[1].rules.at(0).level() == standard::WarningLevel::orange);
  CHECK(items[1].peak.value == doctest::Approx(items[0].peak.value + 0.3));
  const std::string table =
      report::section_table(played.problem, played.run.assessment, {report::Language::zh, false});
  CHECK(holds(table, "总氮"));
  CHECK(holds(table, "1.5 (补偿)"));
  CHECK(holds(report::warnings_json(played.problem, played.run, "0.1.0"),
              "\"formula\": \"NH3-N + NO3-N\""));
  REQUIRE(played.run.scores.size() == 1);
  CHECK(played.run.scores[0].quantity == "TN");
  CHECK(played.run.scores[0].fit);
}

TEST_CASE("an item of the standard is judged by class and warned about") {
  const Canal canal("organic", "dissolved",
                    "[[item]]\nname = \"TP\"\nsum = { organic = 0.2, dissolved = 0.1 }\n");
  const Played played = play(canal);
  const study::SectionResult& section = played.run.assessment.sections.at(0);
  REQUIRE(section.items.size() == 1);
  CHECK(section.items[0].code == "TP");
  CHECK(section.items[0].peak.value > 0.3);  // 0.2 * 1.4 + 0.1 * 0.3, a little less in the canal
  CHECK(section.items[0].peak.value < 0.31);
  CHECK(section.peak_class->water_class == standard::WaterClass::V);
  CHECK(section.level == standard::WarningLevel::red);
  CHECK(played.run.river.items.water_class.size() == 1);
  CHECK(played.run.river.worst_class.over_class_iii() > 0.0);
  const record::Reader reader(played.file);
  CHECK(reader.has("water_class"));
  CHECK(holds(
      report::section_table(played.problem, played.run.assessment, {report::Language::en, false}),
      "试验桥   TP"));
}

TEST_CASE("the transparency makes water black-odorous") {
  const Canal canal("SS", "algae",
                    "[[item]]\nname = \"SD\"\nunit = \"cm\"\noffset = 0.5\nover = 60\n"
                    "sum = { SS = 2.0, algae = 1.0 }\n");
  const Played played = play(canal);
  const study::BlackOdourSection& section = played.run.black_odour.sections.at(0);
  // 60 / (0.5 + 2 * 0.5 + 0.3) = 33 cm before and behind the pulse, 17 cm at its peak of 1.4 mg/L.
  CHECK(section.grade == standard::BlackOdour::mild);
  REQUIRE(section.items.size() == 1);
  CHECK(section.items[0].indicator->code == "SD");
  CHECK(section.items[0].worst.value == doctest::Approx(60.0 / 3.6).epsilon(0.05));
  CHECK(played.run.black_odour.items.missing.size() == 3);
}

TEST_CASE("a run goes on from the file of a run with items, which it does not miss") {
  const Canal canal("NH3-N", "NO3-N",
                    "[[item]]\nname = \"TN\"\nsum = { \"NH3-N\" = 1.0, \"NO3-N\" = 1.0 }\n");
  const Played first = play(canal);
  Case next = first.problem;
  next.settings.initial_flow = InitialFlow::stored;
  next.settings.stored = StoredState{"run.nc", first.file.string(), {}, {}};
  const auto start = study::start_state_of(next, grid::build_grid(next));
  REQUIRE(start);
  CHECK(start->exact);
  CHECK(start->constituents.found == 2);
  CHECK(start->constituents.unused.empty());
}
