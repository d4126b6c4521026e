// Without MPI there is one process.
#include <cstdlib>
#include <string_view>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/study/ranks.hpp"

namespace biandan::study {

Ranks::Ranks() {
  // What a process has that is alone in its job.
  constexpr std::pair<const char*, std::string_view> alone[] = {
      {"OMPI_COMM_WORLD_SIZE", "1"}, {"PMI_SIZE", "1"}, {"PMIX_RANK", "0"}};
  for (const auto& [variable, value] : alone) {
    const char* found = std::getenv(variable);
    if (found != nullptr && found != value)
      throw base::RunError(
          "started as a job of several processes, but built without MPI; build "
          "with -DBIANDAN_MPI=ON");
  }
}

Ranks::~Ranks() = default;

Ensemble Ranks::run(int, const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
                    MemberRecords records) {
  return run_ensemble(of, ended, std::move(begun), records);
}

std::optional<int> Ranks::called() {
  return {};
}

void Ranks::serve(const edit::UncertainCase&, const FieldPlan*, const std::function<bool()>&) {}

}  // namespace biandan::study
