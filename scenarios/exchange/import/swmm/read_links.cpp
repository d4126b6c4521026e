// [CONDUITS], [PUMPS], [ORIFICES], [WEIRS] and the [LOSSES] of conduits.
#include <algorithm>
#include <cmath>
#include <map>

#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

class LinksReader {
 public:
  explicit LinksReader(const Reading& reading) : reading_(reading), model_(reading.model) {}

  void read() {
    reading_.rows("CONDUITS", [this](const RowReader& row) { take_conduit(row); });
    reading_.rows("PUMPS", [this](const RowReader& row) { take_pump(row); });
    reading_.rows("ORIFICES", [this](const RowReader& row) { take_orifice(row); });
    reading_.rows("WEIRS", [this](const RowReader& row) { take_weir(row); });
    reading_.rows("LOSSES", [this](const RowReader& row) { take_losses(row); });
  }

 private:
  Link begin(const RowReader& row, Link::Kind kind) const {
    Link link;
    link.name = row.text(0, "a name");
    link.kind = kind;
    link.line = row.line();
    model_.left_out.insert(in_capitals(link.name));  // until it is kept
    if (model_.link_names.contains(in_capitals(link.name)))
      row.skip(0, "there is a link " + quote(link.name) + " already");
    link.from = reading_.node(row, 1, "a node");
    link.to = reading_.node(row, 2, "a node");
    if (link.from == link.to) row.skip(2, "it leads from a node to itself");
    return link;
  }

  void keep(Link link) {
    model_.left_out.erase(in_capitals(link.name));
    model_.link_names[in_capitals(link.name)] = model_.links.size();
    model_.links.push_back(std::move(link));
  }

  /// A level that is given above the invert of a node, or as it is.
  double level(const RowReader& row, std::size_t word, std::size_t node) const {
    const double bed = model_.nodes[node].bed;
    if (!row.has(word)) return bed;
    const double offset = row.number(word, "an offset") * reading_.metre();
    return model_.options.offsets_are_levels ? offset : bed + offset;
  }

  void take_conduit(const RowReader& row) {
    Link link = begin(row, Link::Kind::conduit);
    link.length = row.number_above_zero(3, "a length") * reading_.metre();
    link.manning = row.number_above_zero(4, "Manning's n");
    link.level_from = level(row, 5, link.from);
    link.level_to = level(row, 6, link.to);
    link.discharge = row.number_or(7, "the flow at the start", 0.0) * model_.options.discharge;
    if (row.number_or(8, "the largest flow", 0.0) > 0.0)
      row.unknown("the largest flow that it is let carry");
    keep(std::move(link));
  }

  void take_pump(const RowReader& row) {
    Link link = begin(row, Link::Kind::pump);
    link.curve = in_capitals(row.text(3, "a pump curve"));
    if (link.curve == "*")
      row.leave_out("an ideal pump, which takes whatever arrives, has no counterpart");
    const auto curve = model_.curves.find(link.curve);
    if (curve == model_.curves.end() || !curve->second.kind.starts_with("PUMP") ||
        curve->second.points.empty())
      row.skip(3, quote(row.text(3, "a curve")) + " is no pump curve of [CURVES]");
    link.on_at_start = row.keyword(4) != "OFF";
    link.start_depth = row.number_or(5, "the depth at which it starts", 0.0) * reading_.metre();
    link.stop_depth = row.number_or(6, "the depth at which it stops", 0.0) * reading_.metre();
    keep(std::move(link));
  }

  void take_orifice(const RowReader& row) {
    Link link = begin(row, Link::Kind::orifice);
    const std::string kind = row.keyword(3);
    if (kind == "BOTTOM") row.leave_out("an orifice in the bottom of a node has no counterpart");
    if (kind != "SIDE") row.skip(3, quote(row.text(3, "its kind")) + "; expected SIDE or BOTTOM");
    link.crest = level(row, 4, link.from);
    link.coefficient = row.number_above_zero(5, "a discharge coefficient");
    link.flap = row.yes(6, "a flap gate");
    link.travel = row.number_or(7, "hours from shut to open", 0.0) * 3600.0;
    keep(std::move(link));
  }

  void take_weir(const RowReader& row) {
    Link link = begin(row, Link::Kind::weir);
    const std::string kind = row.keyword(3);
    if (kind == "V-NOTCH" || kind == "TRAPEZOIDAL")
      row.leave_out("a weir of the kind " + kind + " has no counterpart");
    if (kind == "SIDEFLOW")
      row.otherwise("a weir across the flow: discharge over head to the power 1.5");
    else if (kind == "ROADWAY")
      row.otherwise("a weir of the same coefficient, whatever its road is");
    else if (kind != "TRANSVERSE")
      row.skip(3, quote(row.text(3, "its kind")) + "; expected TRANSVERSE, SIDEFLOW or ROADWAY");
    link.crest = level(row, 4, link.from);
    // ft^(1/2)/s or m^(1/2)/s
    link.coefficient =
        row.number_above_zero(5, "a discharge coefficient") * std::sqrt(reading_.metre());
    link.flap = row.yes(6, "a flap gate");
    if (row.number_or(7, "the number of end contractions", 0.0) > 0.0)
      row.unknown("its end contractions");
    keep(std::move(link));
  }

  void take_losses(const RowReader& row) {
    Link& link = model_.links[reading_.link(row, 0, "a conduit")];
    link.entrance = row.number_or(1, "an entrance loss", 0.0);
    link.exit = row.number_or(2, "an exit loss", 0.0);
    if (row.number_or(3, "a loss along it", 0.0) > 0.0)
      row.unknown("its loss along the way, beside that of friction");
    link.flap = row.yes(4, "a flap gate");
    if (row.number_or(5, "seepage", 0.0) > 0.0)
      row.unknown("its seepage; write seepage.csv by hand");
  }

  const Reading& reading_;
  Model& model_;
};

}  // namespace

void read_links(const Reading& reading) {
  LinksReader(reading).read();
}

}  // namespace biandan::exchange::swmm
