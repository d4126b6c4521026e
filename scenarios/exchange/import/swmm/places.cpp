#include "scenarios/exchange/import/swmm/places.hpp"

#include "model/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "scenarios/exchange/import/names.hpp"

namespace biandan::exchange::swmm {

namespace {

constexpr double straight = 1e-3;  // [m] by which a bed may leave the line of a reach
constexpr double equal = 1e-6;     // [m] of depths and levels that are the same

/// Joins conduits to channels.
class Joiner {
 public:
  Joiner(const Model& model, const std::vector<Role>& roles)
      : model_(model), ends_(model.nodes.size()), used_(model.links.size(), false) {
    for (std::size_t k = 0; k < model.links.size(); ++k) {
      used_[k] = roles[k] != Role::channel;
      if (used_[k]) continue;
      ends_[model.links[k].from].push_back(k);
      ends_[model.links[k].to].push_back(k);
    }
  }

  std::vector<Channel> channels() {
    std::vector<Channel> channels;
    // From the nodes that are kept; what is left then are rings, which begin anywhere.
    for (const bool rings : {false, true})
      for (std::size_t k = 0; k < model_.links.size(); ++k)
        for (const std::size_t node : {model_.links[k].from, model_.links[k].to})
          if (!used_[k] && (rings || !joins(node))) channels.push_back(walk(node, k));
    return channels;
  }

 private:
  std::size_t other_end(std::size_t link, std::size_t node) const {
    const Link& it = model_.links[link];
    return it.from == node ? it.to : it.from;
  }

  double level_at(std::size_t link, std::size_t node) const {
    const Link& it = model_.links[link];
    return it.from == node ? it.level_from : it.level_to;
  }

  /// Whether two conduits go on as one at a node.
  bool joins(std::size_t node) const {
    const Node& it = model_.nodes[node];
    if (it.kind != Node::Kind::junction || ends_[node].size() != 2) return false;
    const std::size_t a = ends_[node][0], b = ends_[node][1];
    const std::size_t up = other_end(a, node), down = other_end(b, node);
    return up != down && same_channel(model_.links[a], model_.links[b]) && same_depth(node, up) &&
           same_depth(node, down) && std::abs(level_at(a, node) - it.bed) < equal &&
           std::abs(level_at(b, node) - it.bed) < equal && same_flow(a, b, node);
  }

  static bool same_channel(const Link& a, const Link& b) {
    return a.shape.name == b.shape.name && a.shape.measures == b.shape.measures &&
           a.shape.barrels == b.shape.barrels && a.shape.transect == b.shape.transect &&
           a.manning == b.manning;
  }

  bool same_depth(std::size_t a, std::size_t b) const {
    return std::abs(model_.nodes[a].initial_depth - model_.nodes[b].initial_depth) < equal;
  }

  bool same_flow(std::size_t a, std::size_t b, std::size_t node) const {
    const double in =
        model_.links[a].to == node ? model_.links[a].discharge : -model_.links[a].discharge;
    const double out =
        model_.links[b].from == node ? model_.links[b].discharge : -model_.links[b].discharge;
    return std::abs(in - out) < equal;
  }

  Channel walk(std::size_t node, std::size_t link) {
    Channel channel;
    channel.from = node;
    channel.level_from = level_at(link, node);
    const double drop = level_at(link, other_end(link, node)) - channel.level_from;
    const double slope = drop / model_.links[link].length;
    for (;;) {
      used_[link] = true;
      channel.pieces.push_back({link, model_.links[link].from == node, channel.length});
      channel.length += model_.links[link].length;
      node = other_end(link, node);
      channel.to = node;
      channel.level_to = level_at(link, node);
      if (!joins(node) || node == channel.from) break;
      const std::size_t next = ends_[node][0] == link ? ends_[node][1] : ends_[node][0];
      const double length = channel.length + model_.links[next].length;
      const double ahead = level_at(next, other_end(next, node));
      if (used_[next] || other_end(next, node) == channel.from ||
          std::abs(ahead - channel.level_from - slope * length) > straight)
        break;
      link = next;
    }
    return along_the_first(std::move(channel));
  }

