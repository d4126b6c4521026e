// Lines about outfalls that reach a section unmixed.
#include "scenarios/report/mixing_report.hpp"

#include <doctest/doctest.h>

using namespace biandan;
using namespace biandan::report;

namespace {

struct Made {
  Case problem;
  study::Mixing mixing;
};

/// Three outfalls above one section, the last the nearest in mixing lengths.
Made made() {
  Made result;
  result.problem.network.nodes.emplace_back().name = "J1";
  result.problem.sections.emplace_back().name = "钟楼大桥";
  result.mixing.outfalls = 5;
  for (const char* name : {"plant", "dyer", "diffuser"}) {
    study::UnmixedOutfall& outfall = result.mixing.unmixed.emplace_back();
    outfall.name = name;
    outfall.place.node = network::NodeId(0);
    outfall.distance = 3000.0;
    outfall.mixing_length = 66200.0;
    outfall.width = 82.0;
    outfall.depth = 3.17;
    outfall.velocity = 0.24;
    outfall.bank = 3.99;
    outfall.far_bank = 1e-7;
  }
  result.mixing.unmixed[1].mixing_length = 8000.0;
  result.mixing.unmixed[1].far_bank = 0.13;
  result.mixing.unmixed[1].velocity = 0.0;
  result.mixing.unmixed[2].distance = 0.0;
  result.mixing.unmixed[2].bank = result.mixing.unmixed[2].far_bank = std::nullopt;
  result.mixing.unmixed[2].depth = 0.5;
  return result;
}

}  // namespace

TEST_CASE("the worst first, with the numbers it rests on") {
  const Made river = made();
  const auto lines = mixing_lines(river.problem, river.mixing, 5, Language::en);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] ==
        "mixing: 3 of 5 outfalls reach a section unmixed (shortest way along the channels; levels "
        "and discharges of the tables at the start): the mean over the section is then too low at "
        "the bank of the outfall");
  CHECK(lines[1] ==
        "  diffuser (J1): 0 m to 钟楼大桥, mixing length 66.2 km (width 82 m, depth 0.5 m, "
        "velocity 0.24 m/s; wider than the formula was made for)");
  CHECK(lines[2] ==
        "  plant (J1): 3000 m to 钟楼大桥, mixing length 66.2 km (width 82 m, depth 3.17 m, "
        "velocity 0.24 m/s); bank estimate: 3.99 times its mean at the bank of the outfall, under "
        "0.01 at the other");
  CHECK(lines[3] ==
        "  dyer (J1): 3000 m to 钟楼大桥, mixing length 8000 m (width 82 m, depth 3.17 m, "
        "velocity 0 m/s); bank estimate: 3.99 times its mean at the bank of the outfall, 0.13 at "
        "the other");
}

TEST_CASE("in Chinese, with what was left out") {
  const Made river = made();
  const auto lines = mixing_lines(river.problem, river.mixing, 2, Language::zh);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] ==
        "混合: 5 个排口中 3 个到达断面时尚未全断面混合(河道最短距离; 表格给定的初始水位与流量): "
        "断面均值对排口一侧岸边偏低");
  CHECK(lines[2] ==
        "  plant (J1): 距 钟楼大桥 3000 m, 混合过程段长度 66.2 km (水面宽 82 m, 水深 3.17 m, 流速 "
        "0.24 m/s); 岸边估算: 其贡献在排口一侧为断面均值的 3.99 倍, 对岸 不足 0.01 倍");
  CHECK(lines[3] == "  另有 1 个, 见 warnings.json");
}

TEST_CASE("where all mix in time, where it is dry, and without outfalls") {
  Made river = made();
  river.mixing.unmixed.clear();
  river.mixing.dry = 1;
  river.mixing.basis = study::MixingBasis::means;
  const auto lines = mixing_lines(river.problem, river.mixing, 5, Language::en);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] ==
        "mixing: outfalls mix across the channel before the nearest section, all 4 (shortest way "
        "along the channels; means over the run)");
  CHECK(lines[1] == "mixing: not judged where it is dry: 1 outfalls");
  CHECK(mixing_lines(river.problem, {}, 5, Language::en).empty());
}
