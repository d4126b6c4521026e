#include "scenarios/report/dispersion_report.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

using transport::ReachDispersion;

/// Below this no scheme spreads anything worth a word [m2/s].
constexpr double negligible = 0.01;

template <class Value>
std::string range(const std::vector<ReachDispersion>& reaches, Language language, Value value) {
  double low = value(reaches.front());
  double high = low;
  for (const ReachDispersion& it : reaches) {
    low = std::min(low, value(it));
    high = std::max(high, value(it));
  }
  const std::string top = short_number(high);
  return low == high ? top : short_number(low) + say(language, " to ", "–") + top;
}

/// The reach where the scheme spreads most, or -1.
int most_artificial(const std::vector<ReachDispersion>& reaches) {
  int most = -1;
  double largest = negligible;
  for (std::size_t r = 0; r < reaches.size(); ++r) {
    if (!(reaches[r].artificial > largest)) continue;
    largest = reaches[r].artificial;
    most = static_cast<int>(r);
  }
  return most;
}

}  // namespace

std::string dispersion_line(const Case& problem, const run::RunStatistics& statistics,
                            Language language) {
  const std::vector<ReachDispersion>& reaches = statistics.dispersion;
  if (reaches.empty()) return "";
  const auto part = [&](const char* en, const char* zh, auto value) {
    return say(language, en, zh) + range(reaches, language, value);
  };
  std::string text = part("dispersion [m²/s]: used ", "离散系数 [m²/s]: 采用 ",
                          [](const ReachDispersion& it) { return it.physical.used; }) +
                     part(", by Fischer ", ", Fischer 公式 ",
                          [](const ReachDispersion& it) { return it.physical.fischer; }) +
                     part(", by Elder ", ", Elder 公式 ",
                          [](const ReachDispersion& it) { return it.physical.elder; });
  const int most = most_artificial(reaches);
  if (most < 0) return text + say(language, "; artificial below 0.01", "; 数值离散小于 0.01");
  const auto r = static_cast<std::size_t>(most);
  return text + say(language, "; artificial up to ", "; 数值离散最大 ") +
         short_number(reaches[r].artificial) + say(language, ", at ", ", 位于 ") +
         problem.network.reaches[r].name;
}

std::string artificial_line(const Case& problem, const run::RunStatistics& statistics,
                            Language language) {
  constexpr std::size_t named = 3;
  std::vector<std::size_t> found;
  const std::vector<ReachDispersion>& reaches = statistics.dispersion;
  for (std::size_t r = 0; r < reaches.size(); ++r)
    if (reaches[r].artificial > std::max(reaches[r].physical.used, negligible)) found.push_back(r);
  if (found.empty()) return "";
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    return reaches[a].artificial > reaches[b].artificial;
  });
  std::string names;
  for (std::size_t k = 0; k < std::min(named, found.size()); ++k)
    names += (k == 0 ? "" : ", ") + problem.network.reaches[found[k]].name + " " +
             short_number(reaches[found[k]].artificial);
  const std::string count = std::to_string(found.size());
  return say(language,
             "artificial dispersion exceeds the one of the water in " + count +
                 (found.size() == 1 ? " reach" : " reaches") + " (m²/s): ",
             count + " 个河段的数值离散超过采用的离散系数 (m²/s): ") +
         names +
         say(language, "; shorter cells there and shorter steps lessen it",
             "; 可加密该处单元并缩短步长");
}

std::string first_order_line(const Case& problem, const run::RunStatistics& statistics,
                             Language language) {
  constexpr double rare = 0.1;  // as `doctor` has it
  const double all =
      static_cast<double>(statistics.cells) * static_cast<double>(statistics.transport_steps);
  if (!(static_cast<double>(statistics.implicit_cells) > rare * all)) return "";
  const auto& of_reach = statistics.implicit_in_reach;
  const auto most = static_cast<std::size_t>(std::ranges::max_element(of_reach) - of_reach.begin());
  const std::string share =
      std::to_string(std::lround(100.0 * static_cast<double>(statistics.implicit_cells) / all));
  return say(language,
             "transport is of first order in " + share + " % of cells and sub-steps, most in " +
                 problem.network.reaches[most].name +
                 ": water crosses cells there faster than sub-steps follow; a shorter flow.step or "
                 "longer cells keep peaks",
             share + " % 的单元步为一阶输移, 最多在 " + problem.network.reaches[most].name +
                 ": 水流穿过单元过快; 缩短 flow.step 或加大单元可保持峰值");
}

std::string zones_line(const Case& problem, const run::RunStatistics& statistics,
                       Language language) {
  // The variance of a pulse is then 2 % too large, and grows with the square of it.
  constexpr double harmless = 0.5;
  const double number = statistics.zone_rate * problem.settings.step;
  if (!(number > harmless)) return "";
  const std::string exchanged = short_number(number);
  const std::string enough = short_number(std::floor(harmless / statistics.zone_rate));
  return say(language,
             "storage zones even out " + exchanged + " times a step at " + statistics.zone_place +
                 ": pulses come late and too wide; a flow.step of at most " + enough +
                 " s keeps their shape",
             "滞水区在 " + statistics.zone_place + " 每步交换 " + exchanged +
                 " 次: 峰形偏晚偏宽; flow.step 不超过 " + enough + " s 可保持峰形");
}

}  // namespace biandan::report
