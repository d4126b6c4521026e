#include "model/casefile/write_template.hpp"
#include "model/base/text.hpp"

#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include "model/base/error.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/words.hpp"
#include "model/forcing/weather.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::casefile {

namespace {

using Row = std::map<std::string_view, std::string_view>;  // values by column

struct Sample {
  std::string_view table;
  bool active;  ///< false: written as a comment, to be copied
  std::vector<Row> rows;
};

// The little case: 5 m3/s through a canal of 2 km. Numbers are nobody's, so they are `assumed`.
const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {"junctions",
       true,
       {{{"name", "J1"}, {"title", "上游"}, {"provenance", "assumed"}},
        {{"name", "J2"}, {"title", "下游"}, {"provenance", "assumed"}}}},
      {"storages",
       false,
       {{{"name", "P1"}, {"title", "圩区"}, {"bed", "1.0"}, {"area", "50000"}, {"level", "2.5"}}}},
      {"storage_tables",
       false,
       {{{"storage", "P1"}, {"level", "1.0"}, {"area", "20000"}},
        {{"storage", "P1"}, {"level", "3.0"}, {"area", "60000"}}}},
      {"reaches",
       true,
       {{{"name", "R1"},
         {"title", "示例河"},
         {"from", "J1"},
         {"to", "J2"},
         {"length", "2000"},
         {"cell_length", "100"},
         {"manning", "0.025"},
         {"dispersion", "5"},
         {"bed_from", "0.2"},
         {"bed_to", "0.1"},
         {"bottom_width", "20"},
         {"side_slope", "2"},
         {"provenance", "assumed"}}}},
      {"cross_sections",
       false,
       {{{"reach", "R1"}, {"chainage", "0"}, {"station", "0"}, {"level", "4.0"}},
        {{"reach", "R1"}, {"chainage", "0"}, {"station", "10"}, {"level", "0.2"}},
        {{"reach", "R1"}, {"chainage", "0"}, {"station", "30"}, {"level", "4.0"}}}},
      {"reach_lines",
       false,
       {{{"reach", "R1"}, {"x", "600"}, {"y", "150"}},
        {{"reach", "R1"}, {"x", "1400"}, {"y", "-50"}}}},
      {"roughness_curves",
       false,
       {{{"curve", "N1"}, {"depth", "0.5"}, {"manning", "0.035"}},
        {{"curve", "N1"}, {"depth", "2.0"}, {"manning", "0.025"}}}},
      {"weirs",
       false,
       {{{"name", "W1"}, {"from", "P1"}, {"to", "J2"}, {"crest", "2.8"}, {"width", "8"}}}},
      {"gates",
       false,
       {{{"name", "G1"},
         {"title", "示例闸"},
         {"from", "P1"},
         {"to", "J2"},
         {"sill", "1.0"},
         {"width", "4"},
         {"height", "3"},
         {"setting", "1"},
         {"provenance", "assumed"}}}},
      {"culverts",
       false,
       {{{"name", "C1"},
         {"title", "示例涵洞"},
         {"from", "P1"},
         {"to", "J2"},
         {"shape", "circular"},
         {"diameter", "1.5"},
         {"invert_from", "1.2"},
         {"invert_to", "1.1"},
         {"length", "40"},
         {"barrels", "2"},
         {"flap", "yes"},
         {"provenance", "assumed"}},
        {{"name", "C2"},
         {"from", "P1"},
         {"to", "J2"},
         {"shape", "box"},
         {"width", "3"},
         {"height", "2"},
         {"invert_from", "1.2"},
         {"invert_to", "1.1"},
         {"length", "40"}}}},
      {"pumps",
       false,
       {{{"name", "PU1"},
         {"title", "示例泵站"},
         {"from", "P1"},
         {"to", "J2"},
         {"capacity", "2"},
         {"sump", "1.5"},
         {"setting", "0"},
         {"provenance", "assumed"}},
        {{"name", "PU2"}, {"from", "P1"}, {"to", "J2"}, {"sump", "1.5"}}}},
      {"pump_units",
       false,
       {{{"station", "PU2"},
         {"name", "1"},
         {"capacity", "1"},
         {"on", "2.6"},
         {"off", "2.2"},
         {"min_run", "1800"},
         {"min_rest", "600"}},
        {{"station", "PU2"}, {"name", "2"}, {"curve", "C1"}, {"on", "2.8"}, {"off", "2.3"}}}},
      {"pump_curves",
       false,
       {{{"curve", "C1"}, {"kind", "lift"}, {"x", "0"}, {"discharge", "2.5"}},
        {{"curve", "C1"}, {"kind", "lift"}, {"x", "3"}, {"discharge", "1.0"}}}},
      {"transfers",
       false,
       {{{"name", "T1"},
         {"title", "示例引水"},
         {"from", "J1"},
         {"to", "P1"},
         {"discharge", "3"},
         {"lowest", "2.0"},
         {"provenance", "assumed"}}}},
      {"rules",
       false,
       {{{"name", "drain"},
         {"structure", "PU1"},
         {"when", "level at P1 > 2.8 m"},
         {"until", "level at P1 < 2.2 m"},
         {"setting", "1"},
         {"priority", "10"}}}},
      {"boundaries",
       true,
       {{{"name", "west"},
         {"title", "上游来水"},
         {"node", "J1"},
         {"kind", "discharge"},
         {"discharge", "example:discharge"},
         {"DO", "7"},
         {"BOD5", "3"},
         {"COD", "15"},
         {"CODMn", "4"},
         {"NH3-N", "0.5"},
         {"TP", "0.1"},
         {"provenance", "assumed"}},
        {{"name", "east"},
         {"title", "下游水位"},
         {"node", "J2"},
         {"kind", "stage"},
         {"level", "2.5"},
         {"DO", "7"},
         {"BOD5", "3"},
         {"COD", "15"},
         {"CODMn", "4"},
         {"NH3-N", "0.5"},
         {"TP", "0.1"},
         {"provenance", "assumed"}}}},
      {"rating_curves",
       false,
       {{{"curve", "Q1"}, {"level", "1.0"}, {"discharge", "0"}},
        {{"curve", "Q1"}, {"level", "3.0"}, {"discharge", "12"}}}},
      {"loads",
       true,
       {{{"name", "outfall"},
         {"title", "示例排口"},
         {"group", "outfall"},
         {"place", "R1:500"},
         {"discharge", "0.05"},
         {"DO", "4"},
         {"BOD5", "12"},
         {"COD", "50"},
         {"CODMn", "15"},
         {"NH3-N", "5"},
         {"TP", "0.5"},
         {"provenance", "assumed"}}}},
      {"withdrawals", false, {{{"name", "intake"}, {"place", "R1:800"}, {"discharge", "0.1"}}}},
      {"aerators",
       false,
       {{{"name", "A1"},
         {"title", "示例曝气机"},
         {"place", "R1:1200"},
         {"sotr", "20"},
         {"power", "11"},
         {"provenance", "assumed"}},
        {{"name", "A2"},
         {"place", "R1:1300"},
         {"power", "7.5"},
         {"efficiency", "1.8"},
         {"alpha", "0.8"},
         {"setting", "0.5"}}}},
      {"catchments",
       false,
       {{{"name", "town"},
         {"title", "示例汇水区"},
         {"place", "old_town"},
         {"use", "urban"},
         {"area", "40"},
         {"DO", "5"},
         {"BOD5", "8"},
         {"COD", "60"},
         {"CODMn", "12"},
         {"NH3-N", "1.5"},
         {"TP", "0.3"},
         {"provenance", "assumed"}}}},
      {"wash_off",
       false,
       {{{"catchment", "urban"},
         {"constituent", "COD"},
         {"limit", "30"},
         {"build_up", "0.2"},
         {"coefficient", "0.15"}}}},
      {"sewers",
       false,
       {{{"name", "old_town"},
         {"outfall", "R1:500"},
         {"bed", "1.2"},
         {"area", "400"},
         {"crest", "2.9"},
         {"width", "3"},
         {"interceptor", "plant"},
         {"n0", "2"}}}},
      {"tanks",
       false,
       {{{"name", "tank"}, {"sewer", "old_town"}, {"volume", "3000"}, {"crest", "2.4"}}}},
      {"plants",
       false,
       {{{"name", "plant"},
         {"outfall", "R1:800"},
         {"capacity", "8000"},
         {"volume", "4000"},
         {"DO", "6"},
         {"BOD5", "10"},
         {"COD", "40"},
         {"CODMn", "10"},
         {"NH3-N", "1.5"},
         {"TP", "0.3"},
         {"provenance", "assumed"}}}},
      {"sewage",
       false,
       {{{"name", "people"},
         {"to", "old_town"},
         {"population", "12000"},
         {"collected", "0.9"},
         {"uncollected_to", "R1:700"},
         {"DO", "1"},
         {"BOD5", "120"},
         {"COD", "280"},
         {"CODMn", "60"},
         {"NH3-N", "30"},
         {"TP", "4"},
         {"provenance", "assumed"}}}},
      {"treatments",
       false,
       {{{"name", "T1"},
         {"title", "示例净化装置"},
         {"structure", "PU1"},
         {"capacity", "0.5"},
         {"setting", "0.95"},
         {"DO", "6"},
         {"BOD5", "4"},
         {"COD", "20"},
         {"CODMn", "6"},
         {"NH3-N", "1"},
         {"TP", "0.2"},
         {"provenance", "assumed"}}}},
      {"prescribed", false, {{{"reach", "R1"}, {"discharge", "5"}, {"area", "50"}}}},
      {"seepage", false, {{{"reach", "R1"}, {"rate", "0.002"}, {"DO", "2"}, {"NH3-N", "0.3"}}}},
      {"initial", false, {{{"reach", "R1"}, {"NH3-N", "0.6"}, {"TP", "0.12"}}}},
      {"reach_parameters",
       false,
       {{{"reach", "R1"}, {"parameter", "sediment_oxygen_demand"}, {"value", "1.5 g/(m2 d)"}}}},
      {"sections",
       true,
       {{{"name", "示例断面"},
         {"title_en", "Example section"},
         {"place", "R1:1500"},
         {"target_class", "3"},
         {"provenance", "assumed"}}}},
      {"limits",
       false,
       {{{"section", "示例断面"},
         {"rule_set", "compensation"},
         {"item", "NH3-N"},
         {"limit", "0.8"}}}},
  };
  return all;
}

