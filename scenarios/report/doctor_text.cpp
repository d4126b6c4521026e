#include "scenarios/report/doctor_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "scenarios/report/mixing_report.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/summary.hpp"

namespace biandan::report {

namespace {

using doctor::Finding;
using doctor::Gap;
using doctor::Kind;
using doctor::Reason;

constexpr std::size_t names_shown = 6;

/// What a kind of finding says, and what to do about it. Words in braces are those of word_of.
struct KindText {
  Kind kind;
  Text sentence;
  Text advice;
};

constexpr std::array texts{
    KindText{Kind::not_ended,
             {"the run did not end: its rows go to {to}, {percent} of its time",
              "计算未完成: 记录到 {to}, 为计算时段的 {percent}"},
             {"wait for it, or go on with it: biandan resume; means, peaks and warnings are not "
              "those of the case",
              "等待其完成, 或用 biandan resume 继续; 均值、峰值和预警均不代表整个案例"}},
    KindText{
        Kind::residual,
        {"the account of {subject} does not close: relative residual {power}, bound {power_bound}",
         "{subject} 收支不闭合: 相对残差 {power}, 允许 {power_bound}"},
        {"do not use the result; run the case again, and report it where it stays",
         "勿使用该结果; 重新计算, 若仍如此请报告"}},
    KindText{
        Kind::halved,
        {"{count} steps ({percent}) were halved: {reason}, most at {place}",
         "{count} 步 ({percent}) 减半: {reason}, 最多在 {place}"},
        {"look at bed, sections and structures there; a shorter [flow] step costs less than the "
         "halving",
         "检查该处河底、断面和建筑物; 缩短 [flow] step 比反复减半更省时"}},
    KindText{Kind::limited_outflow,
             {"{count} outflows ({percent} of all cells and steps) were cut to the water there was",
              "{count} 次出流 (占单元步的 {percent}) 受可用水量限制"},
             {"compare withdrawals, pumps and outflowing boundaries with what can come to them",
              "核对取水、泵站和出流边界与可来水量"}},
    KindText{
        Kind::shortage,
        {"{amount} m³ were asked for by {subject} and not there", "{subject} 缺水 {amount} m³"},
        {"compare what is taken with what can come there; levels and concentrations of these "
         "places are those of nearly dry water",
         "核对取用水量与来水量; 该处水位和浓度为近干涸状态的值"}},
    KindText{
        Kind::oscillating_level,
        {"the level at {place} swings by {amount} m up and down ({count} turns, {from} to {to}; "
         "seen from {bound} m){also}",
         "{place} 水位反复波动, 振幅 {amount} m ({count} 次转向, {from} 至 {to}; 判据 {bound} "
         "m){also}"},
        {"faster than tides: run with half the [flow] step; what goes then was the scheme, what "
         "stays "
         "is the water; where a pump or gate works beside it, look at its rules first",
         "快于潮汐: 将 [flow] step 减半再算, 消失则为算法所致, 不变则为水流本身; "
         "附近有泵闸频繁动作时先检查其规则"}},
    KindText{
        Kind::oscillating_flow,
        {"the discharge at {place} swings by {amount} m³/s to and fro ({count} turns, {from} to "
         "{to}; seen from {bound} m³/s){also}",
         "{place} 流量反复波动, 振幅 {amount} m³/s ({count} 次转向, {from} 至 {to}; 判据 {bound} "
         "m³/s){also}"},
        {"faster than tides: run with half the [flow] step; what goes then was the scheme, what "
         "stays "
         "is the water; where a pump or gate works beside it, look at its rules first",
         "快于潮汐: 将 [flow] step 减半再算, 消失则为算法所致, 不变则为水流本身; "
         "附近有泵闸频繁动作时先检查其规则"}},
    KindText{Kind::driven_swing,
             {"the water swings at {count} places as structures switch, most at {place}: {amount} "
              "{unit_alone} up and down, {from} to {to}, with {subject}",
              "{count} 处水流随泵闸启停波动, 最甚为 {place}: 振幅 {amount} {unit_alone}, {from} 至 "
              "{to}, "
              "主要随 {subject}"},
             {"that is the operation, not the scheme; where it is not meant, see chatter",
              "系调度所致而非数值格式; 若非有意, 见频繁启闭"}},
    KindText{
        Kind::artificial,
        {"the scheme spreads more than the water: {amount} m²/s at {place}, where {bound} are "
         "given (reaches: {count}){also}",
         "{count} 个河段数值离散大于所给离散系数: {place} 为 {amount} m²/s, 所给 {bound} "
         "m²/s{also}"},
        {"peaks there are too low and too long: shorten cell_length of these reaches and the "
         "step with it, the step alone where transport is of first order, or take the sum as the "
         "coefficient when calibrating",
         "该处峰值偏低偏缓: 减小这些河段的 cell_length 及步长 (一阶输移处只缩短步长), "
         "或率定时按两者之和理解离散系数"}},
    KindText{
        Kind::first_order,
        {"transport was of first order in {percent} of the cells and sub-steps of {place}{also}",
         "{place} 有 {percent} 的单元步为一阶隐式输移{also}"},
        {"the water crosses its cells faster than the sub-steps allow: longer cells there, or a "
         "shorter step",
         "水流穿过单元过快: 加大该处单元长度或缩短步长"}},
    KindText{Kind::chatter,
             {"{place} turned back {count} times, {from} to {to}, by {rules}",
              "{place} 往复 {count} 次, {from} 至 {to}, 规则 {rules}"},
             {"set the levels of start and stop further apart, or give the rule a hold or a delay",
              "拉开启停水位, 或为规则设置 hold 或 delay"}},
    KindText{Kind::circular,
             {"{place} moved water in a circle for {hours} h from {from}, back through {others}",
              "{place} 自 {from} 循环抽水 {hours} 小时, 经 {others} 返回"},
             {"shut the way back while it runs, unless the circle is meant to refresh the water",
              "运行时关闭回流通道; 若为有意换水则可忽略"}},
    KindText{
        Kind::unmixed,
        {"{subject} reaches {place} unmixed, {length} away; its water takes {bound_length} to "
         "mix across the channel{also}",
         "{subject} 到达 {place} 时未全断面混合: 距离 {length}, 混合需 {bound_length}{also}"},
        {"what the section shows is a mean over its width, too low at the bank of the outfall: "
         "compare it with samples taken across, not at one bank",
         "断面值为全断面平均, 对排口一侧岸边偏低: 应与横向多点采样比较"}},
    KindText{
        Kind::above_survey,
        {"the water stands above the survey at {count} places, most at {place}: {amount} m, "
         "surveyed up to {bound} m, first {from}",
         "{count} 处水位高于实测断面, 最甚为 {place}: {amount} m, 实测到 {bound} m, 首次 {from}"},
        {"the model goes on with vertical walls: survey the banks or give the flood plain",
         "模型按直立岸壁外延: 补测堤顶或给出滩地"}},
    KindText{Kind::one_boundary,
             {"{percent} of the water at {place} comes from boundary {subject} (mean of the time)",
              "{place} 的水 {percent} 来自边界 {subject} (时段平均)"},
             {"its concentrations decide the section, loads show only by their mass: measure that "
              "boundary, or move it further away",
              "该边界浓度决定断面水质, 其他负荷仅以其质量影响: 加强该边界监测, 或将边界外移"}},
    KindText{
        Kind::initial_water,
        {"{percent} of the water at {place} is still that of the start, at {to}",
         "{place} 到 {to} 仍有 {percent} 为初始水体"},
        {"the section shows initial values: begin earlier, or from the state of an earlier run "
         "([flow] initial)",
         "断面反映初始值: 提前起算, 或以早先计算的状态热启动 ([flow] initial)"}},
    KindText{
        Kind::beyond_published,
        {"{subject}{at} is {amount}{unit}; published are {low} to {high}{unit} ({source}){also}",
         "{subject}{at} 为 {amount}{unit}; 文献范围 {low} 至 {high}{unit} ({source}){also}"},
        {"check unit and place; where it is meant, say why in the case",
         "核对单位和位置; 若确有依据, 在案例中注明"}},
    KindText{Kind::dry_section,
             {"{place} holds less than {bound} m of water for {percent} of the time",
              "{place} 有 {percent} 的时间水深不足 {bound} m"},
             {"what is judged there is a film: look at its bed level and place, or at what the "
              "structures leave it",
              "评价的是薄层水: 核对河底高程和断面位置, 或泵闸后剩余水量"}},
    KindText{Kind::negative,
             {"{subject} at {place} falls to {amount}, at {from}",
              "{place} 的 {subject} 降至 {amount}, {from}"},
             {"no concentration is below zero: do not use the result and report it",
              "浓度不应为负: 勿使用该结果, 并请报告"}},
    KindText{Kind::no_oxygen,
             {"{subject} at {place} is below {bound} mg/L for {percent} of the time",
              "{place} 的 {subject} 有 {percent} 的时间低于 {bound} mg/L"},
             {"what takes oxygen stands still there: compare loads, bed demand and reaeration with "
              "what was measured",
              "耗氧过程已停滞: 将负荷、底泥耗氧和复氧与实测比较"}},
    KindText{Kind::absent,
             {"{subject} at {place} is 0 all the time", "{place} 的 {subject} 始终为 0"},
             {"nothing brings it there: see whether boundaries and loads name it",
              "无来源: 检查边界和负荷是否给出该组分"}},
    KindText{
        Kind::unchanging,
        {"{subject} at {place} never changes", "{place} 的 {subject} 始终不变"},
        {"nothing acts on it: see whether boundaries, loads and initial values repeat one number",
         "无任何变化: 检查边界、负荷和初始值是否同为一数"}},
    KindText{Kind::fast,
             {"the water runs {amount} m/s at {place}, {from} (cells over {bound} m/s: {count})",
              "{place} 流速 {amount} m/s, {from} (超过 {bound} m/s 的单元: {count})"},
             {"look at sections and bed there, and at discharges of boundaries and pumps",
              "检查该处断面、河底以及边界和泵站流量"}},
    KindText{
        Kind::supercritical,
        {"the flow is supercritical at {place}: Froude number {amount}, {from} (cells: {count})",
         "{place} 为急流: 弗劳德数 {amount}, {from} (单元数: {count})"},
        {"jumps are stable but not sharp: look at the bed there, or put a weir where the fall is",
         "水跃稳定但不精确: 检查河底, 或在跌水处设堰"}},
    KindText{
        Kind::still,
        {"the water of {place} never moves faster than {bound} m/s{also}",
         "{place} 流速始终不超过 {bound} m/s{also}"},
        {"what is there follows from loads and bed alone: see whether a gate, a wrong bed level "
         "or a missing reach shuts it off",
         "该处水质仅由负荷和底泥决定: 检查是否被闸门、错误河底高程或缺失河段隔断"}},
    KindText{Kind::assumed_inputs,
             {"{percent} of the rows of the case are assumed ({count})",
              "案例 {percent} 的数据行为假定值 ({count} 行)"},
             {"schematic, not for decisions: measure first what decides the sections",
              "示意, 不作决策依据: 优先实测对断面起决定作用的数据"}},
};

const KindText& text_of(Kind kind) {
  return *std::ranges::find(texts, kind, &KindText::kind);
}

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t k = 0; k < std::min(names_shown, names.size()); ++k)
    text += (k == 0 ? "" : ", ") + names[k];
  if (names.size() <= names_shown) return text;
  const std::string more = std::to_string(names.size() - names_shown);
  return text + say(language, " and " + more + " more", " 等另 " + more + " 处");
}

