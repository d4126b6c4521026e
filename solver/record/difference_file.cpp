#include "solver/record/difference_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "solver/record/layout_parts.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::record {

namespace {

using Quantity = CellSummary::Quantity;

/// One way to look at what a cell went through.
struct Look {
  std::vector<double> Extent::*values;
  const char* name;
  const char* title;
  const char* title_zh;
};
constexpr Look looks[] = {{&Extent::mean, "mean", "mean", "平均"},
                          {&Extent::highest, "highest", "highest", "最高"},
                          {&Extent::lowest, "lowest", "lowest", "最低"}};

/// By cell of the base: its index in the other run, or none.
std::vector<std::size_t> found_in(const std::vector<std::string>& other,
                                  const std::vector<std::string>& base, std::size_t none) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t c = 0; c < other.size(); ++c) index.emplace(other[c], c);
  std::vector<std::size_t> found;
  for (const std::string& name : base) {
    const auto at = index.find(name);
    found.push_back(at == index.end() ? none : at->second);
  }
  return found;
}

/// The other run less the base; NaN where one of them has no value.
std::vector<double> changes(const std::vector<double>& base, const std::vector<double>& with,
                            const std::vector<std::size_t>& cell) {
  std::vector<double> change;
  for (std::size_t c = 0; c < base.size(); ++c)
    change.push_back(cell[c] < with.size() ? with[cell[c]] - base[c]
                                           : std::numeric_limits<double>::quiet_NaN());
  return change;
}

}  // namespace

void write_differences(const std::filesystem::path& file, const Summarised& base,
                       const Summarised& with, const std::string& version) {
  Schema schema = base.cells.mesh();
  schema.attributes = file_notes(base.problem, version);
  note(schema.attributes, "compared_scenario", with.problem.scenario);
  note(schema.attributes, "compared_case_hash", with.problem.hash);
  const auto cell =
      found_in(with.cells.cell_names(), base.cells.cell_names(), with.cells.cell_names().size());
  const std::vector<Quantity>& all = base.cells.quantities();
  const std::vector<Quantity>& others = with.cells.quantities();
  for (std::size_t q = 0; q < all.size(); ++q) {
    const auto same = std::ranges::find(others, all[q].variable, &Quantity::variable);
    if (same == others.end()) continue;
    const Extent one = base.cells.extent(q);
    const Extent other = with.cells.extent(static_cast<std::size_t>(same - others.begin()));
    for (const Look& look : looks) {
      const std::string name = all[q].variable + "_" + look.name;
      const std::string title = all[q].title + ", " + look.title;
      const std::string title_zh = all[q].title_zh + look.title_zh;
      add_cell_field(schema, name, title, title_zh, all[q].unit, one.*look.values);
      add_cell_field(schema, name + "_change", title + ", change", title_zh + "变化", all[q].unit,
                     changes(one.*look.values, other.*look.values, cell));
    }
  }
  write_result(file, schema, [](NetcdfFile&) {});
}

}  // namespace biandan::record