constexpr std::string_view example_series =
    "# A series: one column `time`, one column per quantity with its unit. Used as file:column.\n"
    "# 时间序列：time 列为时刻，其余各列表头带单位；引用写作 文件:列，如 example:discharge\n"
    "time,discharge [m3/s]\n"
    "2021-06-15 00:00,5\n"
    "2021-06-16 00:00,6\n"
    "2021-06-18 00:00,5\n";

constexpr std::string_view example_scenario =
    "# A scenario: named edits on the case. `biandan check CASE --scenario example` prints them.\n"
    "# 情景：对案例的一组修改\n"
    "title_zh = \"排口负荷减半\"\n"
    "title_en = \"Outfall load halved\"\n"
    "\n"
    "[[edit]]\n"
    "name = \"outfall ammonia halved\"\n"
    "kind = \"scale\"\n"
    "table = \"loads\"\n"
    "group = \"outfall\"\n"
    "field = \"NH3-N\"\n"
    "factor = 0.5\n";

// Columns of a table as a template shows them: a pattern column stands for every constituent.
struct TemplateColumn {
  const Field* field;
  std::string name;
  double usual = 0.0;  ///< of a constituent
};

std::vector<TemplateColumn> columns_of(const Table& table, const quality::KineticsSet& set) {
  std::vector<TemplateColumn> columns;
  for (const Field& field : table.fields) {
    if (field.name != any_constituent) {
      columns.push_back({&field, std::string(field.name)});
      continue;
    }
    for (const quality::StateInfo& state : set.states) {
      if (state.on_bed && table.name != "initial") continue;
      columns.push_back({&in_own_unit(field, state.name), std::string(state.name), state.initial});
    }
  }
  return columns;
}