std::string when(const std::optional<double>& time, const record::Clock& clock) {
  if (!time) return "-";
  return base::format_short({clock.start.seconds + std::llround(*time)}, clock.offset);
}

std::string subject_of(const Finding& finding, Language language) {
  if (finding.kind == Kind::halved) return halving_reason(finding.subject, language);
  if (finding.kind != Kind::shortage) return finding.subject;
  if (finding.subject == "withdrawals") return say(language, "withdrawals", "取水");
  if (finding.subject == "evaporation") return say(language, "evaporation", "蒸发");
  return say(language, "seepage", "渗漏");
}

std::string rules_of(const Finding& finding, Language language) {
  std::vector<std::string> rules = finding.others;
  for (std::string& rule : rules)
    if (rule.empty()) rule = say(language, "schedule or levels of units", "计划或机组水位");
  return joined(rules, language);
}

std::string also(const Finding& finding, Language language) {
  if (finding.others.empty()) return "";
  return say(language, "; also ", "; 另有 ") + joined(finding.others, language);
}

std::string word_of(std::string_view word, const Finding& finding, const record::Clock& clock,
                    Language language) {
  if (word == "place") return finding.place;
  if (word == "at")
    return finding.place.empty() ? "" : say(language, " at ", " 于 ") + finding.place;
  if (word == "subject" || word == "reason") return subject_of(finding, language);
  if (word == "amount") return finding.amount == 0.0 ? "0" : short_number(finding.amount);
  if (word == "bound") return finding.bound == 0.0 ? "0" : short_number(finding.bound);
  if (word == "low") return finding.low == 0.0 ? "0" : short_number(finding.low);
  if (word == "high") return short_number(finding.high);
  if (word == "length") return length_text(finding.amount);
  if (word == "bound_length") return length_text(finding.bound);
  if (word == "unit_alone") return finding.unit;
  if (word == "percent") return percent(finding.amount);
  if (word == "power") return power(finding.amount);
  if (word == "power_bound") return power(finding.bound);
  if (word == "hours") return hours(finding.amount);
  if (word == "count") return std::to_string(finding.count);
  if (word == "from") return when(finding.from, clock);
  if (word == "to") return when(finding.to, clock);
  if (word == "unit") return finding.unit.empty() ? "" : " " + finding.unit;
  if (word == "source") return finding.source;
  if (word == "others") return joined(finding.others, language);
  if (word == "rules") return rules_of(finding, language);
  return also(finding, language);
}

