// biandan export: a result for Excel and QGIS.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "model/casefile/findings.hpp"
#include "scenarios/exchange/import/geojson/geojson_network.hpp"
#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find("\r\n"));
}

}  // namespace

TEST_CASE("tables as CSV and as a workbook, the network as GeoJSON, the same every time") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal -q", folder.path()).code == 0);
  const Answer answer = ask("export out/canal/base", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "out/canal/base/export/: tables.xlsx  network.geojson  answer.csv"));
  CHECK(contains(answer.out, "the network shows mean, highest and lowest of the run"));
  const auto file = [&](const std::string& name) {
    return content(folder.path() / "out/canal/base/export" / name);
  };
  CHECK(first_line(file("answer.csv")) ==
        "\xEF\xBB\xBFsection,item,unit,limit,rules,worst value,at,share of the limit,"
        "\"month mean, share\",first over,lead [h],hours over,warning");
  CHECK(file("sections.csv").starts_with("\xEF\xBB\xBFtime,section,level [m],discharge [m3 s-1]"));
  CHECK(contains(file("cells.csv"), "worst class"));
  CHECK(contains(file("balance.csv"), "water,m3,"));
  CHECK(contains(file("inputs.csv"), "hash of the inputs"));
  CHECK(ask("export out/canal/base --out again", folder.path()).code == 0);
  for (const char* name : {"tables.xlsx", "network.geojson", "sections.csv", "answer.csv"})
    CHECK(file(name) == content(folder.path() / "again" / name));
}

TEST_CASE("every value of a series is in its table, and every cell on the map") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal -q", folder.path()).code == 0);
  CHECK(ask("export out/canal/base --out e", folder.path()).code == 0);
  const Json warnings = Json::parse(content(folder.path() / "out/canal/base/warnings.json"));
  const double peak = warnings["sections"][0]["items"][0]["peak"]["value"];
  CHECK(contains(content(folder.path() / "e/sections.csv"), Json(peak).dump()));
  const Json network = Json::parse(content(folder.path() / "e/network.geojson"));
  CHECK(network["type"] == "FeatureCollection");
  std::size_t cells = 0, sections = 0;
  for (const Json& feature : network["features"]) {
    const Json& properties = feature["properties"];
    const std::string kind = properties["kind"];
    if (kind == "section") ++sections;
    if (kind != "cell" && kind != "node") continue;
    ++cells;
    CHECK(properties["level_lowest"] <= properties["level_mean"]);
    CHECK(properties["level_mean"] <= properties["level_highest"]);
    CHECK((kind == "cell") == (feature["geometry"]["type"] == "LineString"));
  }
  CHECK(cells == warnings["statistics"]["cells"]);
  CHECK(sections == warnings["sections"].size());
}

TEST_CASE("what is exported is put together again to reaches and their nodes") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal -q", folder.path()).code == 0);
  CHECK(ask("export out/canal/base --out e", folder.path()).code == 0);
  biandan::casefile::Findings findings;
  const auto file =
      biandan::casefile::read_source_file(folder.path() / "e", "network.geojson", findings);
  REQUIRE(file != nullptr);
  const biandan::exchange::Imported imported = biandan::exchange::import_geojson(*file);
  for (const biandan::exchange::DraftTable& table : imported.draft.tables) {
    if (table.file != "reaches.csv") continue;
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].at("name") == "R1");
    CHECK(table.rows[0].at("from") == "A");
    CHECK(table.rows[0].at("to") == "B");
  }
}

TEST_CASE("the network at a time, in Chinese, without what the run said") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal -q", folder.path()).code == 0);
  std::filesystem::remove(folder.path() / "out/canal/base/warnings.json");
  const Answer answer = ask("export out/canal/base --lang zh --time 2021-06-18", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "河网图层为 2021-06-18 00:00"));
  CHECK(contains(answer.err, "缺结论、月均值、调度和输入表"));
  CHECK_FALSE(contains(answer.out, "answer.csv"));
  const auto folder_of = folder.path() / "out/canal/base/export";
  CHECK(first_line(content(folder_of / "sections.csv"))
            .starts_with("\xEF\xBB\xBF时间,断面,水位 [m]"));
  CHECK(contains(content(folder_of / "network.geojson"), "\"level\":"));
}

TEST_CASE("what cannot be exported") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal -q", folder.path()).code == 0);
  const auto refused = [&](const std::string& arguments, const std::string& message) {
    const Answer answer = ask("export " + arguments, folder.path());
    CHECK(answer.code == 2);
    CHECK(contains(answer.err, message));
  };
  refused("nowhere", "there is no folder 'nowhere'");
  refused("canal", "'canal' holds no result");
  refused("out/canal/base --time yesterday", "'--time yesterday'; expected a time of the result, ");
  refused("out/canal/base --time 1999-01-01", "expected a time of the result");
  write(folder.path() / "file", "x");
  CHECK(ask("export out/canal/base --out file", folder.path()).code == 3);
}
