#include "scenarios/report/ensemble_netcdf.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "model/quality/shown.hpp"
#include "scenarios/report/ensemble_axes.hpp"
#include "scenarios/report/ensemble_bands.hpp"
#include "scenarios/report/ensemble_names.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::report {

namespace {

using record::Attribute;
using record::fill_float;
using record::NetcdfFile;
using record::Schema;
using record::Type;
using study::Member;
using study::MemberSeries;
using study::Shown;

constexpr const auto& quantiles = band_quantiles;

/// A quantity of the series, as its variables call it.
struct Quantity {
  std::string variable;
  std::string title;
  std::string title_zh;
  std::string unit;
};

/// In the order of study::MemberSeries.
std::vector<Quantity> quantities_of(const Case& problem) {
  std::vector<Quantity> all{{"section_level", "Water level", "水位", "m"},
                            {"section_discharge", "Discharge", "流量", "m3 s-1"}};
  const auto names = record::constituent_variables(record::shown_names(problem));
  for (std::size_t k = 0; k < names.size(); ++k) {
    const quality::Shown shown = quality::shown(problem.quality, k);
    all.push_back({"section_" + names[k], record::shown_title(shown), shown.title_zh, shown.unit});
  }
  return all;
}

class EnsembleLayout {
 public:
  EnsembleLayout(const EnsembleFound& found, const MemberSeries& series)
      : found_(found), series_(series) {}

  Schema make(const std::string& version);

 private:
  std::size_t members() const { return found_.ensemble.members.size(); }
  void add_axes();
  void add_sections();
  void add_limits();
  void add_members();
  void add_results();
  void add_series();
  void add(std::string name, Type type, std::vector<std::string> along, record::Values values,
           std::vector<Attribute> notes, bool fill = false) {
    schema_.variables.push_back(
        {std::move(name), type, std::move(along), std::move(notes), std::move(values), fill});
  }
  /// Of every member and limit; `of` gives no number for a member that has none.
  template <class Of>
  void add_result(const std::string& name, std::vector<Attribute> notes, Of of) {
    std::vector<double> values;
    for (const Member& member : found_.ensemble.members)
      for (std::size_t t = 0; t < found_.ensemble.targets.size(); ++t)
        values.push_back(member.failed() ? fill_float : of(member.shown[t]));
    notes.push_back({"coordinates", "limit_id"});
    add(name, Type::float64, {"member", "limits"}, std::move(values), std::move(notes), true);
  }

