// The tables after a run, as a person sees them.
#include "scenarios/report/section_table.hpp"

#include <doctest/doctest.h>

#include "tests/unit/report/storm.hpp"

using namespace biandan;
using namespace biandan::report;

TEST_CASE("the section table in English") {
  const testing::Storm storm = testing::storm();
  CHECK("\n" + section_table(storm.problem, storm.assessment, {Language::en, false}) == R"(
Section   Item   Peak  Limit                Class  Month mean  First over            Hours  Level
大沟坝桥  NH3-N  1.43  1.0                  IV     0.645*      06-19 01:48 (+98 h)   55     orange
大沟坝桥  DO     4.0   ≥ 5.0                IV     6.53*       06-19 08:00 (+104 h)  40     orange
钟楼大桥  TP     0.19  0.15 (compensation)  III    0.156*      06-18 00:00 (+72 h)   120    orange
钟楼大桥  TP     0.19  0.2                  III    0.156*      -                     -      yellow (95 % of limit)
连江桥下  DO     8.0   ≥ 5.0                I      8.0*        -                     -      -
)");
}

TEST_CASE("the section table in Chinese") {
  const testing::Storm storm = testing::storm();
  CHECK("\n" + section_table(storm.problem, storm.assessment, {Language::zh, false}) == R"(
断面      项目    峰值  限值         类别  月均值  首次超标              超标小时  预警
大沟坝桥  氨氮    1.43  1.0          IV    0.645*  06-19 01:48 (+98 h)   55        橙
大沟坝桥  溶解氧  4.0   ≥ 5.0        IV    6.53*   06-19 08:00 (+104 h)  40        橙
钟楼大桥  总磷    0.19  0.15 (补偿)  III   0.156*  06-18 00:00 (+72 h)   120       橙
钟楼大桥  总磷    0.19  0.2          III   0.156*  -                     -         黄 (为限值的 95 %)
连江桥下  溶解氧  8.0   ≥ 5.0        I     8.0*    -                     -         -
)");
}

TEST_CASE("values that are no mg/L show their unit") {
  testing::Storm storm = testing::storm();
  quality::Constituent& clear = storm.problem.quality.constituents[2];
  clear.name = "SD";
  clear.unit = "cm";
  storm.problem.sections[1].limits["target"]["SD"] = 0.3;
  const auto assessment = study::assess(storm.problem, storm.recording);
  const std::string text = section_table(storm.problem, assessment, {Language::en, false});
  CHECK(text.find("SD     0.15 cm  ≥ 0.3 cm (target)") != std::string::npos);
  CHECK(text.find(" cm*") != std::string::npos);
  CHECK(text.find("NH3-N  1.43 ") != std::string::npos);
  study::Score score;
  score.section = 0;
  for (const auto& [quantity, shown] : {std::pair{"SD", "SD [cm]"},
                                        {"TP", "TP"},
                                        {"NH3-N", "NH3-N "},
                                        {"level", "level [m]"},
                                        {"discharge", "discharge [m3/s]"}}) {
    score.quantity = quantity;
    const std::string scores = score_table(storm.problem, {score}, {Language::en, false});
    CHECK(scores.find(shown) != std::string::npos);
  }
}

TEST_CASE("the class table in both languages") {
  const testing::Storm storm = testing::storm();
  CHECK("\n" + class_table(storm.problem, storm.assessment, {Language::en, false}) == R"(
Section   Target  Worst class     Month means                 Flood-season intensity
大沟坝桥  III     IV (NH3-N, DO)  2021-06* III, 2021-07* II   1.43 (NH3-N)
钟楼大桥  III     III (TP)        2021-06* III, 2021-07* III  0.95 (TP)
连江桥下  III     II (TP, NH3-N)  2021-06* II, 2021-07* II    0.5 (TP)
class: GB 3838-2002 Table 1, worst of DO, NH3-N, TP
* month covered in part: 2021-06 53 %, 2021-07 45 %
)");
  CHECK("\n" + class_table(storm.problem, storm.assessment, {Language::zh, false}) == R"(
断面      目标  最差类别           月均值类别                  汛期污染强度
大沟坝桥  III   IV (氨氮、溶解氧)  2021-06* III, 2021-07* II   1.43 (氨氮)
钟楼大桥  III   III (总磷)         2021-06* III, 2021-07* III  0.95 (总磷)
连江桥下  III   II (总磷、氨氮)    2021-06* II, 2021-07* II    0.5 (总磷)
类别: GB 3838-2002 表1, 单因子评价, 参评项目 溶解氧、氨氮、总磷
* 仅覆盖部分月份: 2021-06 53 %, 2021-07 45 %
)");
}

TEST_CASE("levels are coloured only when asked for") {
  const testing::Storm storm = testing::storm();
  const std::string plain = section_table(storm.problem, storm.assessment, {Language::en, false});
  CHECK(plain.find('\033') == std::string::npos);
  const std::string colour = section_table(storm.problem, storm.assessment, {Language::en, true});
  CHECK(colour.find("\033[38;5;208morange\033[0m") != std::string::npos);
}

TEST_CASE("a section without limits keeps its line") {
  testing::Storm storm = testing::storm();
  storm.problem.quality.constituents.resize(1);
  storm.problem.quality.constituents[0].name = "salt";
  storm.assessment = study::assess(storm.problem, storm.recording);
  CHECK(section_table(storm.problem, storm.assessment, {Language::en, false})
            .find("连江桥下  -     -     -") != std::string::npos);
  CHECK(class_table(storm.problem, storm.assessment, {Language::en, false})
            .find("连江桥下  III     -            -            -") != std::string::npos);
}

TEST_CASE("scores") {
  const testing::Storm storm = testing::storm();
  CHECK(score_table(storm.problem, {}, {}) == "");
  const std::vector<study::Score> scores{
      {0, "NH3-N", 42, 0, study::Fit{-0.1, 0.25, 0.71, std::nullopt}},
      {1, "level", 0, 5, std::nullopt}};
  CHECK(score_table(storm.problem, scores, {Language::en, false}) ==
        "Observed at  Quantity   Values  NSE   KGE  Bias  RMSE\n"
        "大沟坝桥     NH3-N      42      0.71  -    -0.1  0.25\n"
        "钟楼大桥     level [m]  0       -     -    -     -\n");
  const std::string zh = score_table(storm.problem, scores, {Language::zh, false});
  CHECK(zh.find(" 水位 [m] ") != std::string::npos);
  CHECK(zh.find("level") == std::string::npos);
}
