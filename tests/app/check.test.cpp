// `check`: what a case holds, what a scenario changes, or every mistake.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("check says what the case holds and writes nothing") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("check canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err == "");
  CHECK(holds(answer.out, "case        canal: Test canal\n"));
  CHECK(holds(answer.out, "2021-06-18T00:00:00+08:00 - 2021-06-19T00:00:00+08:00 (1.0 d)\n"));
  CHECK(holds(answer.out, "1 reach, 2 junctions, 21 cells, 2.0 km\n"));
  CHECK(holds(answer.out, "west: discharge at A\n"));
  CHECK(holds(answer.out, "试验桥: R1 at 1000 m, target class III\n"));
  CHECK(holds(answer.out, "inputs: 2 measured, 2 published, 3 assumed\n"));
  CHECK(holds(answer.out, "scenarios: clean\n"));
  CHECK(listing(folder.path()) == "canal");
}

TEST_CASE("check says what is composed of what") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "case.toml",
        content(canal / "case.toml") + "[[item]]\nname = \"TN\"\nsum = { \"NH3-N\" = 2 }\n");
  CHECK(holds(ask("check canal", folder.path()).out, "composed items  TN = 2 * NH3-N [mg/L]\n"));
  CHECK(
      holds(ask("check canal --lang zh", folder.path()).out, "合成项目  TN = 2 * NH3-N [mg/L]\n"));
}

TEST_CASE("check says which outfalls reach a section unmixed") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "loads.csv", "name,place,discharge [m3/s],NH3-N [mg/L]\noutfall,R1:500,0.1,5\n");
  const Answer answer = ask("check canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out,
              "mixing: 1 of 1 outfalls reach a section unmixed (shortest way along the channels; "
              "prescribed flow at the start): the mean over the section is then too low at the "
              "bank of the outfall\n  outfall (R1 at 500 m): 500 m to 试验桥, mixing length "));
  CHECK(holds(answer.out, "; bank estimate: "));
  const Answer chinese = ask("check canal --lang zh", folder.path());
  CHECK(holds(chinese.out,
              "混合: 1 个排口中 1 个到达断面时尚未全断面混合(河道最短距离; 起始时刻的给定流场)"));
  CHECK(holds(chinese.out, "\n  outfall (R1 at 500 m): 距 试验桥 500 m, 混合过程段长度 "));
}

TEST_CASE("check says what the kinetics have to do without") {
  const Folder folder;
  CHECK(ask("new river --kinetics full", folder.path()).code == 0);
  const Answer answer = ask("check river", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "no solar in [weather]: without it stand still "));
  CHECK(holds(answer.out, "defaults of bottom-algae 1 g/m2, "));
  CHECK(!holds(ask("check river --lang zh", folder.path()).out, "no solar"));
}

TEST_CASE("check in Chinese") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("check canal --lang zh", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "案例    canal: 试验河段\n"));
  CHECK(holds(answer.out, "1 条河段, 2 个节点, 21 个单元, 2.0 km\n"));
  CHECK(holds(answer.out, "输入: 实测 2, 公开资料 2, 假定 3\n"));
  CHECK(holds(answer.out, "试验桥: R1 1000 m 处, 目标类别 "));
}

TEST_CASE("check --scenario shows what changes") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("check canal --scenario clean", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "\nscenario clean: Without the pulse\n"));
  CHECK(holds(answer.out, "pulse:ammonia -> pulse:clean"));
}

