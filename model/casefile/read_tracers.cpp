// The built-in tracers that [transport] asks for: constituents after all others of the case.
#include <algorithm>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/words.hpp"
#include "model/quality/shown.hpp"

namespace biandan::casefile {

namespace {

using quality::Constituent;
using Tracer = Constituent::Tracer;

/// Adds a tracer; its name must be free.
std::size_t add_tracer(Context& context, Constituent tracer, const Cell& place) {
  std::vector<Constituent>& all = context.result.quality.constituents;
  if (const auto taken = quality::find_shown(context.result.quality, tracer.name))
    context.findings.add(place, {"constituent " + quote(tracer.name) + " is there twice",
                                 *taken < all.size() ? "another name for the [[constituent]]"
                                                     : "another name for the [[item]]"});
  all.push_back(std::move(tracer));
  context.constituents.pass_over();
  return all.size() - 1;
}

template <class Source>
bool marks(std::vector<Source>& sources, const std::string& name, std::size_t share) {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const Source& it) { return it.name == name; });
  if (found == sources.end()) return false;
  found->concentration.resize(share + 1, base::Series(0.0));
  found->concentration[share] = base::Series(1.0);
  return true;
}

std::vector<std::string> source_names(const Case& problem) {
  std::vector<std::string> names;
  for (const forcing::Boundary& it : problem.forcing.boundaries) names.push_back(it.name);
  for (const forcing::Load& it : problem.forcing.loads) names.push_back(it.name);
  for (const drainage::Catchment& it : problem.drainage.catchments) names.push_back(it.name);
  return names;
}

void add_travel_time(Context& context, const std::string& source, const Cell& place) {
  const std::size_t share = context.result.quality.constituents.size();
  forcing::Forcing& forcing = context.result.forcing;
  const bool boundary = marks(forcing.boundaries, source, share);
  const bool brought = marks(forcing.loads, source, share) ||
                       marks(context.result.drainage.catchments, source, share);
  if (boundary && brought)
    context.findings.add(place, {"a boundary and a load are called " + quote(source),
                                 "names that only one of them has"});
  if (!boundary && !brought) {
    context.findings.add(place, {"no boundary or load " + quote(source),
                                 "names of boundaries or loads, with commas between them",
                                 base::did_you_mean(source, source_names(context.result))});
    return;
  }
  const auto load = std::find_if(forcing.loads.begin(), forcing.loads.end(),
                                 [&](const forcing::Load& it) { return it.name == source; });
  if (load != forcing.loads.end() && !(load->discharge.maximum() > 0.0))
    context.findings.add(place, {"load " + quote(source) + " brings no water",
                                 "boundaries, or loads with a discharge"});
  Constituent part;
  part.name = "share_of_" + source;
  part.title_en = "Share of water from " + source;
  part.title_zh = "来自 " + source + " 的水量份额";
  part.unit = "1";
  part.tracer = Tracer::share;
  add_tracer(context, std::move(part), place);
  Constituent time;
  time.name = "travel_time_from_" + source;
  time.title_en = "Mean travel time of the water from " + source;
  time.title_zh = "自 " + source + " 的平均输移时间";
  time.unit = "d";
  time.tracer = Tracer::exposure;
  time.share = share;
  add_tracer(context, std::move(time), place);
}

}  // namespace

void read_tracers(Context& context) {
  const Record record = settings_record(context.raw, "transport", context.findings);
  if (record.boolean("water_age")) {
    Constituent age;
    age.name = "water_age";
    age.title_en = "Age of the water";
    age.title_zh = "水龄";
    age.unit = "d";
    age.tracer = Tracer::age;
    add_tracer(context, std::move(age), record.place_of("water_age"));
  }
  if (!record.has("travel_time_from")) return;
  const Cell& place = record.place_of("travel_time_from");
  const std::string text = record.text("travel_time_from");
  std::vector<std::string> seen;
  for (const std::string_view part : base::split(text, ',')) {
    const std::string source(base::trim(part));
    if (source.empty()) {
      context.findings.add(place, {"an empty name among " + quote(text),
                                   "names of boundaries or loads, with commas between them"});
      return;
    }
    if (std::find(seen.begin(), seen.end(), source) != seen.end()) {
      context.findings.add(place, {"travel time from " + quote(source) + " twice", "each once"});
      continue;
    }
    seen.push_back(source);
    add_travel_time(context, source, place);
  }
}

}  // namespace biandan::casefile