std::string note_of(const Field& field) {
  std::string note = "(" + expected(field);
  if (const std::string range = describe(field.range); !range.empty()) note += ", " + range;
  if (field.required) note += ", required";
  if (!field.fallback.empty()) note += ", default " + std::string(field.fallback);
  return note + ")";
}

std::string comment_of(const Field& field) {
  return "# " + std::string(field.name) + ": " + std::string(field.en) + " " + note_of(field) +
         "\n#   " + std::string(field.zh) + "\n";
}

// What a sample row says of a column. One that gives constituents at all gives them all.
std::string sample_value(const Row& row, const TemplateColumn& column) {
  // Mass rates and shares have the names of the concentrations; only those are filled in.
  const Field& field = *column.field;
  if (field.name == any_constituent && (is_mass_rate(field) || is_share(field))) return {};
  const auto value = row.find(column.name);
  if (value != row.end()) return base::csv_cell(value->second);
  const bool of_water = column.field->name == any_constituent && row.contains("COD");
  return of_water ? number_text(column.usual) : std::string();
}

std::string csv_text(const Table& table, const quality::KineticsSet& set) {
  std::string text = "# " + describe(table) + ": " + std::string(table.en) + "\n# " +
                     std::string(table.zh) + "\n#\n";
  for (const Field& field : table.fields) text += comment_of(field);
  const std::vector<TemplateColumn> columns = columns_of(table, set);
  std::string header;
  for (const TemplateColumn& column : columns) {
    header += (header.empty() ? "" : ",") + column.name;
    if (!column.field->unit.empty() && takes_unit(*column.field)) {
      header += " [" + std::string(column.field->unit) + "]";
    }
  }
  text += header + "\n";
  for (const Sample& sample : samples()) {
    if (sample.table != table.name) continue;
    for (const Row& row : sample.rows) {
      std::string line;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        line += (i > 0 ? "," : "") + sample_value(row, columns[i]);
      }
      text += (sample.active ? "" : "# example: ") + line + "\n";
    }
  }
  return text;
}