std::string filled(std::string_view form, const Finding& finding, const record::Clock& clock,
                   Language language) {
  std::string text;
  while (!form.empty()) {
    const std::size_t open = form.find('{');
    text += form.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = form.find('}', open);
    text += word_of(form.substr(open + 1, close - open - 1), finding, clock, language);
    form.remove_prefix(close + 1);
  }
  return text;
}

std::string what_of(const std::string& subject, Language language) {
  if (subject == "fields") return say(language, "cells and faces: ", "单元和界面: ");
  if (subject == "sections") return say(language, "sections and structures: ", "断面和建筑物: ");
  if (subject == "depth") return say(language, "depth at sections: ", "断面水深: ");
  if (subject == "order") return say(language, "order of transport: ", "输移精度阶: ");
  return subject.empty() ? "" : subject + ": ";
}

std::string interval_text(double seconds, Language language) {
  if (seconds >= 3600.0) return hours(seconds) + say(language, " h", " 小时");
  return short_number(seconds / 60.0) + say(language, " min", " 分钟");
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string head(const doctor::Diagnosis& diagnosis, Language language) {
  const std::size_t all = diagnosis.findings.size();
  const std::size_t serious = diagnosis.serious();
  const auto open = static_cast<std::size_t>(std::ranges::count_if(
      diagnosis.checks, [](const doctor::Examined& it) { return !it.outcome.gaps.empty(); }));
  const std::string of = std::to_string(diagnosis.checks.size());
  std::string text =
      say(language, counted(all, "finding", "findings"), std::to_string(all) + " 项发现");
  if (all > 0)
    text += say(language,
                ": " + std::to_string(serious) + " serious, " + std::to_string(all - serious) +
                    " to look at",
                ": 严重 " + std::to_string(serious) + ", 待查 " + std::to_string(all - serious));
  if (open > 0)
    text += say(language,
                "; " + std::to_string(open) + " of " + of + " checks not made, or not in full",
                "; " + of + " 项检查中 " + std::to_string(open) + " 项未做或未做全");
  return text + "\n";
}

std::string name_of(const doctor::Check& check, Language language) {
  return std::string(language == Language::zh ? check.zh : check.name);
}

}  // namespace

