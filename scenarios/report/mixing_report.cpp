#include "scenarios/report/mixing_report.hpp"

#include <algorithm>

#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

using study::Mixing;
using study::MixingBasis;
using study::UnmixedOutfall;

std::string zero_or(double value) {
  return value > 0.0 ? short_number(value) : "0";
}

// What the outfall brings, at the banks of the section: an estimate beside the 1D value.
std::string bank_text(const UnmixedOutfall& outfall, Language language) {
  if (!outfall.bank) return "";
  const std::string near = short_number(*outfall.bank);
  const std::string far = *outfall.far_bank < 0.01 ? say(language, "under 0.01", "不足 0.01")
                                                   : short_number(*outfall.far_bank);
  return say(language,
             "; bank estimate: " + near + " times its mean at the bank of the outfall, " + far +
                 " at the other",
             "; 岸边估算: 其贡献在排口一侧为断面均值的 " + near + " 倍, 对岸 " + far + " 倍");
}

std::string outfall_line(const Case& problem, const UnmixedOutfall& outfall, Language language) {
  const std::string section = problem.sections[outfall.section].name;
  const std::string width = short_number(outfall.width) + " m";
  const std::string depth = short_number(outfall.depth) + " m";
  const std::string velocity = zero_or(outfall.velocity) + " m/s";
  std::string text = "  " + outfall.name + " (" +
                     network::describe(problem.network, outfall.place) +
                     say(language, "): ", "): 距 ");
  const std::string distance = outfall.distance > 0.0 ? length_text(outfall.distance) : "0 m";
  text += say(language, distance + " to " + section + ", mixing length ",
              section + " " + distance + ", 混合过程段长度 ") +
          length_text(outfall.mixing_length) +
          say(language, " (width " + width + ", depth " + depth + ", velocity " + velocity,
              " (水面宽 " + width + ", 水深 " + depth + ", 流速 " + velocity);
  if (outfall.too_wide())
    text += say(language, "; wider than the formula was made for", "; 宽深比超出公式适用范围");
  return text + ")" + bank_text(outfall, language);
}

std::string head_line(const Mixing& mixing, Language language) {
  const std::string count = std::to_string(mixing.unmixed.size());
  const std::string all = std::to_string(mixing.outfalls);
  const std::string basis = basis_text(mixing.basis, language);
  return say(language,
             "mixing: " + count + " of " + all +
                 " outfalls reach a section unmixed (shortest way along the channels; " + basis +
                 "): the mean over the section is then too low at the bank of the outfall",
             "混合: " + all + " 个排口中 " + count + " 个到达断面时尚未全断面混合(河道最短距离; " +
                 basis + "): 断面均值对排口一侧岸边偏低");
}

std::string all_mixed_line(const Mixing& mixing, Language language) {
  const std::string all = std::to_string(mixing.outfalls - mixing.dry);
  const std::string basis = basis_text(mixing.basis, language);
  return say(language,
             "mixing: outfalls mix across the channel before the nearest section, all " + all +
                 " (shortest way along the channels; " + basis + ")",
             "混合: " + all + " 个排口到达最近断面前均已全断面混合(河道最短距离; " + basis + ")");
}

}  // namespace

std::string length_text(double metres) {
  return metres < 10000.0 ? short_number(metres) + " m" : short_number(metres / 1000.0) + " km";
}

std::string basis_text(MixingBasis basis, Language language) {
  switch (basis) {
    case MixingBasis::tables:
      return say(language, "levels and discharges of the tables at the start",
                 "表格给定的初始水位与流量");
    case MixingBasis::stored:
      return say(language, "stored state at the start", "热启动的初始状态");
    case MixingBasis::prescribed:
      return say(language, "prescribed flow at the start", "起始时刻的给定流场");
    case MixingBasis::means:
      break;
  }
  return say(language, "means over the run", "全时段平均");
}

std::vector<std::string> mixing_lines(const Case& problem, const Mixing& mixing, std::size_t most,
                                      Language language) {
  std::vector<std::string> lines;
  if (!mixing.unmixed.empty()) {
    lines.push_back(head_line(mixing, language));
    std::vector<UnmixedOutfall> ranked = mixing.unmixed;
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const UnmixedOutfall& a, const UnmixedOutfall& b) {
                       return a.distance * b.mixing_length < b.distance * a.mixing_length;
                     });
    const std::size_t shown = std::min(most, ranked.size());
    for (std::size_t k = 0; k < shown; ++k)
      lines.push_back(outfall_line(problem, ranked[k], language));
    if (shown < ranked.size()) {
      const std::string more = std::to_string(ranked.size() - shown);
      lines.push_back(say(language, "  and " + more + " more, in warnings.json",
                          "  另有 " + more + " 个, 见 warnings.json"));
    }
  }
  if (mixing.unmixed.empty() && mixing.outfalls > mixing.dry)
    lines.push_back(all_mixed_line(mixing, language));
  if (mixing.dry > 0)
    lines.push_back(say(language, "mixing: not judged where it is dry: ", "混合: 干涸处未核对: ") +
                    std::to_string(mixing.dry) + say(language, " outfalls", " 个排口"));
  return lines;
}

}  // namespace biandan::report
