#include "scenarios/report/water_origin_table.hpp"

#include <algorithm>
#include <numeric>

#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

/// Smaller shares are not told.
constexpr double least_share = 0.01;

std::string shares(const doctor::WaterOrigin& origin, std::size_t section, Language language) {
  const std::vector<double>& mean = origin.mean[section];
  std::vector<std::size_t> order(mean.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](auto a, auto b) { return mean[a] > mean[b]; });
  std::string text;
  for (const std::size_t o : order)
    if (mean[o] >= least_share)
      text +=
          (text.empty() ? "" : ", ") + origin_name(origin, o, language) + " " + percent(mean[o]);
  return text;
}

}  // namespace

std::string origin_name(const doctor::WaterOrigin& origin, std::size_t index, Language language) {
  if (index < origin.boundaries.size()) return origin.boundaries[index];
  if (index == origin.lateral()) return say(language, "lateral inflow", "旁侧入流");
  if (index == origin.initial()) return say(language, "initial water", "初始水体");
  return say(language, "unknown", "来源不明");
}

std::string water_origin_lines(const doctor::WaterOrigin& origin,
                               const std::vector<std::string>& sections, Language language) {
  if (origin.state != doctor::WaterOrigin::State::traced) return "";
  std::string text = say(
      language, "water at the sections by origin (mean of the time; initial water at the end):\n",
      "断面水的来源 (时段平均; 末为计算结束时的初始水体占比):\n");
  for (std::size_t s = 0; s < sections.size(); ++s)
    text += "  " + sections[s] + ": " + shares(origin, s, language) + " (" +
            percent(origin.at_end[s][origin.initial()]) + ")\n";
  return text;
}

}  // namespace biandan::report
