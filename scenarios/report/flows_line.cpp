#include "scenarios/report/flows_line.hpp"

namespace biandan::report {

std::string flows_line(std::size_t flows, std::size_t runs, Language language) {
  if (flows >= runs) return {};
  const std::string computed = std::to_string(flows);
  const std::string of = std::to_string(runs);
  const std::string times = flows == 1 ? "once" : computed + " times";
  return say(language,
             "flow computed " + times + " for " + of +
                 " runs: those whose inputs leave it as it is share it\n",
             of + " 次计算共求解水动力 " + computed + " 次: 水动力条件相同者共用\n");
}

}  // namespace biandan::report
