// Class of every cell and grade of black-odorous water as fields over the mesh, with the item that
// decides (CF flags). Cells without water hold the fill value.
#include <memory>

#include "solver/record/cell_quality.hpp"
#include "solver/record/layout_parts.hpp"

namespace biandan::record {

namespace {

using Verdicts = std::vector<int> CellQuality::*;

/// Four fields of one moment rest on one look at the cells.
class Judge {
 public:
  explicit Judge(QualityItems items) : items_(std::move(items)) {}

  const CellQuality& at(const run::RunView& view) {
    if (step_ != view.step) judge_cells(items_, view, quality_);
    step_ = view.step;
    return quality_;
  }

 private:
  QualityItems items_;
  CellQuality quality_;
  long step_ = -1;
};

Variable flag_variable(const std::string& name, const std::string& title,
                       const std::string& title_zh, int first, const std::string& meanings,
                       const std::string& comment) {
  Variable variable;
  variable.name = name;
  // QGIS 3.22 reads no mesh that has whole numbers on it.
  variable.type = Type::float32;
  variable.dimensions = {"time", "mesh1d_nNodes"};
  variable.fill = true;
  std::vector<float> values;  // of the type of the variable, as CF wants
  for (std::size_t at = 0; at != std::string::npos; at = meanings.find(' ', at + 1))
    values.push_back(static_cast<float>(first) + static_cast<float>(values.size()));
  variable.attributes = {{"long_name", title},
                         {"long_name_zh", title_zh},
                         {"units", "1"},
                         {"flag_values", std::move(values)},
                         {"flag_meanings", meanings},
                         {"mesh", "mesh1d"},
                         {"location", "node"},
                         {"coordinates", "mesh1d_node_x mesh1d_node_y"},
                         {"grid_mapping", "crs"},
                         {"comment", comment}};
  return variable;
}

Recorded verdicts(Variable variable, const std::shared_ptr<Judge>& judge, Verdicts member,
                  std::size_t cells) {
  return {std::move(variable), cells,
          [judge, member](const run::RunView& view, std::span<double> row) {
            const std::vector<int>& values = judge->at(view).*member;
            for (std::size_t cell = 0; cell < row.size(); ++cell)
              row[cell] = values[cell] < 0 ? fill_float : static_cast<double>(values[cell]);
          }};
}

/// "DO NH3-N": codes are words, as flag_meanings need.
template <class Item>
std::string codes(const std::vector<Judging<Item>>& items) {
  std::string text;
  for (const Judging<Item>& entry : items)
    text += (text.empty() ? "" : " ") + std::string(entry.item->code);
  return text;
}

std::string not_judged(const QualityItems& items) {
  std::string text;
  for (const standard::BlackOdourIndicator* indicator : items.missing)
    text += (text.empty() ? "; not judged: " : ", ") + std::string(indicator->name_en);
  return text;
}

}  // namespace

std::vector<Recorded> recorded_quality(const run::RunView& start) {
  std::vector<Recorded> fields;
  if (!start.problem.settings.cell_classes) return fields;
  const QualityItems items = quality_items(start.problem);
  const auto judge = std::make_shared<Judge>(items);
  const std::size_t cells = start.grid.cells.size();
  const auto add_field = [&](Variable variable, Verdicts member) {
    fields.push_back(verdicts(std::move(variable), judge, member, cells));
  };
  if (!items.water_class.empty()) {
    add_field(flag_variable("water_class", "Water class by the worst item", "水质类别(单因子评价)",
                            1, "I II III IV V worse_than_V",
                            "GB 3838-2002 Table 1, limits of rivers; missing where a cell is dry"),
              &CellQuality::water_class);
    add_field(flag_variable("water_class_item", "Item that decides the water class", "定类项目", 0,
                            codes(items.water_class),
                            "of several in the same class the one worst against class III"),
              &CellQuality::class_item);
  }
  if (!items.black_odour.empty()) {
    add_field(flag_variable("black_odour", "Grade of black-odorous water", "黑臭等级", 0,
                            "none mild severe", "missing where a cell is dry" + not_judged(items)),
              &CellQuality::black_odour);
    add_field(flag_variable("black_odour_item", "Item that decides the black-odour grade",
                            "黑臭定级项目", 0, codes(items.black_odour),
                            "missing where the grade is none; of several the first"),
              &CellQuality::black_odour_item);
  }
  return fields;
}

}  // namespace biandan::record
