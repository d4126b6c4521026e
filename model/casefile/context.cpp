#include "model/casefile/context.hpp"

#include <algorithm>
#include <utility>

#include "model/base/text.hpp"

namespace biandan::casefile {

bool is_plain_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' || c == '#';
  });
}

std::string NameIndex::add(const Record& record, std::string_view field) {
  const std::size_t index = count_++;
  usable_.push_back(false);
  const Cell* cell = record.cell(field);
  if (cell == nullptr) return {};
  const bool free_text = kind_ == "section";
  if (!free_text && !is_plain_name(cell->text)) {
    record.findings().add(*cell,
                          {"name " + quote(cell->text) + " with a sign that names cannot hold",
                           "letters of any script, digits, '_', '-', '.' and '#'",
                           "a name for people can be given as the title"});
  }
  const Entry entry{index, cell->source->name, cell->line};
  const auto [first, added] = index_.emplace(cell->text, entry);
  usable_.back() = added && !record.damaged();
  if (!added) {
    const std::string before = first->second.file.empty()
                                   ? (kind_ == "rule" ? "that of a tank has the name"
                                                      : "the kinetics have one of that name")
                                   : "the first is in " + first->second.file + " line " +
                                         std::to_string(first->second.line);
    record.findings().add(*cell,
                          {"second " + kind_ + " " + quote(cell->text), "every name once", before});
  }
  return cell->text;
}

void NameIndex::add_known(const std::string& name) {
  index_.emplace(name, Entry{count_++, {}, 0});
  usable_.push_back(true);
}

void NameIndex::pass_over() {
  ++count_;
  usable_.push_back(false);
}

std::optional<std::size_t> NameIndex::find(std::string_view name) const {
  const auto found = index_.find(name);
  if (found == index_.end()) return {};
  return found->second.index;
}

std::vector<std::string> NameIndex::names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : index_) names.push_back(name);
  return names;
}

std::optional<std::size_t> NameIndex::require(const Cell& cell, Findings& findings) const {
  const std::optional<std::size_t> found = find(cell.text);
  if (!found) {
    const bool listed = findings.lists_more(cell.source->path);
    findings.add(cell, {"unknown " + kind_ + " " + quote(cell.text),
                        {},
                        listed ? base::did_you_mean(cell.text, names()) : ""});
  }
  return found;
}

void OneRowAReach::add(network::ReachId reach, const Record& record) {
  if (!reach.valid()) return;
  const auto [first, added] = lines_.emplace(reach.index(), record.place().line);
  if (added) return;
  record.findings().add(
      record.place_of("reach"),
      {"second " + what_ + " of reach " + quote(record.text("reach")), "every reach once",
       "the first is in line " + std::to_string(first->second)});
}

base::Provenance Context::provenance(const Record& record) {
  const auto word = record.choice("provenance");
  const auto provenance = static_cast<base::Provenance>(
      word.value_or(static_cast<std::size_t>(base::Provenance::assumed)));
  result.provenance.add(provenance);
  return provenance;
}

void Context::report(const base::SourcePlace& place, Complaint complaint) const {
  const auto source = std::find_if(raw.files.begin(), raw.files.end(),
                                   [&](const auto& file) { return file->path == place.file; });
  findings.add(place, source == raw.files.end() ? nullptr : source->get(), std::move(complaint));
}

bool Context::may_be_misnamed(const Record& record, std::string_view field) const {
  if (record.may_be_misnamed(field)) return true;
  const RawTable* table = raw.table(record.table().name);
  if (table == nullptr || table->find(field) >= 0) return false;
  return std::any_of(table->columns.begin(), table->columns.end(), [&](const Column& column) {
    return !column.constituent.empty() && !constituents.find(column.constituent);
  });
}

std::optional<std::size_t> Context::constituent(const Given& given) const {
  if (given.key.empty() && given.field->name != water_temperature) return {};
  return constituents.find(name_of(given));
}

std::optional<double> Context::start_value(const Record& record, std::string_view field) const {
  const auto value = record.number(field);
  const bool written = record.has(field) || may_be_misnamed(record, field);
  return written ? value.value_or(not_known) : value;
}

network::NodeId Context::node(const Record& record, std::string_view field) {
  const Cell* cell = record.cell(field);
  if (cell == nullptr) return {};
  const auto found = nodes.require(*cell, findings);
  return found ? network::NodeId(*found) : network::NodeId();
}

network::ReachId Context::reach(const Record& record, std::string_view field) {
  const Cell* cell = record.cell(field);
  if (cell == nullptr || reaches.size() == 0) return {};
  const auto found = reaches.require(*cell, findings);
  return found ? network::ReachId(*found) : network::ReachId();
}

network::Place Context::place(const Record& record, std::string_view field) {
  const Cell* cell = record.cell(field);
  if (cell == nullptr) return {};
  return place(*cell).value_or(network::Place());
}

network::Place Context::open_place(const Record& record, std::string_view field) {
  const network::Place found = place(record, field);
  const auto& all = result.network.nodes;
  const bool drain =
      found.node.valid() && found.node.index() < all.size() && all[found.node.index()].enclosed;
  if (drain)
    findings.add(record.place_of(field), {quote(record.text(field)) + " is a sewer, tank or plant",
                                          "a place in the river"});
  return found;
}

std::optional<network::Place> Context::place(const Cell& cell) {
  const std::size_t colon = cell.text.rfind(':');
  if (colon == std::string::npos) {
    if (const auto node = nodes.find(cell.text))
      return network::Place{network::NodeId(*node), {}, 0};
    if (reaches.find(cell.text)) {
      findings.add(cell, {"reach " + quote(cell.text) + " without a chainage",
                          "reach:chainage, as " + cell.text + ":500"});
      return {};
    }
    const bool listed = findings.lists_more(cell.source->path);
    findings.add(cell, {"unknown node " + quote(cell.text), "a node or reach:chainage",
                        listed ? base::did_you_mean(cell.text, nodes.names()) : ""});
    return {};
  }
  const std::string name = cell.text.substr(0, colon);
  const auto chainage = base::parse_number(std::string_view(cell.text).substr(colon + 1));
  if (reaches.size() == 0) return {};  // reported once, for the whole case
  const auto reach = reaches.find(name);
  if (!reach) {
    const bool listed = findings.lists_more(cell.source->path);
    findings.add(cell, {"unknown reach " + quote(name), "a node or reach:chainage",
                        listed ? base::did_you_mean(name, reaches.names()) : ""});
    return {};
  }
  const double length = result.network.reaches[*reach].length;
  if (!chainage) {
    findings.add(cell, {quote(cell.text.substr(colon + 1)) + " is not a chainage",
                        "reach:chainage with a number in m, as " + name + ":500"});
    return {};
  }
  if (length_known[*reach] && (*chainage < 0.0 || *chainage > length)) {
    findings.add(cell, {"chainage " + number_text(*chainage) + " m is off reach " + quote(name),
                        "0 to " + number_text(length) + " m"});
    return {};
  }
  return network::Place{{}, network::ReachId(*reach), *chainage};
}

std::string Context::title(const Record& record, const std::string& name) const {
  const std::string given = record.text("title");
  return given.empty() ? name : given;
}

}  // namespace biandan::casefile