std::string toml_value(const Field& field, std::string_view text) {
  const bool bare = field.type == FieldType::boolean || field.type == FieldType::instant ||
                    field.type == FieldType::season || field.type == FieldType::integer ||
                    (field.type == FieldType::number && field.unit.empty());
  if (bare) return std::string(text);
  std::string value(text);
  const bool number = value.find_first_not_of("+-.0123456789") == std::string::npos;
  if (number && !field.unit.empty()) value += " " + std::string(field.unit);
  return "\"" + value + "\"";
}

std::string setting_text(const Table& table, const Field& field, const quality::KineticsSet& set) {
  const std::map<std::string, std::string_view> chosen{
      {"case.title_zh", "新案例"},    {"case.title_en", "New case"},
      {"case.duration", "3 d"},       {"flow.initial", "steady"},
      {"quality.kinetics", set.name}, {"quality.temperature", "25 degC"}};
  const auto own = chosen.find(std::string(table.name) + "." + std::string(field.name));
  const bool active = own != chosen.end() || field.required;
  std::string_view value = field.example.empty() ? field.fallback : field.example;
  if (own != chosen.end()) value = own->second;
  return comment_of(field) + (active ? "" : "# ") + std::string(field.name) + " = " +
         toml_value(field, value) + "\n";
}

