#include "model/quality/lumped.hpp"

#include <array>

#include "model/quality/erased_process.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/lumped_processes.hpp"

namespace biandan::quality {
namespace {

constexpr std::array<StateInfo, state_count> states{{
    {"DO", "溶解氧", "Dissolved oxygen", "mg/L", 7.0, "Dissolved oxygen, a lower limit",
     "溶解氧, 限值为下限"},
    {"BOD5", "五日生化需氧量", "Five-day biochemical oxygen demand", "mg/L", 2.0,
     "Oxygen that the carbonaceous matter takes in five days at 20 degC",
     "20 °C 下五日内含碳有机物的耗氧量"},
    {"COD", "化学需氧量", "Chemical oxygen demand", "mg/L", 12.0,
     "Chemical oxygen demand by dichromate", "重铬酸盐法化学需氧量"},
    {"CODMn", "高锰酸盐指数", "Permanganate index", "mg/L", 3.5,
     "Chemical oxygen demand by permanganate", "高锰酸盐法化学需氧量"},
    {"NH3-N", "氨氮", "Ammonia nitrogen", "mg/L", 0.5, "Ammonia and ammonium, as nitrogen",
     "氨与铵, 以氮计"},
    {"TP", "总磷", "Total phosphorus", "mg/L", 0.12,
     "Total phosphorus, as phosphorus, by the river row of the standard",
     "总磷, 以磷计, 按标准的河流限值"},
}};

constexpr auto catalogue = catalogue_of<LumpedProcesses, State>();

}  // namespace

std::span<const StateInfo> lumped_states() {
  return states;
}

std::span<const Process> lumped_catalogue() {
  return catalogue;
}

}  // namespace biandan::quality
