// Lines that are wrong are skipped and told with their place; what they leave out, too.
#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "tests/unit/import_swmm/import.hpp"

using namespace biandan;
using namespace biandan::testing;

namespace {

/// What is said of lines that are added to a right file, which has twelve of its own.
std::string said(const std::string& more) {
  return notes(imported(small_river(more)));
}

struct Wrong {
  const char* lines;
  const char* said;
};

}  // namespace

TEST_CASE("every mistake is told with its line and column") {
  const Wrong all[] = {
      {"[JUNCTIONS]\nD x\n", "14:3 [JUNCTIONS] D: 'x' is no number; expected the invert"},
      {"[JUNCTIONS]\nD\n", "the line ends too early; expected the invert as word 2"},
      {"[JUNCTIONS]\nD 1e300\n", "'1e300' is no number"},
      {"[JUNCTIONS]\na 1\n", "14:1 [JUNCTIONS] a: there is a node 'a' already"},
      {"[CONDUITS]\nC2 A X 100 0.03\n", "14:6 [CONDUITS] C2: 'X' is not defined; expected a node"},
      {"[CONDUITS]\nC2 A A 100 0.03\n", "it leads from a node to itself"},
      {"[CONDUITS]\nC2 A B 0 0.03\n", "'0'; expected a length above 0"},
      {"[CONDUITS]\nc1 A B 100 0.03\n", "there is a link 'c1' already"},
      {"[CONDUITS]\nC2 A B 100 0.03\n", "[XSECTIONS] C2: it has no cross-section"},
      {"[XSECTIONS]\nC1\n", "expected a shape as word 2"},
      {"[XSECTIONS]\nC1 TRAPEZOIDAL 0 10 2 2\n", "expected a height above 0"},
      {"[XSECTIONS]\nC1 RECT_OPEN 4\n", "expected a width above 0"},
      {"[XSECTIONS]\nC1 POWER 4 5 0\n", "expected an exponent above 0"},
      {"[XSECTIONS]\nC1 TRAPEZOIDAL 4 5 -1 1\n", "expected a width and slopes of 0 or more"},
      {"[TRANSECTS]\nNC 0.1 0.1 0.03\nX1 T 2 0 1\nGR 1 2 5 2\n", "of unlike level and station"},
      {"[CURVES]\nK PUMP2\n[PUMPS]\nP A B K ON\n", "'K' is no pump curve of [CURVES]"},
      {"[XSECTIONS]\nC1 IRREGULAR T\n", "'T' is no transect of [TRANSECTS]"},
      {"[XSECTIONS]\nC9 CIRCULAR 1\n", "'C9' is not defined"},
      {"[TRANSECTS]\nGR 1 0 2 1\n", "no X1 line before it"},
      {"[TRANSECTS]\nX1 T 2 0 1\n", "no NC line with Manning's n before it"},
      {"[TRANSECTS]\nNC 0.1 0.1 0.03\nX1 T 2 0 1\nGR 1 5 0 4\n", "the station turns back"},
      {"[TRANSECTS]\nNC 0.1 0.1 0.03\nX1 T 2 0 1\nGR 1 0 1 5\n",
       "two points or more of unlike level and station"},
      {"[TRANSECTS]\nNC 0.1 0.1 0.03\nX1 T 9 0 1\nGR 1 0 0 5\n",
       "it has 2 points; expected 9 as X1 says"},
      {"[TRANSECTS]\nNC 0.1 0.1 0.03\nX1 T 2 0 1\n",
       "two points or more of unlike level and station"},
      {"[TRANSECTS]\nXX 1\n", "expected NC, X1 or GR"},
      {"[STORAGE]\nS 1 4 0 BOX 1 2 3\n", "'BOX' is no shape"},
      {"[STORAGE]\nS 1 4 0 TABULAR T\n", "'T' is no curve of [CURVES]"},
      {"[STORAGE]\nS 1 4 0 FUNCTIONAL 0 0 0\n", "its surface is not above 0"},
      {"[STORAGE]\nS 1 4 0 FUNCTIONAL -5 1 1\n", "is no number above 0 at a depth"},
      {"[STORAGE]\nS 1 0 0 FUNCTIONAL 5 1 1\n", "its depth is not above 0"},
      {"[STORAGE]\nS 1 4 0 PARABOLOID 5 1 0\n", "is no number above 0 at a depth"},
      {"[OUTFALLS]\nO 1 OPEN\n", "'OPEN'; expected FREE, NORMAL, FIXED, TIDAL or TIMESERIES"},
      {"[OUTFALLS]\nO 1 TIDAL X\n", "'X' is no curve of [CURVES]"},
      {"[OUTFALLS]\nO 1 TIMESERIES X\n", "'X' is no series of [TIMESERIES]"},
      {"[OUTFALLS]\nO 1 FREE MAYBE\n", "'MAYBE'; expected YES or NO for a flap gate"},
      {"[PUMPS]\nP A B X ON\n", "'X' is no pump curve of [CURVES]"},
      {"[WEIRS]\nW A B ROUND 1 1\n", "'ROUND'; expected TRANSVERSE, SIDEFLOW or ROADWAY"},
      {"[ORIFICES]\nG A B TOP 1 1\n", "'TOP'; expected SIDE or BOTTOM"},
      {"[CURVES]\nK 1 2\n", "'1' is no kind of it"},
      {"[CURVES]\nK TIDAL 1 2 0 1\n", "x turns back; expected 1 or more"},
      {"[CURVES]\nK TIDAL 1\n", "the line ends too early; expected a y as word 4"},
      {"[TIMESERIES]\nT 1:99 2\n", "'1:99' is no time; expected hours:minutes or hours"},
      {"[TIMESERIES]\nT 1 2 1 3\n", "the time is not after the one before"},
      {"[TIMESERIES]\nT FILE none.dat\n", "'none.dat'"},
      {"[INFLOWS]\nA FLOW Q\n", "'Q' is no series of [TIMESERIES]"},
      {"[INFLOWS]\nA TN \"\" CONCEN\n", "'TN' is neither FLOW nor a pollutant"},
      {"[DWF]\nA FLOW 1 P\n", "'P' is no pattern of [PATTERNS]"},
      {"[PATTERNS]\nP DAILY 1 2\n[DWF]\nA FLOW 1 P\n", "has not the number of factors of its kind"},
      {"[POLLUTANTS]\nX PPM\n", "'PPM'; expected MG/L, UG/L or #/L"},
      {"[POLLUTANTS]\nX #/L\n", "counts per litre have no counterpart"},
      {"[POLLUTANTS]\nX MG/L 0 0 0 -1\n", "growth instead of decay"},
      {"[CONTROLS]\nIF NODE A DEPTH > 1\n", "no RULE before it"},
      {"[CONTROLS]\nRULE R\nTHEN PUMP P STATUS = ON\n", "no IF before it"},
      {"[COORDINATES]\nX 1 2\n", "'X' is not defined; expected a node"},
      {"[COORDINATES]\nA 1\n", "expected a y as word 3"},
      {"[OPTIONS]\nFLOW_UNITS LITRES\n", "'LITRES' is no flow unit"},
      {"[OPTIONS]\nSTART_DATE 2021-06-01\n", "'2021-06-01' is no date; expected month/day/year"},
      {"[OPTIONS]\nSTART_TIME noon\n", "'noon' is no time"},
      {"[OPTIONS]\nREPORT_STEP 0:00:00\n", "expected a step of a second or more"},
      {"[OPTIONS]\nLINK_OFFSETS UP\n", "'UP'; expected DEPTH or ELEVATION"},
      {"[OPTIONS]\nEND_DATE 05/01/2021\n", "the end is not after the start"},
      {"[ODDS]\nx y\n", "13:1 [ODDS]: 1 line: a section that is not known here"},
  };
  for (const Wrong& it : all) {
    CAPTURE(it.lines);
    const std::string text = said(it.lines);
    CAPTURE(text);
    CHECK(text.find(it.said) != std::string::npos);
  }
}

TEST_CASE("what is said of a line that was skipped is not told again") {
  CHECK(said("[WEIRS]\nW A B V-NOTCH 1 1.4\n[XSECTIONS]\nW TRIANGULAR 1 1\n[POLLUTANTS]\nBUG #/L\n"
             "[INFLOWS]\nA BUG \"\" CONCEN 1 1 3\n") ==
        "14:1 [WEIRS] W: a weir of the kind V-NOTCH has no counterpart; it was left out\n"
        "18:1 [POLLUTANTS] BUG: counts per litre have no counterpart here; it was left out\n");
}

TEST_CASE("a file without nodes and links is no SWMM file, and says what was wrong in it") {
  CHECK_THROWS_WITH_AS(imported("[TITLE]\nnothing\n"),
                       doctest::Contains("has no node or no link that can be read"),
                       base::CaseError);
  CHECK_THROWS_WITH_AS(imported("[JUNCTIONS]\nA one\n"), doctest::Contains("'one' is no number"),
                       base::CaseError);
  CHECK_THROWS_AS(imported(""), base::CaseError);
  CHECK_THROWS_AS(imported("{\"type\": \"FeatureCollection\"}"), base::CaseError);
}
