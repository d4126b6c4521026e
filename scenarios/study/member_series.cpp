#include "scenarios/study/member_series.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <utility>

#include "model/quality/shown.hpp"
#include "scenarios/study/sampled.hpp"
#include "solver/record/bit_hash.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::study {

namespace {

/// Never that of a row that was not written, which is all zeros.
std::uint64_t checksum_of(std::span<const float> values) {
  std::uint64_t hash = record::empty_hash;
  for (const float value : values) hash = record::mix(hash, static_cast<double>(value));
  return hash | 1u;
}

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
    : file_(std::move(file)),
      members_(members),
      quantities_(2 + quality::shown_count(problem.quality)),
      sections_(problem.sections.size()),
      moments_(moments_of(problem.settings)) {
  std::error_code error;
  if (!file_.parent_path().empty()) std::filesystem::create_directories(file_.parent_path(), error);
  descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) refuse();
  struct stat found {};
  const auto wanted = static_cast<off_t>(bytes());
  if (::fstat(descriptor_, &found) != 0) refuse();
  if (found.st_size == wanted) return;
  if (::ftruncate(descriptor_, 0) != 0 || ::ftruncate(descriptor_, wanted) != 0) refuse();
}

MemberSeries::~MemberSeries() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void MemberSeries::refuse() const {
  record::refuse_to_write(file_, std::strerror(errno));
}

void MemberSeries::write(std::size_t member, std::span<const float> values) const {
  std::vector<char> row(row_bytes());
  const std::uint64_t checksum = checksum_of(values);
  std::memcpy(row.data(), values.data(), values.size() * sizeof(float));
  std::memcpy(row.data() + values.size() * sizeof(float), &checksum, sizeof checksum);
  std::size_t done = 0;
  while (done < row.size()) {
    const auto wrote = ::pwrite(descriptor_, row.data() + done, row.size() - done,
                                static_cast<off_t>(member * row_bytes() + done));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) refuse();
    done += static_cast<std::size_t>(wrote);
  }
}

void MemberSeries::read_bytes(std::size_t offset, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const auto got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) refuse();
    offset += static_cast<std::size_t>(got);
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

bool MemberSeries::holds(std::size_t member) const {
  std::vector<char> row(row_bytes());
  read_bytes(member * row_bytes(), row);
  std::vector<float> values(row_values());
  std::uint64_t checksum = 0;
  std::memcpy(values.data(), row.data(), values.size() * sizeof(float));
  std::memcpy(&checksum, row.data() + values.size() * sizeof(float), sizeof checksum);
  return checksum == checksum_of(values);
}

std::vector<float> MemberSeries::read(std::size_t member, Place place, std::size_t first,
                                      std::size_t count) const {
  std::vector<float> values(count);
  const std::size_t before = (place.quantity * sections_ + place.section) * moments() + first;
  read_bytes(member * row_bytes() + before * sizeof(float),
             {reinterpret_cast<char*>(values.data()), values.size() * sizeof(float)});
  return values;
}

void MemberSeries::sync() const {
  if (::fsync(descriptor_) != 0) refuse();
}

}  // namespace biandan::study
