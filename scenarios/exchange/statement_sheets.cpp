#include "scenarios/exchange/statement_sheets.hpp"

#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

namespace biandan::exchange {

namespace {

using Json = nlohmann::ordered_json;
using report::Language;
using report::say;

class Statements {
 public:
  Statements(const Json& said, const Clock& clock, Language language)
      : said_(said), clock_(clock), language_(language) {}

  std::vector<Sheet> sheets() const { return {answer(), months(), operations(), inputs()}; }

 private:
  Sheet answer() const;
  Sheet months() const;
  Sheet operations() const;
  Sheet inputs() const;

  std::string tell(const char* en, const char* zh) const { return say(language_, en, zh); }
  Cell text(const Json& value) const {
    return value.is_string() ? Cell(value.get<std::string>()) : Cell();
  }
  Cell number(const Json& value) const {
    return value.is_number() ? Cell(value.get<double>()) : Cell();
  }
  Cell moment(const Json& value) const {
    if (!value.is_string()) return {};
    const auto instant = base::parse_instant(value.get<std::string>(), clock_.offset);
    if (!instant) return text(value);
    return Moment{static_cast<double>(instant->seconds - clock_.start.seconds)};
  }
  Cell title(const Json& item) const {
    const std::string zh = item.value("title_zh", "");
    return language_ == Language::zh && !zh.empty() ? Cell(zh) : text(item.at("item"));
  }

  /// A word of the program where it stands for itself.
  Cell word(const Json& value,
            std::initializer_list<std::pair<const char*, const char*>> words) const {
    for (const auto& [en, zh] : words)
      if (language_ == Language::zh && value == en) return Cell(std::string(zh));
    return text(value);
  }

  const Json& said_;
  const Clock& clock_;
  Language language_;
};

Sheet Statements::answer() const {
  Sheet sheet{
      "answer",
      tell("The answer", "结论"),
      {tell("section", "断面"), tell("item", "项目"), tell("unit", "单位"), tell("limit", "限值"),
       tell("rules", "规则"), tell("worst value", "最差值"), tell("at", "时刻"),
       tell("share of the limit", "占限值"), tell("month mean, share", "月均占限值"),
       tell("first over", "首次超标"), tell("lead [h]", "提前量 [h]"),
       tell("hours over", "超标小时"), tell("warning", "预警")},
      {}};
  for (const Json& section : said_.at("sections"))
    for (const Json& item : section.at("items"))
      for (const Json& limit : item.at("limits"))
        sheet.rows.push_back({text(section.at("name")), title(item), text(item.at("unit")),
                              number(limit.at("limit")),
                              word(limit.at("rule_set"), {{"class", "目标类别"}}),
                              number(item.at("peak").at("value")),
                              moment(item.at("peak").at("time")), number(limit.at("peak_share")),
                              number(limit.at("month_mean_share")), moment(limit.at("first_over")),
                              number(limit.at("lead_time_h")), number(limit.at("hours_over")),
                              word(limit.at("level"), {{"none", "无"},
                                                       {"blue", "蓝色"},
                                                       {"yellow", "黄色"},
                                                       {"orange", "橙色"},
                                                       {"red", "红色"}})});
  return sheet;
}

Sheet Statements::months() const {
  Sheet sheet{"months",
              tell("Month means", "月均值"),
              {tell("section", "断面"), tell("month", "月份"), tell("share covered", "覆盖比例"),
               tell("item", "项目"), tell("unit", "单位"), tell("mean", "均值"),
               tell("class", "类别"), tell("multiple over III", "超Ⅲ类倍数")},
              {}};
  for (const Json& section : said_.at("sections"))
    for (const Json& item : section.at("items"))
      for (const Json& month : item.at("months"))
        sheet.rows.push_back({text(section.at("name")), text(month.at("month")),
                              number(month.at("coverage")), title(item), text(item.at("unit")),
                              number(month.at("value")), text(month.at("class")),
                              number(month.at("exceedance_multiple"))});
  return sheet;
}

Sheet Statements::operations() const {
  Sheet sheet{"operations",
              tell("Operations", "调度"),
              {tell("time", "时间"), tell("structure", "建筑物"), tell("rule", "规则"),
               tell("setting before", "原开度"), tell("setting", "开度")},
              {}};
  for (const Json& it : said_.at("operations"))
    sheet.rows.push_back({moment(it.at("time")), text(it.at("structure")), text(it.at("rule")),
                          number(it.at("setting_before")), number(it.at("setting"))});
  return sheet;
}

Sheet Statements::inputs() const {
  Sheet sheet{"inputs",
              tell("Inputs and version", "输入与版本"),
              {tell("what", "项目"), tell("value", "内容")},
              {}};
  const Json& inputs = said_.at("inputs");
  const auto add = [&](const std::string& what, const Cell& value) {
    sheet.rows.push_back({what, value});
  };
  add(tell("case", "案例"), text(said_.at("case").at("name")));
  add(tell("scenario", "情景"), text(said_.at("case").at("scenario")));
  add(tell("measured inputs", "实测输入"), number(inputs.at("measured")));
  add(tell("published inputs", "公开资料输入"), number(inputs.at("published")));
  add(tell("assumed inputs", "假定输入"), number(inputs.at("assumed")));
  if (inputs.value("schematic", false))
    add(tell("schematic", "示意"), tell("not for decisions", "不作决策依据"));
  add(tell("standard", "标准"),
      word(said_.at("standard"), {{"GB 3838-2002 Table 1, rivers", "GB 3838-2002 表 1, 河流"}}));
  add(tell("hash of the inputs", "输入散列值"), text(said_.at("case").at("hash")));
  add(tell("hash of the final state", "最终状态散列值"), text(said_.at("run").at("state_hash")));
  add(tell("program", "程序"), Cell("Biandan " + said_.at("program").value("version", "")));
  return sheet;
}

}  // namespace

std::optional<std::vector<Sheet>> statement_sheets(const std::filesystem::path& warnings,
                                                   const std::string& state_hash,
                                                   const Clock& clock, Language language) {
  std::ifstream file(warnings);
  if (!file) return {};
  try {
    const Json said = Json::parse(file);
    if (said.at("run").at("state_hash") != state_hash) return {};
    return Statements(said, clock, language).sheets();
  } catch (const Json::exception&) {
    return {};  // not a file of the program, or cut short
  }
}

}  // namespace biandan::exchange
