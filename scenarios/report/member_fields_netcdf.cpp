#include "scenarios/report/member_fields_netcdf.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "scenarios/chance/statistics.hpp"
#include "scenarios/report/ensemble_axes.hpp"
#include "solver/record/cell_quality.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::report {

namespace {

using record::NetcdfFile;
using record::Schema;
using study::FieldPlan;
using study::MemberFields;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The mesh, and what the file says of itself.
Schema mesh_of(const EnsembleFound& found, const FieldPlan& plan, const std::string& version) {
  Schema schema = plan.mesh;
  schema.attributes = ensemble_notes(found, version);
  return schema;
}

/// What members say of every cell.
class Map {
 public:
  Map(const EnsembleFound& found, const MemberFields& fields, const std::string& version)
      : found_(found), fields_(fields), schema_(mesh_of(found, fields.plan(), version)) {
    for (std::size_t m = 0; m < found.ensemble.members.size(); ++m)
      if (!found.ensemble.members[m].failed()) completed_.push_back(m);
  }

  Schema make() {
    add_extremes("level", false);
    const auto names = record::constituent_variables(record::shown_names(found_.problem));
    for (std::size_t k = 0; k < names.size(); ++k) add_extremes(names[k], has_lower_limit(k));
    for (const standard::WaterClass of :
         {standard::WaterClass::III, standard::WaterClass::IV, standard::WaterClass::V})
      add_shares("water_class", static_cast<double>(of),
                 "worse_than_" + std::string(standard::name_en(of)),
                 "worse than class " + std::string(standard::name_en(of)),
                 "劣于" + std::string(standard::name_zh(of)) + "类");
    add_shares("black_odour", 0.0, "black_odorous", "black-odorous", "黑臭");
    return std::move(schema_);
  }

 private:
  /// Calls `see(place, value)` with all values of a field of a member while its cell holds water.
  using See = std::function<void(std::size_t place, double value)>;
  void look(std::size_t member, std::size_t field, const See& see) const;
  std::optional<std::size_t> field_named(const std::string& name) const;
  bool has_lower_limit(std::size_t shown) const;
  void add_extremes(const std::string& name, bool lowest);
  void add_shares(const std::string& field, double above, const std::string& name,
                  const std::string& title, const std::string& title_zh);

  const EnsembleFound& found_;
  const MemberFields& fields_;
  Schema schema_;
  std::vector<std::size_t> completed_;  // members
};

std::optional<std::size_t> Map::field_named(const std::string& name) const {
  const auto& all = fields_.plan().fields;
  const auto at = std::ranges::find(all, name, [](const auto& it) { return it.variable.name; });
  if (at == all.end()) return {};
  return static_cast<std::size_t>(at - all.begin());
}

bool Map::has_lower_limit(std::size_t shown) const {
  return std::ranges::any_of(
      record::quality_items(found_.problem).water_class, [&](const auto& judging) {
        return judging.shown == shown && judging.item->sense == standard::Sense::minimum;
      });
}

void Map::look(std::size_t member, std::size_t field, const See& see) const {
  const std::vector<float> depth = fields_.read(member, *field_named("depth"));
  const std::vector<float> values = fields_.read(member, field);
  const std::size_t places = fields_.plan().fields[field].places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = static_cast<double>(values[i]);
    if (static_cast<double>(depth[i]) > record::dry_depth && !record::never_written(value))
      see(i % places, value);
  }
}

/// The quantile of each cell's sample.
std::vector<double> quantiles_of(const std::vector<std::vector<double>>& sorted, double p) {
  std::vector<double> values;
  for (const std::vector<double>& sample : sorted)
    values.push_back(sample.empty() ? none : chance::quantile(sample, p));
  return values;
}