std::string finding_sentence(const Finding& finding, const record::Clock& clock,
                             Language language) {
  return filled(text_of(finding.kind).sentence.in(language), finding, clock, language);
}

std::string finding_advice(const Finding& finding, Language language) {
  return std::string(text_of(finding.kind).advice.in(language));
}

std::string gap_sentence(const Gap& gap, Language language) {
  const std::string what = what_of(gap.subject, language);
  const std::string amount = std::to_string(std::lround(gap.amount));
  switch (gap.reason) {
    case Reason::no_case:
      return what + say(language, "needs the case: --case CASE", "需要案例: --case CASE");
    case Reason::no_statements:
      return what + say(language,
                        "no warnings.json beside the result, which a run writes at its end",
                        "结果旁没有 warnings.json (计算结束时写出)");
    case Reason::other_run:
      return what + say(language, "warnings.json beside the result is of another run",
                        "结果旁的 warnings.json 属于另一次计算");
    case Reason::damaged:
      return what + say(language, "warnings.json cannot be read", "warnings.json 无法读取");
    case Reason::not_ended:
      return what + say(language, "a run sums this up at its end", "计算结束时才汇总");
    case Reason::older_file:
      return what + say(language, "the file, of an earlier version, does not hold it; run again",
                        "该文件由旧版本写出, 未含所需内容; 请重新计算");
    case Reason::from_rows:
      return what +
             say(language,
                 "seen only in rows " + hours(gap.amount) + " h apart, for want of warnings.json",
                 "无 warnings.json, 仅按间隔 " + interval_text(gap.amount, language) +
                     "的记录检查");
    case Reason::rows_apart:
      return what +
             say(language,
                 "rows are " + interval_text(gap.amount, language) + " apart, too far ([output])",
                 "记录间隔 " + interval_text(gap.amount, language) + ", 过大 ([output])");
    case Reason::too_few_rows:
      return what + say(language, "too few rows: " + amount, "记录行数过少: " + amount);
    case Reason::untraced:
      return what + say(language,
                        percent(gap.amount) +
                            " of its water moved between rows unseen; shorten "
                            "[output] interval",
                        "其水量的 " + percent(gap.amount) +
                            " 在记录之间移动, 无法追踪; 缩短 [output] "
                            "interval");
    case Reason::dry_outfalls:
      return what + say(language, amount + " outfalls stand dry", amount + " 个排口处干涸");
    case Reason::no_artificial:
      break;
  }
  const std::string reaches_en = gap.subject.empty() ? " in " + amount + " reaches" : "";
  const std::string reaches_zh = gap.subject.empty() ? amount + " 个河段" : "";
  return what + say(language,
                    "nothing to measure it by" + reaches_en + ": concentrations hardly differ",
                    reaches_zh + "浓度几乎无差异, 无从测定");
}

