// Without MPI there is one process.
#include <cstdlib>
#include <string_view>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/study/ranks.hpp"

namespace biandan::study {

Ranks::Ranks() {
  for (const char* variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* size = std::getenv(variable);
    if (size != nullptr && std::string_view(size) != "1")
      throw base::RunError(
          "started as a job of several processes, but built without MPI; build "
          "with -DBIANDAN_MPI=ON");
  }
}

Ranks::~Ranks() = default;

Ensemble Ranks::run(int, const edit::UncertainCase& of, const MemberEnded& ended, Ensemble begun,
                    const MemberSeries* series) {
  return run_ensemble(of, ended, std::move(begun), series);
}

std::optional<int> Ranks::called() {
  return {};
}

void Ranks::serve(const edit::UncertainCase&, const std::function<bool()>&) {}

}  // namespace biandan::study
