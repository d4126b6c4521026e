// Lines about the river as a whole and about black-odorous water.
#include "scenarios/report/quality_report.hpp"

#include <doctest/doctest.h>

#include "tests/unit/report/storm.hpp"

using namespace biandan;
using namespace biandan::report;

namespace {

study::RiverQuality river_of(const Case& problem) {
  study::RiverQuality river;
  river.items = record::quality_items(problem);
  river.length = 98600.0;
  return river;
}

}  // namespace

TEST_CASE("length of river worse than class III") {
  const testing::Storm storm = testing::storm();
  study::RiverQuality river = river_of(storm.problem);
  CHECK(river_line(storm.problem, river, Language::en) ==
        "river: none of 98.6 km worse than class III at any time");
  river.worst_class.time = 3.0 * 86400.0;
  river.worst_class.by_class = {0, 0, 80000, 10000, 2000, 300};
  CHECK(river_line(storm.problem, river, Language::en) ==
        "river: 12.3 of 98.6 km worse than class III at most (06-18 00:00), 0 km at the end");
  river.end.by_class[3] = 4100.0;
  river.worst_black_odour.time = 5.0 * 86400.0;
  river.worst_black_odour.black_odour = {90000, 1500, 500};
  CHECK(river_line(storm.problem, river, Language::en) ==
        "river: 12.3 of 98.6 km worse than class III at most (06-18 00:00), 4.1 km at the end; "
        "black-odorous 2.0 km at most (06-20 00:00), of these 0.5 km severe");
  CHECK(river_line(storm.problem, river, Language::zh) ==
        "河长: 劣于III类最多 12.3 km, 共 98.6 km (06-18 00:00), 结束时 4.1 km; "
        "黑臭最多 2.0 km (06-20 00:00), 其中重度 0.5 km");
  CHECK(river_line(storm.problem, {}, Language::en) == "");
}

TEST_CASE("sections that are black-odorous, and what was not judged") {
  testing::Storm storm = testing::storm();
  const auto lines = [&](Language language) {
    return black_odour_lines(storm.problem,
                             study::assess_black_odour(storm.problem, storm.recording), language);
  };
  REQUIRE(lines(Language::en).size() == 1);
  CHECK(lines(Language::en)[0] ==
        "black odour: no section; judged by DO, NH3-N; not judged, since not in the case: "
        "transparency, redox potential");
  CHECK(lines(Language::zh)[0] ==
        "黑臭评价: 无断面; 依据 溶解氧、氨氮; 未评价(案例无此项): 透明度、氧化还原电位");

  // Oxygen falls from 7 to 1 in two days and rises again in three; ammonia reaches 20.
  storm.recording.sections[0].shown[0] = {7, 7, 1, 7, 7};
  storm.recording.sections[1].shown[1] = {0, 0, 20, 0, 0};
  REQUIRE(lines(Language::en).size() == 3);
  CHECK(lines(Language::en)[0] ==
        "black-odorous: 大沟坝桥 mild from 06-19 16:00, 20 h: DO 1.0 mg/L");
  CHECK(lines(Language::en)[1] ==
        "black-odorous: 钟楼大桥 severe from 06-19 12:00, 30 h, mild or worse from 06-18 19:12, "
        "72 h: NH3-N 20 mg/L");
  CHECK(lines(Language::en)[2].starts_with("black odour: judged by DO, NH3-N; not judged"));
  CHECK(lines(Language::zh)[0] ==
        "黑臭: 大沟坝桥 轻度黑臭, 自 06-19 16:00, 20 小时: 溶解氧 1.0 mg/L");
  CHECK(lines(Language::zh)[1] ==
        "黑臭: 钟楼大桥 重度黑臭, 自 06-19 12:00, 30 小时, 轻度及以上, 自 06-18 19:12, 72 小时: "
        "氨氮 20 mg/L");
}

TEST_CASE("nothing is said of a case that carries none of it") {
  testing::Storm storm = testing::storm();
  for (quality::Constituent& constituent : storm.problem.quality.constituents)
    constituent.name = "salt";
  CHECK(black_odour_lines(storm.problem, study::assess_black_odour(storm.problem, storm.recording),
                          Language::en)
            .empty());
}
