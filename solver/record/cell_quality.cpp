#include "solver/record/cell_quality.hpp"

#include "solver/record/shown_value.hpp"

namespace biandan::record {

namespace {

void judge_class(const QualityItems& items, const run::RunView& view, CellQuality& result) {
  std::vector<standard::ItemValue> values;
  for (const auto& entry : items.water_class) values.push_back({entry.item, 0.0});
  for (std::size_t cell = 0; cell < result.water_class.size(); ++cell) {
    if (view.flow.depth[cell] <= dry_depth) continue;
    for (std::size_t k = 0; k < values.size(); ++k)
      values[k].value = shown_value(view, cell, items.water_class[k].shown);
    const standard::DecidingItem found = standard::deciding_item(values);
    result.water_class[cell] = static_cast<int>(found.water_class);
    result.class_item[cell] = static_cast<int>(found.index);
  }
}

void judge_black_odour(const QualityItems& items, const run::RunView& view, CellQuality& result) {
  for (std::size_t cell = 0; cell < result.black_odour.size(); ++cell) {
    const double depth = view.flow.depth[cell];
    if (depth <= dry_depth) continue;
    int worst = 0;
    for (std::size_t k = 0; k < items.black_odour.size(); ++k) {
      const auto& entry = items.black_odour[k];
      const double value = shown_value(view, cell, entry.shown);
      const auto grade = entry.item->by_depth
                             ? standard::grade_of(standard::at_depth(*entry.item, depth), value)
                             : standard::grade_of(*entry.item, value);
      if (static_cast<int>(grade) <= worst) continue;
      worst = static_cast<int>(grade);
      result.black_odour_item[cell] = static_cast<int>(k);
    }
    result.black_odour[cell] = worst;
  }
}

}  // namespace

QualityItems quality_items(const Case& problem) {
  QualityItems items;
  const quality::Quality& quality = problem.quality;
  for (std::size_t k = 0; k < quality::shown_count(quality); ++k) {
    const standard::Item* item = standard::find_item(quality::shown(quality, k).name);
    if (item != nullptr && item->in_class && item->sense != standard::Sense::range)
      items.water_class.push_back({k, item});
  }
  for (const standard::BlackOdourIndicator& indicator : standard::black_odour_indicators()) {
    const auto found = quality::find_shown(quality, indicator.code);
    if (found && quality::shown(quality, *found).unit == indicator.unit)
      items.black_odour.push_back({*found, &indicator});
    else
      items.missing.push_back(&indicator);
  }
  return items;
}

void judge_cells(const QualityItems& items, const run::RunView& view, CellQuality& result) {
  const std::size_t cells = view.grid.cells.size();
  for (auto* values :
       {&result.water_class, &result.class_item, &result.black_odour, &result.black_odour_item})
    values->assign(cells, -1);
  if (!items.water_class.empty()) judge_class(items, view, result);
  if (!items.black_odour.empty()) judge_black_odour(items, view, result);
}

}  // namespace biandan::record