std::string pattern_text(const Table& table, const Field& field, const quality::KineticsSet& set) {
  std::string text = comment_of(field);
  if (field.name == any_constituent) {
    const bool rain = table.name == "weather.rain_concentration";
    for (const quality::StateInfo& state : set.states) {
      if (rain && state.on_bed) continue;
      const double oxygen = state.name == "DO" ? forcing::rain_dissolved_oxygen : 0.0;
      text += "# \"" + std::string(state.name) + "\" = \"" +
              number_text(rain ? oxygen : state.initial) + " " + std::string(state.unit) +
              "\"  # " + std::string(state.title_zh) + "\n";
    }
    return text;
  }
  for (const quality::ParameterInfo& info : quality::parameters()) {
    if (!quality::uses(set, info.id)) continue;
    std::string value = number_text(info.fallback / info.scale);
    if (info.unit != "-") value += " " + std::string(info.unit);
    if (!info.choices.empty()) value = info.choices[static_cast<std::size_t>(info.fallback)];
    text += "# " + std::string(info.name) + " = \"" + value + "\"  # " + std::string(info.help_en) +
            "; " + std::string(info.help_zh) + "\n";
  }
  return text;
}

// The example of a table within a list, which belongs to what is the list's example.
std::string inner_pattern_text(const Table& table, const Field& field) {
  std::string text = comment_of(field);
  if (table.name == "process.parameters") {
    return text + "# k = \"0.1 1/d\"\n# theta = 1.08\n# K = \"1 mg/L\"\n";
  }
  if (table.name == "item.sum") return text + "# \"NH3-N\" = 1\n# \"NO3-N\" = 1\n";
  return text + "# \"NH3-N\" = -1\n# DO = -4.57\n";
}

std::string settings_text(const quality::KineticsSet& set) {
  std::string text =
      "# A case of Biandan. Lines that start with # are comments; they show the defaults.\n"
      "# 扁担案例。以 # 开头的行为注释，所示为默认值。\n";
  for (const Table& table : schema()) {
    const bool list = table.medium == Table::Medium::settings_list;
    if (!list && table.medium != Table::Medium::settings) continue;
    text += "\n# " + std::string(table.en) + "\n# " + std::string(table.zh) + "\n";
    const bool inner = list && table.name.find('.') != std::string_view::npos;
    text += inner  ? "# [" + std::string(table.name) + "]\n"
            : list ? "# [[" + std::string(table.name) + "]]\n"
                   : "[" + std::string(table.name) + "]\n";
    for (const Field& field : table.fields) {
      if (inner) {
        text += inner_pattern_text(table, field);
      } else if (field.name.starts_with('<')) {
        text += pattern_text(table, field, set);
      } else if (list) {
        const std::string_view value = field.example.empty() ? field.fallback : field.example;
        text += comment_of(field) + "# " + std::string(field.name) + " = " +
                toml_value(field, value) + "\n";
      } else {
        text += setting_text(table, field, set);
      }
    }
  }
  return text;
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& message,
                         const std::string& expected) {
  base::Finding finding;
  finding.place.file = path.generic_string();
  finding.message = message;
  finding.expected = expected;
  throw base::CaseError({finding});
}

}  // namespace

std::vector<std::string> write_template(const std::filesystem::path& folder,
                                        const quality::KineticsSet& set) {
  std::error_code problem;
  if (std::filesystem::exists(folder, problem)) {
    if (!std::filesystem::is_directory(folder, problem)) {
      refuse(folder, "is a file", "a folder that is empty or does not exist");
    }
    if (!std::filesystem::is_empty(folder, problem)) {
      refuse(folder, "folder is not empty", "a folder that is empty or does not exist");
    }
  }
  // Excel takes a table without the mark for one in the local encoding.
  const std::string mark = "\xEF\xBB\xBF";
  std::vector<std::pair<std::string, std::string>> files{{"case.toml", settings_text(set)}};
  for (const Table& table : schema()) {
    if (table.medium != Table::Medium::csv) continue;
    files.emplace_back(std::string(table.name) + ".csv", mark + csv_text(table, set));
  }
  files.emplace_back("series/example.csv", mark + std::string(example_series));
  files.emplace_back("scenarios/example.toml", example_scenario);

  std::vector<std::string> names;
  for (const auto& [name, text] : files) {
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path(), problem);
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) refuse(path, "cannot be written", "a place where files can be written");
    names.push_back(name);
  }
  return names;
}

}  // namespace biandan::casefile
