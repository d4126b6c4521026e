#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr std::string_view flow_modes[] = {"dynamic", "steady", "prescribed"};
constexpr std::string_view kinetics_sets[] = {"lumped", "full", "none"};
constexpr std::string_view temperature_words[] = {"given", "heat_balance"};

constexpr Field case_fields[] = {
    {.name = "title_zh", .en = "Chinese title", .zh = "中文标题"},
    {.name = "title_en", .en = "English title", .zh = "英文标题"},
    {.name = "start",
     .type = instant,
     .required = true,
     .example = "2021-06-15T00:00:00+08:00",
     .en = "start of the run; without an offset, utc_offset holds",
     .zh = "模拟开始时刻；不写时区时按 utc_offset"},
    {.name = "duration",
     .type = number,
     .unit = "d",
     .required = true,
     .range = above(0.0, 36600.0),
     .example = "30 d",
     .en = "length of the run",
     .zh = "模拟时长"},
    {.name = "utc_offset",
     .type = offset,
     .fallback = "+08:00",
     .en = "local time of the case: of series without offset, of reports and of assessment days",
     .zh = "本地时区：用于无时区的序列、报告和评价日"},
    {.name = "crs",
     .example = "EPSG:4528",
     .en = "coordinate reference system of x and y; empty: schematic coordinates",
     .zh = "x、y 的坐标系；不写表示示意坐标"},
};

constexpr Field flow_fields[] = {
    {.name = "mode",
     .type = choice,
     .fallback = "dynamic",
     .choices = flow_modes,
     .en = "dynamic: Saint-Venant in time; steady: the steady flow of the forcing at the start, "
           "held; prescribed: discharge and area from prescribed.csv",
     .zh = "dynamic 非恒定圣维南；steady 用起始时刻的恒定流；prescribed 由 prescribed.csv "
           "给定流量和面积"},
    {.name = "initial",
     .type = start_state,
     .fallback = "given",
     .en = "first state: given levels and discharges of the tables, steady flow, or the state that "
           "an earlier run stored; its run.nc by its path from the case folder",
     .zh = "初始状态：given 用表中水位流量，steady 用恒定流，或以案例文件夹为起点写出先前 run.nc "
           "的路径（热启动）"},
    {.name = "initial_time",
     .type = instant,
     .example = "2021-06-14T00:00:00+08:00",
     .en = "time of the stored state in the earlier run; default: its end, which is exact",
     .zh = "热启动所取的时刻；默认取先前计算的末时刻（精确）"},
    {.name = "step",
     .type = number,
     .unit = "s",
     .fallback = "300",
     .range = above(0.0, 86400.0),
     .en = "time step of the flow",
     .zh = "水动力时间步长"},
    {.name = "shortest_step",
     .type = number,
     .unit = "s",
     .fallback = "30",
     .range = above(0.0, 86400.0),
     .en = "steps of dynamic flow that are too coarse are halved, never below this: where rules or "
           "units switch, a level "
           "changes by half its depth or water crosses ten cells; steps that do not converge may "
           "be shorter",
     .zh = "在规则或机组切换、水位变化达水深一半或水流跨过十个单元时步长折半，但不短于此；"
           "不收敛时可更短"},
    {.name = "theta",
     .type = number,
     .fallback = "0.6",
     .range = between(0.5, 1.0),
     .en = "weight of the new time in the free-surface terms",
     .zh = "自由水面项的隐式权重"},
    {.name = "closed",
     .type = boolean,
     .fallback = "false",
     .en = "true: parts of the network without any boundary are meant to be so",
     .zh = "true 表示允许没有边界的封闭水域"},
};

constexpr Field output_fields[] = {
    {.name = "interval",
     .type = number,
     .unit = "s",
     .fallback = "3600",
     .range = above(0.0, 3.2e9),
     .en = "interval of the network fields; a multiple of the flow step",
     .zh = "全网结果输出间隔，须为水动力步长的整数倍"},
    {.name = "sections",
     .type = number,
     .unit = "s",
     .range = above(0.0, 3.2e9),
     .example = "300 s",
     .en = "interval of the section series; a multiple of the flow step; default: the step",
     .zh = "断面过程输出间隔，须为水动力步长的整数倍；默认等于步长"},
    {.name = "states",
     .type = number,
     .unit = "s",
     .range = above(0.0, 3.2e9),
     .example = "1 d",
     .en = "interval of whole states in the folder states/, which other cases and scenarios can "
           "start from; a multiple of the flow step; default: none",
     .zh = "整个状态的存储间隔（存入 "
           "states/，可作其他案例和情景的初始状态），须为水动力步长的整数倍；默认不存"},
    {.name = "classes",
     .type = boolean,
     .fallback = "true",
     .en = "true: run.nc also holds the water class and the black-odour grade of every cell",
     .zh = "true 表示 run.nc 另存各单元的水质类别和黑臭等级"},
};

