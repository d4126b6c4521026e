// The parts of the schema, one a theme. Joined by field.cpp.
#pragma once

#include "model/casefile/field.hpp"

namespace biandan::casefile {

std::span<const Table> settings_schema();
std::span<const Table> weather_schema();
std::span<const Table> storm_schema();
std::span<const Table> network_schema();
std::span<const Table> structure_schema();
std::span<const Table> pump_schema();
std::span<const Table> rule_schema();
std::span<const Table> forcing_schema();
std::span<const Table> aerator_schema();
std::span<const Table> catchment_schema();
std::span<const Table> sewer_schema();
std::span<const Table> treatment_schema();
std::span<const Table> quality_schema();
std::span<const Table> process_schema();
std::span<const Table> item_schema();
std::span<const Table> scenario_schema();
std::span<const Table> uncertainty_schema();

inline constexpr std::string_view provenance_words[] = {"measured", "published", "assumed"};

/// The last column of every table of things.
inline constexpr Field provenance_field{
    .name = "provenance",
    .type = FieldType::choice,
    .fallback = "assumed",
    .choices = provenance_words,
    .en = "where the values of the row come from",
    .zh = "本行数值的来源：measured 实测，published 公开资料，assumed 假定"};

constexpr Field name_field(std::string_view en, std::string_view zh) {
  return {.name = "name", .type = FieldType::name, .required = true, .en = en, .zh = zh};
}

inline constexpr Field title_field{.name = "title",
                                   .en = "name for people, may be Chinese; default: the name",
                                   .zh = "显示名称，可用中文；默认同 name"};

inline constexpr Range levels = between(-500.0, 9000.0);
inline constexpr Range concentrations = between(0.0, 1e6);
inline constexpr Range water_temperatures = between(0.0, 50.0);

/// The temperature of water as a constituent, beside the others.
constexpr Field water_temperature_field(FieldType type, std::string_view en, std::string_view zh) {
  return {.name = water_temperature,
          .type = type,
          .unit = "degC",
          .range = water_temperatures,
          .example = "20 degC",
          .en = en,
          .zh = zh};
}

/// What an edit of a scenario, or an uncertain input, means.
inline constexpr Field edited_series_field{
    .name = "series",
    .type = FieldType::series,
    .example = "\"west:discharge\"",
    .en = "series file:column that is replaced, scaled or made to vary",
    .zh = "被替换、缩放或加扰动的序列 文件:列"};
inline constexpr Field noise_deviation_field{
    .name = "deviation",
    .type = FieldType::number,
    .range = above(0.0, 3.0),
    .example = "0.3",
    .en =
        "of noise_series: standard deviation of the logarithm of its factors, about their "
        "relative one where it is small",
    .zh = "noise_series 系数的对数标准差，较小时约为相对标准差"};
inline constexpr Field noise_memory_field{
    .name = "memory",
    .type = FieldType::number,
    .unit = "h",
    .range = between(0.0, 1e6),
    .example = "\"12 h\"",
    .en =
        "of noise_series: time after which factors have forgotten most of what they were; 0: each "
        "by itself",
    .zh = "noise_series 系数的相关时间；0 为互相独立"};
inline constexpr Field edited_from_field{
    .name = "from",
    .type = FieldType::instant,
    .en = "first time whose value is scaled; empty: from the beginning",
    .zh = "缩放的开始时刻；不写则从头"};
inline constexpr Field edited_to_field{.name = "to",
                                       .type = FieldType::instant,
                                       .en = "last time whose value is scaled; empty: to the end",
                                       .zh = "缩放的结束时刻；不写则到尾"};
inline constexpr Field edited_table_field{
    .name = "table",
    .example = "\"pumps\"",
    .en = "table whose rows are changed, as pumps; flow, quality ... for case.toml",
    .zh = "被修改的表，如 pumps；case.toml 各节写 flow、quality 等"};
inline constexpr Field edited_row_field{
    .name = "row",
    .example = "\"P1\"",
    .en = "name of the row, or * for all rows; not for case.toml",
    .zh = "行名，* 为全部行；case.toml 不写"};
inline constexpr Field edited_group_field{.name = "group",
                                          .example = "\"rural\"",
                                          .en = "instead of row: all rows of the group",
                                          .zh = "代替 row：该类别的全部行"};
inline constexpr Field edited_field_field{
    .name = "field",
    .example = "\"setting\"",
    .en = "column or key that is changed; with a unit where two columns have the name",
    .zh = "被修改的列或键；同名两列时带单位"};

/// What a treatment leaves of a constituent, and what share it takes out.
inline constexpr Field treated_concentration_field{
    .name = any_constituent,
    .type = FieldType::varying,
    .unit = "mg/L",
    .range = concentrations,
    .en =
        "concentration of treated water at most, as its discharge standard says; of DO the one "
        "that it leaves with",
    .zh = "出水浓度上限（如排放标准）；DO 为出水溶解氧"};
inline constexpr Field removed_share_field{
    .name = any_constituent,
    .type = FieldType::varying,
    .unit = "-",
    .range = between(0.0, 1.0),
    .en = "share that is taken out of treated water; with both the lower result holds",
    .zh = "去除率；与出水浓度同时给出时取较低者"};

}  // namespace biandan::casefile
