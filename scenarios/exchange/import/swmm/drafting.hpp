// What the writers of the tables of a case share, when it is made of a SWMM model.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/exchange/import/draft_case.hpp"
#include "scenarios/exchange/import/swmm/places.hpp"

namespace biandan::exchange::swmm {

struct Drafting {
  const Model& model;
  const std::vector<Role>& roles;
  const Places& places;
  Notes& notes;
  DraftCase& draft;
  /// By link: the setting that holds while no rule does; empty: the default.
  std::map<std::size_t, std::string> settings = {};

  /// The table of a file, made when it is first asked for.
  DraftTable& table(std::string_view file, std::vector<std::string> heading) const;

  void note(NotCarried::Why why, int line, std::string what, std::string said) const {
    notes.add(why, line, 1, std::move(what), std::move(said));
  }
};

/// What a pollutant is called in the case, where some words have a meaning of their own.
std::string constituent_name(const std::string& pollutant);

// Each writes some tables; rules before structures, whose settings they decide.
void draft_settings(const Drafting& drafting);
void draft_nodes(const Drafting& drafting);
void draft_reaches(const Drafting& drafting);
void draft_rules(Drafting& drafting);
void draft_structures(const Drafting& drafting);
void draft_outfalls(const Drafting& drafting);
void draft_inflows(const Drafting& drafting);
/// Where the nodes and links of SWMM are now.
void draft_places(const Drafting& drafting);

}  // namespace biandan::exchange::swmm
