// A made-up storm at three sections, small enough to check by hand.
#pragma once

#include "model/case.hpp"
#include "scenarios/study/assessment.hpp"
#include "scenarios/study/section_recorder.hpp"

namespace biandan::testing {

struct Storm {
  Case problem;
  study::Recording recording;
  study::Assessment assessment;
};

/// 30 days from 15 June 2021, samples at 0, 3, 5, 8 and 30 days.
inline Storm storm() {
  Storm made;
  Case& problem = made.problem;
  problem.settings.name = "storm";
  problem.settings.title_zh = "暴雨";
  problem.settings.title_en = "Storm";
  problem.settings.start = *base::parse_instant("2021-06-15 00:00", problem.settings.utc_offset);
  problem.settings.duration = 30 * 86400.0;
  problem.provenance = {0, 6, 318};
  problem.scenario = "plum-rain";
  problem.hash = "0123abcd";
  problem.network.nodes.resize(1);
  problem.network.nodes[0].name = "J1";

  const auto constituent = [&](const char* name, const char* zh, const char* en) {
    quality::Constituent& added = problem.quality.constituents.emplace_back();
    added.name = name;
    added.title_zh = zh;
    added.title_en = en;
  };
  constituent("DO", "溶解氧", "Dissolved oxygen");
  constituent("NH3-N", "氨氮", "Ammonia nitrogen");
  constituent("TP", "总磷", "Total phosphorus");

  made.recording.times = {0, 3 * 86400.0, 5 * 86400.0, 8 * 86400.0, 30 * 86400.0};
  const auto section = [&](const char* name, std::vector<std::vector<double>> values) {
    standard::Section& added = problem.sections.emplace_back();
    added.name = name;
    added.place.node = network::NodeId(0);
    study::SectionSeries& series = made.recording.sections.emplace_back();
    series.level.assign(5, 3.4);
    series.discharge.assign(5, 10.0);
    series.shown = std::move(values);
  };
  section("大沟坝桥", {{7, 7, 4, 7, 7}, {0.5, 0.5, 1.43, 0.5, 0.5}, {0.1, 0.1, 0.12, 0.1, 0.1}});
  section("钟楼大桥", {{7, 7, 7, 7, 7}, {0.5, 0.5, 0.5, 0.5, 0.5}, {0.15, 0.15, 0.19, 0.15, 0.15}});
  section("连江桥下", {{8, 8, 8, 8, 8}, {0.4, 0.4, 0.4, 0.4, 0.4}, {0.1, 0.1, 0.1, 0.1, 0.1}});
  problem.sections[0].title_en = "Dagouba Bridge";
  problem.sections[1].limits["compensation"]["TP"] = 0.15;
  made.assessment = study::assess(problem, made.recording);
  return made;
}

}  // namespace biandan::testing
