#include <array>

#include "model/quality/erased_process.hpp"
#include "model/quality/full/processes.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::quality {
namespace {

constexpr std::array<StateInfo, full::state_count> states{{
    {"DO", "溶解氧", "Dissolved oxygen", "mg/L", 7.0, "Dissolved oxygen, a lower limit",
     "溶解氧, 限值为下限"},
    {"CBOD-slow", "慢速碳化需氧量", "Slow CBOD", "mg/L", 2.0,
     "Ultimate oxygen demand of matter that must be hydrolysed first",
     "须先水解的有机物的总碳化需氧量"},
    {"CBOD-fast", "快速碳化需氧量", "Fast CBOD", "mg/L", 2.0,
     "Ultimate oxygen demand of matter that bacteria take as it is",
     "可直接被细菌利用的有机物的总碳化需氧量"},
    {"COD-ref", "难降解化学需氧量", "Refractory COD", "mg/L", 9.0,
     "COD by dichromate beyond the degradable matter", "重铬酸盐法可测而不易生物降解的部分"},
    {"Org-N", "有机氮", "Organic nitrogen", "mg/L", 0.5,
     "Organic nitrogen without that of living algae", "有机氮, 不含活藻"},
    {"NH3-N", "氨氮", "Ammonia nitrogen", "mg/L", 0.5, "Ammonia and ammonium, as nitrogen",
     "氨与铵, 以氮计"},
    {"NO2-N", "亚硝态氮", "Nitrite nitrogen", "mg/L", 0.05, "Nitrite, as nitrogen",
     "亚硝酸盐, 以氮计"},
    {"NO3-N", "硝态氮", "Nitrate nitrogen", "mg/L", 1.5, "Nitrate, as nitrogen", "硝酸盐, 以氮计"},
    {"Org-P", "有机磷", "Organic phosphorus", "mg/L", 0.04,
     "Organic phosphorus without that of living algae", "有机磷, 不含活藻"},
    {"PO4-P", "磷酸盐", "Inorganic phosphorus", "mg/L", 0.06,
     "Inorganic phosphorus, dissolved and on suspended solids", "无机磷, 含溶解态与吸附态"},
    coarsely_known({"SS", "悬浮物", "Suspended solids", "mg/L", 20.0, "Inorganic suspended solids",
                    "无机悬浮物"}),
    {"Chl-a", "叶绿素 a", "Chlorophyll a", "mg/L", 0.01, "Chlorophyll a of phytoplankton",
     "浮游藻类叶绿素 a"},
    coarsely_known({"FC", "粪大肠菌群", "Faecal coliforms", "count/L", 1000.0, "Faecal coliforms",
                    "粪大肠菌群"}),
    {"bottom-algae", "底栖藻类", "Bottom algae", "g/m2", 1.0, "Algae on the bed, as carbon",
     "底栖藻类, 以碳计", true},
    {"bottom-algae-N", "底栖藻类氮", "Nitrogen in bottom algae", "g/m2", 0.15,
     "Nitrogen in the cells of bottom algae", "底栖藻类细胞内的氮", true},
    {"bottom-algae-P", "底栖藻类磷", "Phosphorus in bottom algae", "g/m2", 0.02,
     "Phosphorus in the cells of bottom algae", "底栖藻类细胞内的磷", true},
    {"bed-demand", "底泥可降解有机物", "Degradable matter of the bed", "g/m2", 50.0,
     "Oxygen demand of the degradable matter of the bed", "底泥可降解有机物的需氧量", true},
    {"bed-Org-N", "底泥有机氮", "Organic nitrogen of the bed", "g/m2", 5.0,
     "Organic nitrogen of the bed", "底泥有机氮", true},
    {"bed-NH3-N", "底泥氨氮", "Ammonia nitrogen of the bed", "g/m2", 1.0,
     "Ammonia nitrogen of the bed", "底泥氨氮", true},
    {"bed-Org-P", "底泥有机磷", "Organic phosphorus of the bed", "g/m2", 1.0,
     "Organic phosphorus of the bed", "底泥有机磷", true},
    {"bed-PO4-P", "底泥磷酸盐", "Inorganic phosphorus of the bed", "g/m2", 1.0,
     "Inorganic phosphorus of the bed that can be released", "底泥可释放无机磷", true},
    {"bed-solids", "可冲刷底泥", "Erodible solids of the bed", "g/m2", 1000.0,
     "Solids of the bed that the flow can stir up", "可再悬浮的底泥", true},
}};

constexpr auto catalogue = catalogue_of<full::Processes, full::State>();

}  // namespace

std::span<const StateInfo> full_states() {
  return states;
}

std::span<const Process> full_catalogue() {
  return catalogue;
}

std::span<const Parameter> full_item_parameters() {
  static constexpr std::array used{
      Parameter::bod5_fast_share, Parameter::bod5_slow_share, Parameter::codmn_degradable_share,
      Parameter::codmn_refractory_share, Parameter::transparency_coefficient};
  return used;
}

std::span<const Parameter> full_content_parameters() {
  static constexpr std::array contents{
      Parameter::algae_carbon_ratio, Parameter::algae_nitrogen_ratio,
      Parameter::algae_phosphorus_ratio, Parameter::algae_oxygen_ratio};
  return contents;
}

}  // namespace biandan::quality
