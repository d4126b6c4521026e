#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field initial_fields[] = {
    {.name = "reach", .type = reach, .required = true, .en = "which reach", .zh = "河段"},
    {.name = any_constituent,
     .type = number,
     .unit = "mg/L",
     .range = concentrations,
     .en = "initial concentration; empty: that of [quality.initial]",
     .zh = "初始浓度；留空用 [quality.initial]"},
    water_temperature_field(number,
                            "initial water temperature, with temperature_by = \"heat_balance\"; "
                            "empty: that of [quality.initial]",
                            "初始水温，用于 temperature_by = \"heat_balance\"；留空用 "
                            "[quality.initial]"),
    {.name = "replaces_state",
     .example = "bed",
     .en = "values of the row that replace those of the stored state that [flow] initial starts "
           "from: bed, all, or names of constituents with commas between them; empty: none",
     .zh = "热启动时本行哪些值取代所存状态：bed 底泥、all 全部，或以逗号分隔的组分名；留空则均用所"
           "存状态"},
};

constexpr Field reach_parameter_fields[] = {
    {.name = "reach", .type = reach, .required = true, .en = "which reach", .zh = "河段"},
    {.name = "parameter",
     .type = parameter,
     .required = true,
     .example = "sediment_oxygen_demand",
     .en = "parameter of the kinetics",
     .zh = "动力学参数名"},
    {.name = "value",
     .type = quantity,
     .required = true,
     .example = "1.2 g/(m2 d)",
     .en = "number and unit",
     .zh = "数值和单位"},
};

constexpr Field section_fields[] = {
    {.name = "name",
     .type = name,
     .required = true,
     .example = "大沟坝桥",
     .en = "name of the section",
     .zh = "断面名"},
    {.name = "title_en", .en = "English name", .zh = "英文名"},
    {.name = "place",
     .type = place,
     .required = true,
     .example = "R1:1000",
     .en = "where: a node or reach:chainage",
     .zh = "位置：节点或 河段:里程"},
    {.name = "target_class",
     .type = water_class,
     .fallback = "3",
     .range = between(1.0, 5.0),
     .en = "target class of GB 3838-2002, 1 to 5 or I to V",
     .zh = "水质目标类别（GB 3838-2002），1 到 5 或 I 到 V"},
    {.name = "observations",
     .type = file,
     .example = "series/observed.csv",
     .en = "observed series: a series file or an automatic-station export, path in the case folder",
     .zh = "实测数据文件：序列文件或自动站导出表，案例文件夹内路径"},
    provenance_field,
};

constexpr Field limit_fields[] = {
    {.name = "section", .type = section, .required = true, .en = "which section", .zh = "断面"},
    {.name = "rule_set",
     .required = true,
     .example = "compensation",
     .en = "set of limits, as target or compensation",
     .zh = "考核体系，如 target、compensation"},
    {.name = "item",
     .type = constituent,
     .required = true,
     .example = "NH3-N",
     .en = "assessed constituent or composed item",
     .zh = "评价指标（组分或合成项目）"},
    {.name = "limit",
     .type = item_value,
     .unit = "mg/L",
     .required = true,
     .range = above(0.0, 1e6),
     .example = "1.0",
     .en =
         "limit; for dissolved oxygen, transparency and redox potential the lowest allowed value; "
         "an item of another unit than mg/L has it in the cell, as 25 cm",
     .zh =
         "限值；溶解氧、透明度和氧化还原电位为最低允许值；单位不是 mg/L 的指标在格内写单位，如 25 "
         "cm"},
};

constexpr Table tables[] = {
    {.name = "initial",
     .fields = initial_fields,
     .en = "initial concentrations of single reaches",
     .zh = "各河段初始浓度"},
    {.name = "reach_parameters",
     .fields = reach_parameter_fields,
     .en = "parameters of the kinetics that hold in one reach",
     .zh = "单个河段的动力学参数"},
    {.name = "sections", .fields = section_fields, .en = "assessed sections", .zh = "评价断面"},
    {.name = "limits",
     .fields = limit_fields,
     .en = "limits of a section that differ from those of its target class",
     .zh = "与目标类别限值不同的断面限值"},
};

}  // namespace

std::span<const Table> quality_schema() {
  return tables;
}

}  // namespace biandan::casefile
