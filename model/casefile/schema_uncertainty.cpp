#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr std::string_view methods[] = {"plain", "latin_hypercube", "sobol"};
constexpr std::string_view kinds[] = {"replace_series", "scale_series", "set",
                                      "scale",          "noise_series", "year_of_series"};
constexpr std::string_view distributions[] = {"uniform", "triangular", "normal", "lognormal",
                                              "choice"};

constexpr Field sampling_fields[] = {
    {.name = "method",
     .type = choice,
     .fallback = "latin_hypercube",
     .choices = methods,
     .en = "how members are drawn: independent, with every part of each range once, or a Sobol "
           "sequence",
     .zh = "抽样方法：plain 独立抽样，latin_hypercube 拉丁超立方，sobol 序列"},
    {.name = "members",
     .type = integer,
     .fallback = "100",
     .range = between(2.0, 1e6),
     .en = "how many",
     .zh = "成员数"},
    {.name = "seed",
     .type = integer,
     .fallback = "1",
     .range = between(0.0, 2e9),
     .en = "the same seed gives the same members",
     .zh = "随机种子，相同则成员相同"},
};

constexpr Field uncertain_fields[] = {
    name_field("what is uncertain, for people", "不确定输入的名称"),
    {.name = "kind",
     .type = choice,
     .required = true,
     .choices = kinds,
     .en =
         "what is done with what is drawn, as in an edit of a scenario: scale and scale_series "
         "multiply, set puts it in the place of a value, replace_series is for a choice of series, "
         "year_of_series for one of years; noise_series draws factors that vary in time, and has "
         "no distribution",
     .zh = "抽得的值如何使用，同情景的 kind：scale、scale_series 相乘，set 设值，replace_series "
           "在若干序列中选择，year_of_series 在若干年份中选择；noise_series "
           "抽取随时间变化的系数，不写分布"},
    edited_series_field,
    edited_from_field,
    edited_to_field,
    edited_table_field,
    edited_row_field,
    edited_group_field,
    edited_field_field,
    {.name = "unit",
     .example = "\"mg/L\"",
     .en = "unit of what is set, where it has one",
     .zh = "set 的单位"},
    {.name = "distribution",
     .type = choice,
     .choices = distributions,
     .en = "uniform and triangular need low and high, the latter a mode; normal a mean and a "
           "deviation; lognormal a median and a deviation of the logarithm; choice some choices",
     .zh = "分布：uniform 均匀、triangular 三角须 low、high（三角另须 mode）；normal 正态须 "
           "mean、deviation；lognormal 对数正态须 median、deviation（对数的标准差）；choice 须 "
           "choices"},
    {.name = "low",
     .type = number,
     .en = "least value; a normal or lognormal distribution is cut there",
     .zh = "下界；正态和对数正态在此截断"},
    {.name = "high",
     .type = number,
     .en = "largest value; a normal or lognormal distribution is cut there",
     .zh = "上界；正态和对数正态在此截断"},
    {.name = "mode", .type = number, .en = "likeliest value, of triangular", .zh = "众数（三角）"},
    {.name = "mean", .type = number, .en = "mean, of normal", .zh = "均值（正态）"},
    {.name = "median",
     .type = number,
     .range = above(0.0),
     .en = "median, of lognormal",
     .zh = "中位数（对数正态）"},
    {.name = "deviation",
     .type = number,
     .range = above(0.0),
     .en = "standard deviation of normal; of lognormal and of the factors of noise_series that of "
           "the natural logarithm, about the relative one where it is small",
     .zh = "标准差（正态）；对数正态和 noise_series 为自然对数的标准差，较小时约为相对标准差"},
    noise_memory_field,
    {.name = "choices",
     .example = "[\"rain:1991\", \"rain:1999\"]",
     .en = "list of series, words, numbers or years, one of which is drawn",
     .zh = "候选列表：序列、词、数或年份"},
    {.name = "weights",
     .example = "[1, 3]",
     .en = "list of weights of the choices; without it all weigh alike",
     .zh = "候选的权重，不写则相同"},
};

constexpr Field correlation_fields[] = {
    {.name = "between",
     .example = "[\"outfalls\", \"rain\"]",
     .en = "names of two uncertain inputs",
     .zh = "两个不确定输入的名称"},
    {.name = "value",
     .type = number,
     .required = true,
     .range = between(-1.0, 1.0),
     .en = "correlation of the normal variables behind both, itself neither -1 nor 1; nearly their "
           "rank correlation",
     .zh = "两者对应正态变量的相关系数（不取 ±1），近似等于秩相关系数"},
};

constexpr Field level_field(std::string_view name, std::string_view fallback) {
  return {.name = name,
          .type = number,
          .fallback = fallback,
          .range = between(0.0, 1.0),
          .en = "probability of reaching this level from which it is given",
          .zh = "达到该级别的概率不低于此值时发布该级预警"};
}

constexpr Field level_fields[] = {level_field("blue", "0.5"), level_field("yellow", "0.5"),
                                  level_field("orange", "0.3"), level_field("red", "0.2")};

constexpr Table tables[] = {
    {.name = "levels",
     .medium = Table::Medium::uncertainty,
     .fields = level_fields,
     .en = "warning levels from probability and severity: the highest one that is probable enough",
     .zh = "由概率和严重程度定预警级别：取概率足够的最高级别"},
    {.name = "sampling",
     .medium = Table::Medium::uncertainty,
     .fields = sampling_fields,
     .en = "how the members of an ensemble are drawn",
     .zh = "集合成员的抽样"},
    {.name = "uncertain",
     .medium = Table::Medium::uncertainty_list,
     .fields = uncertain_fields,
     .en = "an input that is not known: what a scenario could edit, and its distribution",
     .zh = "不确定的输入：情景可修改的任意值及其分布"},
    {.name = "correlation",
     .medium = Table::Medium::uncertainty_list,
     .fields = correlation_fields,
     .en = "two inputs that vary together",
     .zh = "两个输入的相关"},
};

}  // namespace

std::span<const Table> uncertainty_schema() {
  return tables;
}

}  // namespace biandan::casefile