constexpr Field quality_fields[] = {
    {.name = "kinetics",
     .type = choice,
     .fallback = "lumped",
     .choices = kinetics_sets,
     .en = "lumped: DO, BOD5, COD, CODMn, NH3-N, TP with their processes; full: oxygen, organic "
           "matter, "
           "nitrogen, phosphorus, solids, algae, coliforms and a layer of the bed; none: only "
           "[[constituent]]",
     .zh = "lumped 为 DO、BOD5、COD、CODMn、NH3-N、TP 及其过程；full "
           "为溶解氧、有机物、氮、磷、悬浮物、藻类、粪大肠菌群和底泥层；none 只用 [[constituent]]"},
    {.name = "temperature",
     .type = varying,
     .unit = "degC",
     .fallback = "20",
     .range = between(-2.0, 50.0),
     .example = "25 degC",
     .en = "water temperature: \"20 degC\" or a series; with heat_balance, of water that enters "
           "without a T of its own and at the start",
     .zh = "水温：写 \"20 degC\" 或序列；heat_balance 时为未给 T 的入流及初始水温"},
    {.name = "temperature_by",
     .type = choice,
     .fallback = "given",
     .choices = temperature_words,
     .en = "given: all water has the temperature; heat_balance: it is transported as constituent T "
           "and follows from the heat that crosses the water surface under [weather]",
     .zh = "given 全部水体取给定水温；heat_balance 水温作为组分 T 输移，由 [weather] "
           "下的水面热平衡计算"},
    {.name = "longest_reaction_step",
     .type = number,
     .unit = "s",
     .fallback = "0",
     .range = between(0.0, 86400.0),
     .en = "for speed: reactions of slow water go over several steps of the flow at a time, never "
           "over more than this; 0: every step",
     .zh = "用于提速：反应缓慢的水体可跨多个水动力步一次积分，不超过此时长；0 表示逐步积分"},
    {.name = "reaction_step_error",
     .type = number,
     .unit = "-",
     .fallback = "0.001",
     .range = between(0.0, 0.1),
     .en = "what half of a reaction step over several steps of the flow may change: a share of "
           "every concentration, and as much in mg/L; about what it adds to the error",
     .zh = "跨多个水动力步的反应步，其一半时长内浓度变化的上限（相对值，同时为 mg/L "
           "绝对值），约为所增误差"},
};

constexpr Field transport_fields[] = {
    {.name = "dispersion_floor",
     .type = number,
     .unit = "m2/s",
     .fallback = "0.1",
     .range = between(0.0, 1e3),
     .en =
         "least dispersion coefficient of reaches whose dispersion_by is a formula, also in still "
         "water",
     .zh = "按公式计算的离散系数下限（静水亦取此值）"},
    {.name = "dispersion_cap",
     .type = number,
     .unit = "m2/s",
     .fallback = "100",
     .range = above(0.0, 1e5),
     .en = "largest dispersion coefficient of such reaches",
     .zh = "按公式计算的离散系数上限"},
    {.name = "water_age",
     .type = boolean,
     .fallback = "false",
     .en = "true: carry the age of the water, the time since it came in or since the start",
     .zh = "true 表示计算水龄：自流入（或起算）以来的时间"},
    {.name = "travel_time_from",
     .type = text,
     .example = "west, D1",
     .en =
         "boundaries and loads, with commas between them, whose share in the water and mean travel "
         "time are carried along",
     .zh = "边界或负荷名称，逗号分隔：计算其水量份额与平均输移时间"},
};

constexpr Field quality_initial_fields[] = {
    {.name = any_constituent,
     .type = number,
     .unit = "mg/L",
     .range = concentrations,
     .example = "0.6 mg/L",
     .en = "initial concentration where initial.csv gives none",
     .zh = "初始浓度；initial.csv 未给出的河段用此值"},
    water_temperature_field(number,
                            "initial water temperature, with temperature_by = \"heat_balance\", "
                            "where initial.csv gives none; default: temperature at the start",
                            "初始水温，用于 temperature_by = "
                            "\"heat_balance\"；默认取起始时刻的 temperature"),
};

constexpr Field quality_parameter_fields[] = {
    {.name = any_parameter,
     .type = quantity,
     .example = "0.1 1/d",
     .en = "value of a parameter of the kinetics for all reaches",
     .zh = "动力学参数（全部河段）"},
};

