#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/checkpoint_keeper.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/ensemble_keeper.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/chance/design.hpp"
#include "scenarios/edit/write_scenario.hpp"
#include "scenarios/report/ensemble_files.hpp"
#include "scenarios/report/ensemble_need.hpp"
#include "scenarios/report/ensemble_netcdf.hpp"
#include "scenarios/report/ensemble_pairs_report.hpp"
#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/report/flows_line.hpp"
#include "scenarios/report/member_fields_netcdf.hpp"
#include "scenarios/report/page/ensemble_data.hpp"
#include "scenarios/report/page/page.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/assessment.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/ensemble_memory.hpp"
#include "scenarios/study/ensemble_statistics.hpp"
#include "scenarios/study/ranks.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr int standard_output = 1;
constexpr const char* json_file = "ensemble.json";
constexpr const char* members_file = "members.csv";
constexpr const char* probability_file = "probability.csv";
constexpr const char* netcdf_file = "ensemble.nc";
constexpr const char* fields_file = "fields.nc";
constexpr const char* map_file = "map.nc";
constexpr const char* report_file = "report.html";

using Scenario = std::optional<std::string>;

edit::UncertainCase read(const Options& options, const Scenario& scenario) {
  edit::UncertainCase uncertain = edit::read_uncertain_case(options.argument, scenario);
  edit::Uncertainty& uncertainty = uncertain.uncertainty;
  if (options.members) uncertainty.members = *options.members;
  if (options.seed) uncertainty.seed = *options.seed;
  if (uncertain.reading.result.sections.empty())
    throw UsageError(options.language, "'ensemble' says what sections may show; the case has none",
                     "'ensemble' 求断面超标概率; 本案例没有断面");
  if (study::limit_count(uncertain.reading.result) == 0)
    throw UsageError(options.language,
                     "'ensemble' says how likely sections go over their limits; no section has one "
                     "for what the case carries",
                     "'ensemble' 求断面超标概率; 本案例各断面的组分均无限值");
  if (uncertainty.method == chance::Method::sobol &&
      uncertainty.inputs.size() > chance::most_sobol_inputs)
    throw UsageError(options.language,
                     "a Sobol sequence has at most 3667 inputs; take another method",
                     "Sobol 序列最多 3667 个输入; 请换用其他抽样方法");
  return uncertain;
}

/// What is recorded of members, where that is asked for.
std::optional<study::FieldPlan> fields_of(const edit::UncertainCase& of, const Options& options) {
  if (!options.fields) return {};
  return study::plan_fields(study::middle_member(of));
}

/// Of its scenario; "base" without one.
std::string name_of(const Case& problem) {
  return problem.scenario.empty() ? std::string(edit::as_it_is) : problem.scenario;
}

std::filesystem::path folder_of(const Case& problem, const Options& options) {
  Options named = options;
  if (!named.out) {
    named.out =
        std::filesystem::path("out") / problem.settings.name / (name_of(problem) + "-ensemble");
  }
  return result_folder(problem, named);
}

/// A line at every tenth.
class Tenths {
 public:
  /// The scenario is named where there are two ensembles.
  Tenths(const Options& options, const Case& problem) : options_(options) {
    if (options.against) name_ = name_of(problem) + ": ";
  }

  void show(const study::Ensemble& ensemble) {
    const std::size_t ended = ensemble.ended(), members = ensemble.members.size();
    if (options_.quiet || ended * 10 / members == told_) return;
    told_ = ended * 10 / members;
    const std::string of = std::to_string(members);
    std::cerr << say(options_.language, name_ + std::to_string(ended) + " of " + of + " members\n",
                     name_ + "成员 " + std::to_string(ended) + "/" + of + "\n");
  }

 private:
  const Options& options_;
  std::string name_;
  std::size_t told_ = 0;
};

std::string against_file(const std::string& name) {
  return "against-" + name + ".csv";
}

/// What an earlier comparison said would look like what this one says.
void remove_older(const std::filesystem::path& folder) {
  std::error_code unknown;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unknown)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("against-") && name.ends_with(".csv"))
      std::filesystem::remove(entry.path(), unknown);
  }
}

/// The ensemble of a scenario, in its folder.
class OneEnsemble {
 public:
  OneEnsemble(const Options& options, edit::UncertainCase of, const std::string& version)
      : options_(options),
        version_(version),
        uncertain_(std::move(of)),
        folder_(folder_of(uncertain_.reading.result, options)),
        lock_(folder_),
        keeper_(uncertain_, fields_of(uncertain_, options), folder_, options, version) {}

  /// With the other ranks, which know it by the number. False: stopped, and kept for the same
  /// command.
  bool run(study::Ranks& ranks, int number);
  std::size_t ended() const { return ensemble_.ended(); }

