#include <chrono>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/sha256.hpp"
#include "scenarios/app/checkpoint.hpp"
#include "scenarios/app/checkpoint_keeper.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/report/ensemble_files.hpp"
#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/report/flows_line.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/ensemble_statistics.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr int standard_output = 1;
constexpr const char* json_file = "ensemble.json";
constexpr const char* members_file = "members.csv";
constexpr const char* probability_file = "probability.csv";
constexpr const char* kept_file = "ensemble.checkpoint";
constexpr double usual_checkpoint = 10.0;  // [s]

edit::UncertainCase read(const Options& options) {
  edit::UncertainCase uncertain = edit::read_uncertain_case(options.argument, options.scenario);
  edit::Uncertainty& uncertainty = uncertain.uncertainty;
  if (options.members) uncertainty.members = *options.members;
  if (options.seed) uncertainty.seed = *options.seed;
  if (uncertain.reading.result.sections.empty())
    throw UsageError(options.language, "'ensemble' says what sections may show; the case has none",
                     "'ensemble' 求断面超标概率; 本案例没有断面");
  if (uncertainty.method == chance::Method::sobol &&
      uncertainty.inputs.size() > chance::most_sobol_inputs)
    throw UsageError(options.language,
                     "a Sobol sequence has at most 3667 inputs; take another method",
                     "Sobol 序列最多 3667 个输入; 请换用其他抽样方法");
  return uncertain;
}

std::filesystem::path folder_of(const Case& problem, const Options& options) {
  Options named = options;
  if (!named.out) {
    const std::string run = problem.scenario.empty() ? "base" : problem.scenario;
    named.out = std::filesystem::path("out") / problem.settings.name / (run + "-ensemble");
  }
  return result_folder(problem, named);
}

/// Keeps the members that have ended, so that the same command goes on with a killed ensemble.
class EnsembleKeeper {
 public:
  EnsembleKeeper(const edit::UncertainCase& of, std::filesystem::path folder,
                 const Options& options, const std::string& version)
      : file_(std::move(folder) / kept_file),
        language_(options.language),
        interval_(options.checkpoint.value_or(usual_checkpoint)) {
    const edit::Uncertainty& uncertainty = of.uncertainty;
    checkpoint_.program = version;
    checkpoint_.scenario = of.reading.result.scenario;
    checkpoint_.case_hash =
        base::sha256(of.reading.result.hash + uncertainty.source->digest + " " +
                     std::to_string(uncertainty.members) + " " + std::to_string(uncertainty.seed));
  }

  /// What is there of this very ensemble.
  study::Ensemble begun() const {
    std::error_code unknown;
    study::Ensemble ensemble;
    if (!std::filesystem::exists(file_, unknown)) return ensemble;
    try {
      const Checkpoint kept = read_checkpoint(file_);
      if (kept.program != checkpoint_.program || kept.case_hash != checkpoint_.case_hash) {
        tell("is of another case, uncertainty, number of members or version", "与本次计算不符");
        return ensemble;
      }
      base::Archive archive(kept.state);
      ensemble.carry(archive);
      archive.end();
      const std::string ended = std::to_string(ensemble.ended());
      std::cerr << say(language_, "goes on with " + ended + " members that have ended\n",
                       "继续计算, 已完成成员 " + ended + " 个\n");
      return ensemble;
    } catch (const base::RunError&) {
      tell("is damaged", "已损坏");
    } catch (const base::ArchiveError&) {
      tell("is not of this program", "不是本程序所写");
    }
    return {};
  }

  /// Every so often, and at a stop.
  void keep(study::Ensemble& ensemble, bool at_once) {
    const auto now = std::chrono::steady_clock::now();
    if (!at_once && now - kept_ < interval_) return;
    base::Archive archive;
    ensemble.carry(archive);
    checkpoint_.state = archive.bytes();
    write_checkpoint(file_, checkpoint_);
    kept_ = now;
  }

