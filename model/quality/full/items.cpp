#include "model/quality/full/phytoplankton.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::quality {
namespace {

using FullState = full::State;

Composed::Term term(FullState state, double weight) {
  return {static_cast<std::size_t>(state), weight};
}

Composed sum_of(std::string name, std::string title_zh, std::string title_en, std::string formula,
                std::vector<Composed::Term> terms) {
  Composed item;
  item.name = std::move(name);
  item.title_zh = std::move(title_zh);
  item.title_en = std::move(title_en);
  item.terms = std::move(terms);
  item.formula = std::move(formula);
  return item;
}

Composed transparency(const Parameters<double>& parameter) {
  constexpr double centimetres = 100.0;
  Composed item = sum_of(
      "SD", "透明度", "Transparency",
      "100 transparency_coefficient / (light_extinction_background + light_extinction_solids SS + "
      "light_extinction_chlorophyll Chl-a)",
      {term(FullState::solids, parameter[Parameter::light_extinction_solids]),
       term(FullState::chlorophyll, parameter[Parameter::light_extinction_chlorophyll])});
  item.unit = "cm";
  item.offset = parameter[Parameter::light_extinction_background];
  item.over = centimetres * parameter[Parameter::transparency_coefficient];
  return item;
}

}  // namespace

std::vector<Composed> full_items(const Parameters<double>& parameter) {
  const auto algae = full::per_chlorophyll(parameter);
  const double fast = parameter[Parameter::bod5_fast_share];
  const double slow = parameter[Parameter::bod5_slow_share];
  const double degradable = parameter[Parameter::codmn_degradable_share];
  const double refractory = parameter[Parameter::codmn_refractory_share];
  return {
      sum_of("BOD5", "五日生化需氧量", "Five-day biochemical oxygen demand",
             "bod5_fast_share CBOD-fast + bod5_slow_share (CBOD-slow + oxygen of algae)",
             {term(FullState::cbod_fast, fast), term(FullState::cbod_slow, slow),
              term(FullState::chlorophyll, slow * algae.oxygen)}),
      sum_of("COD", "化学需氧量", "Chemical oxygen demand",
             "CBOD-fast + CBOD-slow + COD-ref + oxygen of algae",
             {term(FullState::cbod_fast, 1.0), term(FullState::cbod_slow, 1.0),
              term(FullState::cod_refractory, 1.0), term(FullState::chlorophyll, algae.oxygen)}),
      sum_of("CODMn", "高锰酸盐指数", "Permanganate index",
             "codmn_degradable_share (CBOD-fast + CBOD-slow + oxygen of algae) + "
             "codmn_refractory_share COD-ref",
             {term(FullState::cbod_fast, degradable), term(FullState::cbod_slow, degradable),
              term(FullState::cod_refractory, refractory),
              term(FullState::chlorophyll, degradable * algae.oxygen)}),
      sum_of("TN", "总氮", "Total nitrogen", "Org-N + NH3-N + NO2-N + NO3-N + nitrogen of algae",
             {term(FullState::nitrogen, 1.0), term(FullState::ammonia, 1.0),
              term(FullState::nitrite, 1.0), term(FullState::nitrate, 1.0),
              term(FullState::chlorophyll, algae.nitrogen)}),
      sum_of("TP", "总磷", "Total phosphorus", "Org-P + PO4-P + phosphorus of algae",
             {term(FullState::phosphorus, 1.0), term(FullState::phosphate, 1.0),
              term(FullState::chlorophyll, algae.phosphorus)}),
      transparency(parameter),
  };
}

}  // namespace biandan::quality
