// GeoJSON of a test as a draft, and looks into it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "model/casefile/findings.hpp"
#include "scenarios/exchange/import/geojson/geojson_network.hpp"

namespace biandan::exchange {

inline Imported import_text(const std::string& text) {
  casefile::Findings findings;
  const auto file = casefile::decode_source_file("net.geojson", "net.geojson", text, findings,
                                                 base::most_bytes_of_file);
  findings.raise();
  return import_geojson(*file);
}

/// The message of a file that is refused.
inline std::string refusal(const std::string& text) {
  try {
    import_text(text);
  } catch (const base::CaseError& error) {
    return error.what();
  }
  return "accepted";
}

/// A collection of features, one a line, so that they have lines of their own from 2 on.
inline std::string collection(const std::string& features, const std::string& crs = {}) {
  std::string text = "{\"type\": \"FeatureCollection\", ";
  if (!crs.empty()) text += R"("crs": {"type": "name", "properties": {"name": ")" + crs + "\"}}, ";
  return text + "\"features\": [\n" + features + "\n]}\n";
}

inline std::string feature(const std::string& type, const std::string& coordinates,
                           const std::string& properties = {}) {
  return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": {"type": ")" +
         type + R"(", "coordinates": )" + coordinates + "}}";
}

constexpr const char* metres = "urn:ogc:def:crs:EPSG::4528";

inline const DraftTable& table(const Imported& imported, const std::string& file) {
  const auto found = std::ranges::find(imported.draft.tables, file, &DraftTable::file);
  REQUIRE(found != imported.draft.tables.end());
  return *found;
}

/// A cell of a row that is found by its first column; "?" without such a row.
inline std::string cell(const Imported& imported, const std::string& file, const std::string& row,
                        const std::string& column) {
  for (const auto& one : table(imported, file).rows) {
    if (one.at("name") != row) continue;
    const auto found = one.find(column);
    return found == one.end() ? "" : found->second;
  }
  return "?";
}

/// "3: line 'R1' is a line of one point", a line each.
inline std::string told(const Imported& imported) {
  std::string text;
  for (const NotCarried& it : imported.not_carried)
    text += std::to_string(it.place.line) + ": " + it.what + " " + it.said + "\n";
  return text;
}

inline bool tells(const Imported& imported, const std::string& part) {
  const bool found = told(imported).find(part) != std::string::npos;
  if (!found) MESSAGE(told(imported));
  return found;
}

}  // namespace biandan::exchange
