#include "tests/fuzz/result_edits.hpp"

#include <hdf5.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace biandan::fuzz {

namespace {

constexpr std::array<double, 12> odd_numbers{0.0,
                                             -0.0,
                                             1.0,
                                             -1.0,
                                             1e-310,
                                             1e300,
                                             -1e300,
                                             9.3e18,
                                             4294967296.0,
                                             std::numeric_limits<double>::infinity(),
                                             -std::numeric_limits<double>::infinity(),
                                             std::numeric_limits<double>::quiet_NaN()};
constexpr std::array<hsize_t, 8> odd_sizes{0, 1, 2, 7, 49, 50, 1000, hsize_t{1} << 40};
constexpr hsize_t most_written = 4096;

const std::array<const char*, 9> attributes{"source",     "format_version", "time_coverage_start",
                                            "completion", "title",          "state_hash",
                                            "case_hash",  "units",          "_FillValue"};

std::string pick(const std::vector<std::string>& names, Script& script) {
  return names[script.choice(names.size())];
}

/// A type of its own that the caller closes.
hid_t type_of(Script& script) {
  switch (script.byte() % 8) {
    case 0:
      return H5Tcopy(H5T_NATIVE_FLOAT);
    case 1:
      return H5Tcopy(H5T_NATIVE_INT);
    case 2:
      return H5Tcopy(H5T_NATIVE_UINT64);
    case 3:
      return H5Tcopy(H5T_NATIVE_SCHAR);
    case 4: {
      const hid_t text = H5Tcopy(H5T_C_S1);
      H5Tset_size(text, H5T_VARIABLE);
      return text;
    }
    case 5: {
      const hid_t text = H5Tcopy(H5T_C_S1);
      H5Tset_size(text, 1 + script.byte());
      return text;
    }
    case 6:
      return H5Tvlen_create(H5T_NATIVE_DOUBLE);
    default:
      return H5Tcopy(H5T_NATIVE_DOUBLE);
  }
}

hid_t space_of(Script& script, std::size_t most_axes, hsize_t most) {
  const int axes = static_cast<int>(script.byte() % (most_axes + 1));
  if (axes == 0) return H5Screate(script.byte() % 2 == 0 ? H5S_SCALAR : H5S_NULL);
  std::array<hsize_t, 4> size{};
  for (hsize_t& one : size) one = std::min(odd_sizes[script.byte() % odd_sizes.size()], most);
  return H5Screate_simple(axes, size.data(), nullptr);
}

/// Chunks, so that a variable of any size takes no room as long as nothing is written.
hid_t storage_of(hid_t space) {
  const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
  const int axes = H5Sget_simple_extent_ndims(space);
  std::array<hsize_t, 4> chunk{1, 1, 1, 1};
  if (axes > 0) H5Pset_chunk(list, axes, chunk.data());
  return list;
}

void write_numbers(hid_t data, Script& script) {
  const hid_t space = H5Dget_space(data);
  const hssize_t count = H5Sget_simple_extent_npoints(space);
  const hid_t type = H5Dget_type(data);
  const H5T_class_t kind = H5Tget_class(type);
  const bool number = kind == H5T_FLOAT || kind == H5T_INTEGER;
  if (number && count > 0 && static_cast<hsize_t>(count) <= most_written) {
    std::vector<double> values(static_cast<std::size_t>(count));
    H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    const std::size_t first = script.choice(values.size());
    const double value = odd_numbers[script.byte() % odd_numbers.size()];
    const bool all = script.byte() % 2 == 0;
    for (std::size_t i = all ? 0 : first; i < (all ? values.size() : first + 1); ++i)
      values[i] = value;
    H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  }
  H5Tclose(type);
  H5Sclose(space);
}

void write_texts(hid_t data, Script& script) {
  const hid_t space = H5Dget_space(data);
  const hid_t type = H5Dget_type(data);
  const hssize_t count = H5Sget_simple_extent_npoints(space);
  if (H5Tis_variable_str(type) > 0 && count > 0 && static_cast<hsize_t>(count) <= most_written) {
    const std::string text = script.text(40);
    const std::vector<const char*> texts(static_cast<std::size_t>(count), text.c_str());
    H5Dwrite(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data());
  }
  H5Tclose(type);
  H5Sclose(space);
}

void change_values(hid_t file, const std::string& variable, Script& script) {
  const hid_t data = H5Dopen2(file, variable.c_str(), H5P_DEFAULT);
  if (data < 0) return;
  write_numbers(data, script);
  write_texts(data, script);
  H5Dclose(data);
}

void replace_variable(hid_t file, const std::string& variable, Script& script) {
  H5Ldelete(file, variable.c_str(), H5P_DEFAULT);
  const hid_t type = type_of(script);
  const hid_t space = space_of(script, 4, odd_sizes.back());
  const hid_t storage = storage_of(space);
  const hid_t data =
      H5Dcreate2(file, variable.c_str(), type, space, H5P_DEFAULT, storage, H5P_DEFAULT);
  if (data >= 0) {
    write_numbers(data, script);
    write_texts(data, script);
    H5Dclose(data);
  }
  H5Pclose(storage);
  H5Sclose(space);
  H5Tclose(type);
}

void replace_attribute(hid_t file, Script& script) {
  const char* const name = attributes[script.byte() % attributes.size()];
  H5Adelete(file, name);
  const hid_t type = type_of(script);
  const hid_t space = space_of(script, 2, 50);  // all of an attribute is stored
  const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  const hssize_t count = H5Sget_simple_extent_npoints(space);
  const bool plain = H5Tget_class(type) != H5T_VLEN && H5Tis_variable_str(type) <= 0;
  if (attribute >= 0 && plain && count > 0 && static_cast<hsize_t>(count) <= most_written) {
    std::string bytes = script.text(255);
    bytes.resize(static_cast<std::size_t>(count) * H5Tget_size(type), 'x');
    H5Awrite(attribute, type, bytes.data());
  }
  if (attribute >= 0) H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

/// A text that begins as the right one does.
void change_text_attribute(hid_t file, Script& script) {
  constexpr std::array<const char*, 3> beginnings{"Biandan ", "2021-", ""};
  const char* const name = attributes[script.byte() % attributes.size()];
  const std::string text = beginnings[script.byte() % beginnings.size()] + script.text(60);
  H5Adelete(file, name);
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, text.size() + 1);
  const hid_t space = H5Screate(H5S_SCALAR);
  const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite(attribute, type, text.c_str());
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

void replace_by_group(hid_t file, const std::string& variable) {
  H5Ldelete(file, variable.c_str(), H5P_DEFAULT);
  const hid_t group = H5Gcreate2(file, variable.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
  if (group >= 0) H5Gclose(group);
}

void exchange(hid_t file, const std::string& a, const std::string& b) {
  H5Lmove(file, a.c_str(), file, "aside", H5P_DEFAULT, H5P_DEFAULT);
  H5Lmove(file, b.c_str(), file, a.c_str(), H5P_DEFAULT, H5P_DEFAULT);
  H5Lmove(file, "aside", file, b.c_str(), H5P_DEFAULT, H5P_DEFAULT);
}

void edit_once(hid_t file, const std::vector<std::string>& variables, Script& script) {
  switch (script.byte() % 9) {
    case 0:
      H5Ldelete(file, pick(variables, script).c_str(), H5P_DEFAULT);
      return;
    case 1:
      return replace_by_group(file, pick(variables, script));
    case 2:
      return exchange(file, pick(variables, script), pick(variables, script));
    case 3:
      H5Adelete(file, attributes[script.byte() % attributes.size()]);
      return;
    case 4:
      return replace_attribute(file, script);
    case 5:
      return change_text_attribute(file, script);
    case 6:
      return replace_variable(file, pick(variables, script), script);
    default:
      return change_values(file, pick(variables, script), script);
  }
}

herr_t keep_name(hid_t, const char* name, const H5L_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

}  // namespace

std::vector<std::string> variables_of(const std::filesystem::path& file) {
  std::vector<std::string> names;
  const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  H5Literate(id, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep_name, &names);
  H5Fclose(id);
  if (names.empty()) throw std::runtime_error("no variables in " + file.string());
  return names;
}

void edit(const std::filesystem::path& file, const std::vector<std::string>& variables,
          Script& script) {
  constexpr int most_edits = 8;
  const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  if (id < 0) throw std::runtime_error("cannot open " + file.string());
  for (int i = 0; i < most_edits && !script.over(); ++i) edit_once(id, variables, script);
  H5Fclose(id);
}

}  // namespace biandan::fuzz
