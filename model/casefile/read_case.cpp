#include "model/casefile/read_case.hpp"

#include <algorithm>
#include <utility>

#include "model/base/sha256.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

std::string hash_of(const std::vector<std::shared_ptr<const SourceFile>>& files) {
  std::vector<std::string> lines;
  for (const auto& file : files) lines.push_back(file->digest + "  " + file->name + "\n");
  std::sort(lines.begin(), lines.end(),
            [](const std::string& a, const std::string& b) { return a.substr(64) < b.substr(64); });
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  base::Sha256 hash;
  for (const std::string& line : lines) hash.update(line);
  return hash.hex();
}

Reading resolve(const RawCase& raw, Findings& findings, Purpose purpose) {
  SettingsReading settings = read_settings(raw, findings);
  if (purpose == Purpose::steady_flow && settings.settings.flow == FlowMode::dynamic)
    settings.settings.initial_flow = InitialFlow::steady;
  SeriesLibrary library(raw, settings.window, findings);
  Context context{raw, findings, library};
  context.result.settings = settings.settings;
  context.result.warning = settings.warning;
  context.result.scenario = raw.scenario;
  context.closed = settings.closed;
  context.flow_known = settings.flow_known;

  read_constituents(context);
  read_items(context);
  read_nodes(context);
  read_drains(context);
  read_reaches(context);
  read_reach_lines(context);
  read_structures(context);
  read_pumps(context);
  read_boundaries(context);
  read_loads(context);
  read_sewage(context);
  read_drain_works(context);
  read_aerators(context);
  read_catchments(context);
  read_treatments(context);
  read_prescribed(context);
  read_weather(context);
  read_storms(context);
  read_tracers(context);
  read_bed_states(context);
  read_processes(context);
  read_quality(context);
  check_processes(context);
  read_sections(context);
  read_rules(context);
  check_case(context);
  library.check_scalings();

  Reading reading{std::move(context.result), raw.files};
  for (auto& source : library.sources()) reading.files.push_back(std::move(source));
  reading.result.hash = hash_of(reading.files);
  return reading;
}

Case read_case(const std::filesystem::path& folder) {
  Findings findings;
  const std::optional<RawCase> raw = read_raw_case(folder, findings);
  if (!raw || !raw->judgeable) findings.raise();
  Reading reading = resolve(*raw, findings);
  findings.raise();
  return std::move(reading.result);
}

}  // namespace biandan::casefile
