#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field weather_fields[] = {
    {.name = "rain",
     .type = varying_step,
     .unit = "mm/h",
     .fallback = "0",
     .range = between(0.0, 1000.0),
     .example = "0 mm/h",
     .en = "rain over the case: \"2 mm/h\" or a series, each value until the next time; rules read "
           "it, the rain still to come too, as a perfect forecast",
     .zh = "全案例雨强：写 \"2 mm/h\" 或序列（阶梯）；规则可用已降雨量和未来雨量（按完美预报）"},
};

constexpr Table tables[] = {
    {.name = "weather",
     .medium = Table::Medium::settings,
     .fields = weather_fields,
     .en = "weather over the whole case",
     .zh = "全案例气象"},
};

}  // namespace

std::span<const Table> weather_schema() {
  return tables;
}

}  // namespace biandan::casefile
