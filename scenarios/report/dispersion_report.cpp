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
         names + say(language, "; shorter cells there lessen it", "; 可加密该处单元");
}

}  // namespace biandan::report
