// The progress line with a clock of its own.
#include "scenarios/report/progress.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "model/base/text.hpp"

using namespace biandan;
using namespace biandan::report;

namespace {

constexpr double day = 86400.0;

// Runs 100 steps of 0.3 d, or the rest of them from a later one on, each of which takes
// `step_seconds` of wall time.
std::string output(int width, double step_seconds, int first = 1) {
  Case problem;
  problem.settings.duration = 30 * day;
  const grid::Grid mesh;
  grid::FlowField flow;
  flow.dt = 0.3 * day;
  const run::Ledger ledger;
  double now = 0.0;
  std::ostringstream out;
  {
    Progress progress(out, width, Language::en, [&now] { return now; });
    const auto view = [&](int step) {
      return run::RunView{problem, mesh, step * 0.3 * day, step, flow, {}, 0, ledger};
    };
    progress.start(view(0));
    for (int step = first; step <= 100; ++step) {
      now += step_seconds;
      progress.step(view(step));
    }
    progress.finish(view(100), {});
  }
  return out.str();
}

}  // namespace

TEST_CASE("the line says how far, how long yet, and fits the terminal") {
  CHECK(progress_text(15 * day, 30 * day, 4.0, 100, Language::en) ==
        "[####################                    ] 50 %  15 of 30 d  4 s left");
  CHECK(progress_text(15 * day, 30 * day, 4.0, 40, Language::en) ==
        "[#####     ] 50 %  15 of 30 d  4 s left");
  CHECK(progress_text(15 * day, 30 * day, 4.0, 30, Language::en) == "50 %  15 of 30 d  4 s left");
  CHECK(progress_text(15 * day, 30 * day, 4.0, 20, Language::en) == "50 %  15 of 30 d");
  CHECK(progress_text(15 * day, 30 * day, 4.0, 10, Language::en) == "50 %");
  CHECK(progress_text(3 * day, 30 * day, 100.0, 60, Language::zh) ==
        "[##                         ] 10 %  3.0 / 30 d  剩余 15 min");
  CHECK(progress_text(0.0, 30 * day, 0.0, 20, Language::en) == "0 %  0 of 30 d");
  for (int width = 12; width < 120; ++width) {
    CHECK(base::display_width(progress_text(10 * day, 30 * day, 4.0, width, Language::zh)) < width);
  }
}

TEST_CASE("on a terminal one line is rewritten and wiped at the end") {
  const std::string text = output(80, 0.05);
  CHECK(text.find('\n') == std::string::npos);
  CHECK(text.starts_with("\r\033[K["));
  CHECK(text.ends_with("\r\033[K"));
  // Ten redraws a second for five seconds, and the first line.
  CHECK(std::count(text.begin(), text.end(), '\r') <= 52);
  CHECK(std::count(text.begin(), text.end(), '\r') >= 40);
}

TEST_CASE("elsewhere there is a plain line at most every tenth, none in a short run") {
  CHECK(output(0, 0.001) == "");
  const std::string text = output(0, 1.0);
  CHECK(std::count(text.begin(), text.end(), '\n') == 10);
  CHECK(text.find('\r') == std::string::npos);
  CHECK(text.starts_with("10 %  3.0 of 30 d  90 s left\n20 %"));
  // Gone on with from the middle: the pace is that of the steps of this program.
  CHECK(
      output(0, 1.0, 51).starts_with("51 %  15.3 of 30 d  49 s left\n60 %  18 of 30 d  40 s left"));
  const std::string fewer = output(0, 0.05);
  CHECK(std::count(fewer.begin(), fewer.end(), '\n') <= 5);
}
