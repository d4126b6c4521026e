// Land that drains to the river: catchments.csv and wash_off.csv.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/quality/shown.hpp"

namespace biandan::casefile {

namespace {

using drainage::Catchment;
using drainage::LandUse;

constexpr double millimetre = 1e-3;                // [m]
constexpr double mm_per_hour = millimetre / 3600;  // [m/s]

/// What a land has where its row says nothing: engineering defaults, to be replaced by local ones.
struct UseDefaults {
  double impervious;    // [-]
  double infiltration;  // [m/s]
};
constexpr UseDefaults defaults[] = {
    {0.65, 5.0 * mm_per_hour},
    {0.35, 5.0 * mm_per_hour},
    {0.0, 4.0 * mm_per_hour},
    {0.0, 0.125 * mm_per_hour},
};
constexpr double initial_loss_open = 6.0 * millimetre;
constexpr double bund = 80.0 * millimetre;
constexpr double ponding = 30.0 * millimetre;

/// Fields that say nothing beside another one are findings.
void refuse_beside(const Record& record, const std::string& what,
                   std::span<const std::string_view> fields, const std::string& instead) {
  for (const std::string_view field : fields)
    if (record.has(field))
      record.findings().add(record.place_of(field),
                            {quote(std::string(field)) + " of " + what, instead});
}

/// What the land holds and takes.
void read_surfaces(const Record& record, Catchment& it) {
  const UseDefaults& usual = defaults[static_cast<std::size_t>(it.use)];
  const std::string what = "catchment " + quote(it.name);
  const bool paddy = it.use == LandUse::paddy;
  it.sealed.initial_loss = record.number("initial_loss").value_or(0.0);
  it.open.initial_loss = record.number("initial_loss_open").value_or(initial_loss_open);
  it.open.infiltration = record.number("infiltration").value_or(usual.infiltration);
  it.sealed.share = record.number("impervious").value_or(usual.impervious);
  if (const auto coefficient = record.number("runoff_coefficient")) {
    constexpr std::string_view replaced[] = {"impervious", "initial_loss_open", "infiltration",
                                             "bund", "ponding"};
    refuse_beside(record, what + ", which has a runoff coefficient", replaced,
                  "a runoff coefficient alone, or none");
    it.sealed.share = *coefficient;
    it.open.infiltration = std::numeric_limits<double>::infinity();
  } else if (paddy) {
    constexpr std::string_view replaced[] = {"initial_loss_open"};
    refuse_beside(record, what + ", a paddy field", replaced, "a bund");
    it.open.initial_loss = record.number("bund").value_or(bund);
    it.open.standing = record.number("ponding").value_or(std::min(ponding, it.open.initial_loss));
    if (it.open.standing > it.open.initial_loss)
      record.findings().add(record.place_of("ponding"),
                            {what + " stands deeper than its bund", "a ponding up to the bund"});
  } else {
    constexpr std::string_view of_paddy[] = {"bund", "ponding"};
    refuse_beside(record, what + ", which is no paddy field", of_paddy, "use paddy with it");
  }
  it.open.share = 1.0 - it.sealed.share;
}

/// How fast it runs off.
void read_routing(const Record& record, Catchment& it) {
  it.width = record.number("width").value_or(std::sqrt(it.area));
  it.slope = record.number("slope").value_or(1.0);
  it.sealed.manning = record.number("manning").value_or(1.0);
  it.open.manning = record.number("manning_open").value_or(1.0);
  it.concentration_time = record.number("concentration_time");
  if (!record.has("concentration_time")) return;
  constexpr std::string_view replaced[] = {"width", "slope", "manning", "manning_open"};
  refuse_beside(record, "catchment " + quote(it.name) + ", which has a time of concentration",
                replaced, "a concentration_time alone, or none");
}

/// The catchments that a row of wash_off.csv means; none, and a finding, where there are none.
std::vector<Catchment*> meant_by(Context& context, const Record& record, const NameIndex& names) {
  std::vector<Catchment*> result;
  const Cell* cell = record.cell("catchment");
  if (cell == nullptr) return result;
  auto& catchments = context.result.drainage.catchments;
  if (const auto index = names.find(cell->text)) return {&catchments[*index]};
  const auto use = std::ranges::find(drainage::land_uses, cell->text);
  if (use == std::end(drainage::land_uses)) {
    std::vector<std::string> known = names.names();
    known.insert(known.end(), std::begin(drainage::land_uses), std::end(drainage::land_uses));
    context.findings.add(*cell, {"unknown catchment " + quote(cell->text),
                                 "a catchment of catchments.csv or a land use",
                                 base::did_you_mean(cell->text, known)});
    return result;
  }
  for (Catchment& it : catchments)
    if (drainage::land_uses[static_cast<std::size_t>(it.use)] == *use) result.push_back(&it);
  if (result.empty())
    context.findings.add(
        *cell, {"no catchment of use " + quote(cell->text), "a land use that catchments.csv has"});
  return result;
}

/// Where the constituent of a row has no mass, nothing, and a finding.
std::optional<std::size_t> washed_constituent(Context& context, const Record& record) {
  const Cell* cell = record.cell("constituent");
  if (cell == nullptr) return {};
  const auto index = context.constituents.require(*cell, context.findings);
  if (!index || quality::amount_unit(context.result.quality, *index) == "g") return index;
  context.findings.add(
      *cell, {quote(cell->text) + " has no mass to be washed off", "a constituent in mg/L"});
  return {};
}

void read_wash_off(Context& context, const NameIndex& names) {
  for (const Record& record : context.records("wash_off")) {
    drainage::WashOff wash;
    const std::optional<std::size_t> constituent = washed_constituent(context, record);
    wash.limit = record.number("limit").value_or(0.0);
    wash.build_up = record.number("build_up").value_or(0.0);
    wash.coefficient = record.number("coefficient").value_or(0.0);
    wash.exponent = record.number("exponent").value_or(1.0);
    context.provenance(record);
    const std::vector<Catchment*> meant = meant_by(context, record, names);
    if (!constituent) continue;
    wash.constituent = *constituent;
    for (Catchment* it : meant) it->wash_off.push_back(wash);
  }
}

}  // namespace

void read_catchments(Context& context) {
  check_constituent_columns(context, "catchments");
  NameIndex names("catchment");
  for (const Record& record : context.records("catchments")) {
    Catchment it;
    it.name = names.add(record);
    it.title = context.title(record, it.name);
    check_no_load(context, record, "a catchment", it.name, context.result.forcing.loads.size());
    if (std::ranges::count(drainage::land_uses, it.name) > 0)
      context.findings.add(record.place_of("name"),
                           {"catchment " + quote(it.name) + " has the name of a land use",
                            "another name, so that rows of wash_off.csv tell them apart"});
    it.group = record.text("group");
    it.place = context.place(record, "place");
    it.to_chainage = stretch_end(context, record, it.place);
    it.area = record.number("area").value_or(not_known);
    if (const auto use = record.choice("use")) it.use = static_cast<LandUse>(*use);
    read_surfaces(record, it);
    read_routing(record, it);
    it.dry_time = record.number("dry_days").value_or(0.0);
    it.concentration = concentrations_of(context, record);
    give_temperature(context, record, "the runoff of catchment " + quote(it.name),
                     it.concentration);
    it.provenance = context.provenance(record);
    it.source = record.place().place();
    context.result.drainage.catchments.push_back(std::move(it));
  }
  read_wash_off(context, names);
}

}  // namespace biandan::casefile
