#include "scenarios/study/read_case.hpp"

#include <utility>

#include "solver/drainage/runoff_loads.hpp"

namespace biandan::study {

edit::Reading read_case(const std::filesystem::path& folder,
                        const std::optional<std::string>& scenario, casefile::Purpose purpose) {
  edit::Reading reading = edit::read_case(folder, scenario, purpose);
  reading.result = drainage::with_runoff(std::move(reading.result));
  return reading;
}

}  // namespace biandan::study
