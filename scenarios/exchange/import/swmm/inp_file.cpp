#include "scenarios/exchange/import/swmm/inp_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace biandan::exchange::swmm {

namespace {

// Longer names first where one begins like another.
constexpr std::array<std::string_view, 60> section_names{"TITLE",
                                                         "OPTIONS",
                                                         "FILES",
                                                         "RAINGAGES",
                                                         "TEMPERATURE",
                                                         "EVAPORATION",
                                                         "SUBCATCHMENTS",
                                                         "SUBAREAS",
                                                         "INFILTRATION",
                                                         "AQUIFERS",
                                                         "GROUNDWATER",
                                                         "SNOWPACKS",
                                                         "JUNCTIONS",
                                                         "OUTFALLS",
                                                         "STORAGE",
                                                         "DIVIDERS",
                                                         "CONDUITS",
                                                         "PUMPS",
                                                         "ORIFICES",
                                                         "WEIRS",
                                                         "OUTLETS",
                                                         "XSECTIONS",
                                                         "TRANSECTS",
                                                         "LOSSES",
                                                         "CONTROLS",
                                                         "POLLUTANTS",
                                                         "LANDUSES",
                                                         "BUILDUP",
                                                         "WASHOFF",
                                                         "COVERAGES",
                                                         "INFLOWS",
                                                         "DWF",
                                                         "PATTERNS",
                                                         "RDII",
                                                         "HYDROGRAPHS",
                                                         "LOADINGS",
                                                         "TREATMENT",
                                                         "CURVES",
                                                         "TIMESERIES",
                                                         "REPORT",
                                                         "COORDINATES",
                                                         "VERTICES",
                                                         "POLYGONS",
                                                         "LABELS",
                                                         "SYMBOLS",
                                                         "BACKDROP",
                                                         "TAGS",
                                                         "PROFILES",
                                                         "MAP",
                                                         "LID_CONTROLS",
                                                         "LID_USAGE",
                                                         "GWF",
                                                         "ADJUSTMENTS",
                                                         "EVENTS",
                                                         "STREETS",
                                                         "INLETS",
                                                         "INLET_USAGE",
                                                         "GROUNDWATER_FLOW",
                                                         "UNITHYDROGRAPHS",
                                                         "EVENT"};

/// SWMM takes any heading that begins like the name, so that [JUNC] and [JUNCTION] are the same.
Section section_named(std::string_view heading, int line) {
  constexpr std::size_t least = 3;
  const std::string written = in_capitals(heading);
  for (const std::string_view name : section_names)
    if (written == name || (written.size() >= least && name.starts_with(written)))
      return {std::string(name), true, line, {}};
  return {written, false, line, {}};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The words of a line up to a comment.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t i = 0;
  while (i < text.size() && text[i] != ';') {
    if (is_blank(text[i])) {
      ++i;
      continue;
    }
    const bool quoted = text[i] == '"';
    const std::size_t begin = quoted ? i + 1 : i;
    std::size_t end = begin;
    while (end < text.size() &&
           (quoted ? text[end] != '"' : !is_blank(text[end]) && text[end] != ';'))
      ++end;
    words.push_back({std::string(text.substr(begin, end - begin)),
                     casefile::character_count(text.substr(0, i)) + 1});
    i = quoted && end < text.size() ? end + 1 : end;
  }
  return words;
}

}  // namespace

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

std::vector<Section> sections_of(const casefile::SourceFile& file) {
  std::vector<Section> sections(1);
  std::size_t open = 0;
  int number = 0;
  std::string_view rest = file.text;
  while (!rest.empty()) {
    ++number;
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    std::vector<Word> words = words_of(line);
    if (words.empty()) continue;
    if (!words.front().text.starts_with('[')) {
      sections[open].lines.push_back({number, std::move(words)});
      continue;
    }
    std::string_view heading = std::string_view(words.front().text).substr(1);
    heading = heading.substr(0, heading.find(']'));
    Section section = section_named(heading, number);
    const auto same = std::ranges::find(sections, section.name, &Section::name);
    open = static_cast<std::size_t>(same - sections.begin());
    if (same == sections.end()) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace biandan::exchange::swmm