  /// A reach runs as the conduit of it that the file names first.
  Channel along_the_first(Channel channel) const {
    const auto first = std::ranges::min_element(channel.pieces, {}, &Channel::Piece::link);
    if (first->forward) return channel;
    std::ranges::reverse(channel.pieces);
    for (Channel::Piece& piece : channel.pieces) {
      piece.forward = !piece.forward;
      piece.chainage = channel.length - piece.chainage - model_.links[piece.link].length;
    }
    std::swap(channel.from, channel.to);
    std::swap(channel.level_from, channel.level_to);
    return channel;
  }

  const Model& model_;
  std::vector<std::vector<std::size_t>> ends_;  // of channels, by node
  std::vector<bool> used_;
};

void note_name(const std::string& before, const std::string& now, const std::string& what, int line,
               Notes& notes) {
  if (before == now) return;
  notes.add(NotCarried::Why::otherwise, line, 1, what + " " + before,
            "it is called " + now + " here");
}

/// One word of a condition: without the signs that part words there.
std::string one_word(std::string name) {
  constexpr std::string_view signs = " \t,;()<>=!";
  for (char& sign : name)
    if (signs.find(sign) != std::string_view::npos) sign = '_';
  return name;
}

std::string at(const Channel& channel, double chainage) {
  return channel.name + ":" + base::exact_number(chainage);
}

}  // namespace

Places places_of(const Model& model, const std::vector<Role>& roles, Notes& notes) {
  Places places;
  places.channels = Joiner(model, roles).channels();
  places.nodes.resize(model.nodes.size());
  places.links.resize(model.links.size());
  places.links_at.resize(model.nodes.size());
  for (std::size_t k = 0; k < model.links.size(); ++k)
    for (const std::size_t node : {model.links[k].from, model.links[k].to})
      places.links_at[node].push_back(k);
  places.kept.assign(model.nodes.size(), true);
  places.channel_ends.assign(model.nodes.size(), 0);
  constexpr double below_everything = -1e9, above_everything = 1e9;
  places.lowest_bed.assign(model.nodes.size(), above_everything);
  for (const Channel& channel : places.channels) {
    double& from = places.lowest_bed[channel.from];
    double& to = places.lowest_bed[channel.to];
    from = std::min(from, channel.level_from);
    to = std::min(to, channel.level_to);
    ++places.channel_ends[channel.from];
    ++places.channel_ends[channel.to];
    for (std::size_t k = 1; k < channel.pieces.size(); ++k) {
      const Link& link = model.links[channel.pieces[k].link];
      places.kept[channel.pieces[k].forward ? link.from : link.to] = false;
    }
  }
  for (double& bed : places.lowest_bed)
    if (bed == above_everything) bed = below_everything;
  Names names;
  for (std::size_t n = 0; n < model.nodes.size(); ++n) {
    if (!places.kept[n]) continue;
    const Node& node = model.nodes[n];
    places.nodes[n] = names.take(one_word(node.name), "_node");
    note_name(node.name, places.nodes[n], "node", node.line, notes);
  }
  for (Channel& channel : places.channels) {
    const auto first = std::ranges::min_element(channel.pieces, {}, &Channel::Piece::link);
    const Link& link = model.links[first->link];
    channel.name = names.take(one_word(link.name), "_reach");
    note_name(link.name, channel.name, "conduit", link.line, notes);
    for (const Channel::Piece& piece : channel.pieces) {
      const Link& it = model.links[piece.link];
      places.links[piece.link] = at(channel, piece.chainage + 0.5 * it.length);
      if (piece.chainage > 0.0)
        places.nodes[piece.forward ? it.from : it.to] = at(channel, piece.chainage);
    }
  }
  for (std::size_t k = 0; k < model.links.size(); ++k) {
    if (roles[k] != Role::structure && roles[k] != Role::culvert) continue;
    const Link& link = model.links[k];
    places.links[k] = names.take(one_word(link.name), "_link");
    note_name(link.name, places.links[k], "link", link.line, notes);
  }
  return places;
}

}  // namespace biandan::exchange::swmm
