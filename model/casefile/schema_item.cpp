#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field item_fields[] = {
    {.name = "name",
     .type = name,
     .required = true,
     .example = "TN",
     .en = "name in results; with the code of an item of GB 3838-2002 or an indicator of "
           "black-odorous water it is judged as that",
     .zh = "结果中的名称；取 GB 3838-2002 项目或黑臭指标的代号时按其评价"},
    {.name = "title_zh", .en = "Chinese name; default: that of the standard", .zh = "中文名称"},
    {.name = "title_en", .en = "English name; default: that of the standard", .zh = "英文名称"},
    {.name = "unit",
     .fallback = "mg/L",
     .en = "unit of the value; the weights carry the conversion",
     .zh = "数值的单位；换算含在权重中"},
    {.name = "offset",
     .type = number,
     .fallback = "0",
     .en = "what the sum begins with",
     .zh = "求和的常数项"},
    {.name = "over",
     .type = number,
     .range = above(0.0),
     .example = "150",
     .en = "the value is this number over the sum, as for the transparency; not given: the value "
           "is the sum",
     .zh = "给出时数值为该数除以和（如透明度）；不给出时数值即和"},
};

constexpr Field item_sum_fields[] = {
    {.name = any_constituent,
     .type = number,
     .example = "1",
     .en = "weight of the constituent in the sum, per mg/L or other unit of the constituent",
     .zh = "组分在和中的权重（每 mg/L，或该组分自身的单位）"},
};

constexpr Table tables[] = {
    {.name = "item",
     .medium = Table::Medium::settings_list,
     .fields = item_fields,
     .en = "an item that is no constituent but a sum of constituents, as total nitrogen",
     .zh = "合成项目：由组分求和得到，如总氮"},
    {.name = "item.sum",
     .medium = Table::Medium::settings_list,
     .fields = item_sum_fields,
     .en = "what the item is composed of",
     .zh = "合成项目的组成"},
};

}  // namespace

std::span<const Table> item_schema() {
  return tables;
}

}  // namespace biandan::casefile
