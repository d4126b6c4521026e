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
