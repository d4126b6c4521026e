#include <algorithm>
#include <atomic>
#include <exception>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/result_folder.hpp"
#include "scenarios/edit/read_case.hpp"
#include "scenarios/edit/scenario.hpp"
#include "scenarios/report/comparison_cost.hpp"
#include "scenarios/report/comparison_csv.hpp"
#include "scenarios/report/comparison_json.hpp"
#include "scenarios/report/comparison_table.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/summary.hpp"
#include "scenarios/report/terminal.hpp"
#include "scenarios/report/whole_file.hpp"
#include "scenarios/study/comparison.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr int standard_output = 1;
constexpr const char* json_file = "comparison.json";
constexpr const char* csv_file = "comparison.csv";

/// A name that stands for the case without a scenario, unless it has one of that name.
constexpr std::string_view as_it_is = "base";

std::optional<std::string> scenario_of(const Options& options, const std::string& name) {
  const auto known = edit::scenario_names(options.argument);
  if (name == as_it_is && !std::ranges::count(known, name)) return {};
  return name;
}

struct Variants {
  std::vector<Case> cases;                  ///< without the changes, then with each of them
  std::vector<std::optional<double>> cost;  ///< [10,000 yuan]; the case as it is costs nothing
};

/// All mistakes come before any work.
Variants read_variants(const Options& options) {
  Variants variants;
  std::vector<Case>& cases = variants.cases;
  const auto add = [&](const std::string& name) {
    const auto scenario = scenario_of(options, name);
    edit::Reading reading = edit::read_case(options.argument, scenario);
    cases.push_back(std::move(reading.result));
    variants.cost.push_back(scenario ? reading.cost : std::optional(0.0));
  };
  add(options.base.value_or(std::string(as_it_is)));
  for (const std::string& name : options.with) {
    if (std::ranges::count(options.with, name) > 1)
      throw UsageError(options.language, "'" + name + "' is to be compared twice",
                       "情景 '" + name + "' 重复给出");
    add(name);
    const auto why = study::incomparable(cases.front(), cases.back());
    if (!why) continue;
    const std::string base = report::scenario_name(cases.front().scenario, Language::en);
    throw UsageError(options.language,
                     "'" + name + "' cannot be compared with '" + base + "': it has " + *why,
                     "'" + name + "' 与 '" + base + "' 不可比较: 时段、断面或组分不同");
  }
  return variants;
}

/// What a scenario costs beyond the one it is held against, where both are known.
std::optional<double> cost_beyond(const std::optional<double>& base,
                                  const std::optional<double>& with) {
  return base && with ? std::optional(*with - *base) : std::nullopt;
}

/// Runs all cases, as many at a time as there are processors. What the first of them that fails
/// throws is thrown.
class Runs {
 public:
  Runs(const std::vector<Case>& cases, const Options& options)
      : cases_(cases), options_(options), results_(cases.size()), failures_(cases.size()) {
    const std::size_t workers =
        std::min<std::size_t>(cases.size(), std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    for (const std::exception_ptr& failure : failures_)
      if (failure) std::rethrow_exception(failure);
  }

  const study::SingleRun& operator[](std::size_t index) const { return *results_[index]; }

 private:
  void work() {
    for (std::size_t i = next_++; i < cases_.size(); i = next_++) {
      try {
        results_[i] = study::run_single(cases_[i]);
        tell(i);
      } catch (...) {
        failures_[i] = std::current_exception();
      }
    }
  }

  void tell(std::size_t index) {
    if (options_.quiet) return;
    const std::lock_guard lock(telling_);
    std::cerr << report::scenario_name(cases_[index].scenario, options_.language) << ": "
              << report::balance_line(results_[index]->ledger, results_[index]->statistics,
                                      options_.language)
              << "\n";
  }

  const std::vector<Case>& cases_;
  const Options& options_;
  std::vector<std::optional<study::SingleRun>> results_;
  std::vector<std::exception_ptr> failures_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex telling_;
};

void print(const Case& base, const std::vector<study::Comparison>& comparisons,
           const std::filesystem::path& folder, Language language) {
  const report::Style style{language, report::wants_colour(standard_output)};
  std::cout << report::comparison_table(base, comparisons, style) << "\n";
  for (const study::Comparison& one : comparisons) {
    std::cout << report::scenario_name(one.with, language) << "\n"
              << report::comparison_sentences(base, one, language);
    if (const std::string cost = report::cost_line(base, one, language); !cost.empty())
      std::cout << cost << "\n";
    const std::string balance = report::comparison_balance(base, one, language);
    std::cout << (balance.empty() ? "" : "\n" + balance) << "\n";
  }
  if (const std::string together = report::interaction_table(base, comparisons, style);
      !together.empty())
    std::cout << together << "\n";
  std::cout << report::inputs_line(base.provenance, language) << "\n"
            << (folder / "").string() << ": " << json_file << "  " << csv_file << "\n";
}

}  // namespace

ExitCode compare(const Options& options, const std::string& version) {
  if (options.with.empty())
    throw UsageError(options.language, "'compare' needs --with SCENARIO, once or more",
                     "'compare' 缺少 --with 情景");
  const Variants variants = read_variants(options);
  const std::vector<Case>& cases = variants.cases;
  if (cases.front().sections.empty())
    throw UsageError(options.language, "'compare' compares what sections show; the case has none",
                     "'compare' 比较断面水质; 本案例没有断面");
  Options of_folder = options;
  if (!of_folder.out)
    of_folder.out = std::filesystem::path("out") / cases.front().settings.name / "comparison";
  const std::filesystem::path folder = result_folder(cases.front(), of_folder);
  report::make_folder_for(folder / json_file);
  const Runs runs(cases, options);
  std::vector<study::Comparison> comparisons;
  for (std::size_t i = 1; i < cases.size(); ++i) {
    comparisons.push_back(study::compare({cases[0], runs[0]}, {cases[i], runs[i]}));
    comparisons.back().cost = cost_beyond(variants.cost[0], variants.cost[i]);
  }
  report::write_whole_file(folder / json_file,
                           report::comparison_json(cases.front(), comparisons, version));
  report::write_whole_file(folder / csv_file, report::comparison_csv(cases.front(), comparisons));
  print(cases.front(), comparisons, folder, options.language);
  return ExitCode::done;
}

}  // namespace biandan::app
