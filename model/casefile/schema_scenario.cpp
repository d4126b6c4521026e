#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr std::string_view edit_kinds[] = {"replace_series", "scale_series",   "set", "scale",
                                           "noise_series",   "year_of_series", "add"};

constexpr Field scenario_fields[] = {
    {.name = "title_zh", .en = "Chinese title", .zh = "中文标题"},
    {.name = "title_en", .en = "English title", .zh = "英文标题"},
    {.name = "cost",
     .type = number,
     .range = between(0.0, 1e9),
     .example = "350",
     .en = "what it costs in 10,000 yuan, for biandan compare",
     .zh = "费用，万元，用于 biandan compare"},
};

constexpr Field edit_fields[] = {
    {.name = "name",
     .required = true,
     .example = "\"close the west gate\"",
     .en = "what the edit is, for people",
     .zh = "修改的名称"},
    {.name = "kind",
     .type = choice,
     .required = true,
     .choices = edit_kinds,
     .en =
         "replace_series: another series everywhere; scale_series: its values times a factor; set: "
         "a new value of a field; scale: a value times a factor; noise_series: its values times "
         "factors that vary; year_of_series: its values of the same days of another year; add: a "
         "new row",
     .zh =
         "replace_series 换序列；scale_series 序列乘系数；set 设值；scale 数值乘系数；noise_series "
         "序列乘随机系数；year_of_series 取另一年同期的值；add 新增一行"},
    edited_series_field,
    {.name = "with", .type = series, .en = "the series that takes its place", .zh = "替换成的序列"},
    {.name = "factor",
     .type = number,
     .range = between(0.0, 1e6),
     .en = "what values are multiplied by",
     .zh = "乘数"},
    noise_deviation_field,
    noise_memory_field,
    {.name = "seed",
     .type = integer,
     .range = between(0.0, 2e9),
     .en = "of the noise: the same seed gives the same factors",
     .zh = "随机种子，相同则系数相同"},
    {.name = "year",
     .type = integer,
     .range = between(1.0, 9999.0),
     .example = "1991",
     .en = "year whose values are taken, from the day and time of the start on",
     .zh = "取值的年份，从与模拟开始相同的月日起"},
    edited_from_field,
    edited_to_field,
    edited_table_field,
    edited_row_field,
    edited_group_field,
    edited_field_field,
    {.name = "value",
     .example = "\"0.5\"",
     .en = "new value: number, number with unit, word, or a series; empty clears the cell",
     .zh = "新值：数、带单位的数、词或序列；空串为清空"},
};

constexpr Field value_fields[] = {
    {.name = "<column>",
     .type = quantity,
     .example = "\"20 kg/h\"",
     .en = "value of a column of a new row: number, number with unit, word, or a series",
     .zh = "新增行各列的值：数、带单位的数、词或序列"},
};

constexpr Table tables[] = {
    {.name = "scenario",
     .medium = Table::Medium::scenario,
     .fields = scenario_fields,
     .en = "a set of changes of the case, scenarios/<name>.toml",
     .zh = "情景：对案例的一组修改，scenarios/<名称>.toml"},
    {.name = "edit",
     .medium = Table::Medium::scenario_list,
     .fields = edit_fields,
     .en = "one change",
     .zh = "一项修改"},
    {.name = "edit.values",
     .medium = Table::Medium::scenario_list,
     .fields = value_fields,
     .en = "the columns of a new row, for kind = \"add\"",
     .zh = "kind = \"add\" 时新增行的各列"},
};

}  // namespace

std::span<const Table> scenario_schema() {
  return tables;
}

}  // namespace biandan::casefile