  void forget() const {
    std::error_code unknown;
    std::filesystem::remove(file_, unknown);
  }

 private:
  void tell(const std::string& en, const std::string& zh) const {
    std::cerr << say(language_, "'" + file_.string() + "' " + en + "; the ensemble begins anew\n",
                     "'" + file_.string() + "' " + zh + "; 从头计算\n");
  }

  std::filesystem::path file_;
  Language language_;
  std::chrono::duration<double> interval_;
  std::chrono::steady_clock::time_point kept_ = std::chrono::steady_clock::now();
  Checkpoint checkpoint_;
};

/// A line at every tenth.
class Tenths {
 public:
  explicit Tenths(const Options& options) : options_(options) {}

  void show(const study::Ensemble& ensemble) {
    const std::size_t ended = ensemble.ended(), members = ensemble.members.size();
    if (options_.quiet || ended * 10 / members == told_) return;
    told_ = ended * 10 / members;
    const std::string of = std::to_string(members);
    std::cerr << say(options_.language, std::to_string(ended) + " of " + of + " members\n",
                     "成员 " + std::to_string(ended) + "/" + of + "\n");
  }

 private:
  const Options& options_;
  std::size_t told_ = 0;
};

study::Ensemble run(const edit::UncertainCase& uncertain, const std::filesystem::path& folder,
                    const Options& options, const std::string& version) {
  EnsembleKeeper keeper(uncertain, folder, options, version);
  const StopSignals signals;
  Tenths tenths(options);
  study::Ensemble found = study::run_ensemble(
      uncertain,
      [&](study::Ensemble& ensemble) {
        tenths.show(ensemble);
        const bool stop = StopSignals::asked();
        keeper.keep(ensemble, stop);
        return !stop;
      },
      keeper.begun());
  if (found.finished())
    keeper.forget();
  else
    keeper.keep(found, true);
  return found;
}

void print(const report::EnsembleFound& all, const std::filesystem::path& folder,
           Language language) {
  const report::Style style{language, report::wants_colour(standard_output)};
  std::cout << report::ensemble_table(all, style) << "\n";
  if (const std::string drivers = report::driver_lines(all, language); !drivers.empty())
    std::cout << drivers << "\n";
  std::cout << report::members_lines(all.ensemble, language)
            << report::inputs_line(all.problem.provenance, language) << "\n"
            << (folder / "").string() << ": " << json_file << "  " << members_file << "  "
            << probability_file << "\n";
}

}  // namespace

ExitCode ensemble(const Options& options, const std::string& version) {
  const edit::UncertainCase uncertain = read(options);
  const Case& problem = uncertain.reading.result;
  const Language language = options.language;
  const std::filesystem::path folder = folder_of(problem, options);
  const FolderLock lock(folder);
  const study::Ensemble found = run(uncertain, folder, options, version);
  if (!found.finished()) {
    const std::string ended = std::to_string(found.ended());
    std::cerr << say(language,
                     "biandan: stopped after " + ended + " members; the same command goes on\n",
                     "biandan: 已完成 " + ended + " 个成员后停止; 重复同一命令即可继续\n");
    return ExitCode::stopped;
  }
  if (!options.quiet) std::cerr << report::flows_line(found.flows, found.members.size(), language);
  if (found.completed() == 0) {
    std::cerr << report::members_lines(found, language);
    throw base::RunError("no member of the ensemble completed");
  }
  const auto statistics = study::statistics_of(found, uncertain.uncertainty.level);
  const report::EnsembleFound all{problem, uncertain.uncertainty, found, statistics};
  report::write_whole_file(folder / json_file, report::ensemble_json(all, version));
  report::write_whole_file(folder / members_file, report::members_csv(all));
  report::write_whole_file(folder / probability_file, report::probability_csv(all));
  print(all, folder, language);
  return ExitCode::done;
}

}  // namespace biandan::app