  /// Precondition: run() was true. Throws RunError where no member completed.
  void look();
  /// Precondition: look(), here and below.
  report::EnsembleFound found() const {
    return {uncertain_.reading.result, uncertain_.uncertainty, ensemble_, statistics_};
  }
  void write() const;
  /// `pairs`: null where there is no other ensemble.
  void write_report(const report::PairedEnsembles* pairs) const;
  void print() const;
  std::string shown_folder() const { return (folder_ / "").string(); }
  void write(const char* name, const std::string& text) const {
    report::write_whole_file(folder_ / name, text);
  }
  /// What is kept to go on with, once all is written.
  void forget() const { keeper_.forget(); }

 private:
  const Options& options_;
  const std::string& version_;
  edit::UncertainCase uncertain_;
  std::filesystem::path folder_;
  FolderLock lock_;
  EnsembleKeeper keeper_;
  study::Ensemble ensemble_;
  std::vector<study::TargetStatistics> statistics_;
};

bool OneEnsemble::run(study::Ranks& ranks, int number) {
  const study::MemberFields* fields = keeper_.fields();
  const study::FieldPlan* plan = fields == nullptr ? nullptr : &fields->plan();
  if (!options_.quiet)
    std::cerr << report::need_line(study::need_of(uncertain_, plan), keeper_.bytes(),
                                   options_.language);
  Tenths tenths(options_, uncertain_.reading.result);
  ensemble_ = ranks.run(number, uncertain_,
                        [&](study::Ensemble& ensemble) {
                          tenths.show(ensemble);
                          const bool stop = StopSignals::asked();
                          keeper_.keep(ensemble, stop);
                          return !stop;
                        },
                        keeper_.begun(), {&keeper_.series(), fields});
  keeper_.keep(ensemble_, true);
  return ensemble_.finished();
}

void OneEnsemble::look() {
  const Language language = options_.language;
  if (!options_.quiet)
    std::cerr << report::flows_line(ensemble_.flows, ensemble_.members.size(), language);
  if (ensemble_.completed() == 0) {
    std::cerr << report::members_lines(ensemble_, language);
    keeper_.forget();
    throw base::RunError("no member of the ensemble completed");
  }
  statistics_ = study::statistics_of(ensemble_, uncertain_.uncertainty.level);
}

void OneEnsemble::write() const {
  remove_older(folder_);
  write(json_file, report::ensemble_json(found(), version_));
  write(members_file, report::members_csv(found()));
  write(probability_file, report::probability_csv(found()));
  report::write_ensemble_netcdf(folder_ / netcdf_file, found(), keeper_.series(), version_);
  if (const study::MemberFields* fields = keeper_.fields()) {
    report::write_member_fields(folder_ / fields_file, found(), *fields, version_);
    report::write_member_map(folder_ / map_file, found(), *fields, version_);
  } else {
    // Those of an earlier ensemble would look like those of this one.
    std::error_code unknown;
    for (const char* name : {fields_file, map_file})
      std::filesystem::remove(folder_ / name, unknown);
  }
}

void OneEnsemble::write_report(const report::PairedEnsembles* pairs) const {
  const edit::Reading& reading = uncertain_.reading;
  const std::string data =
      report::ensemble_data(found(), keeper_.series(), pairs,
                            {reading.scenario_title_zh, reading.scenario_title_en}, version_);
  write(report_file,
        report::page(uncertain_.reading.result.settings.name, data, options_.language));
}

void OneEnsemble::print() const {
  const Language language = options_.language;
  const report::Style style{language, report::wants_colour(standard_output)};
  std::cout << report::ensemble_table(found(), style) << "\n";
  if (const std::string drivers = report::driver_lines(found(), language); !drivers.empty())
    std::cout << drivers << "\n";
  std::cout << report::members_lines(ensemble_, language)
            << report::inputs_line(uncertain_.reading.result.provenance, language) << "\n"
            << shown_folder() << ": " << report_file << "  " << json_file << "  " << netcdf_file
            << "  " << members_file << "  " << probability_file;
  if (keeper_.fields() != nullptr) std::cout << "  " << map_file << "  " << fields_file;
  std::cout << "\n";
}

/// The scenario that "base" names is none.
Scenario scenario_named(const std::string& name) {
  return name == edit::as_it_is ? Scenario() : Scenario(name);
}

/// Beside the folder of the other, or in it where that was asked for by name.
Options options_against(const Options& options) {
  Options own = options;
  if (own.out) own.out = *own.out / "against";
  return own;
}

/// What the scenario changes, member by member.
void tell_pairs(const OneEnsemble& base, const OneEnsemble& with, const Options& options) {
  const report::EnsembleFound one = base.found(), other = with.found();
  const study::EnsemblePairs pairs = study::pairs_of(one.ensemble, other.ensemble);
  const report::PairedEnsembles found{one, other, pairs};
  if (pairs.targets.empty())
    throw base::RunError("fewer than two members completed in both ensembles");
  const std::string file = against_file(name_of(one.problem));
  with.write(file.c_str(), report::pairs_csv(found));
  with.write_report(&found);
  const report::Style style{options.language, report::wants_colour(standard_output)};
  const std::string name = one.problem.scenario.empty()
                               ? say(options.language, "the case as it is", "现状")
                               : one.problem.scenario;
  std::cout << "\n"
            << say(options.language, "What changes against " + name + ":",
                   "与" + name + "相比的变化:")
            << "\n"
            << report::pairs_table(found, style) << "\n"
            << report::pairs_line(found, options.language) << with.shown_folder() << ": " << file
            << "\n"
            << base.shown_folder() << "\n";
}

