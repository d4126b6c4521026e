#include "scenarios/edit/portfolio.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/casefile/words.hpp"

namespace biandan::edit {

namespace {

/// A scenario that has changed a place, and how.
struct Owner {
  std::string scenario;
  Kind kind = Kind::set;
};

/// Table, row and field; of a series its name, for the factor of all its values.
using Place = std::tuple<std::string, std::string, std::string>;
using Owners = std::map<Place, Owner>;

bool by_factor(Kind kind) {
  return kind == Kind::scale || kind == Kind::scale_series;
}

/// Whether two edits of a place come to the same in either order: factors do, and a factor in one
/// place stays with it when its series is replaced.
bool may_meet(Kind one, Kind other) {
  const auto replaced = [](Kind a, Kind b) {
    return a == Kind::scale && b == Kind::replace_series;
  };
  return (by_factor(one) && by_factor(other)) || replaced(one, other) || replaced(other, one);
}

/// The places of a change: a replaced series is taken from whoever scales it.
std::vector<Place> places_of(const Change& change) {
  std::vector<Place> places{{change.table, change.row, change.field}};
  if (change.kind == Kind::replace_series) places.emplace_back("series", change.before, "");
  return places;
}

std::string told(const Change& change) {
  std::string text = change.table;
  for (const std::string& more : {change.row, change.field})
    if (!more.empty()) text += " " + more;
  return text;
}

void report(const Owner& owner, const std::string& scenario, const Change& change,
            casefile::Findings& findings) {
  findings.add(change.place,
               {casefile::quote(scenario) + " changes " + told(change) + ", which " +
                    casefile::quote(owner.scenario) + " changes too",
                "scenarios that leave each other's places alone, or scale what is there"});
}

/// Takes over the places of a scenario. An edit that takes one of another is reported once.
void take_places(const std::vector<Change>& changes, const std::string& scenario, Owners& owners,
                 casefile::Findings& findings) {
  const Change* reported = nullptr;
  for (const Change& change : changes)
    for (const Place& place : places_of(change)) {
      const auto [owner, first] = owners.insert({place, {scenario, change.kind}});
      if (first || owner->second.scenario == scenario) continue;
      if (may_meet(owner->second.kind, change.kind)) continue;
      if (reported != nullptr && reported->place.line == change.place.line) continue;
      reported = &change;
      report(owner->second, scenario, change, findings);
    }
}

std::string joined(const std::string& all, const std::string& title) {
  if (title.empty() || all.empty()) return all + title;
  return all + " " + and_sign + " " + title;
}

}  // namespace

std::vector<std::string> parts_of(const std::filesystem::path& folder, const std::string& name) {
  const auto known = scenario_names(folder);
  if (std::ranges::count(known, name) > 0) return {name};
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t end = std::min(name.find(and_sign, from), name.size());
    parts.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

Applied apply_all(casefile::RawCase& raw, const std::string& name, casefile::Findings& findings) {
  Applied applied;
  Owners owners;
  const std::vector<std::string> parts = parts_of(raw.folder, name);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (std::count(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i), parts[i]) > 0) {
      findings.add((raw.folder / "scenarios" / (parts[i] + ".toml")).generic_string(),
                   {"scenario " + casefile::quote(parts[i]) + " twice in " + casefile::quote(name),
                    "every scenario once"});
      continue;
    }
    const auto scenario = read_scenario(raw.folder, parts[i], findings);
    if (!scenario) continue;
    const std::vector<Change> changes = apply(raw, *scenario, findings);
    take_places(changes, parts[i], owners, findings);
    applied.changes.insert(applied.changes.end(), changes.begin(), changes.end());
    applied.title_zh = joined(applied.title_zh, scenario->title_zh);
    applied.title_en = joined(applied.title_en, scenario->title_en);
    if (i == 0)
      applied.cost = scenario->cost;
    else if (applied.cost)
      applied.cost = scenario->cost ? std::optional(*applied.cost + *scenario->cost) : std::nullopt;
  }
  raw.scenario = name;
  return applied;
}

}  // namespace biandan::edit
