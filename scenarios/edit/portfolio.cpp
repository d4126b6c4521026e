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

/// All values of a series, wherever it is used.
bool is_series(const Place& place) {
  return std::get<0>(place) == "series" && std::get<2>(place).empty();
}

bool by_factor(Kind kind) {
  return kind == Kind::scale || kind == Kind::scale_series || kind == Kind::noise_series;
}

/// Whether two edits of a place come to the same in either order: factors do, and a factor in one
/// place stays with it when its series is replaced.
bool may_meet(const Place& place, Kind one, Kind other) {
  const auto both = [&](Kind a, Kind b) {
    return (one == a && other == b) || (one == b && other == a);
  };
  if (by_factor(one) && by_factor(other)) return true;
  if (is_series(place)) return both(Kind::set, Kind::set);
  return both(Kind::scale, Kind::replace_series);
}

/// The places of a change: a series that is replaced, in one place or everywhere, is taken from
/// whoever scales it.
std::vector<Place> places_of(const Change& change) {
  std::vector<Place> places{{change.table, change.row, change.field}};
  const bool series = change.before.find(':') != std::string::npos;
  if (change.kind == Kind::replace_series || (change.kind == Kind::set && series))
    places.emplace_back("series", change.before, "");
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
      if (may_meet(place, owner->second.kind, change.kind)) continue;
      if (reported != nullptr && reported->place.line == change.place.line) continue;
      reported = &change;
      report(owner->second, scenario, change, findings);
    }
}

/// A new row of a scenario, or its edits of all rows of a table or of a group.
struct RowClaim {
  std::string scenario;
  std::string table;
  bool adds = false;
  std::string rows;  ///< "*" or a group; of a new row its group
  std::string name;  ///< of the new row
  casefile::Cell place;
};

/// The group of a new row: as given, or that of its table.
std::string group_of(const Change& added, const std::vector<Change>& changes) {
  for (const Change& change : changes)
    if (change.kind == Kind::add && change.table == added.table && change.row == added.row &&
        change.field == "group")
      return change.after;
  const casefile::Table* table = casefile::find_table(added.table);
  const casefile::Field* group = table == nullptr ? nullptr : table->find("group");
  return std::string(group == nullptr ? "" : group->fallback);
}

std::vector<RowClaim> row_claims(const std::vector<Change>& changes, const std::string& scenario) {
  std::vector<RowClaim> claims;
  for (const Change& change : changes) {
    const bool adds = change.kind == Kind::add;
    if (!adds && change.rows.empty()) continue;
    claims.push_back({scenario, change.table, adds, adds ? group_of(change, changes) : change.rows,
                      adds ? change.row : "", change.place});
  }
  return claims;
}

/// A new row in a table of which another scenario edits all rows, or those of its group: what
/// becomes of it would hang on which comes first.
void check_new_rows(const std::vector<RowClaim>& earlier, const std::vector<RowClaim>& later,
                    casefile::Findings& findings) {
  for (const RowClaim& now : later)
    for (const RowClaim& before : earlier) {
      if (now.adds == before.adds || now.table != before.table) continue;
      const RowClaim& row = now.adds ? now : before;
      const RowClaim& all = now.adds ? before : now;
      if (all.rows != "*" && all.rows != row.rows) continue;
      findings.add(now.place,
                   {casefile::quote(row.scenario) + " adds " + row.table + " " + row.name +
                        ", and " + casefile::quote(all.scenario) + " changes " +
                        (all.rows == "*" ? "all rows of " + all.table
                                         : all.table + " of group " + casefile::quote(all.rows)),
                    "scenarios that come to the same in either order"});
      return;
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

std::optional<double> cost_beyond(const std::vector<PartCost>& base,
                                  const std::vector<PartCost>& with) {
  double cost = 0.0;
  const auto add = [&](const std::vector<PartCost>& parts, const std::vector<PartCost>& others,
                       double sign) {
    return std::ranges::all_of(parts, [&](const PartCost& part) {
      if (std::ranges::count(others, part.scenario, &PartCost::scenario) > 0) return true;
      cost += sign * part.cost.value_or(0.0);
      return part.cost.has_value();
    });
  };
  const bool known = add(with, base, 1.0) && add(base, with, -1.0);
  return known ? std::optional(cost) : std::nullopt;
}

Applied apply_all(casefile::RawCase& raw, const std::string& name, casefile::Findings& findings) {
  Applied applied;
  Owners owners;
  std::vector<RowClaim> rows;
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
    const std::vector<RowClaim> claims = row_claims(changes, parts[i]);
    check_new_rows(rows, claims, findings);
    rows.insert(rows.end(), claims.begin(), claims.end());
    applied.changes.insert(applied.changes.end(), changes.begin(), changes.end());
    applied.title_zh = joined(applied.title_zh, scenario->title_zh);
    applied.title_en = joined(applied.title_en, scenario->title_en);
    applied.costs.push_back({parts[i], scenario->cost});
  }
  raw.scenario = name;
  return applied;
}

}  // namespace biandan::edit
