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
     .en =
         "rain on the water surface; a series holds each value until the next time; rules read it, "
         "the rain still to come too, as a perfect forecast",
     .zh = "水面降雨强度；序列中每个值保持到下一时刻；规则可用已降雨量和未来雨量（按完美预报）"},
    {.name = "evaporation",
     .type = varying_step,
     .unit = "mm/d",
     .fallback = "0",
     .range = between(0.0, 100.0),
     .en = "evaporation from open water, which leaves substances behind; a series holds each value "
           "until the next time",
     .zh = "水面蒸发强度，只带走水、不带走物质；序列中每个值保持到下一时刻"},
    {.name = "air_temperature",
     .type = varying_step,
     .unit = "degC",
     .range = between(-60.0, 60.0),
     .example = "25 degC",
     .en = "temperature of the air above the water, for the heat balance",
     .zh = "水面上方气温，用于热平衡"},
    {.name = "relative_humidity",
     .type = varying_step,
     .unit = "%",
     .range = between(0.0, 100.0),
     .example = "75 %",
     .en = "relative humidity of the air, for the heat balance",
     .zh = "空气相对湿度，用于热平衡"},
    {.name = "wind",
     .type = varying_step,
     .unit = "m/s",
     .range = between(0.0, 75.0),
     .example = "2 m/s",
     .en = "wind at wind_height above the water, for the heat balance, and for reaeration with "
           "reaeration_surface_by = \"wind\"",
     .zh =
         "水面以上 wind_height 处风速，用于热平衡；reaeration_surface_by = \"wind\" 时也用于复氧"},
    {.name = "wind_height",
     .type = number,
     .unit = "m",
     .fallback = "7",
     .range = between(0.5, 200.0),
     .en = "height above the water at which the wind is measured, 10 m at most stations",
     .zh = "测风高度（水面以上），气象站多为 10 m"},
    {.name = "solar",
     .type = varying_step,
     .unit = "W/m2",
     .range = between(0.0, 1500.0),
     .example = "200 W/m2",
     .en = "shortwave radiation on the water surface, direct and diffuse, behind what shades it, "
           "for the heat balance",
     .zh = "到达水面的短波辐射（直射与散射，已扣除遮阴），用于热平衡"},
    {.name = "cloud",
     .type = varying_step,
     .fallback = "0",
     .range = between(0.0, 1.0),
     .en = "share of the sky in clouds, for the longwave radiation of the heat balance",
     .zh = "云量 0 到 1，用于热平衡的大气长波辐射"},
};

constexpr Field rain_concentration_fields[] = {
    {.name = any_constituent,
     .type = varying,
     .unit = "mg/L",
     .range = concentrations,
     .example = "0.5 mg/L",
     .en =
         "concentration of rain; default: 8 mg/L for DO, which rain brings near saturation, 0 for "
         "all else",
     .zh = "降雨浓度；默认 DO 为 8 mg/L（雨水接近饱和），其余为 0"},
    water_temperature_field(
        varying,
        "temperature of rain, with temperature_by = \"heat_balance\"; default: that of the air, at "
        "least 0 degC",
        "雨水温度，用于 temperature_by = \"heat_balance\"；默认取气温，不低于 0 ℃"),
};

constexpr Field seepage_fields[] = {
    {.name = "reach", .type = reach, .required = true, .en = "which reach", .zh = "河段"},
    {.name = "rate",
     .type = varying,
     .unit = "m3/(s km)",
     .required = true,
     .range = between(-100.0, 100.0),
     .example = "0.002",
     .en = "water from the ground per length of the reach; negative: into the ground",
     .zh = "单位河长的地下水渗入量；负值为渗漏"},
    {.name = any_constituent,
     .type = varying,
     .unit = "mg/L",
     .fallback = "0",
     .range = concentrations,
     .en = "concentration of water from the ground; what is lost to it carries that of the river",
     .zh = "渗入水的浓度；渗漏带走河水浓度"},
    water_temperature_field(
        varying,
        "temperature of water from the ground, with temperature_by = \"heat_balance\"; empty: that "
        "of [quality]",
        "渗入水的水温，用于 temperature_by = \"heat_balance\"；留空用 [quality] 的 temperature"),
    provenance_field,
};

constexpr Table tables[] = {
    {.name = "weather",
     .medium = Table::Medium::settings,
     .fields = weather_fields,
     .en = "rain and evaporation on the water surface, and what warms and cools it",
     .zh = "水面降雨与蒸发，以及水面热平衡的气象条件"},
    {.name = "weather.rain_concentration",
     .medium = Table::Medium::settings,
     .fields = rain_concentration_fields,
     .en = "concentrations of rain",
     .zh = "降雨浓度"},
    {.name = "seepage",
     .fields = seepage_fields,
     .en = "water exchanged with the ground along reaches",
     .zh = "河段与地下水的交换"},
};

}  // namespace

std::span<const Table> weather_schema() {
  return tables;
}

}  // namespace biandan::casefile
