#include "scenarios/study/member_series.hpp"

#include <utility>

#include "model/quality/shown.hpp"
#include "scenarios/study/sampled.hpp"

namespace biandan::study {

namespace {

const std::vector<double>& values_of(const SectionSeries& series, std::size_t quantity) {
  if (quantity == 0) return series.level;
  if (quantity == 1) return series.discharge;
  return series.shown[quantity - 2];
}

}  // namespace

Moments moments_of(const Settings& settings) {
  constexpr double most = 1000.0;
  // Five minutes, ten, a quarter of an hour, ... an hour, two.
  std::size_t times = 1;
  for (const std::size_t next : {2, 3, 4, 6, 12}) {
    if (settings.duration / settings.section_interval <= most * static_cast<double>(times)) break;
    times = next;
  }
  while (settings.duration / settings.section_interval > most * static_cast<double>(times))
    times *= 2;
  const double interval = settings.section_interval * static_cast<double>(times);
  return {static_cast<std::size_t>(settings.duration / interval + 1e-9) + 1, interval};
}

std::vector<float> row_of(const Recording& recording, const Moments& moments) {
  std::vector<float> values;
  const std::size_t shown =
      recording.sections.empty() ? 0 : recording.sections.front().shown.size();
  for (std::size_t q = 0; q < 2 + shown; ++q)
    for (const SectionSeries& section : recording.sections) {
      const Sampled sampled{recording.times, values_of(section, q)};
      for (std::size_t k = 0; k < moments.count; ++k)
        values.push_back(
            static_cast<float>(value_at(sampled, static_cast<double>(k) * moments.interval)));
    }
  return values;
}

MemberSeries::MemberSeries(std::filesystem::path file, const Case& problem, std::size_t members)
    : quantities_(2 + quality::shown_count(problem.quality)),
      sections_(problem.sections.size()),
      moments_(moments_of(problem.settings).count),
      rows_(std::move(file), members, quantities_ * sections_ * moments_) {}

std::vector<float> MemberSeries::read(std::size_t member, Place place, std::size_t first,
                                      std::size_t count) const {
  return rows_.read(member, (place.quantity * sections_ + place.section) * moments_ + first, count);
}

}  // namespace biandan::study
