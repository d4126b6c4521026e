// biandan import: a case made of a file of another program.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A canal of two conduits with a flood, a pollutant and its curve of banks.
const std::string canal =
    "[TITLE]\nA canal\n[OPTIONS]\nFLOW_UNITS CMS\nSTART_DATE 06/01/2021\nEND_DATE 06/02/2021\n"
    "REPORT_STEP 00:30:00\n[JUNCTIONS]\nA 1.0 5 1.5\nM 0.95 5 1.5\n[OUTFALLS]\nB 0.9 FIXED 2.4\n"
    "[CONDUITS]\nC1 A M 500 0.03\nC2 M B 500 0.03\n[XSECTIONS]\nC1 TRAPEZOIDAL 4 10 2 2\n"
    "C2 PARABOLIC 4 20\n[POLLUTANTS]\nCOD MG/L 0 0 0 0.1\n[TIMESERIES]\nQ 0:00 2 12:00 6 24:00 2\n"
    "[INFLOWS]\nA FLOW Q FLOW 1 1\nA COD \"\" CONCEN 1 1 20\nM FLOW \"\" FLOW 1 1 0.5\n"
    "[COORDINATES]\nA 0 0\nM 500 0\nB 900 200\n[SUBCATCHMENTS]\nS1 G A 1 50 10 1 0\nS2 G A 1 50 10 "
    "1 0\n";

}  // namespace

TEST_CASE("a SWMM file becomes a case that runs") {
  const Folder folder;
  write(folder.path() / "canal.inp", canal);
  const Answer answer = ask("import canal.inp", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err.empty());
  CHECK(contains(answer.out, "canal/:  junctions.csv  reaches.csv"));
  CHECK(contains(answer.out, "series/ (1)"));
  CHECK(contains(answer.out,
                 "not carried over (1):\n  ./canal.inp:31:1: [SUBCATCHMENTS]: 2 lines: "
                 "catchments; write catchments.csv by hand"));
  CHECK(contains(answer.out, "the case can be read; see: biandan check canal"));
  CHECK(contains(content(folder.path() / "canal/import/not_carried_over.csv"),
                 "31,1,[SUBCATCHMENTS],not carried over,"));
  const Answer run = ask("run canal -q", folder.path());
  CHECK(run.code == 0);
  CHECK(contains(run.out, "balance: water"));
}

TEST_CASE("the same file gives the same case") {
  const Folder folder;
  write(folder.path() / "canal.inp", canal);
  CHECK(ask("import canal.inp --out a", folder.path()).code == 0);
  CHECK(ask("import canal.inp --out b", folder.path()).code == 0);
  CHECK(listing(folder.path() / "a") == listing(folder.path() / "b"));
  for (const char* file : {"reaches.csv", "case.toml", "boundaries.csv", "cross_sections.csv"})
    CHECK(content(folder.path() / "a" / file) == content(folder.path() / "b" / file));
}

TEST_CASE("lines with mistakes are told, and end with 2") {
  const Folder folder;
  write(folder.path() / "canal.inp", canal + "[JUNCTIONS]\nD x\n");
  const Answer answer = ask("import canal.inp", folder.path());
  CHECK(answer.code == 2);
  CHECK(contains(answer.err,
                 "mistakes in the file (1):\n  ./canal.inp:35:3: [JUNCTIONS] D: 'x' is "
                 "no number; expected the invert; the line was skipped"));
  CHECK(contains(answer.out, "the case can be read"));
}

TEST_CASE("what lacks something is a case all the same, and says that it does") {
  const Folder folder;
  write(folder.path() / "a.inp",
        "[JUNCTIONS]\nA 1\nB 1\n[CONDUITS]\nC A B 100 0.03\n[XSECTIONS]\nC RECT_OPEN 4 10\n"
        "[OPTIONS]\nEND_DATE 01/02/2004\n");
  const Answer answer = ask("import a.inp", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "to be filled in or mended first; all: biandan check a"));
  CHECK(ask("check a", folder.path()).code == 2);
}

TEST_CASE("a folder that holds something, an unknown file and no SWMM file are refused") {
  const Folder folder;
  write(folder.path() / "canal.inp", canal);
  write(folder.path() / "empty.inp", "nothing\n");
  CHECK(ask("import canal.inp", folder.path()).code == 0);
  const Answer again = ask("import canal.inp", folder.path());
  CHECK(again.code == 2);
  CHECK(contains(again.err,
                 "canal: holds something; expected a new or empty folder; nothing was "
                 "written"));
  CHECK(contains(ask("import none.inp", folder.path()).err, "none.inp: "));
  CHECK(contains(ask("import case.toml", folder.path()).err, "'case.toml'; expected a file .inp"));
  const Answer empty = ask("import empty.inp", folder.path());
  CHECK(empty.code == 2);
  CHECK(contains(empty.err, "has no node or no link that can be read"));
  CHECK(!contains(listing(folder.path()), "empty "));
}

TEST_CASE("in Chinese") {
  const Folder folder;
  write(folder.path() / "canal.inp", canal);
  const Answer answer = ask("import canal.inp --lang zh", folder.path());
  CHECK(contains(answer.out, "各表行数: junctions.csv 3"));
  CHECK(contains(answer.out, "未转入 (1):"));
  CHECK(contains(answer.out, "案例可读入, 请核对: biandan check canal"));
}

TEST_CASE("lines drawn in a GIS become reaches, and what is missing is named") {
  const Folder folder;
  write(folder.path() / "net.geojson",
        R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"name": "R1", "bottom_width": 12, "bed_from": 0.2, "bed_to": 0.1},
 "geometry": {"type": "LineString", "coordinates": [[119.9, 31.8], [119.91, 31.805], [119.92, 31.8]]}},
{"type": "Feature", "properties": {"name": "A", "level": 2.5},
 "geometry": {"type": "Point", "coordinates": [119.9, 31.8]}}]})");
  const Answer answer = ask("import net.geojson", folder.path());
  CHECK(answer.code == 0);
  CHECK(contains(answer.out, "rows: junctions.csv 2, reaches.csv 1, reach_lines.csv 1"));
  CHECK(contains(answer.out, "to be filled in or mended first; all: biandan check net"));
  CHECK(contains(ask("check net", folder.path()).err, "without a boundary"));
}
