#include "scenarios/study/ensemble_memory.hpp"

#include <malloc.h>

#include <algorithm>
#include <vector>

#include "scenarios/study/assessment.hpp"
#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/single_run.hpp"
#include "scenarios/study/workers.hpp"
#include "solver/drainage/runoff_loads.hpp"

namespace biandan::study {

namespace {

std::size_t heap() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

/// Ends a run that has taken all the memory it takes.
struct Enough {};

class Measuring : public run::Observer {
 public:
  void step(const run::RunView&) override {
    heap_ = heap();
    throw Enough{};
  }
  std::size_t heap_ = 0;
};

}  // namespace

Case middle_member(const edit::UncertainCase& of) {
  const std::vector<double> middle(of.uncertainty.inputs.size(), 0.5);
  return drainage::with_runoff(
      edit::member_case(of, edit::drawn_values(of.uncertainty, middle), "middle"));
}

Need need_of(const edit::UncertainCase& of, const FieldPlan* fields) {
  const edit::Uncertainty& uncertainty = of.uncertainty;
  const std::size_t before = heap();
  const Case problem = middle_member(of);
  Measuring measuring;
  run::Observer* const watching[] = {&measuring};
  try {
    run_single(problem, watching);
  } catch (const Enough&) {
  }
  const std::size_t limits = limit_count(problem);
  const std::size_t moments = moments_of(problem.settings).count;
  Need need;
  need.run = measuring.heap_ > before ? measuring.heap_ - before : 0;
  if (fields != nullptr) need.run += fields->values * sizeof(float);
  need.at_once = processors() * batch_size(uncertainty.members, processors());
  need.members =
      uncertainty.members *
          (sizeof(Member) + uncertainty.inputs.size() * sizeof(double) + limits * sizeof(Shown)) +
      limits * moments * sizeof(std::size_t);
  return need;
}

}  // namespace biandan::study
