#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field aerator_fields[] = {
    name_field("name of the aeration device", "曝气机名"),
    title_field,
    {.name = "place",
     .type = place,
     .required = true,
     .example = "R1:1200",
     .en = "where: a node or reach:chainage",
     .zh = "所在位置：节点或 河段:里程"},
    {.name = "sotr",
     .type = number,
     .unit = "kg/h",
     .range = above(0.0, 1e5),
     .example = "20",
     .en = "standard oxygen transfer rate, in clean water without oxygen at 20 degC and sea level; "
           "empty: power times efficiency",
     .zh = "标准充氧能力 SOTR（清水、20 ℃、标准大气压、溶解氧为零）；留空则取功率乘动力效率"},
    {.name = "power",
     .type = number,
     .unit = "kW",
     .range = above(0.0, 1e5),
     .example = "11",
     .en = "power that it draws, at full setting; with it the energy of the run is told",
     .zh = "满负荷功率；给出时运行结束报告耗电量"},
    {.name = "efficiency",
     .type = number,
     .unit = "kg/kWh",
     .range = above(0.0, 20.0),
     .example = "1.8",
     .en = "standard aeration efficiency, SOTR over power; instead of sotr",
     .zh = "标准动力效率 SAE（SOTR 除以功率）；代替 sotr"},
    {.name = "alpha",
     .type = number,
     .unit = "-",
     .fallback = "0.85",
     .range = above(0.0, 1.5),
     .en = "transfer in this water over that in clean water: about 0.4 to 0.8 for fine bubbles in "
           "sewage, 0.6 to 1.2 for mechanical devices, near 1 in clean rivers",
     .zh = "α，本水体与清水的氧传质之比：污水微孔曝气约 0.4 至 0.8，机械曝气 0.6 至 1.2，"
           "清洁河水近 1"},
    {.name = "beta",
     .type = number,
     .unit = "-",
     .fallback = "0.95",
     .range = above(0.0, 1.0),
     .en = "oxygen saturation of this water over that of clean water",
     .zh = "β，本水体与清水的饱和溶解氧之比"},
    {.name = "theta",
     .type = number,
     .unit = "-",
     .fallback = "1.024",
     .range = between(0.9, 1.2),
     .en = "temperature factor of the transfer",
     .zh = "氧传质温度系数"},
    {.name = "setting",
     .type = varying_step,
     .unit = "-",
     .fallback = "1",
     .range = between(0.0, 1.0),
     .en = "share of the device in service, 0 to 1: a number or a schedule",
     .zh = "投运比例 0 到 1：数或序列"},
    provenance_field,
};

constexpr Table tables[] = {
    {.name = "aerators",
     .fields = aerator_fields,
     .en = "aeration devices, which bring oxygen into the water",
     .zh = "曝气机（人工增氧设备）"},
};

}  // namespace

std::span<const Table> aerator_schema() {
  return tables;
}

}  // namespace biandan::casefile