  const EnsembleFound& found_;
  const MemberSeries& series_;
  Schema schema_;
};

Schema EnsembleLayout::make(const std::string& version) {
  schema_.attributes = ensemble_notes(found_, version);
  add_axes();
  add_sections();
  add_limits();
  add_members();
  add_results();
  add_series();
  return std::move(schema_);
}

void EnsembleLayout::add_axes() {
  schema_.dimensions = {{"member", members()},
                        {"sections", series_.sections()},
                        {"section_time", series_.moments()},
                        {"quantile", quantiles.size()},
                        {"limits", found_.ensemble.targets.size()},
                        {"inputs", found_.uncertainty.inputs.size()}};
  schema_.variables.push_back(member_variable(members()));
  schema_.variables.push_back(moments_variable("section_time", "Time of the series", found_.problem,
                                               series_.moments(), found_.ensemble.interval));
  add("quantile", Type::float64, {"quantile"},
      std::vector<double>(quantiles.begin(), quantiles.end()),
      {{"long_name", "Share of members that stay below"},
       {"long_name_zh", "分位"},
       {"units", "1"}});
}

void EnsembleLayout::add_sections() {
  std::vector<std::string> names, titles;
  std::vector<double> classes;
  for (const standard::Section& section : found_.problem.sections) {
    names.push_back(section.name);
    titles.push_back(section.title_en.empty() ? section.name : section.title_en);
    classes.push_back(section.target_class);
  }
  add("section_id", Type::text, {"sections"}, std::move(names),
      {{"long_name", "Section"}, {"long_name_zh", "断面"}});
  add("section_title_en", Type::text, {"sections"}, std::move(titles),
      {{"long_name", "Section, in English"}, {"long_name_zh", "断面英文名"}});
  add("section_target_class", Type::int32, {"sections"}, std::move(classes),
      {{"long_name", "Target class of GB 3838"}, {"long_name_zh", "目标类别"}});
}

void EnsembleLayout::add_limits() {
  std::vector<std::string> names, items, sets;
  std::vector<double> sections, values;
  for (const study::Target& target : found_.ensemble.targets) {
    names.push_back(target_name(found_, target));
    items.push_back(target.code);
    sets.push_back(target.limit.rule_set);
    sections.push_back(static_cast<double>(target.section));
    values.push_back(target.limit.value);
  }
  add("limit_id", Type::text, {"limits"}, std::move(names),
      {{"long_name", "Limit"}, {"long_name_zh", "限值"}});
  add("limit_item", Type::text, {"limits"}, std::move(items),
      {{"long_name", "Item"}, {"long_name_zh", "项目"}});
  add("limit_rule_set", Type::text, {"limits"}, std::move(sets),
      {{"long_name", "Rules that the limit belongs to"}, {"long_name_zh", "规则"}});
  add("limit_section", Type::int32, {"limits"}, std::move(sections),
      {{"long_name", "Section, index into sections"}, {"start_index", 0}});
  add("limit_value", Type::float64, {"limits"}, std::move(values),
      {{"long_name", "Value of the limit, in the unit of its item"}, {"long_name_zh", "限值"}});
  std::vector<double> shares;
  const auto completed = static_cast<double>(found_.ensemble.completed());
  for (const auto& over : found_.ensemble.over)
    for (const std::size_t count : over) shares.push_back(static_cast<double>(count) / completed);
  add("probability_over", Type::float64, {"limits", "section_time"}, std::move(shares),
      {{"long_name", "Share of members that are over the limit then"},
       {"long_name_zh", "该时刻超标成员比例"},
       {"units", "1"},
       {"coordinates", "limit_id"}});
}

void EnsembleLayout::add_members() {
  std::vector<std::string> inputs, hashes, failures;
  std::vector<double> drawn, halved;
  for (const edit::Uncertain& input : found_.uncertainty.inputs) inputs.push_back(input.edit.name);
  for (const Member& member : found_.ensemble.members) {
    drawn.insert(drawn.end(), member.values.begin(), member.values.end());
    halved.push_back(member.with_half_steps ? 1.0 : 0.0);
    hashes.push_back(member.state_hash);
    failures.push_back(member.failure);
  }
  add("input_id", Type::text, {"inputs"}, std::move(inputs),
      {{"long_name", "Uncertain input"}, {"long_name_zh", "不确定输入"}});
  add("drawn", Type::float64, {"member", "inputs"}, std::move(drawn),
      {{"long_name", "What was drawn; of choices their index, from 0"},
       {"long_name_zh", "抽样值"},
       {"coordinates", "input_id"}});
  schema_.variables.push_back(completed_variable(found_.ensemble));
  add("half_steps", Type::int32, {"member"}, std::move(halved),
      {{"long_name", "Whether it was computed with half the steps"}, {"long_name_zh", "步长减半"}});
  add("state_hash", Type::text, {"member"}, std::move(hashes),
      {{"long_name", "Hash of the state at the end"}});
  add("failure", Type::text, {"member"}, std::move(failures),
      {{"long_name", "Why a member failed"}, {"long_name_zh", "失败原因"}});
}

void EnsembleLayout::add_results() {
  add_result("peak",
             {{"long_name", "Worst value, in the unit of the item"}, {"long_name_zh", "峰值"}},
             [](const Shown& it) { return it.peak; });
  add_result(
      "month_mean",
      {{"long_name", "Worst month mean, in the unit of the item"}, {"long_name_zh", "月均值"}},
      [](const Shown& it) { return it.month_mean; });
  add_result("time_over",
             {{"long_name", "Time over the limit"}, {"long_name_zh", "超标历时"}, {"units", "s"}},
             [](const Shown& it) { return it.seconds_over; });
  add_result("first_over",
             {{"long_name", "From the start until the limit is first passed"},
              {"long_name_zh", "首次超标时间"},
              {"units", "s"}},
             [](const Shown& it) { return it.first_over.value_or(fill_float); });
}

void EnsembleLayout::add_series() {
  for (const Quantity& it : quantities_of(found_.problem)) {
    std::vector<Attribute> notes;
    record::note(notes, "long_name", it.title + " at sections");
    record::note(notes, "long_name_zh", it.title_zh);
    record::note(notes, "units", it.unit);
    record::note(notes, "coordinates", "section_id");
    add(it.variable, Type::float32, {"member", "sections", "section_time"}, {}, notes, true);
    add(it.variable + "_quantile", Type::float32, {"quantile", "sections", "section_time"}, {},
        notes, true);
  }
}

/// The series of a section, in pieces, so that memory does not grow with the members.
class Writing {
 public:
  Writing(const EnsembleFound& found, const MemberSeries& series, NetcdfFile& file)
      : members_(found.ensemble.members), series_(series), file_(file) {}

