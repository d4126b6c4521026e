#include "scenarios/exchange/import/geojson/geojson_features.hpp"

#include "model/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "model/base/limits.hpp"
#include "model/casefile/words.hpp"

namespace biandan::exchange {

namespace {

using Json = nlohmann::ordered_json;
using casefile::quote;
using network::Line;
using network::Point;

/// Lines and columns of offsets that are asked for in order, so that a file of one long line is
/// gone through once.
class PlaceFinder {
 public:
  explicit PlaceFinder(const casefile::SourceFile& file) : file_(file) {}

  base::SourcePlace place(std::size_t offset) {
    const std::string_view text = file_.text;
    for (; at_ < std::min(offset, text.size()); ++at_) {
      const bool next_character = (static_cast<unsigned char>(text[at_]) & 0xC0) != 0x80;
      if (text[at_] == '\n') {
        ++line_;
        column_ = 0;
      } else if (next_character) {
        ++column_;
      }
    }
    return file_.place(line_, column_ + 1);
  }

 private:
  const casefile::SourceFile& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 0;  // characters before at_ in its line
};

[[noreturn]] void refuse(const casefile::SourceFile& file, const base::SourcePlace& place,
                         std::string message, std::string expected) {
  std::string line;
  if (place.line > 0) line = file.line_text(place.line);
  if (line.size() > base::most_bytes_of_line) line.clear();
  throw base::CaseError({{place, std::move(message), std::move(expected), {}, std::move(line)}});
}

/// An iterator over a text that says how far a parser has read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

/// "Polygon", and a word for what has no such name.
std::string type_of(const Json& json) {
  const auto found = json.find("type");
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string shown(const std::string& type) {
  return casefile::in_one_line(type.substr(0, 40));
}

/// A text without signs that no table can hold, as line ends.
std::string printable(std::string text) {
  for (char& sign : text)
    if (static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F) sign = ' ';
  return text;
}

class FeatureReader {
 public:
  FeatureReader(const casefile::SourceFile& file, GeoJson& result,
                std::vector<NotCarried>& not_carried)
      : file_(file), result_(result), not_carried_(not_carried) {}

  void take(const Json& json, const base::SourcePlace& place) {
    GeoFeature feature;
    feature.place = place;
    feature.number = ++count_;
    if (type_of(json) != "Feature") {
      say(feature, NotCarried::Why::mistake, "no Feature; expected the type 'Feature'");
      return;
    }
    take_properties(json, feature);
    const auto geometry = json.find("geometry");
    if (geometry == json.end() || !geometry->is_object()) {
      say(feature, NotCarried::Why::unknown, "has no geometry");
      return;
    }
    take_geometry(*geometry, std::move(feature));
  }

  /// A geometry that stands for the whole file.
  void take_bare(const Json& geometry, const base::SourcePlace& place) {
    GeoFeature feature;
    feature.place = place;
    feature.number = ++count_;
    take_geometry(geometry, std::move(feature));
  }

  /// Told once for the file.
  void tell_heights() {
    if (with_heights_ == 0) return;
    not_carried_.push_back({NotCarried::Why::unknown, first_height_,
                            "Z values of " + counted(with_heights_, "feature"),
                            "a map has no heights; beds are columns of reaches.csv"});
  }

 private:
  void say(const GeoFeature& feature, NotCarried::Why why, std::string said) {
    not_carried_.push_back({why, feature.place, described(feature), std::move(said)});
  }

  static void take_properties(const Json& json, GeoFeature& feature) {
    const auto properties = json.find("properties");
    if (properties == json.end() || !properties->is_object()) return;
    for (const auto& [key, value] : properties->items()) {
      if (value.is_null()) continue;
      PropertyValue taken;
      if (value.is_string()) taken = printable(value.get<std::string>());
      if (value.is_boolean()) taken = value.get<bool>();
      if (value.is_number()) taken = value.get<double>();
      feature.properties.emplace_back(printable(key), std::move(taken));
    }
  }

  void take_geometry(const Json& geometry, GeoFeature feature) {
    const std::string type = type_of(geometry);
    const auto coordinates = geometry.find("coordinates");
    const bool listed = coordinates != geometry.end() && coordinates->is_array();
    const bool line = type == "LineString" || type == "MultiLineString";
    feature.point = type == "Point" || type == "MultiPoint";
    if (!line && !feature.point) {
      say(feature, NotCarried::Why::unknown,
          "is a " + (type.empty() ? "geometry without a type" : shown(type)) +
              "; a network is made of lines and points");
      return;
    }
    if (!listed || coordinates->empty()) {
      say(feature, NotCarried::Why::unknown, "has no coordinates");
      return;
    }
    const bool several = type.starts_with("Multi");
    if (feature.point && several && coordinates->size() > 1) {
      say(feature, NotCarried::Why::unknown,
          "is a MultiPoint of " + std::to_string(coordinates->size()) + " points; a node is one");
      return;
    }
    heights_ = false;
    const bool good =
        several ? std::ranges::all_of(*coordinates,
                                      [&](const Json& part) { return take_part(part, feature); })
                : take_part(*coordinates, feature);
    if (!good) {
      say(feature, NotCarried::Why::mistake,
          std::string("has coordinates that are no ") + (feature.point ? "point" : "line") +
              "; expected lists of two numbers, finite and up to 1e30");
      return;
    }
    if (heights_ && with_heights_++ == 0) first_height_ = feature.place;
    result_.features.push_back(std::move(feature));
  }

  /// A line, or a point.
  bool take_part(const Json& json, GeoFeature& feature) {
    Line part;
    if (feature.point) {
      const auto point = point_of(json);
      if (!point) return false;
      part.push_back(*point);
    } else {
      if (!json.is_array()) return false;
      for (const Json& one : json) {
        const auto point = point_of(one);
        if (!point) return false;
        part.push_back(*point);
      }
    }
    points_ += part.size();
    if (points_ > base::most_points_of_network)
      refuse(file_, feature.place,
             "more than " + std::to_string(base::most_points_of_network) + " points",
             "a network of fewer points");
    if (!part.empty()) feature.parts.push_back(std::move(part));
    return true;
  }

  std::optional<Point> point_of(const Json& json) {
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
      return {};
    const Point point{json[0].get<double>(), json[1].get<double>()};
    if (!(std::abs(point.x) <= base::largest_number && std::abs(point.y) <= base::largest_number))
      return {};
    heights_ = heights_ || json.size() > 2;
    return point;
  }

  const casefile::SourceFile& file_;
  GeoJson& result_;
  std::vector<NotCarried>& not_carried_;
  std::size_t count_ = 0;
  std::size_t points_ = 0;
  bool heights_ = false;  // in the feature
  std::size_t with_heights_ = 0;
  base::SourcePlace first_height_;
};

/// "4528" of "urn:ogc:def:crs:EPSG::4528", "urn:ogc:def:crs:EPSG:6.9:4528" and "EPSG:4528".
std::string code_of(const std::string& name) {
  const std::size_t registry = name.find("EPSG:");
  if (registry == std::string::npos) return {};
  const std::string code = name.substr(name.rfind(':') + 1);
  const bool digits = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  return digits && code.size() < 10 ? code : std::string();
}

/// The name of a member "crs"; nothing where it has another form.
std::optional<std::string> crs_name(const Json& crs) {
  if (!crs.is_object()) return {};
  const auto properties = crs.find("properties");
  if (properties == crs.end() || !properties->is_object()) return {};
  if (const auto name = properties->find("name"); name != properties->end() && name->is_string())
    return name->get<std::string>();
  // The form of 2007: {"type": "EPSG", "properties": {"code": 4528}}.
  const auto code = properties->find("code");
  if (type_of(crs) == "EPSG" && code != properties->end() && code->is_number_unsigned())
    return "EPSG:" + std::to_string(code->get<unsigned long>());
  return {};
}

void take_crs(const Json& root, const base::SourcePlace& place, GeoJson& result,
              std::vector<NotCarried>& not_carried) {
  const auto crs = root.find("crs");
  if (crs == root.end()) return;
  result.crs_given = true;
  const std::optional<std::string> name = crs_name(*crs);
  if (name && name->ends_with("CRS84")) return;
  const std::string code = name ? code_of(*name) : std::string();
  result.crs = code.empty() ? std::string() : "EPSG:" + code;
  if (!code.empty()) return;
  not_carried.push_back({NotCarried::Why::mistake, place, "crs",
                         (name ? quote(shown(*name)) + " is no reference system with an EPSG code"
                               : std::string("names no reference system")) +
                             "; expected a name as urn:ogc:def:crs:EPSG::4528; coordinates are "
                             "taken for metres"});
}

/// What nlohmann::json says of a syntax error, without its own place and the text.
base::Finding syntax_error(std::string said) {
  base::Finding finding;
  const std::size_t column = said.find(", column ");
  const std::size_t start = column == std::string::npos ? column : said.find(": ", column);
  if (start != std::string::npos) said = said.substr(start + 2);
  const std::size_t wanted = said.find("; expected ");
  if (wanted != std::string::npos) finding.expected = said.substr(wanted + 11);
  finding.message = "no JSON: " + said.substr(0, said.find(';'));
  return finding;
}

class Parser {
 public:
  Parser(const casefile::SourceFile& file, GeoJson& result, std::vector<NotCarried>& not_carried)
      : file_(file), finder_(file), reader_(file, result, not_carried) {}

  /// Gives the root without its features, which are taken one by one.
  Json parse() {
    const char* begin = file_.text.data();
    const char* end = begin + file_.text.size();
    try {
      return Json::parse(CountingIterator(begin, &read_), CountingIterator(end, &read_),
                         [this](int depth, Json::parse_event_t event, Json& parsed) {
                           return keep(depth, event, parsed);
                         });
    } catch (const Json::parse_error& error) {
      const base::Finding finding = syntax_error(error.what());
      refuse(file_, last_place(), finding.message, finding.expected);
    } catch (const Json::out_of_range&) {
      refuse(file_, last_place(), "number that no computer holds", "numbers up to 1e30");
    }
  }

  FeatureReader& reader() { return reader_; }
  /// Members of the list of features that are no objects.
  std::size_t odd() const { return odd_; }

 private:
  base::SourcePlace last_place() { return finder_.place(read_ > 0 ? read_ - 1 : 0); }

  bool keep(int depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth >= base::deepest_json)
      refuse(file_, last_place(), "brackets nested too deeply",
             std::to_string(base::deepest_json) + " levels or less");
    if (event == Event::key && depth == 1) in_features_ = parsed == "features";
    if (!in_features_ || depth != 2) return true;
    if (event == Event::object_start) feature_place_ = last_place();
    if (event == Event::object_end) reader_.take(parsed, feature_place_);
    if (event == Event::value || event == Event::array_start) ++odd_;
    return event == Event::object_start;
  }

  const casefile::SourceFile& file_;
  PlaceFinder finder_;
  FeatureReader reader_;
  std::size_t read_ = 0;  // bytes
  bool in_features_ = false;
  std::size_t odd_ = 0;
  base::SourcePlace feature_place_;
};

constexpr std::string_view wanted_types =
    "an object of type FeatureCollection, Feature or a geometry";

}  // namespace

const PropertyValue* GeoFeature::find(const std::string& property) const {
  for (const auto& [key, value] : properties)
    if (key == property) return &value;
  return nullptr;
}

std::string GeoFeature::text(const std::string& property) const {
  const PropertyValue* value = find(property);
  if (value == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(value)) return casefile::in_one_line(*text);
  if (const auto* figure = std::get_if<double>(value)) return base::exact_number(*figure);
  return {};
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string described(const GeoFeature& feature) {
  const std::string name = feature.text("name");
  if (name.empty()) return "feature " + std::to_string(feature.number);
  return (feature.point ? "point " : "line ") + quote(name);
}

GeoJson read_geojson(const casefile::SourceFile& file, std::vector<NotCarried>& not_carried) {
  GeoJson result;
  Parser parser(file, result, not_carried);
  const Json root = parser.parse();
  const base::SourcePlace start = PlaceFinder(file).place(file.text.find_first_not_of(" \t\r\n"));
  if (!root.is_object())
    refuse(file, start, "no GeoJSON: " + std::string(root.type_name()), std::string(wanted_types));
  const std::string type = type_of(root);
  if (type == "FeatureCollection") {
    const auto features = root.find("features");
    if (features == root.end() || !features->is_array())
      refuse(file, start, "a collection without features", "a list 'features'");
    if (parser.odd() > 0)
      not_carried.push_back({NotCarried::Why::mistake, start, "features",
                             std::to_string(parser.odd()) + " that are no objects"});
  } else if (type == "Feature") {
    parser.reader().take(root, start);
  } else if (root.contains("coordinates")) {
    parser.reader().take_bare(root, start);
  } else {
    refuse(file, start,
           type.empty() ? "no GeoJSON: an object without a type"
                        : "no GeoJSON of lines and points: type " + quote(shown(type)),
           std::string(wanted_types));
  }
  parser.reader().tell_heights();
  take_crs(root, start, result, not_carried);
  return result;
}

}  // namespace biandan::exchange
