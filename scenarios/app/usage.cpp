#include "scenarios/app/usage.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "model/base/text.hpp"

namespace biandan::app {

namespace {

constexpr std::array common{
    OptionRow{"help", 'h', "", {"show this help", "显示帮助"}},
    OptionRow{"version", '\0', "", {"show the version", "显示版本"}},
    OptionRow{"verbose",
              '\0',
              "",
              {"with --version: also the libraries and their licences",
               "与 --version 同用: 另列所用库及其许可证"}},
    OptionRow{"lang",
              '\0',
              "LANG",
              {"zh or en; default: the locale", "语言 zh 或 en, 默认按系统区域设置"}},
};

constexpr OptionRow scenario{"scenario",
                             's',
                             "NAME",
                             {"apply scenarios/NAME.toml of the case; A+B applies both",
                              "套用案例中的 scenarios/NAME.toml; A+B 为同时套用"}};

constexpr std::array check_options{scenario};

constexpr OptionRow out{"out",
                        'o',
                        "DIR",
                        {"folder for the results; default: out/<case>/<scenario, or base>",
                         "结果文件夹, 默认 out/<案例>/<情景, 无则 base>"}};

constexpr std::array steady_options{
    scenario,
    out,
    OptionRow{"quality",
              '\0',
              "",
              {"also the steady water quality under what holds at the start",
               "同时求起始条件不变时的稳态水质"}},
};

constexpr OptionRow quiet{"quiet", 'q', "", {"no progress on stderr", "不显示进度"}};

constexpr std::array accuracy_options{
    scenario,
    out,
    OptionRow{"days", '\0', "N", {"only the first N days of the case", "只算案例的前 N 天"}},
    quiet,
};

constexpr std::array compare_options{
    OptionRow{"base",
              'b',
              "NAME",
              {"scenario that the others are held against; default: the case as it is",
               "作为比较基准的情景, 默认为案例现状"}},
    OptionRow{"with",
              'w',
              "NAME",
              {"scenario to compare with it; once for each", "与之比较的情景, 每个情景写一次"},
              true},
    OptionRow{"out",
              'o',
              "DIR",
              {"folder for the results; default: out/<case>/comparison",
               "结果文件夹, 默认 out/<案例>/comparison"}},
    quiet,
};

constexpr std::array capacity_options{scenario, out, quiet};

constexpr OptionRow checkpoint{"checkpoint",
                               '\0',
                               "SECONDS",
                               {"wall time between checkpoints; default 60, of an ensemble 10",
                                "存盘间隔, 实际时间秒数, 默认 60, 集合 10"}};

constexpr std::array ensemble_options{
    scenario,
    OptionRow{"members",
              'm',
              "N",
              {"how many; default: that of uncertainty.toml", "成员数, 默认按 uncertainty.toml"}},
    OptionRow{
        "seed",
        '\0',
        "N",
        {"of the draws; default: that of uncertainty.toml", "随机种子, 默认按 uncertainty.toml"}},
    OptionRow{"fields",
              '\0',
              "",
              {"also write what every cell shows: map.nc over all members, fields.nc of each",
               "同时写出全场结果: map.nc 为全部成员的统计, fields.nc 为各成员逐时"}},
    OptionRow{"write-member",
              '\0',
              "K",
              {"run nothing: write what member K draws as the scenario member-K of the case",
               "不计算: 将成员 K 的抽样写为案例的情景 member-K"}},
    OptionRow{"against",
              '\0',
              "NAME",
              {"run this scenario, or base, with the same draws, too, and say what changes",
               "以相同抽样同时计算该情景 (base 为现状), 给出变化"}},
    OptionRow{"out",
              'o',
              "DIR",
              {"folder for the results; default: out/<case>/<scenario, or base>-ensemble",
               "结果文件夹, 默认 out/<案例>/<情景, 无则 base>-ensemble"}},
    checkpoint,
    quiet,
};

constexpr std::array doctor_options{
    OptionRow{
        "case",
        'c',
        "CASE",
        {"the case that was run, for the checks of its inputs", "所计算的案例, 用于检查其输入"}},
    OptionRow{"scenario",
              's',
              "NAME",
              {"scenario of that case; default: the one that the result names",
               "该案例的情景, 默认为结果所记情景"}},
    OptionRow{"json", '\0', "", {"findings as JSON", "以 JSON 输出"}},
};

constexpr std::array export_options{
    OptionRow{"time",
              't',
              "TIME",
              {"of the network, nearest recorded one; default: mean, highest and lowest of the run",
               "河网图层的时刻, 取最近的记录; 默认为整个模拟期的平均、最高和最低"}},
    OptionRow{"out",
              'o',
              "DIR",
              {"folder for the files; default: RUN/export", "输出文件夹, 默认 RUN/export"}},
};

constexpr std::array import_options{
    OptionRow{
        "out",
        'o',
        "DIR",
        {"folder of the new case; default: the name of the file", "新案例文件夹, 默认为文件名"}},
};

constexpr std::array explain_options{OptionRow{
    "case", 'c', "CASE", {"know the processes of this case too", "同时说明该案例自定义的过程"}}};

constexpr std::array new_options{OptionRow{"kinetics",
                                           'k',
                                           "SET",
                                           {"columns and parameters of lumped (default) or full",
                                            "按 lumped (默认) 或 full 的变量和参数"}}};

constexpr OptionRow fail_on{"fail-on",
                            '\0',
                            "LEVEL",
                            {"exit with 4 when a warning reaches blue, yellow, orange or red",
                             "预警达到 blue, yellow, orange 或 red 时以 4 退出"}};

constexpr std::array run_options{scenario, out, fail_on, checkpoint, quiet};
constexpr std::array resume_options{fail_on, checkpoint, quiet};

constexpr std::array rows{
    CommandRow{
        Command::check,
        "check",
        "CASE",
        {"read a case and say what it holds, or every mistake in it",
         "读入案例, 列出其内容或全部错误"},
        {"CASE is a folder that holds case.toml. With --scenario it also shows what the "
         "scenario changes. Nothing is written.",
         "CASE 为含 case.toml 的文件夹。给出 --scenario 时同时列出情景所作的改动。不写任何文件。"},
        check_options},
    CommandRow{Command::run,
               "run",
               "CASE",
               {"simulate a case and assess its sections", "模拟案例并评价各断面"},
               {"Prints what each section shows against its limits, and writes run.nc (netCDF-4) "
                "and warnings.json.",
                "输出各断面与限值的对照, 并写出 run.nc (netCDF-4) 和 warnings.json。"},
               run_options},
    CommandRow{
        Command::resume,
        "resume",
        "RUN",
        {"go on with a run that was stopped or killed", "继续被停止或中断的计算"},
        {"RUN is the folder of its results. A run keeps its state in run.checkpoint while it "
         "goes, every minute and when SIGINT (Ctrl-C) or SIGTERM stops it. Gone on with, it "
         "ends in the values, and the files, of a run that nothing stopped. The case must be "
         "the same, and the program.",
         "RUN 为结果文件夹。计算过程中状态每分钟存入 run.checkpoint, 收到 SIGINT (Ctrl-C) 或 "
         "SIGTERM 时也存入。继续计算所得数值和文件与未中断的计算相同。案例和程序须未改动。"},
        resume_options},
    CommandRow{Command::steady,
               "steady",
               "CASE",
               {"find the steady flow for the forcing at the start", "求起始时刻的恒定流"},
               {"Prints levels and discharges, and writes steady.nc, from which a case can start: "
                "[flow] initial. Concentrations in it are those at the start of the case, or with "
                "--quality those that boundaries, loads and temperature of the start lead to.",
                "输出水位和流量, 并写出 steady.nc, 可作为 [flow] initial "
                "的初始状态。其中浓度为案例的初始浓度；给出 --quality "
                "时为起始边界、负荷和水温不变时的稳态浓度。"},
               steady_options},
    CommandRow{
        Command::accuracy,
        "accuracy",
        "CASE",
        {"say what the sections owe to the steps in time", "给出断面结果的时间离散误差"},
        {"Runs the case, then twice more with transport integrated to a tight tolerance, "
         "without and with the reactions in the same integration. Prints the errors of "
         "splitting and of all steps in time at every section, and writes accuracy.csv. "
         "Takes three to thirty times as long as a run; heat, storage zones, ages and aeration "
         "stay as "
         "in it.",
         "先按通常方式计算, "
         "再以严格容差积分输移两次（反应分开、反应合并）。输出各断面的分裂误差和全部时间离散误差, "
         "并写出 "
         "accuracy.csv。用时约为通常计算的三到三十倍；热平衡、滞留区、水龄和曝气与通常计算相同。"},
        accuracy_options},
    CommandRow{
        Command::compare,
        "compare",
        "CASE",
        {"say what scenarios change at the sections", "比较情景对各断面的影响"},
        {"Runs the case without and with each scenario of --with, on all processors. Prints peaks, "
         "month means, hours and days over, classes and warnings side by side, a sentence for each "
         "section, and what becomes of the loads; writes comparison.json and comparison.csv. "
         "'base' "
         "is the case as it is.",
         "分别计算基准和 --with 给出的各情景 "
         "(使用全部处理器)。并列输出峰值、月均值、超标小时和天数、"
         "类别和预警, 每个断面一句结论, 以及负荷去向; 写出 comparison.json 和 "
         "comparison.csv。'base' "
         "指案例现状。"},
        compare_options},
    CommandRow{
        Command::capacity,
        "capacity",
        "CASE",
        {"say what groups of loads may bring so that sections keep their limits",
         "求各类负荷的水环境容量"},
        {"Runs the case, then once for each group of loads with its concentrations raised, on all "
         "processors. Prints for every section and item what it has of the loads, what all loads "
         "may be multiplied by, and what the largest group may bring alone; writes capacity.csv "
         "with every group.",
         "先按现状计算, 再将各类负荷的浓度分别上调各算一次 "
         "(使用全部处理器)。输出各断面各项目中负荷的贡献、"
         "全部负荷可乘的系数和贡献最大类别的容量; 写出含全部类别的 capacity.csv。"},
        capacity_options},
    CommandRow{
        Command::ensemble,
        "ensemble",
        "CASE",
        {"say how likely sections go over their limits", "求断面超标概率"},
        {"Draws the uncertain inputs of uncertainty.toml anew for every member, runs all members "
         "on "
         "all processors, and prints for every section the probability of going over, with its "
         "interval, the spread of peaks and means, when and how long, the warning level, and which "
         "inputs drive the spread. Writes ensemble.json, ensemble.nc with all members and bands, "
         "members.csv and probability.csv. One that is stopped or killed is gone on with by the "
         "same command.",
         "按 uncertainty.toml 对不确定输入逐个成员抽样, "
         "使用全部处理器计算。输出各断面的超标概率及其"
         "置信区间、峰值和均值的离散、超标时刻和历时、预警级别, 以及离散的主要来源; 写出 "
         "ensemble.json、ensemble.nc (全部成员及分位带)、members.csv 和 "
         "probability.csv。被停止或中断后, 重复同一命令即可继续。"},
        ensemble_options},
    CommandRow{
        Command::doctor,
        "doctor",
        "RUN",
        {"say what looks wrong in a result", "检查结果中的可疑之处"},
        {"RUN is the folder of its results, of a run that ended, was stopped or still goes, or a "
         "run.nc. Prints what was found, serious things first, each with place, time, amount and "
         "what to do; then what was in order and what was not looked at, and why. Writes nothing.",
         "RUN 为结果文件夹 (已完成、被停止或正在进行的计算) 或 run.nc "
         "文件。按严重程度列出发现的问题: "
         "位置、时间、大小和处理建议; 并列出未发现问题的检查和未做的检查及其原因。不写任何文件。"},
        doctor_options},
    CommandRow{
        Command::export_result,
        "export",
        "RUN",
        {"write a result for Excel and QGIS", "导出结果供 Excel 和 QGIS 使用"},
        {"RUN is the folder of a run. Writes a workbook with the tables of the report, each of "
         "them "
         "as CSV, too, and the network with its results as GeoJSON: at a time, or what every cell "
         "went through.",
         "RUN 为计算结果文件夹。写出含报告各表的工作簿、各表的 CSV, 以及带结果的河网 GeoJSON "
         "(某一时刻, 或整个模拟期的统计)。"},
        export_options},
    CommandRow{
        Command::import_case,
        "import",
        "FILE",
        {"make a case of a SWMM or GeoJSON file", "由 SWMM 或 GeoJSON 文件生成案例"},
        {"FILE is an EPA SWMM input file (.inp), or lines and points of a river network "
         "(.geojson, .json). Writes a new case, and import/not_carried_over.csv: what of the file "
         "is not "
         "in it, or in another way, with the line. Lines with mistakes are skipped and told; the "
         "exit code is 2 then.",
         "FILE 为 EPA SWMM 输入文件 (.inp), 或河网的线和点 (.geojson、.json)。写出新案例和 "
         "import/not_carried_over.csv: "
         "文件中未转入或以其他方式转入的内容及其行号。有错误的行被跳过并列出, "
         "此时退出码为 2。"},
        import_options},
    CommandRow{Command::explain,
               "explain",
               "[FIELD]",
               {"say what a field of a case means", "说明案例字段的含义"},
               {"FIELD is a field or a table, such as manning or gates. Without it, every table "
                "and field is listed.",
                "FIELD 为字段名或表名, 如 manning、gates; 不给出时列出全部表和字段。"},
               explain_options},
    CommandRow{Command::make_new,
               "new",
               "DIR",
               {"make an empty, commented case", "生成带注释的空案例"},
               {"DIR must not exist yet, or be empty.", "DIR 须不存在或为空文件夹。"},
               new_options},
};

std::string signature(const OptionRow& option) {
  std::string text = option.letter != '\0' ? std::string("-") + option.letter + ", " : "    ";
  text += "--" + std::string(option.name);
  if (!option.value.empty()) text += " " + std::string(option.value);
  return text;
}

using Entry = std::pair<std::string, std::string>;

std::string listed(const std::vector<Entry>& entries) {
  int width = 0;
  for (const Entry& entry : entries) width = std::max(width, base::display_width(entry.first));
  std::string text;
  for (const Entry& entry : entries) {
    text += "  " + base::pad_right(entry.first, width) + "  " + entry.second + "\n";
  }
  return text;
}

std::string options_help(std::initializer_list<std::span<const OptionRow>> groups,
                         Language language) {
  std::vector<Entry> entries;
  for (const std::span<const OptionRow> group : groups) {
    for (const OptionRow& option : group) {
      entries.emplace_back(signature(option), option.help.in(language));
    }
  }
  return report::say(language, "Options:\n", "选项:\n") + listed(entries);
}

}  // namespace

std::span<const OptionRow> common_options() {
  return common;
}

std::span<const CommandRow> commands() {
  return rows;
}

const CommandRow* find_command(std::string_view name) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [name](const CommandRow& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

std::string general_help(Language language) {
  std::vector<Entry> entries;
  for (const CommandRow& row : rows) {
    entries.emplace_back(std::string(row.name) + " " + std::string(row.argument),
                         row.summary.in(language));
  }
  return report::say(
             language,
             "biandan: water quality of a river network, and which section will exceed "
             "what, when and how long\n\nUsage: biandan COMMAND [ARGUMENT] [OPTIONS]\n\n"
             "Commands:\n",
             "biandan: 河网水质模拟与断面预警\n\n用法: biandan 命令 [参数] [选项]\n\n命令:\n") +
         listed(entries) + "\n" + options_help({common_options()}, language) +
         report::say(language,
                     "\n'biandan COMMAND --help' tells more of a command.\n"
                     "Exit codes: 0 done, 2 input or usage, 3 the run failed, 4 warning level "
                     "reached (--fail-on), 5 stopped by a signal (go on with resume).\n",
                     "\n各命令的选项见 'biandan 命令 --help'。\n"
                     "退出码: 0 完成, 2 输入或用法有误, 3 计算失败, 4 达到预警级别 (--fail-on), 5 "
                     "收到信号停止 (用 resume 继续)。\n");
}

std::string command_help(const CommandRow& command, Language language) {
  return report::say(language, "Usage: ", "用法: ") + "biandan " + std::string(command.name) + " " +
         std::string(command.argument) + report::say(language, " [OPTIONS]\n\n", " [选项]\n\n") +
         std::string(command.summary.in(language)) + "\n" +
         std::string(command.details.in(language)) + "\n\n" +
         options_help({command.options, common_options()}, language);
}

}  // namespace biandan::app
