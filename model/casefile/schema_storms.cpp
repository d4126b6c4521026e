#include "model/casefile/schema_tables.hpp"

namespace biandan::casefile {

namespace {

using enum FieldType;

constexpr std::string_view patterns[] = {"chicago", "even"};
constexpr std::string_view formulas[] = {"changzhou_handbook", "changzhou_2013", "suzhou_2025",
                                         "own"};

constexpr Field storm_fields[] = {
    name_field("name of the storm", "暴雨名"),
    title_field,
    {.name = "begin",
     .type = instant,
     .required = true,
     .example = "2021-06-16T02:00:00+08:00",
     .en = "when it begins; without an offset, utc_offset holds",
     .zh = "降雨开始时刻；不写时区时按 utc_offset"},
    {.name = "duration",
     .type = number,
     .unit = "min",
     .required = true,
     .range = above(0.0, 14400.0),
     .example = "120",
     .en = "how long it rains; no longer than the formula is valid for",
     .zh = "降雨历时，不得超过公式适用历时"},
    {.name = "return_period",
     .type = number,
     .unit = "a",
     .range = between(0.25, 1000.0),
     .example = "5",
     .en = "years in which such a depth is met once: the formula gives the depth",
     .zh = "重现期，由暴雨强度公式求雨量"},
    {.name = "depth",
     .type = number,
     .unit = "mm",
     .range = between(0.0, 2000.0),
     .en = "rain in all, instead of a return period",
     .zh = "总雨量，代替重现期"},
    {.name = "factor",
     .type = number,
     .unit = "-",
     .fallback = "1",
     .range = between(0.0, 10.0),
     .en = "what the depth is multiplied by; with 0 the storm waits for a scenario that sets it",
     .zh = "雨量乘数；0 表示该暴雨待情景启用"},
    {.name = "pattern",
     .type = choice,
     .fallback = "chicago",
     .choices = patterns,
     .en = "chicago: the worst minutes of every length hold what the formula says; even: the same "
           "rain all the time",
     .zh = "chicago 芝加哥雨型；even 均匀雨型"},
    {.name = "peak",
     .type = number,
     .unit = "-",
     .fallback = "0.4",
     .range = between(0.01, 0.99),
     .en = "of the pattern chicago: share of the duration before the peak",
     .zh = "芝加哥雨型的雨峰系数 r：峰前历时占总历时的份额"},
    {.name = "interval",
     .type = number,
     .unit = "min",
     .fallback = "5",
     .range = between(0.1, 1440.0),
     .en = "the intensity is held for so long at a time; depths are exact all the same",
     .zh = "雨强逐段恒定的时段长；各段雨量仍为精确值"},
    {.name = "formula",
     .type = choice,
     .fallback = "changzhou_2013",
     .choices = formulas,
     .en = "intensity formula a (1 + c lg P) / (t + b)^n of a town, or own with the columns a, c, "
           "b, n; what is known of each: biandan check",
     .zh = "暴雨强度公式 a(1+c lgP)/(t+b)^n：城市名，或 own 并给出 a、c、b、n；各公式的可信程度见 "
           "biandan check"},
    {.name = "a",
     .type = number,
     .range = above(0.0, 1e6),
     .example = "17.969",
     .en = "of formula own, for mm/min and min",
     .zh = "自定公式的 a（mm/min 与 min）"},
    {.name = "c",
     .type = number,
     .range = between(0.0, 10.0),
     .example = "1.24",
     .en = "of formula own",
     .zh = "自定公式的 c"},
    {.name = "b",
     .type = number,
     .range = between(0.0, 1000.0),
     .example = "18.415",
     .en = "of formula own [min]",
     .zh = "自定公式的 b（min）"},
    {.name = "n",
     .type = number,
     .range = above(0.0, 5.0),
     .example = "0.785",
     .en = "of formula own",
     .zh = "自定公式的 n"},
    {.name = "fitted",
     .type = number,
     .unit = "min",
     .range = above(0.0, 14400.0),
     .example = "180",
     .en = "of formula own: longest duration that it was fitted to; default: 180 min",
     .zh = "自定公式的适用历时；默认 180 min"},
    provenance_field,
};

constexpr Table tables[] = {
    {.name = "storms",
     .fields = storm_fields,
     .en = "design storms, which fall in addition to the rain of [weather]",
     .zh = "设计暴雨，与 [weather] 的降雨相加"},
};

}  // namespace

std::span<const Table> storm_schema() {
  return tables;
}

}  // namespace biandan::casefile
