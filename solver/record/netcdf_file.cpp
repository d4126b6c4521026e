#include "solver/record/netcdf_file.hpp"

#include <algorithm>
#include <array>

#include "model/base/limits.hpp"
#include "solver/record/hdf5_handle.hpp"
#include "solver/record/netcdf_builder.hpp"

namespace biandan::record {

namespace {

constexpr std::size_t read_cache_bytes = 8 * 1024 * 1024;

Handle access_list() {
  Handle list = owned(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "access list");
  checked(H5Pset_libver_bounds(list.get(), H5F_LIBVER_V18, H5F_LIBVER_V18), "format version");
  checked(H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG), "close degree");
#if H5_VERSION_GE(1, 10, 7)
  // A file that grows may be looked at, and network file systems often have no locks.
  checked(H5Pset_file_locking(list.get(), false, true), "file locking");
#endif
  return list;
}

}  // namespace

struct NetcdfFile::Content {
  Handle file;
  Datasets datasets;

  /// Opened once and kept, so that its chunks stay in the cache.
  hid_t dataset(const std::string& name) {
    const auto found = datasets.find(name);
    if (found != datasets.end()) return found->second.get();
    Handle opened(H5Dopen2(file.get(), name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!opened.valid()) throw StorageError("variable '" + name + "' cannot be read");
    return datasets.emplace(name, std::move(opened)).first->second.get();
  }
};

namespace {

using Extent = std::array<hsize_t, 2>;  // rows and columns; one column for a variable of one axis

int axes_of(hid_t dataset) {
  const Handle space = owned(H5Dget_space(dataset), H5Sclose, "space");
  return checked(H5Sget_simple_extent_ndims(space.get()), "axes");
}

Extent extent_of(hid_t dataset) {
  const Handle space = owned(H5Dget_space(dataset), H5Sclose, "space");
  const int axes = checked(H5Sget_simple_extent_ndims(space.get()), "axes");
  if (axes > 2) fail("a variable has more than two axes");
  Extent extent{1, 1};
  if (H5Sget_simple_extent_type(space.get()) == H5S_NULL) fail("a variable without values");
  checked(H5Sget_simple_extent_dims(space.get(), extent.data(), nullptr), "size");
  return extent;
}

/// Values to be read at once. A file says in a few bytes that it holds more than any memory does.
std::size_t few(hsize_t rows, hsize_t columns) {
  if (rows > 0 && columns > base::most_values_read / rows)
    throw StorageError("a variable of more than " + std::to_string(base::most_values_read) +
                       " values");
  return static_cast<std::size_t>(rows * columns);
}

}  // namespace

NetcdfFile::NetcdfFile(std::unique_ptr<Content> content) : content_(std::move(content)) {}
NetcdfFile::NetcdfFile(NetcdfFile&&) noexcept = default;
NetcdfFile& NetcdfFile::operator=(NetcdfFile&&) noexcept = default;
NetcdfFile::~NetcdfFile() = default;

NetcdfFile NetcdfFile::create(const std::filesystem::path& path, const Schema& schema) {
  prepare_library();
  const Handle creation = creation_list(H5P_FILE_CREATE);
  checked(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          "variable order");
  const Handle access = access_list();
  auto content = std::make_unique<Content>();
  content->file =
      owned(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose, "file");
  content->datasets = build(schema, content->file.get());
  return NetcdfFile(std::move(content));
}

namespace {

Handle opened(const std::filesystem::path& path, unsigned mode) {
  prepare_library();
  const Handle access = access_list();
  checked(H5Pset_cache(access.get(), 0, 1009, read_cache_bytes, 0.75), "chunk cache");
  return owned(H5Fopen(path.c_str(), mode, access.get()), H5Fclose, "file");
}

}  // namespace

NetcdfFile NetcdfFile::open(const std::filesystem::path& path) {
  auto content = std::make_unique<Content>();
  content->file = opened(path, H5F_ACC_RDONLY);
  return NetcdfFile(std::move(content));
}

NetcdfFile NetcdfFile::reopen(const std::filesystem::path& path) {
  auto content = std::make_unique<Content>();
  content->file = opened(path, H5F_ACC_RDWR);
  return NetcdfFile(std::move(content));
}

bool NetcdfFile::has(const std::string& variable) const {
  return content_->datasets.contains(variable) ||
         H5Lexists(content_->file.get(), variable.c_str(), H5P_DEFAULT) > 0;
}

std::size_t NetcdfFile::rows(const std::string& variable) const {
  return extent_of(content_->dataset(variable))[0];
}

std::size_t NetcdfFile::columns(const std::string& variable) const {
  return extent_of(content_->dataset(variable))[1];
}

Block NetcdfFile::chunk(const std::string& variable) const {
  const Handle list = owned(H5Dget_create_plist(content_->dataset(variable)), H5Pclose, "storage");
  if (H5Pget_layout(list.get()) != H5D_CHUNKED) return {0, 0, 0, 0};
  Extent shape{1, 1};
  if (axes_of(content_->dataset(variable)) > 2) fail("a variable has more than two axes");
  checked(H5Pget_chunk(list.get(), 2, shape.data()), "chunks");
  return {0, shape[0], 0, shape[1]};
}

void NetcdfFile::write(const std::string& variable, std::span<const double> values) {
  const hid_t dataset = content_->dataset(variable);
  const Extent extent = extent_of(dataset);
  if (extent[0] * extent[1] != values.size()) throw StorageError("wrong size of " + variable);
  checked(H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "values");
}

namespace {

Slab slab_of(const Block& block) {
  return {{block.first_row, block.first_column, 0}, {block.rows, block.columns, 1}};
}

std::size_t size_of(const Slab& slab) {
  return slab.count[0] * slab.count[1] * slab.count[2];
}

/// The part of the values in the file.
Handle selected(hid_t dataset, const Slab& slab) {
  Handle space = owned(H5Dget_space(dataset), H5Sclose, "space");
  std::array<hsize_t, most_axes> start{}, count{};
  std::ranges::copy(slab.first, start.begin());
  std::ranges::copy(slab.count, count.begin());
  if (checked(H5Sget_simple_extent_ndims(space.get()), "axes") > most_axes)
    fail("a variable has more than three axes");
  checked(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                              nullptr),
          "selection");
  return space;
}

Handle in_memory(const Slab& slab) {
  const hsize_t count = size_of(slab);
  return owned(H5Screate_simple(1, &count, nullptr), H5Sclose, "space");
}

}  // namespace

