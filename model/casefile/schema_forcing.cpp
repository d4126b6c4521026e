#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr std::string_view boundary_kinds[] = {"stage", "discharge", "rating"};
constexpr std::string_view inlet_kinds[] = {"concentration", "flux"};
constexpr Range discharges = between(-1e6, 1e6);

constexpr Field boundary_fields[] = {
    name_field("name of the boundary", "边界名"),
    title_field,
    {.name = "node",
     .type = node,
     .required = true,
     .example = "J1",
     .en = "where",
     .zh = "所在节点"},
    {.name = "kind",
     .type = choice,
     .required = true,
     .choices = boundary_kinds,
     .en = "what is imposed: the level, the inflow, or the outflow by a rating curve",
     .zh = "边界类型：stage 水位，discharge 入流，rating 水位流量关系出流"},
    {.name = "level",
     .type = varying,
     .unit = "m",
     .range = levels,
     .en =
         "level of a stage boundary, of water at rest: what enters takes its velocity head from it",
     .zh = "水位边界的水位，视为静水：入流的流速水头由此水位提供"},
    {.name = "discharge",
     .type = varying,
     .unit = "m3/s",
     .range = discharges,
     .en = "inflow of a discharge boundary; negative takes water out",
     .zh = "流量边界的入流；负值为取水"},
    {.name = "rating",
     .type = curve,
     .en = "curve of rating_curves.csv, of a rating boundary",
     .zh = "rating_curves.csv 中的曲线"},
    {.name = "inlet",
     .type = choice,
     .fallback = "concentration",
     .choices = inlet_kinds,
     .en = "how entering water brings substances: the concentration holds at the node, or only "
           "discharge times concentration enters",
     .zh = "入流水质方式：concentration 节点处为给定浓度，flux 只进入流量乘浓度"},
    {.name = "return_time",
     .type = number,
     .unit = "s",
     .fallback = "0",
     .range = between(0.0, 3.2e9),
     .en =
         "once the flow turns inward, entering water goes in this time from the concentration that "
         "left last to the one that is given; 0: at once",
     .zh = "转为入流后，入流浓度由最后流出的浓度恢复到给定浓度所需时间；0 为立即恢复"},
    {.name = any_constituent,
     .type = varying,
     .unit = "mg/L",
     .fallback = "0",
     .range = concentrations,
     .en = "concentration of entering water",
     .zh = "入流浓度"},
    water_temperature_field(
        varying,
        "temperature of entering water, with temperature_by = \"heat_balance\"; empty: that of "
        "[quality]",
        "入流水温，用于 temperature_by = \"heat_balance\"；留空用 [quality] 的 temperature"),
    provenance_field,
};

constexpr Field rating_fields[] = {
    {.name = "curve", .type = name, .required = true, .en = "name of the curve", .zh = "曲线名"},
    {.name = "level",
     .type = number,
     .unit = "m",
     .required = true,
     .range = levels,
     .en = "level, rising from row to row",
     .zh = "水位，逐行增大"},
    {.name = "discharge",
     .type = number,
     .unit = "m3/s",
     .required = true,
     .range = between(0.0, 1e6),
     .en = "outflow at that level, not falling; linear between the rows",
     .zh = "该水位的出流量，逐行不减；行间线性内插"},
};

