#include "scenarios/app/ensemble_keeper.hpp"

#include <iostream>
#include <system_error>
#include <utility>

#include "model/base/error.hpp"
#include "model/base/sha256.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr const char* kept_file = "ensemble.checkpoint";
constexpr const char* series_file = "members.part";
constexpr const char* fields_file = "fields.part";
constexpr double usual_checkpoint = 10.0;  // [s]

bool is_there(const std::filesystem::path& file) {
  std::error_code unknown;
  return std::filesystem::exists(file, unknown);
}

}  // namespace

EnsembleKeeper::EnsembleKeeper(const edit::UncertainCase& of,
                               std::optional<study::FieldPlan> fields,
                               const std::filesystem::path& folder, const Options& options,
                               const std::string& version)
    : file_(folder / kept_file),
      series_file_(folder / series_file),
      fields_file_(folder / fields_file),
      fields_begun_(is_there(fields_file_)),
      series_(series_file_, of.reading.result, of.uncertainty.members),
      language_(options.language),
      interval_(options.checkpoint.value_or(usual_checkpoint)) {
  const edit::Uncertainty& uncertainty = of.uncertainty;
  if (fields) fields_.emplace(fields_file_, std::move(*fields), uncertainty.members);
  checkpoint_.program = version;
  checkpoint_.scenario = of.reading.result.scenario;
  checkpoint_.case_hash =
      base::sha256(of.reading.result.hash + uncertainty.source->digest + " " +
                   std::to_string(uncertainty.members) + " " + std::to_string(uncertainty.seed));
}

study::Ensemble EnsembleKeeper::begun() const {
  study::Ensemble ensemble;
  if (!is_there(file_)) return ensemble;
  try {
    const Checkpoint kept = read_checkpoint(file_);
    if (kept.program != checkpoint_.program)
      throw UsageError(language_,
                       "'" + file_.string() +
                           "' is of another version of the program; remove it, "
                           "or choose another folder with --out",
                       "'" + file_.string() + "' 由其他版本写出; 请删除, 或用 --out 另选文件夹");
    base::Archive archive(kept.state);
    ensemble.carry(archive);
    archive.end();
    if (kept.case_hash != checkpoint_.case_hash) {
      const std::string members = std::to_string(ensemble.ended());
      throw UsageError(
          language_,
          "'" + file_.string() + "' keeps " + members +
              " members of another case, uncertainty, seed or number; remove it to begin anew, or "
              "choose another folder with --out",
          "'" + file_.string() + "' 保存了另一案例、不确定性、种子或成员数的 " + members +
              " 个成员; 删除后可重新计算, 或用 --out 另选文件夹");
    }
    if (fields_ && !fields_begun_) {
      std::error_code unknown;
      std::filesystem::remove(fields_file_, unknown);
      throw UsageError(
          language_,
          "'" + file_.string() +
              "' keeps members without their fields; remove it to begin anew, or "
              "leave out '--fields'",
          "'" + file_.string() + "' 所保存的成员没有全场结果; 删除后可重新计算, 或不用 '--fields'");
    }
    if (!holds_all(ensemble)) {
      const std::string files =
          "'" + series_file_.string() + "'" + (fields_ ? ", '" + fields_file_.string() + "'" : "");
      tell("names members that " + files + (fields_ ? " do not hold" : " does not hold"),
           "所列成员与 " + files + " 不符");
      return {};
    }
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

bool EnsembleKeeper::holds_all(const study::Ensemble& ensemble) const {
  for (std::size_t m = 0; m < ensemble.members.size(); ++m)
    if (!ensemble.members[m].failed() &&
        !(series_.rows().holds(m) && (!fields_ || fields_->rows().holds(m))))
      return false;
  return true;
}

void EnsembleKeeper::keep(study::Ensemble& ensemble, bool at_once) {
  const auto now = std::chrono::steady_clock::now();
  if (!at_once && now - kept_ < interval_) return;
  series_.rows().sync();
  if (fields_) fields_->rows().sync();
  base::Archive archive;
  ensemble.carry(archive);
  checkpoint_.state = archive.bytes();
  write_checkpoint(file_, checkpoint_);
  kept_ = now;
}

std::size_t EnsembleKeeper::bytes() const {
  return series_.rows().bytes() + (fields_ ? fields_->rows().bytes() : 0);
}

void EnsembleKeeper::forget() const {
  std::error_code unknown;
  std::filesystem::remove(file_, unknown);
  std::filesystem::remove(series_file_, unknown);
  std::filesystem::remove(fields_file_, unknown);
}

void EnsembleKeeper::tell(const std::string& en, const std::string& zh) const {
  std::cerr << say(language_, "'" + file_.string() + "' " + en + "; the ensemble begins anew\n",
                   "'" + file_.string() + "' " + zh + "; 从头计算\n");
}

}  // namespace biandan::app
