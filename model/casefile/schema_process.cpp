#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field process_fields[] = {
    {.name = "name",
     .type = name,
     .required = true,
     .example = "my_nitrification",
     .en = "name of the process; its parameters are called name.parameter elsewhere",
     .zh = "过程名；其参数在别处写作 过程名.参数名"},
    {.name = "title_zh", .en = "Chinese name", .zh = "中文名称"},
    {.name = "title_en", .en = "English name", .zh = "英文名称"},
    {.name = "rate",
     .type = expression,
     .required = true,
     .example = "k * [NH3-N] * theta^(T - 20 degC) * DO / (K + DO)",
     .en =
         "rate in mass per volume and time: + - * / ^, min max exp log sqrt abs, if(condition, a, "
         "b) with < <= > >= and or not; constituents (in [] where they hold signs), parameters, "
         "T, depth, velocity, exchange_depth, oxygen_saturation, numbers with units",
     .zh = "速率，量纲为质量/(体积·时间)：+ - * / ^，min max exp log sqrt abs，if(条件, a, b)，"
           "条件用 < <= > >= 及 and or not；可用组分（名称含符号时加 []）、参数、水温 "
           "T、水深 depth、流速 velocity、交换水深 exchange_depth、饱和溶解氧 "
           "oxygen_saturation、带单位的数"},
};

constexpr Field process_parameter_fields[] = {
    {.name = any_parameter,
     .type = quantity,
     .example = "0.1 1/d",
     .en = "parameter of the rate with its unit; [quality.parameters], reach_parameters.csv and "
           "scenarios change it as name.parameter",
     .zh = "速率中的参数，带单位；可在 [quality.parameters]、reach_parameters.csv "
           "和情景中以 过程名.参数名 修改"},
};

constexpr Field process_stoichiometry_fields[] = {
    {.name = any_constituent,
     .type = expression,
     .example = "-1",
     .en = "what the constituent gains (+) or loses (-) per unit of rate: a number, or an "
           "expression of parameters",
     .zh = "单位速率下组分的增（+）减（-）量：数，或由参数组成的表达式"},
};

constexpr Table tables[] = {
    {.name = "process",
     .medium = Table::Medium::settings_list,
     .fields = process_fields,
     .en = "a process of your own: a rate, and what it does to the constituents",
     .zh = "自定义过程：速率及其对各组分的作用"},
    {.name = "process.parameters",
     .medium = Table::Medium::settings_list,
     .fields = process_parameter_fields,
     .en = "parameters of the process",
     .zh = "过程的参数"},
    {.name = "process.stoichiometry",
     .medium = Table::Medium::settings_list,
     .fields = process_stoichiometry_fields,
     .en = "who gains and who loses",
     .zh = "化学计量：各组分的增减"},
};

}  // namespace

std::span<const Table> process_schema() {
  return tables;
}

}  // namespace biandan::casefile
