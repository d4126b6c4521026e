// `run`: tables on stdout, files in the folder, exit codes.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;
using doctest::Approx;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a run prints its sections and writes its files") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("run canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err == "");  // too short for a line of progress
  CHECK(holds(answer.out, "Section  Item   Peak"));
  CHECK(holds(answer.out, "\n试验桥   NH3-N  1.3"));
  CHECK(holds(answer.out, " orange\n"));
  CHECK(holds(answer.out, "class: GB 3838-2002 Table 1, worst of NH3-N\n"));
  CHECK(holds(answer.out, "* month covered in part: 2021-06 3 %\n"));
  CHECK(holds(answer.out, "\ninputs: 2 measured, 2 published, 3 assumed\n"));
  CHECK(holds(answer.out, "\nbalance: water "));
  CHECK(holds(answer.out, " ns per cell and step\n"));
  CHECK(answer.out.ends_with("\nout/canal/base/: report.html  run.nc  warnings.json\n"));
  CHECK(answer.out.find('\033') == std::string::npos);
  CHECK(listing(folder.path()) == "canal out");
  CHECK(listing(folder.path() / "out/canal/base") == "report.html run.nc warnings.json");
}

TEST_CASE("warnings.json says the same, with all digits") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal --out results", folder.path()).code == 0);
  const Json json = Json::parse(content(folder.path() / "results/warnings.json"));
  CHECK(json["case"]["name"] == "canal");
  CHECK(json["run"]["end"] == "2021-06-19T00:00:00+08:00");
  CHECK(json["level"] == "orange");
  const Json& item = json["sections"][0]["items"][0];
  // The pulse passes 1.0 mg/L at 07:06:40 at the inflow, 1000 m and 2000 s upstream.
  CHECK(item["limits"][0]["lead_time_h"].get<double>() ==
        Approx(7.0 + 1.0 / 9.0 + 2000.0 / 3600.0).epsilon(0.01));
  CHECK(item["limits"][0]["hours_over"].get<double>() == Approx(16.0 / 9.0).epsilon(0.02));
  CHECK(item["peak"]["value"].get<double>() == Approx(1.4).epsilon(0.03));
  CHECK(item["months"][0]["value"].get<double>() == Approx(0.575).epsilon(0.001));
  CHECK(json["balance"]["constituents"][0]["relative"].get<double>() < 1e-11);
  CHECK(json["statistics"]["cells"] == 21);
}

TEST_CASE("a run says which sections are black-odorous, and by what") {
  const Folder folder;
  const auto canal = folder.canal();
  CHECK(holds(ask("run canal", folder.path()).out,
              "\nblack odour: no section; judged by NH3-N; not judged, since not in the case: "
              "transparency, DO, redox potential\n"));
  const std::string dirty =
      "name,node,kind,discharge [m3/s],level [m],NH3-N [mg/L],provenance\n"
      "west,A,discharge,10,,10,published\neast,B,stage,,2,0.5,assumed\n";
  write(canal / "boundaries.csv", dirty);
  const Answer answer = ask("run canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "\nblack-odorous: 试验桥 mild from 06-18 "));
  CHECK(holds(answer.out, " h: NH3-N 10"));
  CHECK(holds(answer.out, "\nblack odour: judged by NH3-N; not judged, "));
  CHECK(holds(answer.out, "; black-odorous 2.0 km at most ("));
  const Answer chinese = ask("run canal --lang zh", folder.path());
  CHECK(holds(chinese.out, "\n黑臭: 试验桥 轻度黑臭, 自 06-18 "));
  CHECK(holds(chinese.out,
              "\n黑臭评价: 依据 氨氮; 未评价(案例无此项): 透明度、溶解氧、氧化还原电位\n"));
}

TEST_CASE("a run says which outfalls reach a section unmixed") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "loads.csv", "name,place,discharge [m3/s],NH3-N [mg/L]\noutfall,R1:500,0.1,5\n");
  const Answer answer = ask("run canal", folder.path());
  CHECK(holds(answer.out,
              "\nmixing: 1 of 1 outfalls reach a section unmixed (shortest way along "
              "the channels; means over the run): "));
  CHECK(holds(answer.out, "\n  outfall (R1 at 500 m): 500 m to 试验桥, mixing length "));
  const Json json = Json::parse(content(folder.path() / "out/canal/base/warnings.json"));
  CHECK(json["mixing"]["unmixed"][0]["load"] == "outfall");
  CHECK(holds(ask("run canal --lang zh", folder.path()).out,
              "\n混合: 1 个排口中 1 个到达断面时尚未全断面混合(河道最短距离; 全时段平均)"));
}