  void write_members(const std::string& variable, MemberSeries::Place place);
  void write_bands(const std::string& variable, MemberSeries::Place place);

 private:
  static constexpr std::size_t most_values = 1 << 22;
  /// Of so many numbers each, as many at a time.
  static std::size_t at_a_time(std::size_t each) {
    return std::max<std::size_t>(1, most_values / std::max<std::size_t>(1, each));
  }

  const std::vector<Member>& members_;
  const MemberSeries& series_;
  NetcdfFile& file_;
};

void Writing::write_members(const std::string& variable, MemberSeries::Place place) {
  const std::size_t moments = series_.moments(), each = at_a_time(moments);
  for (std::size_t begin = 0; begin < members_.size(); begin += each) {
    const std::size_t count = std::min(each, members_.size() - begin);
    std::vector<double> values;
    values.reserve(count * moments);
    for (std::size_t m = begin; m < begin + count; ++m) {
      if (members_[m].failed()) {
        values.insert(values.end(), moments, fill_float);
        continue;
      }
      for (const float value : series_.read(m, place, 0, moments))
        values.push_back(std::isnan(value) ? fill_float : static_cast<double>(value));
    }
    file_.write(variable, {{begin, place.section, 0}, {count, 1, moments}}, values);
  }
}

void Writing::write_bands(const std::string& variable, MemberSeries::Place place) {
  const std::size_t each = std::min(at_a_time(members_.size()), series_.moments());
  for (std::size_t begin = 0; begin < series_.moments(); begin += each) {
    const std::size_t count = std::min(each, series_.moments() - begin);
    std::vector<double> bands = bands_of(members_, series_, place, begin, count);
    for (double& value : bands)
      if (std::isnan(value)) value = fill_float;
    file_.write(variable, {{0, place.section, begin}, {quantiles.size(), 1, count}}, bands);
  }
}

void write_series(const EnsembleFound& found, const MemberSeries& series, NetcdfFile& file) {
  Writing writing(found, series, file);
  const std::vector<Quantity> quantities = quantities_of(found.problem);
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (std::size_t s = 0; s < series.sections(); ++s) {
      writing.write_members(quantities[q].variable, {q, s});
      writing.write_bands(quantities[q].variable + "_quantile", {q, s});
    }
}

}  // namespace

void write_ensemble_netcdf(const std::filesystem::path& file, const EnsembleFound& found,
                           const MemberSeries& series, const std::string& version) {
  const Schema schema = EnsembleLayout(found, series).make(version);
  record::write_result(file, schema,
                       [&](NetcdfFile& written) { write_series(found, series, written); });
}

}  // namespace biandan::report
