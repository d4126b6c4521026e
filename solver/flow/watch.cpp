#include "solver/flow/watch.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/time.hpp"

namespace biandan::flow {

namespace {

using network::Comparison;
using Kind = network::Condition::Term::Kind;
using Quantity = Comparison::Quantity;

constexpr double day = 86400.0;

bool compare(double value, Comparison::Operator op, double threshold) {
  using Operator = Comparison::Operator;
  switch (op) {
    case Operator::less:
      return value < threshold;
    case Operator::less_equal:
      return value <= threshold;
    case Operator::greater:
      return value > threshold;
    case Operator::greater_equal:
      return value >= threshold;
    case Operator::equal:
      return value == threshold;
    case Operator::not_equal:
      return value != threshold;
  }
  return false;
}

std::size_t face_of(const grid::Grid& grid, network::StructureId structure) {
  const auto face = std::find_if(grid.faces.begin(), grid.faces.end(), [&](const grid::Face& it) {
    return it.kind == grid::Face::Kind::structure && it.structure == structure;
  });
  return static_cast<std::size_t>(face - grid.faces.begin());
}

/// Of the section at the chainage, or the lowest bed of a node.
double bed_at(const Case& problem, const grid::Grid& grid, const network::Place& place) {
  if (place.on_reach())
    return section_at(problem.network.reaches[place.reach.index()], place.chainage).bed;
  return grid.cells[static_cast<std::size_t>(grid.cell_of(place))].bed;
}

}  // namespace

LocalTime local_time(const Settings& settings, double time) {
  const double local = static_cast<double>(settings.start.seconds + settings.utc_offset) + time;
  LocalTime found;
  found.day = std::floor(local / day);
  found.hour = (local - day * found.day) / 3600.0;
  const auto days = static_cast<std::int64_t>(found.day);
  const base::CalendarDate date = base::date_of(base::Instant{days * 86400}, 0);
  found.month_day = date.month * 100 + date.day;
  found.weekday = static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;  // 1970-01-01 was a Thursday
  return found;
}

Watch::Watch(const network::Condition& condition, const Case& problem, const grid::Grid& grid)
    : case_(&problem) {
  for (const network::Condition::Term& term : condition.terms) {
    if (term.kind == Kind::comparison)
      terms_.push_back(resolve(term.comparison, grid));
    else
      terms_.push_back({term.kind, term.count});
  }
  results_.reserve(terms_.size());
}

Watch::Term Watch::resolve(const Comparison& comparison, const grid::Grid& grid) const {
  Term term{Kind::comparison};
  term.quantity = comparison.quantity;
  term.op = comparison.op;
  term.threshold = comparison.threshold;
  term.span = comparison.span;
  const auto cell_of = [&](const network::Place& place) {
    return static_cast<std::size_t>(grid.cell_of(place));
  };
  switch (comparison.quantity) {
    case Quantity::level_difference:
      term.second = cell_of(comparison.other);
      [[fallthrough]];
    case Quantity::level:
      term.first = cell_of(comparison.place);
      break;
    case Quantity::depth:
      term.first = cell_of(comparison.place);
      term.bed = bed_at(*case_, grid, comparison.place);
      break;
    case Quantity::discharge:
      term.first = static_cast<std::size_t>(grid.face_of(comparison.place));
      break;
    case Quantity::structure_discharge:
      term.first = face_of(grid, comparison.structure);
      break;
    case Quantity::setting:
      term.first = comparison.structure.index();
      break;
    case Quantity::concentration:
      term.first =
          cell_of(comparison.place) * case_->quality.constituents.size() + comparison.constituent;
      break;
    case Quantity::composed_item:
      term.first = cell_of(comparison.place) * case_->quality.constituents.size();
      term.second = comparison.constituent;
      break;
    default:
      break;
  }
  return term;
}

double Watch::value(const Term& term, const Moment& moment) const {
  const Observations& seen = moment.seen;
  const base::Series& rain = case_->forcing.weather.rain;
  switch (term.quantity) {
    case Quantity::level:
      return seen.level[term.first];
    case Quantity::level_difference:
      return seen.level[term.first] - seen.level[term.second];
    case Quantity::depth:
      return std::max(seen.level[term.first] - term.bed, 0.0);
    case Quantity::discharge:
    case Quantity::structure_discharge:
      return seen.discharge[term.first];
    case Quantity::setting:
      return moment.setting[term.first];
    case Quantity::concentration:
      return seen.concentration[term.first];
    case Quantity::composed_item:
      return quality::value_of(case_->quality.composed[term.second],
                               seen.concentration.subspan(term.first));
    case Quantity::rain:
      return rain.at(seen.time);
    case Quantity::rain_before:
      return term.span * rain.mean(seen.time - term.span, seen.time);
    case Quantity::rain_ahead:
      return term.span * rain.mean(seen.time, seen.time + term.span);
    case Quantity::hour_of_day:
      return moment.local.hour;
    case Quantity::weekday:
      return moment.local.weekday;
    case Quantity::month_day:
      return moment.local.month_day;
    case Quantity::date:
      return moment.local.day;
    case Quantity::elapsed:
      return seen.time;
  }
  return 0.0;
}

bool Watch::holds(const Moment& moment) const {
  const auto comparison = [&](const Term& term) {
    return compare(value(term, moment), term.op, term.threshold);
  };
  if (terms_.size() == 1) return comparison(terms_.front());  // most conditions
  results_.clear();
  for (const Term& term : terms_) {
    const auto from = results_.end() -
                      static_cast<std::ptrdiff_t>(term.kind == Kind::comparison ? 0 : term.count);
    bool result = false;
    switch (term.kind) {
      case Kind::comparison:
        result = comparison(term);
        break;
      case Kind::all_of:
        result = std::all_of(from, results_.end(), [](char each) { return each != 0; });
        break;
      case Kind::any_of:
        result = std::any_of(from, results_.end(), [](char each) { return each != 0; });
        break;
      case Kind::negation:
        result = results_.back() == 0;
        break;
    }
    results_.erase(from, results_.end());
    results_.push_back(result ? 1 : 0);
  }
  return !results_.empty() && results_.back() != 0;
}

}  // namespace biandan::flow
