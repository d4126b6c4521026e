#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Range stretches = between(0.0, 527040.0);  // up to a leap year [min]

constexpr Field rule_fields[] = {
    name_field("name of the rule", "规则名"),
    {.name = "structure",
     .type = structure,
     .required = true,
     .en = "structure that it moves",
     .zh = "所控制的建筑物"},
    {.name = "when",
     .type = condition,
     .required = true,
     .example = "level at J1 > 4.3 m",
     .en = "condition that puts it in force: comparisons joined by 'and', 'or', 'not' and "
           "brackets, 'and' before 'or'. What may be compared: level at J3; level at A - level at "
           "B; depth at J3; discharge at R1:500; discharge of G1; setting of G1; NH3-N at a place "
           "or section (a constituent, at the end of the last step); rain (now, mm/h); rain last 6 "
           "h, rain next 12 h (mm; what is to come is taken from the same series: a perfect "
           "forecast); hour (0 to 24, 22:30); weekday (1 to 7, Mon); date (06-15 or 2021-06-15); "
           "time (since the start)",
     .zh = "生效条件：比较式用 and、or、not 和括号连接，and 先于 or。可比较：level at 水位，level "
           "at A - level at B 水位差，depth at 水深，discharge at 河段:里程 流量，discharge of "
           "建筑物流量，setting of 开度，组分 at 位置或断面（上一步末浓度），rain "
           "当前雨强，rain last 6 h 已降雨量，rain next 12 h "
           "未来雨量（取自同一序列，即完美预报），hour 钟点，weekday 星期，date 日期，time "
           "自开始起的时间"},
    {.name = "until",
     .type = condition,
     .example = "level at J1 < 4.0 m",
     .en = "condition that ends it; empty: in force only while `when` holds",
     .zh = "解除条件；留空则只在 when 成立时有效"},
    {.name = "setting",
     .type = number,
     .range = between(0.0, 1.0),
     .example = "0",
     .en = "0 to 1: opening of a gate, share of a pump's capacity, of a weir's width",
     .zh = "0 到 1：闸门开度、水泵能力份额、堰宽份额"},
    {.name = "opening",
     .type = number,
     .unit = "m",
     .range = between(0.0, 100.0),
     .example = "0.5",
     .en = "opening of a gate, instead of a setting",
     .zh = "闸门开启高度，与 setting 二选一"},
    {.name = "units",
     .type = integer,
     .range = between(0.0, 1000.0),
     .example = "2",
     .en = "units of a pumping station that may run, in their order, instead of a setting",
     .zh = "泵站允许运行的机组台数（按顺序），与 setting 二选一"},
    {.name = "travel",
     .type = number,
     .unit = "min",
     .fallback = "0",
     .range = stretches,
     .example = "10",
     .en = "time from shut to fully open: the setting moves no faster, also back to the schedule "
           "after the release; 0: at once",
     .zh = "从全关到全开的时间，解除后恢复时同样适用；0 为瞬时到位"},
    {.name = "delay",
     .type = number,
     .unit = "min",
     .fallback = "0",
     .range = stretches,
     .en = "time for which `when` must have held before the rule takes force",
     .zh = "when 须持续成立多久后规则才生效"},
    {.name = "hold",
     .type = number,
     .unit = "min",
     .fallback = "0",
     .range = stretches,
     .en = "shortest time for which the rule stays in force",
     .zh = "规则生效后的最短持续时间"},
    {.name = "priority",
     .type = integer,
     .fallback = "0",
     .range = between(-1e6, 1e6),
     .en = "of several rules in force the highest wins, of equal ones the first in the file",
     .zh = "多条规则同时生效时取最大者，相同时取文件中靠前者"},
    provenance_field,
};

constexpr Table tables[] = {
    {.name = "rules",
     .fields = rule_fields,
     .en = "what moves structures: conditions on the water, the weather and time",
     .zh = "调度规则：按水情、水质、雨情和时间"},
};

}  // namespace

std::span<const Table> rule_schema() {
  return tables;
}

}  // namespace biandan::casefile