/// A member as a scenario, for every other command.
ExitCode write_member(const edit::UncertainCase& of, const Options& options) {
  const edit::Uncertainty& uncertainty = of.uncertainty;
  const std::size_t number = *options.write_member;
  const std::string members = std::to_string(uncertainty.members);
  if (number > uncertainty.members)
    throw UsageError(
        options.language,
        "'--write-member " + std::to_string(number) + "'; the ensemble has " + members,
        "'--write-member " + std::to_string(number) + "'; 集合共 " + members + " 个成员");
  const std::string name = "member-" + std::to_string(number);
  const std::filesystem::path file =
      std::filesystem::path(options.argument) / "scenarios" / (name + ".toml");
  if (std::filesystem::exists(file))
    throw UsageError(options.language, "'" + file.string() + "' is there already",
                     "'" + file.string() + "' 已存在");
  const chance::Design design(uncertainty.method, uncertainty.members, uncertainty.inputs.size(),
                              uncertainty.seed);
  edit::Scenario scenario = edit::scenario_of(
      uncertainty, edit::drawn_values(uncertainty, design.member(number - 1)), name);
  const std::string seed = std::to_string(uncertainty.seed);
  scenario.title_zh = "集合成员 " + std::to_string(number) + "/" + members + ", 种子 " + seed;
  scenario.title_en = "member " + std::to_string(number) + " of " + members + ", seed " + seed;
  report::make_folder_for(file);
  report::write_whole_file(file, edit::scenario_text(scenario));
  const std::string run =
      of.reading.result.scenario.empty() ? name : of.reading.result.scenario + "+" + name;
  try {
    edit::read_case(options.argument, run);
  } catch (const base::CaseError&) {
    // Beside a scenario that sets what the member draws, which scenarios may not do together.
    std::error_code unknown;
    std::filesystem::remove(file, unknown);
    throw;
  }
  std::cout << file.string() << "\n"
            << say(options.language, "next: ", "下一步: ") << "biandan run " << options.argument
            << " --scenario " << run << "\n";
  return ExitCode::done;
}

ExitCode tell_stopped(const OneEnsemble& stopped, Language language) {
  const std::string ended = std::to_string(stopped.ended());
  std::cerr << say(language,
                   "biandan: stopped after " + ended + " members; the same command goes on\n",
                   "biandan: 已完成 " + ended + " 个成员后停止; 重复同一命令即可继续\n");
  return ExitCode::stopped;
}

/// Numbers of the ensembles of a command.
constexpr int own_ensemble = 0, ensemble_of_base = 1;

/// What every rank but the first does: members of the ensembles that it is called for.
ExitCode serve(study::Ranks& ranks, const Options& options) {
  const StopSignals signals;
  while (const std::optional<int> number = ranks.called()) {
    const bool base = *number == ensemble_of_base;
    const edit::UncertainCase of =
        read(options, base ? scenario_named(*options.against) : options.scenario);
    const std::optional<study::FieldPlan> fields = fields_of(of, options);
    ranks.serve(of, fields ? &*fields : nullptr, [] { return StopSignals::asked(); });
  }
  return ExitCode::done;
}

ExitCode ensemble_of_first(study::Ranks& ranks, const Options& options,
                           const std::string& version) {
  if (options.against && scenario_named(*options.against) == options.scenario)
    throw UsageError(options.language, "'--against' names the scenario itself",
                     "'--against' 与 --scenario 相同");
  if (options.write_member) return write_member(read(options, options.scenario), options);
  // Both are read before anything is written.
  edit::UncertainCase with_scenario = read(options, options.scenario);
  std::optional<edit::UncertainCase> other;
  if (options.against) other = read(options, scenario_named(*options.against));
  OneEnsemble with(options, std::move(with_scenario), version);
  const Options options_of_base = options_against(options);
  std::optional<OneEnsemble> base;
  if (other) base.emplace(options_of_base, std::move(*other), version);
  const StopSignals signals;
  if (!with.run(ranks, own_ensemble)) return tell_stopped(with, options.language);
  if (base && !base->run(ranks, ensemble_of_base)) return tell_stopped(*base, options.language);
  with.look();
  with.write();
  if (!base) with.write_report(nullptr);
  with.print();
  if (base) {
    base->look();
    base->write();
    base->write_report(nullptr);
    tell_pairs(*base, with, options);
    base->forget();
  }
  with.forget();
  return ExitCode::done;
}

}  // namespace

ExitCode ensemble(const Options& options, const std::string& version) {
  study::Ranks ranks;
  return ranks.first() ? ensemble_of_first(ranks, options, version) : serve(ranks, options);
}

}  // namespace biandan::app
