#include "model/quality/lumped.hpp"

#include <array>
#include <string>

namespace biandan::quality {
namespace {

constexpr std::array<StateInfo, state_count> states{{
    {State::oxygen, "DO", "溶解氧", "Dissolved oxygen", "mg/L", 3, 7.0,
     "Dissolved oxygen, a lower limit", "溶解氧, 限值为下限"},
    {State::bod5, "BOD5", "五日生化需氧量", "Five-day biochemical oxygen demand", "mg/L", 6, 2.0,
     "Oxygen that the carbonaceous matter takes in five days at 20 degC",
     "20 °C 下五日内含碳有机物的耗氧量"},
    {State::cod, "COD", "化学需氧量", "Chemical oxygen demand", "mg/L", 5, 12.0,
     "Chemical oxygen demand by dichromate", "重铬酸盐法化学需氧量"},
    {State::codmn, "CODMn", "高锰酸盐指数", "Permanganate index", "mg/L", 4, 3.5,
     "Chemical oxygen demand by permanganate", "高锰酸盐法化学需氧量"},
    {State::ammonia, "NH3-N", "氨氮", "Ammonia nitrogen", "mg/L", 7, 0.5,
     "Ammonia and ammonium, as nitrogen", "氨与铵, 以氮计"},
    {State::phosphorus, "TP", "总磷", "Total phosphorus", "mg/L", 8, 0.12,
     "Total phosphorus, as phosphorus, by the river row of the standard",
     "总磷, 以磷计, 按标准的河流限值"},
}};

}  // namespace

std::span<const StateInfo> lumped_states() {
  return states;
}

std::vector<Constituent> lumped_constituents() {
  std::vector<Constituent> result;
  for (const StateInfo& state : states) {
    Constituent constituent;
    constituent.name = state.name;
    constituent.title_zh = state.title_zh;
    constituent.title_en = state.title_en;
    constituent.unit = state.unit;
    constituent.initial = state.initial;
    result.push_back(std::move(constituent));
  }
  return result;
}

}  // namespace biandan::quality
