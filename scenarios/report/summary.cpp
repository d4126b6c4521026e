#include "scenarios/report/summary.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

std::string seconds_text(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), seconds < 10.0 ? "%.1f s" : "%.0f s", seconds);
  return text.data();
}

// Whether water may come in: a rating curve gives outflow only.
bool may_enter(const forcing::Boundary& boundary) {
  using Kind = forcing::Boundary::Kind;
  if (boundary.kind == Kind::discharge) return boundary.value.maximum() > 0.0;
  return boundary.kind == Kind::stage;
}

// Names of the boundaries that leave out a constituent where water may come in.
std::string leaving_out(const Case& problem, std::size_t constituent) {
  std::string names;
  for (const forcing::Boundary& boundary : problem.forcing.boundaries) {
    const auto& missing = boundary.left_out;
    const bool out = std::find(missing.begin(), missing.end(), constituent) != missing.end();
    if (out && may_enter(boundary)) names += (names.empty() ? "" : ", ") + boundary.name;
  }
  return names;
}

}  // namespace

std::string halving_reason(const std::string& reason, Language language) {
  if (language == Language::en) return reason;
  if (reason == "no convergence") return "不收敛";
  if (reason == "more asked for than there") return "水量不足";
  if (reason == "switching") return "工程切换";
  if (reason == "steep waves") return "陡波";
  return "急流";
}

std::string inputs_line(const base::ProvenanceCount& count, Language language) {
  if (language == Language::en) return base::sentence(count);
  std::string text = "输入: 实测 " + std::to_string(count.measured) + ", 公开资料 " +
                     std::to_string(count.published) + ", 假定 " + std::to_string(count.assumed);
  if (count.schematic()) text += ": 示意算例, 不作决策依据";
  return text;
}

std::string entering_with_zero(const Case& problem, Language language) {
  struct Group {
    std::string boundaries;
    std::string constituents;
  };
  std::vector<Group> groups;
  for (std::size_t c = 0; c < problem.quality.constituents.size(); ++c) {
    const std::string boundaries = leaving_out(problem, c);
    if (boundaries.empty()) continue;
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.boundaries == boundaries;
    });
    const std::string& name = problem.quality.constituents[c].name;
    if (known == groups.end())
      groups.push_back({boundaries, name});
    else
      known->constituents += ", " + name;
  }
  std::string text;
  for (const Group& group : groups)
    text += (text.empty() ? "" : "; ") + group.constituents + say(language, " at ", " 于 ") +
            group.boundaries;
  return text;
}

std::string balance_line(const run::Ledger& ledger, const run::RunStatistics& statistics,
                         Language language) {
  std::string text =
      say(language, "balance: water ", "平衡: 水量 ") + power(ledger.water.relative());
  if (!ledger.constituents.empty()) {
    const run::Account& worst = ledger.worst_constituent();
    text += say(language, ", worst constituent ", ", 最差组分 ") + worst.name + " " +
            power(worst.relative());
  }
  text += " · " + std::to_string(statistics.cells) + say(language, " cells", " 单元");
  text += " · " + std::to_string(statistics.steps) + say(language, " steps", " 步");
  text += " · " + seconds_text(statistics.seconds);
  const double work = static_cast<double>(statistics.cells) * static_cast<double>(statistics.steps);
  if (work > 0.0) {
    text += " · " + short_number(statistics.seconds * 1e9 / work) +
            say(language, " ns per cell and step", " ns/(单元·步)");
  }
  return text;
}

std::string effort_line(const run::RunStatistics& statistics, Language language) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (statistics.newton_iterations > 0 && statistics.steps > 0) {
    std::array<char, 32> mean{};
    std::snprintf(
        mean.data(), mean.size(), "%.1f",
        static_cast<double>(statistics.newton_iterations) / static_cast<double>(statistics.steps));
    std::string places;
    for (const run::HardPlace& it : statistics.hard_places)
      places +=
          (places.empty() ? "" : ", ") + it.place + " (" + std::to_string(it.iterations) + ")";
    if (!places.empty())
      places = say(language, ", most beyond the usual at ", ", 额外迭代最多处 ") + places;
    add(mean.data() + std::string(say(language, " iterations a step", " 次迭代/步")) + places);
  }
  if (statistics.long_reactions)
    add(say(language, "reactions: ", "反应步长: ") + short_number(statistics.reaction_length) +
        say(language, " steps of the case at a time, in the mean", " 个计算步长（平均）"));
  return text.empty() ? "" : say(language, "effort: ", "求解: ") + text;
}

std::string difficulties_line(const run::RunStatistics& statistics, Language language) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (statistics.halved_steps > 0) {
    std::string reasons;
    for (const run::Refined& it : statistics.refined)
      reasons += (reasons.empty() ? " (" : "; ") + halving_reason(it.reason, language) + " " +
                 std::to_string(it.count) + say(language, ", most at ", ", 最多在 ") + it.place;
    if (!reasons.empty()) reasons += ")";
    add(std::to_string(statistics.halved_steps) + say(language, " steps halved", " 步减半") +
        reasons);
  }
  if (statistics.limited_outflows > 0) {
    add(std::to_string(statistics.limited_outflows) +
        say(language, " outflows cut to the water there was", " 次出流受可用水量限制"));
  }
  if (statistics.withdrawal_shortage > 0.0) {
    add(short_number(statistics.withdrawal_shortage) +
        say(language, " m³ of withdrawals were not there", " m³ 取水量无水可取"));
  }
  if (statistics.evaporation_shortage > 0.0) {
    add(short_number(statistics.evaporation_shortage) +
        say(language, " m³ could not evaporate", " m³ 蒸发量无水可蒸"));
  }
  if (statistics.seepage_shortage > 0.0) {
    add(short_number(statistics.seepage_shortage) +
        say(language, " m³ of seepage were not there", " m³ 渗漏量无水可渗"));
  }
  return text.empty() ? "" : say(language, "run: ", "计算: ") + text;
}

}  // namespace biandan::report