TEST_CASE("a series times a factor, in both languages") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "scenarios/more.toml",
        "[[edit]]\nname = \"more\"\nkind = \"scale_series\"\nseries = \"pulse:ammonia\"\n"
        "factor = 1.5\nfrom = \"2021-06-18 06:00\"\nto = \"2021-06-18 12:00\"\n"
        "[[edit]]\nname = \"finer\"\nkind = \"set\"\ntable = \"flow\"\nfield = \"theta\"\n"
        "value = 0.55\n");
  CHECK(holds(ask("check canal --scenario more", folder.path()).out,
              "more\n  series pulse:ammonia values -> values * 1.5 from 2021-06-18 06:00 to "
              "2021-06-18 12:00\nfiner\n  flow theta: default -> 0.55\n"));
  CHECK(holds(ask("check canal --scenario more --lang zh", folder.path()).out,
              "more\n  series pulse:ammonia 各值 -> 各值 * 1.5, 自 2021-06-18 06:00, 至 "
              "2021-06-18 12:00\nfiner\n  flow theta: 默认值 -> 0.55\n"));
}

TEST_CASE("a case is called by the name of its folder from inside it too") {
  const Folder folder;
  const auto canal = folder.canal();
  CHECK(holds(ask("check .", canal).out, "case        canal: Test canal\n"));
  CHECK(holds(ask("check ./", canal).out, "case        canal: Test canal\n"));
  CHECK(ask("run . --quiet", canal).code == 0);
  CHECK(listing(canal / "out/canal/base") == "report.html run.nc warnings.json");
}

TEST_CASE("files as Excel writes them are counted, not listed") {
  const Folder folder;
  CHECK(ask("new river", folder.path()).code == 0);
  const Answer answer = ask("check river", folder.path());
  CHECK(holds(answer.out, " files read as UTF-8 with byte order mark\n"));
  CHECK(!holds(answer.out, "read as UTF-8 with byte order mark:"));
  CHECK(holds(ask("check river --lang zh", folder.path()).out, " 个文件按带 BOM 的 UTF-8 读入\n"));
}

TEST_CASE("a file in another encoding is read and named") {
  const Folder folder;
  const auto canal = folder.canal();
  // "试验桥" in GB18030.
  write(canal / "sections.csv",
        "name,title_en,place,target_class,provenance\n"
        "\xca\xd4\xd1\xe9\xc7\xc5,Test Bridge,R1:1000,3,published\n");
  const Answer answer = ask("check canal", folder.path());
  CHECK(answer.code == 0);
  CHECK(holds(answer.out, "试验桥: R1 at 1000 m"));
  CHECK(holds(answer.out, "GB18030: sections.csv\n"));
}

TEST_CASE("check tells all mistakes at once on stderr") {
  const Folder folder;
  const auto canal = folder.canal();
  write(canal / "sections.csv", "name,place,target_class,provenance\nbridge,R9:1000,3,published\n");
  write(canal / "prescribed.csv",
        "reach,discharge [m3/s],area [m2],provenance\nR1,10,-20,measured\n");
  const Answer answer = ask("check canal", folder.path());
  CHECK(answer.code == 2);
  CHECK(answer.out == "");
  CHECK(holds(answer.err, "canal/sections.csv:2:8: "));
  CHECK(holds(answer.err, "canal/prescribed.csv:2:7: "));
  CHECK(holds(answer.err, "\n2 mistakes\n"));
}

TEST_CASE("mistakes that are not listed count too") {
  const Folder folder;
  const auto canal = folder.canal();
  std::string table = "name,x,y\nA,0,0\nB,0,0\n";
  for (int i = 0; i < 100; ++i) table += "N" + std::to_string(i) + ",a,b\n";
  write(canal / "junctions.csv", table);  // three mistakes a row: they touch no reach either
  const Answer answer = ask("check canal", folder.path());
  CHECK(answer.code == 2);
  CHECK(holds(answer.err, "canal/junctions.csv: 250 more mistakes, not listed\n"));
  CHECK(holds(answer.err, "\n300 mistakes\n"));
}

TEST_CASE("a case or scenario that is not there") {
  const Folder folder;
  folder.canal();
  CHECK(ask("check nowhere", folder.path()).code == 2);
  CHECK(ask("check .", folder.path()).code == 2);
  const Answer answer = ask("check canal --scenario cleen", folder.path());
  CHECK(answer.code == 2);
  CHECK(holds(answer.err, "cleen"));
  CHECK(holds(answer.err, "clean"));
}