void Map::add_extremes(const std::string& name, bool lowest) {
  const std::size_t field = *field_named(name);
  const FieldPlan::Field& it = fields_.plan().fields[field];
  const double sign = lowest ? -1.0 : 1.0;
  std::vector<std::vector<double>> of_cell(it.places);
  for (const std::size_t member : completed_) {
    std::vector<double> most(it.places, none);
    look(member, field, [&](std::size_t place, double value) {
      if (!(sign * value <= sign * most[place])) most[place] = value;
    });
    for (std::size_t c = 0; c < most.size(); ++c)
      if (!std::isnan(most[c])) of_cell[c].push_back(most[c]);
  }
  for (std::vector<double>& sample : of_cell) std::ranges::sort(sample);
  const auto text = [&](const char* what) {
    for (const record::Attribute& note : it.variable.attributes)
      if (note.name == what) return std::get<std::string>(note.value);
    return std::string();
  };
  const std::string whole = name + (lowest ? "_lowest" : "_highest");
  const std::string title = text("long_name") + (lowest ? ", lowest" : ", highest");
  const std::string title_zh = text("long_name_zh") + (lowest ? "最低" : "最高");
  record::add_cell_field(schema_, whole + "_median", title + ", median of members",
                         title_zh + ", 成员中位数", text("units"), quantiles_of(of_cell, 0.5));
  record::add_cell_field(schema_, whole + (lowest ? "_p05" : "_p95"),
                         title + (lowest ? ", 5 % of members" : ", 95 % of members"),
                         title_zh + (lowest ? ", 成员 5 % 分位" : ", 成员 95 % 分位"),
                         text("units"), quantiles_of(of_cell, lowest ? 0.05 : 0.95));
}

void Map::add_shares(const std::string& field_name, double above, const std::string& name,
                     const std::string& title, const std::string& title_zh) {
  const std::optional<std::size_t> field = field_named(field_name);
  if (!field) return;
  const std::size_t places = fields_.plan().fields[*field].places;
  std::vector<double> share(places, 0.0), members(places, 0.0), time(places, 0.0),
      seen(places, 0.0);
  for (const std::size_t member : completed_) {
    std::vector<char> wet(places, 0), ever(places, 0);
    look(member, *field, [&](std::size_t place, double value) {
      seen[place] += 1.0;
      wet[place] = 1;
      if (!(value > above)) return;
      time[place] += 1.0;
      ever[place] = 1;
    });
    for (std::size_t c = 0; c < places; ++c) {
      share[c] += ever[c];
      members[c] += wet[c];
    }
  }
  for (std::size_t c = 0; c < places; ++c) {
    share[c] = members[c] > 0.0 ? share[c] / members[c] : none;
    time[c] = seen[c] > 0.0 ? time[c] / seen[c] : none;
  }
  record::add_cell_field(schema_, name, "Share of members in which the cell is ever " + title,
                         "曾" + title_zh + "的成员比例", "1", std::move(share));
  record::add_cell_field(schema_, "time_" + name,
                         "Share of the time of all members that the cell is " + title,
                         title_zh + "的时间比例", "1", std::move(time));
}

}  // namespace

void write_member_fields(const std::filesystem::path& file, const EnsembleFound& found,
                         const MemberFields& fields, const std::string& version) {
  const FieldPlan& plan = fields.plan();
  const std::size_t members = found.ensemble.members.size();
  Schema schema = mesh_of(found, plan, version);
  schema.dimensions.push_back({"member", members});
  schema.dimensions.push_back({"time", plan.moments});
  schema.variables.push_back(member_variable(members));
  schema.variables.push_back(completed_variable(found.ensemble));
  schema.variables.push_back(
      moments_variable("time", "Time", found.problem, plan.moments, plan.interval));
  for (const FieldPlan::Field& field : plan.fields) {
    record::Variable variable = field.variable;
    variable.dimensions.insert(variable.dimensions.begin(), "member");
    variable.pieces = record::Pieces::maps;
    schema.variables.push_back(std::move(variable));
  }
  record::write_result(file, schema, [&](NetcdfFile& written) {
    for (std::size_t m = 0; m < members; ++m) {
      if (found.ensemble.members[m].failed()) continue;
      for (std::size_t f = 0; f < plan.fields.size(); ++f) {
        const std::vector<float> values = fields.read(m, f);
        written.write(plan.fields[f].variable.name,
                      {{m, 0, 0}, {1, plan.moments, plan.fields[f].places}},
                      std::vector<double>(values.begin(), values.end()));
      }
    }
  });
}

void write_member_map(const std::filesystem::path& file, const EnsembleFound& found,
                      const MemberFields& fields, const std::string& version) {
  record::write_result(file, Map(found, fields, version).make(), [](NetcdfFile&) {});
}

}  // namespace biandan::report
