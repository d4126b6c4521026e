#include "scenarios/doctor/checks.hpp"

#include <algorithm>
#include <array>

namespace biandan::doctor {

namespace {

constexpr std::array table{
    Check{"end of the run", "计算是否完成", check_end},
    Check{"balance", "收支平衡", check_balance},
    Check{"steps", "时间步", check_steps},
    Check{"oscillation", "数值振荡", check_oscillation},
    Check{"artificial dispersion", "数值离散", check_artificial_dispersion},
    Check{"chatter", "频繁启闭", check_chatter},
    Check{"circular pumping", "循环抽水", check_circular_pumping},
    Check{"mixing", "排口混合", check_mixing},
    Check{"above the survey", "水位高于实测断面", check_above_survey},
    Check{"boundary water", "边界来水占比", check_boundary_water},
    Check{"initial water", "初始水体占比", check_initial_water},
    Check{"input ranges", "输入取值范围", check_input_ranges},
    Check{"section values", "断面数值", check_section_values},
    Check{"velocities", "流速", check_velocities},
    Check{"still water", "滞流水体", check_still_water},
    Check{"provenance", "数据来源", check_provenance},
};

}  // namespace

std::span<const Check> checks() {
  return table;
}

std::size_t Diagnosis::serious() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings, [](const Ranked& it) { return it.finding.weight == Weight::serious; }));
}

Diagnosis examine(const Evidence& evidence) {
  Diagnosis diagnosis;
  for (const Check& check : table) {
    diagnosis.checks.push_back({&check, check.look(evidence)});
    for (const Finding& finding : diagnosis.checks.back().outcome.findings)
      diagnosis.findings.push_back({&check, finding});
  }
  std::ranges::stable_sort(diagnosis.findings, [](const Ranked& a, const Ranked& b) {
    if (a.finding.weight != b.finding.weight) return a.finding.weight < b.finding.weight;
    return a.finding.excess > b.finding.excess;
  });
  return diagnosis;
}

}  // namespace biandan::doctor
