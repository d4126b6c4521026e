#include "model/quality/parameters.hpp"

#include <algorithm>
#include <vector>

#include "model/quality/parameter_rows.hpp"

namespace biandan::quality {
namespace {

constexpr std::string_view reaeration_words[] = {"automatic", "oconnor_dobbins", "churchill",
                                                 "owens_gibbs", "given"};
constexpr std::string_view surface_words[] = {"given", "wind"};
constexpr std::string_view saturation_words[] = {"apha", "gb3838"};

constexpr std::array registry{
    rate(Parameter::bod_oxidation_rate, "bod_oxidation_rate", 0.2, 10.0,
         "First-order oxidation of BOD5 at 20 degC", "BOD5 氧化速率 (20 °C)", chapra),
    theta(Parameter::bod_oxidation_theta, "bod_oxidation_theta", 1.047,
          "Temperature factor of BOD5 oxidation", "BOD5 氧化温度系数", chapra),
    half_saturation(Parameter::bod_oxygen_half_saturation, "bod_oxygen_half_saturation", 0.5,
                    "Dissolved oxygen at which BOD5 oxidation runs at half its rate",
                    "BOD5 氧化的溶解氧半饱和浓度", bowie),
    ParameterInfo{
        Parameter::bod_ultimate_ratio,
        "bod_ultimate_ratio",
        "-",
        1.0,
        1.46,
        1.0,
        5.0,
        {},
        "Oxygen taken per unit of BOD5 oxidised: ultimate over five-day demand",
        "氧化单位 BOD5 的耗氧量: 总 BOD 与 BOD5 之比",
        "1 / (1 - exp(-5 k)) with the bottle rate k = 0.23 1/d of Metcalf and Eddy (1991)"},
    velocity(Parameter::bod_settling_velocity, "bod_settling_velocity", 0.0, 50.0,
             "Settling velocity of BOD5 to the bed", "BOD5 沉降速度", engineering),
    rate(Parameter::cod_loss_rate, "cod_loss_rate", 0.12, 10.0,
         "First-order loss of COD at 20 degC", "COD 综合降解系数 (20 °C)", engineering),
    theta(Parameter::cod_loss_theta, "cod_loss_theta", 1.047, "Temperature factor of COD loss",
          "COD 降解温度系数", engineering),
    rate(Parameter::codmn_loss_rate, "codmn_loss_rate", 0.08, 10.0,
         "First-order loss of CODMn (permanganate index) at 20 degC",
         "高锰酸盐指数综合降解系数 (20 °C)", taihu),
    theta(Parameter::codmn_loss_theta, "codmn_loss_theta", 1.047,
          "Temperature factor of CODMn loss", "高锰酸盐指数降解温度系数", engineering),
    rate(Parameter::nitrification_rate, "nitrification_rate", 0.1, 10.0,
         "First-order nitrification of NH3-N at 20 degC, 4.57 g of oxygen per g of nitrogen",
         "氨氮硝化速率 (20 °C), 每克氮耗氧 4.57 克", taihu),
    theta(Parameter::nitrification_theta, "nitrification_theta", 1.08,
          "Temperature factor of nitrification", "硝化温度系数", bowie),
    half_saturation(Parameter::nitrification_oxygen_half_saturation,
                    "nitrification_oxygen_half_saturation", 1.0,
                    "Dissolved oxygen at which nitrification runs at half its rate",
                    "硝化的溶解氧半饱和浓度", bowie),
    rate(Parameter::ammonia_loss_rate, "ammonia_loss_rate", 0.0, 10.0,
         "First-order loss of NH3-N at 20 degC that takes no oxygen (uptake by plants)",
         "氨氮非耗氧损失速率 (20 °C, 植物吸收等)", engineering),
    theta(Parameter::ammonia_loss_theta, "ammonia_loss_theta", 1.047,
          "Temperature factor of the NH3-N loss that takes no oxygen", "氨氮非耗氧损失温度系数",
          engineering),
    rate(Parameter::phosphorus_loss_rate, "phosphorus_loss_rate", 0.06, 10.0,
         "First-order loss of TP at 20 degC", "总磷综合损失速率 (20 °C)", taihu),
    theta(Parameter::phosphorus_loss_theta, "phosphorus_loss_theta", 1.0,
          "Temperature factor of TP loss; 1 because retention of phosphorus is not faster in warm "
          "water",
          "总磷损失温度系数; 取 1, 因水温升高并不加快磷的滞留", engineering),
    velocity(Parameter::phosphorus_settling_velocity, "phosphorus_settling_velocity", 0.0, 50.0,
             "Settling velocity of TP to the bed, in addition to the first-order loss",
             "总磷沉降速度 (在一级损失之外)", engineering),
    choice(Parameter::reaeration_formula, "reaeration_formula", reaeration_words,
           "Formula of the reaeration rate: automatic (by depth and velocity), oconnor_dobbins, "
           "churchill, owens_gibbs, or given (reaeration_rate as it stands)",
           "复氧系数公式: automatic (按水深流速选取), oconnor_dobbins, churchill, owens_gibbs, "
           "given (直接取 reaeration_rate)",
           "ranges of Covar (1976) in Bowie et al. (1985)"),
    rate(Parameter::reaeration_rate, "reaeration_rate", 0.5, 1000.0,
         "Reaeration rate at 20 degC, used where reaeration_formula is given",
         "复氧系数 (20 °C), 仅在 reaeration_formula 为 given 时使用", engineering),
    velocity(Parameter::reaeration_surface_transfer, "reaeration_surface_transfer", 0.4, 20.0,
             "Least oxygen transfer velocity at the surface at 20 degC (wind, ships); over the "
             "depth it is the least reaeration rate in slow water",
             "水面最小氧传质速度 (20 °C, 风和船行波); 除以水深即缓流水体的最小复氧系数",
             engineering),
    choice(Parameter::reaeration_surface_by, "reaeration_surface_by", surface_words,
           "Where the least transfer velocity at the surface comes from: given "
           "(reaeration_surface_transfer), or wind (by [weather] wind, after Banks and Herrera)",
           "水面最小氧传质速度的来源: given (取 reaeration_surface_transfer), "
           "wind (由 [weather] 的 wind 按 Banks-Herrera 公式计算)",
           "Banks and Herrera (1977), J. Environ. Eng. Div. ASCE 103 (EE3) 489-504, as in QUAL2K"),
    theta(Parameter::reaeration_theta, "reaeration_theta", 1.024,
          "Temperature factor of reaeration", "复氧温度系数", bowie),
    choice(Parameter::oxygen_saturation_formula, "oxygen_saturation_formula", saturation_words,
           "Formula of the oxygen saturation: apha, or gb3838 (468 / (31.6 + T))",
           "饱和溶解氧公式: apha, 或 gb3838 (468 / (31.6 + T))",
           "APHA (1992), Standard Methods, 4500-O"),
    ParameterInfo{Parameter::sediment_oxygen_demand,
                  "sediment_oxygen_demand",
                  "g/(m2 d)",
                  per_day,
                  1.0 * per_day,
                  0.0,
                  50.0 * per_day,
                  {},
                  "Oxygen demand of the bed at 20 degC",
                  "底泥耗氧 (20 °C)",
                  bowie},
    theta(Parameter::sediment_oxygen_demand_theta, "sediment_oxygen_demand_theta", 1.065,
          "Temperature factor of the bed's oxygen demand", "底泥耗氧温度系数", bowie),
    half_saturation(Parameter::sediment_oxygen_half_saturation, "sediment_oxygen_half_saturation",
                    1.0, "Dissolved oxygen at which the bed takes half its demand",
                    "底泥耗氧的溶解氧半饱和浓度", engineering),
    bed_flux(Parameter::ammonia_release, "ammonia_release", 10.0, 2000.0,
             "Release of NH3-N from the bed at 20 degC", "底泥氨氮释放通量 (20 °C)", engineering),
    bed_flux(Parameter::phosphorus_release, "phosphorus_release", 0.5, 500.0,
             "Release of TP from the bed at 20 degC", "底泥总磷释放通量 (20 °C)", engineering),
    bed_flux(Parameter::cod_release, "cod_release", 0.0, 20000.0,
             "Release of COD from the bed at 20 degC", "底泥 COD 释放通量 (20 °C)", engineering),
    theta(Parameter::release_theta, "release_theta", 1.065,
          "Temperature factor of the releases from the bed", "底泥释放温度系数", engineering),
    ParameterInfo{Parameter::minimum_exchange_depth,
                  "minimum_exchange_depth",
                  "m",
                  1.0,
                  0.05,
                  1e-3,
                  1.0,
                  {},
                  "Least depth over which exchange with bed and air is spread: in nearly dry cells "
                  "fluxes per area are divided by this depth instead of the smaller real one",
                  "与底泥和大气交换的最小水深: 近干涸单元的面通量按此水深而非更小的实际水深折算",
                  engineering},
    ParameterInfo{Parameter::altitude,
                  "altitude",
                  "m",
                  1.0,
                  0.0,
                  -500.0,
                  5000.0,
                  {},
                  "Height above the sea, which lowers the oxygen saturation",
                  "海拔高度, 降低饱和溶解氧",
                  qual2k},
};

}  // namespace

std::span<const ParameterInfo> parameters() {
  static const std::vector<ParameterInfo> all = [] {
    std::vector<ParameterInfo> rows(registry.begin(), registry.end());
    rows.insert(rows.end(), full_parameters().begin(), full_parameters().end());
    return rows;
  }();
  return all;
}

std::span<const Parameter> temperature_factors() {
  static const std::vector<Parameter> factors = [] {
    std::vector<Parameter> found;
    for (const ParameterInfo& info : parameters())
      if (info.name.ends_with("_theta")) found.push_back(info.id);
    return found;
  }();
  return factors;
}

const ParameterInfo* find_parameter(std::string_view name) {
  const auto all = parameters();
  const auto found = std::ranges::find(all, name, &ParameterInfo::name);
  return found == all.end() ? nullptr : &*found;
}

Parameters<double> default_parameters() {
  Parameters<double> result;
  for (const ParameterInfo& info : parameters()) result[info.id] = info.fallback;
  return result;
}

}  // namespace biandan::quality
