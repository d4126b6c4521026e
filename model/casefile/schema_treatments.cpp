#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr Field treatment_fields[] = {
    name_field("name of the treatment", "处理设施名"),
    title_field,
    {.name = "structure",
     .type = structure,
     .required = true,
     .example = "PU1",
     .en = "structure whose water is treated on its way from `from` to `to`: a pump or transfer as "
           "a rule",
     .zh = "被处理的水所经过的工程（泵站、引水等），只处理由 from 流向 to 的水"},
    {.name = "capacity",
     .type = number,
     .unit = "m3/s",
     .range = between(0.0, 1e4),
     .example = "0.5",
     .en = "water that is treated at most, the rest passes as it is; empty: all of it",
     .zh = "处理能力，超出部分不经处理通过；留空为全部处理"},
    {.name = "setting",
     .type = varying_step,
     .unit = "-",
     .fallback = "1",
     .range = between(0.0, 1.0),
     .en = "share that runs, 0 to 1: of rural facilities the running rate; a number or a schedule",
     .zh = "投运比例 0 到 1，如农村设施的正常运行率；数或序列"},
    treated_concentration_field,
    removed_share_field,
    provenance_field,
};

constexpr Table tables[] = {
    {.name = "treatments",
     .fields = treatment_fields,
     .en = "what is taken out of water in structures: treatment plants, rural facilities, "
           "purification devices",
     .zh = "处理设施：污水处理厂、农村污水设施、旁路净化装置等"},
};

}  // namespace

std::span<const Table> treatment_schema() {
  return tables;
}

}  // namespace biandan::casefile