constexpr Field load_fields[] = {
    name_field("name of the load", "污染源名"),
    title_field,
    {.name = "group",
     .example = "rural",
     .en = "group of sources, for scenarios and reports",
     .zh = "污染源类别，供情景和报告使用"},
    {.name = "place",
     .type = place,
     .required = true,
     .example = "R1:500",
     .en = "where it enters: a node or reach:chainage",
     .zh = "入河位置：节点或 河段:里程"},
    {.name = "to",
     .type = number,
     .unit = "m",
     .range = above(0.0, 1e6),
     .en = "chainage at which a distributed load ends; empty: a point load",
     .zh = "沿程污染源的终点里程；留空为点源"},
    {.name = "from_bank",
     .type = number,
     .unit = "m",
     .fallback = "0",
     .range = between(0.0, 1e4),
     .en =
         "distance of the outfall from the nearer bank; only for the mixing length that check and "
         "run compare with the way to the next section",
     .zh = "排口到近岸的距离；仅用于 check 与 run 的混合过程段长度核对"},
    {.name = "discharge",
     .type = varying,
     .unit = "m3/s",
     .fallback = "0",
     .range = between(0.0, 1e6),
     .en = "water that enters, in total",
     .zh = "入河水量（合计）"},
    {.name = any_constituent,
     .type = varying,
     .unit = "mg/L",
     .fallback = "0",
     .range = concentrations,
     .en = "concentration of that water",
     .zh = "该水量的浓度"},
    water_temperature_field(
        varying,
        "temperature of that water, with temperature_by = \"heat_balance\"; empty: that of "
        "[quality]",
        "该水量的水温，用于 temperature_by = \"heat_balance\"；留空用 [quality] 的 temperature"),
    {.name = any_constituent,
     .type = varying,
     .unit = "g/s",
     .fallback = "0",
     .range = between(0.0, 1e9),
     .en = "mass that enters in addition, without water",
     .zh = "另外进入的质量（不带水量）"},
    provenance_field,
};

constexpr Field withdrawal_fields[] = {
    name_field("name of the withdrawal", "取水口名"),
    title_field,
    {.name = "place",
     .type = place,
     .required = true,
     .example = "R1:800",
     .en = "where: a node or reach:chainage",
     .zh = "取水位置：节点或 河段:里程"},
    {.name = "discharge",
     .type = varying,
     .unit = "m3/s",
     .required = true,
     .range = between(0.0, 1e6),
     .example = "0.1",
     .en = "water taken, with what is dissolved in it",
     .zh = "取水量"},
    provenance_field,
};

constexpr Field prescribed_fields[] = {
    {.name = "reach", .type = reach, .required = true, .en = "which reach", .zh = "河段"},
    {.name = "discharge",
     .type = varying,
     .unit = "m3/s",
     .required = true,
     .range = discharges,
     .en = "discharge of the reach",
     .zh = "河段流量"},
    {.name = "area",
     .type = varying,
     .unit = "m2",
     .required = true,
     .range = above(0.0, 1e6),
     .en = "wetted cross-section",
     .zh = "过水断面面积"},
    provenance_field,
};

constexpr Field series_fields[] = {
    {.name = "time",
     .type = instant,
     .required = true,
     .example = "2021-06-15 00:00",
     .en = "calendar time (column `time`), or time since the start (`time [s]`, [h], [d])",
     .zh = "时刻（time 列），或自开始的时间（time [s]、[h]、[d]）"},
    {.name = "<column>",
     .type = number,
     .example = "3.2",
     .en = "values with their unit; used as file:column",
     .zh = "数值列，表头带单位；引用写作 文件:列"},
};

constexpr Table tables[] = {
    {.name = "boundaries",
     .fields = boundary_fields,
     .en = "levels, inflows and rating curves at nodes",
     .zh = "节点上的水位、流量、水位流量关系边界"},
    {.name = "rating_curves",
     .fields = rating_fields,
     .en = "outflow over level",
     .zh = "水位流量关系曲线"},
    {.name = "loads",
     .fields = load_fields,
     .en = "water and substances that enter, at a point or along a stretch",
     .zh = "入河水量和污染物：点源或沿程"},
    {.name = "withdrawals",
     .fields = withdrawal_fields,
     .en = "water that is taken out",
     .zh = "取水"},
    {.name = "prescribed",
     .fields = prescribed_fields,
     .en = "discharge and area of every reach, for flow mode prescribed",
     .zh = "各河段流量和面积（flow mode 为 prescribed 时）"},
    {.name = "series",
     .medium = Table::Medium::series,
     .fields = series_fields,
     .en = "values over time, series/<file>.csv",
     .zh = "时间序列 series/<文件>.csv"},
};

}  // namespace

std::span<const Table> forcing_schema() {
  return tables;
}

}  // namespace biandan::casefile
