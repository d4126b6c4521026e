#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field rule_fields[] = {
    name_field("name of the rule", "规则名"),
    {.name = "structure",
     .type = structure,
     .required = true,
     .en = "weir, gate or pump that it moves",
     .zh = "所控制的堰、闸或泵"},
    {.name = "when",
     .type = condition,
     .required = true,
     .example = "level at J1 > 4.3 m",
     .en = "condition that puts it in force",
     .zh = "生效条件"},
    {.name = "until",
     .type = condition,
     .example = "level at J1 < 4.0 m",
     .en = "condition that ends it; empty: in force only while `when` holds",
     .zh = "解除条件；留空则只在 when 成立时有效"},
    {.name = "setting",
     .type = number,
     .required = true,
     .range = between(0.0, 1.0),
     .example = "0",
     .en = "0 to 1: opening of a gate, share of a pump's capacity, of a weir's width",
     .zh = "0 到 1：闸门开度、水泵能力份额、堰宽份额"},
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
     .en = "what moves structures: conditions on levels, discharges and time",
     .zh = "调度规则：按水位、流量和时间"},
};

}  // namespace

std::span<const Table> rule_schema() {
  return tables;
}

}  // namespace biandan::casefile
