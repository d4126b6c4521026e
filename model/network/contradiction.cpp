#include "model/network/contradiction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace biandan::network {

namespace {

using Kind = Condition::Term::Kind;
using Operator = Comparison::Operator;
using Quantity = Comparison::Quantity;
using Together = std::vector<Comparison>;    // hold at the same time
using Alternatives = std::vector<Together>;  // one of them holds

constexpr std::size_t most_alternatives = 1000;

// The condition as alternatives; negations are carried down to the comparisons.
class NormalForm {
 public:
  explicit NormalForm(const Condition& condition) : terms_(condition.terms) {
    end_ = terms_.size();
  }

  /// Nothing when there are too many.
  std::optional<Alternatives> whole() { return next(false); }

 private:
  // Of the term before `end`, which is moved to the end of the one before it: the last part first.
  std::optional<Alternatives> next(bool negated) {
    const Condition::Term& term = terms_[--end_];
    if (term.kind == Kind::negation) return next(!negated);
    if (term.kind == Kind::comparison) {
      Comparison comparison = term.comparison;
      if (negated) comparison.op = opposite(comparison.op);
      return Alternatives{{comparison}};
    }
    const bool all = (term.kind == Kind::all_of) != negated;
    Alternatives joined;
    if (all) joined.emplace_back();
    for (std::size_t i = 0; i < term.count; ++i) {
      const auto part = next(negated);
      if (!part) return {};
      const std::size_t count = all ? joined.size() * part->size() : joined.size() + part->size();
      if (count > most_alternatives) return {};
      joined = all ? each_with_each(*part, joined) : one_or_other(*part, joined);
    }
    return joined;
  }

  static Alternatives one_or_other(Alternatives a, const Alternatives& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }

  static Alternatives each_with_each(const Alternatives& a, const Alternatives& b) {
    Alternatives joined;
    for (const Together& one : a) {
      for (const Together& other : b) {
        joined.push_back(one);
        joined.back().insert(joined.back().end(), other.begin(), other.end());
      }
    }
    return joined;
  }

  const std::vector<Condition::Term>& terms_;
  std::size_t end_ = 0;
};

bool same_thing(Comparison a, const Comparison& b) {
  a.op = b.op;
  a.threshold = b.threshold;
  return a == b;
}

bool is_counted(Quantity quantity) {
  return quantity == Quantity::weekday || quantity == Quantity::month_day ||
         quantity == Quantity::date;
}

void raise(Extent& extent, double low, bool open) {
  if (low < extent.low) return;
  extent.low_open = open || (low == extent.low && extent.low_open);
  extent.low = low;
}

void lower(Extent& extent, double high, bool open) {
  if (high > extent.high) return;
  extent.high_open = open || (high == extent.high && extent.high_open);
  extent.high = high;
}

void narrow(Extent& extent, const Comparison& it) {
  // Between two days there is nothing.
  const double step = is_counted(it.quantity) ? 1.0 : 0.0;
  const bool open = step == 0.0;
  switch (it.op) {
    case Operator::less:
      return lower(extent, it.threshold - step, open);
    case Operator::less_equal:
      return lower(extent, it.threshold, false);
    case Operator::greater:
      return raise(extent, it.threshold + step, open);
    case Operator::greater_equal:
      return raise(extent, it.threshold, false);
    case Operator::equal:
      lower(extent, it.threshold, false);
      return raise(extent, it.threshold, false);
    case Operator::not_equal:
      break;
  }
}

bool excludes(const Together& all, const Extent& left) {
  return left.low == left.high && std::any_of(all.begin(), all.end(), [&](const Comparison& it) {
           return it.op == Operator::not_equal && it.threshold == left.low;
         });
}

bool never_hold(const Together& of_one_thing, const ExtentOf& extent_of) {
  Extent left = extent_of(of_one_thing.front());
  for (const Comparison& it : of_one_thing) narrow(left, it);
  return left.empty() || excludes(of_one_thing, left);
}

// Those that contradict each other or, alone, what is possible at all.
std::optional<Together> contradiction(const Together& all, const ExtentOf& extent_of) {
  for (const Comparison& it : all)
    if (never_hold({it}, extent_of)) return Together{it};
  for (const Comparison& first : all) {
    Together of_one_thing;
    for (const Comparison& it : all)
      if (same_thing(it, first)) of_one_thing.push_back(it);
    if (never_hold(of_one_thing, extent_of)) return of_one_thing;
  }
  return {};
}

}  // namespace

std::optional<std::vector<Comparison>> contradiction(const Condition& condition,
                                                     const ExtentOf& extent_of) {
  if (condition.empty()) return {};
  const auto alternatives = NormalForm(condition).whole();
  if (!alternatives) return {};
  std::optional<Together> first;
  for (const Together& all : *alternatives) {
    auto found = contradiction(all, extent_of);
    if (!found) return {};
    if (!first) first = std::move(found);
  }
  return first;
}

Condition without(const Condition& a, const Condition& b) {
  Condition both = a;
  both.terms.insert(both.terms.end(), b.terms.begin(), b.terms.end());
  both.terms.push_back({Kind::negation});
  both.terms.push_back({Kind::all_of, 2});
  return both;
}

}  // namespace biandan::network