constexpr Field constituent_fields[] = {
    {.name = "name",
     .type = name,
     .required = true,
     .example = "salt",
     .en = "name in tables and results",
     .zh = "表格和结果中的名称"},
    {.name = "title_zh", .en = "Chinese name", .zh = "中文名称"},
    {.name = "title_en", .en = "English name", .zh = "英文名称"},
    {.name = "decay",
     .type = number,
     .unit = "1/d",
     .fallback = "0",
     .range = between(0.0, 1e4),
     .en = "first-order loss at 20 degC; 0: conservative",
     .zh = "20 ℃ 一级降解系数；0 为保守物质"},
    {.name = "theta",
     .type = number,
     .fallback = "1",
     .range = between(0.9, 1.2),
     .en = "temperature factor: k = decay * theta^(T - 20)",
     .zh = "温度系数：k = decay * theta^(T - 20)"},
    {.name = "settling",
     .type = number,
     .unit = "m/d",
     .fallback = "0",
     .range = between(0.0, 1e3),
     .en = "settling velocity",
     .zh = "沉降速度"},
    {.name = "initial",
     .type = number,
     .unit = "mg/L",
     .fallback = "0",
     .range = concentrations,
     .en = "initial concentration where initial.csv gives none",
     .zh = "初始浓度；initial.csv 未给出的河段用此值"},
};

constexpr Field assessment_fields[] = {
    {.name = "flood_season",
     .type = season,
     .fallback = "05-01 to 09-30",
     .example = "[\"05-01\", \"09-30\"]",
     .en = "first and last day of the flood season",
     .zh = "汛期首日和末日"},
};

constexpr Field threshold(std::string_view name, std::string_view fallback, std::string_view zh) {
  return {.name = name,
          .type = number,
          .fallback = fallback,
          .range = above(0.0, 100.0),
          .en = "share of the limit at which the level begins",
          .zh = zh};
}

constexpr Field warning_fields[] = {
    threshold("blue", "0.8", "蓝色预警：达到限值的份额"),
    threshold("yellow", "0.9", "黄色预警：达到限值的份额"),
    threshold("orange", "1", "橙色预警：达到限值的份额"),
    threshold("red", "1.5", "红色预警：达到限值的份额"),
};

constexpr Table tables[] = {
    {.name = "case",
     .medium = Table::Medium::settings,
     .fields = case_fields,
     .en = "what the case is and when it runs",
     .zh = "案例名称与模拟时段"},
    {.name = "flow",
     .medium = Table::Medium::settings,
     .fields = flow_fields,
     .en = "how the flow is computed",
     .zh = "水动力计算方式"},
    {.name = "output",
     .medium = Table::Medium::settings,
     .fields = output_fields,
     .en = "how often results are stored",
     .zh = "结果输出间隔"},
    {.name = "transport",
     .medium = Table::Medium::settings,
     .fields = transport_fields,
     .en = "how what is dissolved spreads",
     .zh = "输移扩散设置"},
    {.name = "quality",
     .medium = Table::Medium::settings,
     .fields = quality_fields,
     .en = "constituents and kinetics",
     .zh = "水质组分与动力学"},
    {.name = "quality.initial",
     .medium = Table::Medium::settings,
     .fields = quality_initial_fields,
     .en = "initial concentrations of the whole network",
     .zh = "全网初始浓度"},
    {.name = "quality.parameters",
     .medium = Table::Medium::settings,
     .fields = quality_parameter_fields,
     .en = "parameters of the kinetics that differ from their defaults",
     .zh = "与默认值不同的动力学参数"},
    {.name = "constituent",
     .medium = Table::Medium::settings_list,
     .fields = constituent_fields,
     .en = "a constituent of your own, conservative or with first-order loss",
     .zh = "自定义组分：保守或一级降解"},
    {.name = "assessment",
     .medium = Table::Medium::settings,
     .fields = assessment_fields,
     .en = "how sections are assessed",
     .zh = "断面评价"},
    {.name = "warning.peak",
     .medium = Table::Medium::settings,
     .fields = warning_fields,
     .en = "warning levels of the peak",
     .zh = "峰值预警阈值"},
    {.name = "warning.month_mean",
     .medium = Table::Medium::settings,
     .fields = warning_fields,
     .en = "warning levels of the month mean",
     .zh = "月均值预警阈值"},
};

}  // namespace

std::span<const Table> settings_schema() {
  return tables;
}

}  // namespace biandan::casefile