TEST_CASE("a scenario has a folder of its own and another outcome") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("run canal --scenario clean", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.out.ends_with("\nout/canal/clean/: report.html  run.nc  warnings.json\n"));
  const Json json = Json::parse(content(folder.path() / "out/canal/clean/warnings.json"));
  CHECK(json["case"]["scenario"] == "clean");
  CHECK(json["level"] == "none");
}

TEST_CASE("--fail-on compares levels") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal --fail-on blue", folder.path()).code == 4);
  CHECK(ask("run canal --fail-on orange", folder.path()).code == 4);
  CHECK(ask("run canal --fail-on red", folder.path()).code == 0);
  CHECK(ask("run canal --fail-on blue --scenario clean", folder.path()).code == 0);
}

TEST_CASE("the same input gives the same bytes, wherever it lies and whatever the language") {
  const Folder folder;
  folder.canal();
  const Folder elsewhere;
  elsewhere.canal();
  CHECK(ask("run canal", folder.path()).code == 0);
  CHECK(ask("run canal --lang zh --quiet", elsewhere.path()).code == 0);
  const std::string results = "out/canal/base/";
  for (const std::string file : {"run.nc", "warnings.json"}) {
    const std::string first = content(folder.path() / (results + file));
    CHECK_FALSE(first.empty());
    CHECK(first == content(elsewhere.path() / (results + file)));
  }
}

TEST_CASE("the table in Chinese") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("run canal --lang zh", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "断面    项目  峰值"));
  CHECK(holds(answer.out, "\n试验桥  氨氮  1.3"));
  CHECK(holds(answer.out, " 橙\n"));
  CHECK(holds(answer.out, "\n平衡: 水量 "));
}

TEST_CASE("nothing is written when the input is wrong") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "prescribed.csv",
        "reach,discharge [m3/s],area [m2],provenance\nR9,10,20,measured\n");
  const Answer answer = ask("run canal", folder.path());
  CHECK(answer.code == 2);
  CHECK(answer.out == "");
  CHECK(holds(answer.err, "canal/prescribed.csv:2:1: "));
  CHECK(listing(folder.path()) == "canal");
}

TEST_CASE("results that cannot be written") {
  const Folder folder;
  folder.canal();
  write(folder.path() / "file", "");
  const Answer file = ask("run canal --out file/results", folder.path());
  CHECK(file.code == 2);
  CHECK(holds(file.err, "'file' is a file, not a folder"));
  CHECK(listing(folder.path()) == "canal file");

  const Answer device = ask("run canal --out /proc/biandan", folder.path());
  CHECK(device.code == 3);
  CHECK(holds(device.err, "biandan: the run failed: cannot write"));
}

TEST_CASE("a second run replaces the results of the first") {
  const Folder folder;
  folder.canal();
  CHECK(ask("run canal --out results", folder.path()).code == 0);
  const std::string first = content(folder.path() / "results/warnings.json");
  CHECK(ask("run canal --scenario clean --out results", folder.path()).code == 0);
  CHECK(content(folder.path() / "results/warnings.json") != first);
  CHECK(listing(folder.path() / "results") == "report.html run.nc warnings.json");
}