void NetcdfFile::write(const std::string& variable, const Slab& slab,
                       std::span<const double> values) {
  const hid_t dataset = content_->dataset(variable);
  if (size_of(slab) != values.size()) throw StorageError("wrong size of " + variable);
  const Handle memory = in_memory(slab);
  const Handle space = selected(dataset, slab);
  checked(
      H5Dwrite(dataset, H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, values.data()),
      "values");
}

void NetcdfFile::write(const std::string& variable, const Block& block,
                       std::span<const double> values) {
  write(variable, slab_of(block), values);
}

std::vector<double> NetcdfFile::read(const std::string& variable, const Block& block) const {
  const hid_t dataset = content_->dataset(variable);
  std::vector<double> values(few(block.rows, block.columns));
  if (values.empty()) return values;
  const Handle memory = in_memory(slab_of(block));
  const Handle space = selected(dataset, slab_of(block));
  checked(
      H5Dread(dataset, H5T_NATIVE_DOUBLE, memory.get(), space.get(), H5P_DEFAULT, values.data()),
      "values");
  return values;
}

std::vector<double> NetcdfFile::read(const std::string& variable) const {
  const hid_t dataset = content_->dataset(variable);
  const Extent extent = extent_of(dataset);
  std::vector<double> values(few(extent[0], extent[1]));
  checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "values");
  return values;
}