std::string weight_name(doctor::Weight weight, Language language) {
  return weight == doctor::Weight::serious ? say(language, "serious", "严重")
                                           : say(language, "look", "待查");
}

std::string diagnosis_text(const doctor::Diagnosis& diagnosis, const record::Clock& clock,
                           Language language) {
  std::string text = head(diagnosis, language);
  std::size_t rank = 0;
  for (const auto& [check, finding] : diagnosis.findings) {
    text += "\n" + std::to_string(++rank) + ". " + weight_name(finding.weight, language) + ", " +
            name_of(*check, language) + ": " + finding_sentence(finding, clock, language) + "\n" +
            "   -> " + finding_advice(finding, language) + "\n";
  }
  std::vector<std::string> sound;
  std::string open;
  for (const doctor::Examined& it : diagnosis.checks) {
    if (it.outcome.findings.empty() && it.outcome.looked)
      sound.push_back(name_of(*it.check, language));
    for (const Gap& gap : it.outcome.gaps)
      open += "  " + name_of(*it.check, language) + ": " + gap_sentence(gap, language) + "\n";
  }
  if (!sound.empty()) {
    text += "\n" + say(language, "nothing found: ", "未发现问题: ");
    for (std::size_t k = 0; k < sound.size(); ++k) text += (k == 0 ? "" : ", ") + sound[k];
    text += "\n";
  }
  if (!open.empty()) text += "\n" + say(language, "not looked at:\n", "未检查:\n") + open;
  return text;
}

}  // namespace biandan::report
