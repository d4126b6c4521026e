#include "scenarios/report/flows_line.hpp"

namespace biandan::report {

std::string flows_line(const study::ManyRuns& many, Language language) {
  if (many.flows == many.runs.size()) return {};
  const std::string flows = std::to_string(many.flows);
  const std::string runs = std::to_string(many.runs.size());
  const std::string times = many.flows == 1 ? "once" : flows + " times";
  return say(language,
             "flow computed " + times + " for " + runs +
                 " runs: those whose inputs leave it as it is share it\n",
             runs + " 次计算共求解水动力 " + flows + " 次: 水动力条件相同者共用\n");
}

}  // namespace biandan::report