std::vector<std::string> NetcdfFile::variables() const {
  const hid_t file = content_->file.get();
  H5G_info_t group{};
  checked(H5Gget_info(file, &group), "variables");
  std::vector<std::string> names;
  for (hsize_t i = 0; i < group.nlinks; ++i) {
    const auto name = [&](char* text, std::size_t size) {
      return H5Lget_name_by_idx(file, ".", H5_INDEX_NAME, H5_ITER_INC, i, text, size, H5P_DEFAULT);
    };
    const auto length = name(nullptr, 0);
    if (length <= 0) continue;
    std::string text(static_cast<std::size_t>(length) + 1, '\0');
    name(text.data(), text.size());
    text.pop_back();
    names.push_back(std::move(text));
  }
  return names;
}

bool NetcdfFile::holds_text(const std::string& variable) const {
  const Handle stored = owned(H5Dget_type(content_->dataset(variable)), H5Tclose, "type");
  return H5Tget_class(stored.get()) == H5T_STRING;
}

std::vector<std::string> NetcdfFile::read_text(const std::string& variable) const {
  const hid_t dataset = content_->dataset(variable);
  const Handle stored = owned(H5Dget_type(dataset), H5Tclose, "type");
  if (checked(H5Tis_variable_str(stored.get()), "type") == 0 || axes_of(dataset) != 1)
    throw StorageError("'" + variable + "' holds no list of texts");
  std::vector<char*> pointers(few(rows(variable), 1), nullptr);
  const Handle type = text_type(H5T_VARIABLE);
  const Handle space = owned(H5Dget_space(dataset), H5Sclose, "space");
  checked(H5Dread(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "texts");
  std::vector<std::string> texts;
  for (const char* text : pointers) texts.emplace_back(text != nullptr ? text : "");
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, pointers.data());
  return texts;
}

namespace {

std::optional<std::string> text_of(hid_t object, const std::string& name) {
  if (checked(H5Aexists(object, name.c_str()), "attribute") == 0) return std::nullopt;
  const Handle attribute = owned(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute");
  const Handle stored = owned(H5Aget_type(attribute.get()), H5Tclose, "type");
  const Handle space = owned(H5Aget_space(attribute.get()), H5Sclose, "space");
  if (H5Tget_class(stored.get()) != H5T_STRING || H5Tis_variable_str(stored.get()) != 0 ||
      H5Sget_simple_extent_npoints(space.get()) != 1)
    return std::nullopt;
  const std::size_t size = H5Tget_size(stored.get());
  std::string text(size, '\0');
  checked(H5Aread(attribute.get(), stored.get(), text.data()), "attribute");
  text.resize(std::min(text.find('\0'), size));
  return text;
}

}  // namespace

std::optional<std::string> NetcdfFile::text_attribute(const std::string& name) const {
  return text_of(content_->file.get(), name);
}

std::optional<std::string> NetcdfFile::text_attribute(const std::string& variable,
                                                      const std::string& name) const {
  if (!has(variable)) return std::nullopt;
  return text_of(content_->dataset(variable), name);
}

std::optional<int> NetcdfFile::integer_attribute(const std::string& name) const {
  const hid_t file = content_->file.get();
  if (checked(H5Aexists(file, name.c_str()), "attribute") == 0) return std::nullopt;
  const Handle attribute = owned(H5Aopen(file, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute");
  const Handle stored = owned(H5Aget_type(attribute.get()), H5Tclose, "type");
  const Handle space = owned(H5Aget_space(attribute.get()), H5Sclose, "space");
  if (H5Tget_class(stored.get()) != H5T_INTEGER || H5Sget_simple_extent_npoints(space.get()) != 1)
    return std::nullopt;
  int value = 0;
  checked(H5Aread(attribute.get(), H5T_NATIVE_INT, &value), "attribute");
  return value;
}

void NetcdfFile::flush() {
  checked(H5Fflush(content_->file.get(), H5F_SCOPE_GLOBAL), "flush");
}

void NetcdfFile::close() {
  flush();
  content_->datasets.clear();
  checked(H5Fclose(content_->file.release()), "close");
}

base::Library storage_library() {
  unsigned major = 0, minor = 0, release = 0;
  checked(H5get_libversion(&major, &minor, &release), "version");
  return {"HDF5",
          std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release),
          "BSD-3-Clause"};
}

}  // namespace biandan::record
