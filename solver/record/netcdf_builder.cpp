#include "solver/record/netcdf_builder.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace biandan::record {

namespace {

constexpr std::size_t chunk_bytes = 128 * 1024;
constexpr std::size_t packed_columns = 64;
constexpr unsigned deflate_level = 1;
using Extent = std::array<hsize_t, most_axes>;

constexpr unsigned attributes_in_header =
    64;  // more would move to a heap and an index of their own

Handle file_type(Type type) {
  switch (type) {
    case Type::float32:
      return owned(H5Tcopy(H5T_IEEE_F32LE), H5Tclose, "type");
    case Type::float64:
      return owned(H5Tcopy(H5T_IEEE_F64LE), H5Tclose, "type");
    case Type::int32:
      return owned(H5Tcopy(H5T_STD_I32LE), H5Tclose, "type");
    case Type::text:
      break;
  }
  return text_type(H5T_VARIABLE);
}

std::size_t bytes_of(Type type) {
  return type == Type::float64 ? 8 : 4;
}

void write_attribute(hid_t object, const std::string& name, hid_t stored, hid_t memory, hid_t space,
                     const void* value) {
  const Handle attribute =
      owned(H5Acreate2(object, name.c_str(), stored, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
            "attribute");
  checked(H5Awrite(attribute.get(), memory, value), "attribute value");
}

void put(hid_t object, const std::string& name, const std::string& text) {
  const Handle type = text_type(text.size() + 1);
  const Handle space = owned(H5Screate(H5S_SCALAR), H5Sclose, "space");
  write_attribute(object, name, type.get(), type.get(), space.get(), text.c_str());
}

void put_number(hid_t object, const std::string& name, hid_t stored, hid_t memory,
                const void* value, hsize_t count = 1) {
  const Handle space = owned(H5Screate_simple(1, &count, nullptr), H5Sclose, "space");
  write_attribute(object, name, stored, memory, space.get(), value);
}

void put(hid_t object, const Attribute& attribute) {
  if (const auto* text = std::get_if<std::string>(&attribute.value)) {
    put(object, attribute.name, *text);
  } else if (const auto* integer = std::get_if<int>(&attribute.value)) {
    put_number(object, attribute.name, H5T_STD_I32LE, H5T_NATIVE_INT, integer);
  } else if (const auto* number = std::get_if<double>(&attribute.value)) {
    put_number(object, attribute.name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, number);
  } else if (const auto* floats = std::get_if<std::vector<float>>(&attribute.value)) {
    put_number(object, attribute.name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, floats->data(),
               floats->size());
  } else {
    const auto& list = std::get<std::vector<int>>(attribute.value);
    put_number(object, attribute.name, H5T_STD_I32LE, H5T_NATIVE_INT, list.data(), list.size());
  }
}

/// Rows and columns stored together: about 128 KiB, so that a map and a series both read few
/// chunks. Of three axes whole series of as many members as that, or as many maps of one member.
Extent chunk_shape(const Variable& variable, const Extent& extent) {
  const std::size_t axes = variable.dimensions.size();
  const Type type = variable.type;
  if (axes == most_axes) {
    const hsize_t rows = chunk_bytes / bytes_of(type) / std::max<hsize_t>(extent[2], 1);
    const auto at_most = [&](hsize_t size) {
      return std::clamp<hsize_t>(rows, 1, std::max<hsize_t>(size, 1));
    };
    if (variable.pieces == Pieces::maps) return {1, at_most(extent[1]), extent[2]};
    return {at_most(extent[0]), 1, extent[2]};
  }
  const hsize_t wide = std::min<hsize_t>(extent[1], packed_columns);
  const hsize_t high = std::max<hsize_t>(1, chunk_bytes / bytes_of(type) / wide);
  return {std::clamp<hsize_t>(extent[0], 1, high), wide, 1};
}

/// Makes the datasets of one file from a schema.
class Builder {
 public:
  Builder(const Schema& schema, hid_t file) : schema_(schema), file_(file) {}

  Datasets build() {
    for (const Attribute& attribute : schema_.attributes) put(file_, attribute);
    for (const Dimension& dimension : schema_.dimensions) add_scale(dimension);
    for (const Variable& variable : schema_.variables) {
      if (!datasets_.contains(variable.name)) add_variable(variable);
      attach_scales(variable);
    }
    return std::move(datasets_);
  }

 private:
  const Dimension& dimension(const std::string& name) const {
    const auto found = std::ranges::find(schema_.dimensions, name, &Dimension::name);
    if (found == schema_.dimensions.end()) throw StorageError("no dimension '" + name + "'");
    return *found;
  }

  void add_scale(const Dimension& dimension) {
    const auto own = std::ranges::find(schema_.variables, dimension.name, &Variable::name);
    if (own != schema_.variables.end()) {
      add_variable(*own);
      checked(H5DSset_scale(datasets_.at(own->name).get(), own->name.c_str()), "dimension scale");
      return;
    }
    const hsize_t size = dimension.size;
    const Handle space = owned(H5Screate_simple(1, &size, nullptr), H5Sclose, "space");
    const Handle list = creation_list(H5P_DATASET_CREATE);
    Handle scale = owned(H5Dcreate2(file_, dimension.name.c_str(), H5T_IEEE_F32BE, space.get(),
                                    H5P_DEFAULT, list.get(), H5P_DEFAULT),
                         H5Dclose, "dimension");
    std::array<char, 80> mark{};
    std::snprintf(mark.data(), mark.size(),
                  "This is a netCDF dimension but not a netCDF variable. %9zu", dimension.size);
    checked(H5DSset_scale(scale.get(), mark.data()), "dimension scale");
    scales_.emplace(dimension.name, std::move(scale));
  }

  void pack(const Variable& variable, const Extent& extent, hid_t creation) {
    const auto axes = static_cast<int>(variable.dimensions.size());
    const Extent shape = chunk_shape(variable, extent);
    checked(H5Pset_chunk(creation, axes, shape.data()), "chunks");
    checked(H5Pset_shuffle(creation), "shuffle");
    checked(H5Pset_deflate(creation, deflate_level), "deflate");
  }

  void set_fill(const Variable& variable, hid_t creation) {
    const bool integer = variable.type == Type::int32;
    const double number = fill_float;
    const void* value =
        integer ? static_cast<const void*>(&fill_int) : static_cast<const void*>(&number);
    checked(H5Pset_fill_value(creation, integer ? H5T_NATIVE_INT : H5T_NATIVE_DOUBLE, value),
            "fill value");
  }

  void add_variable(const Variable& variable) {
    Extent extent{1, 1, 1};
    Extent most{1, 1, 1};
    bool packed = variable.dimensions.size() == most_axes;
    for (std::size_t axis = 0; axis < variable.dimensions.size(); ++axis) {
      const Dimension& along = dimension(variable.dimensions[axis]);
      extent.at(axis) = along.size;
      most.at(axis) = along.unlimited ? H5S_UNLIMITED : along.size;
      packed = packed || along.unlimited;
    }
    const auto axes = static_cast<int>(variable.dimensions.size());
    const Handle space =
        axes == 0 ? owned(H5Screate(H5S_SCALAR), H5Sclose, "space")
                  : owned(H5Screate_simple(axes, extent.data(), most.data()), H5Sclose, "space");
    const Handle creation = creation_list(H5P_DATASET_CREATE);
    if (packed)
      pack(variable, extent, creation.get());
    else
      checked(H5Pset_alloc_time(creation.get(), H5D_ALLOC_TIME_EARLY), "allocation");
    if (variable.fill) set_fill(variable, creation.get());

    const Handle type = file_type(variable.type);
    Handle dataset = owned(H5Dcreate2(file_, variable.name.c_str(), type.get(), space.get(),
                                      H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                           H5Dclose, "variable");
    if (variable.fill && variable.type == Type::int32)
      put_number(dataset.get(), "_FillValue", type.get(), H5T_NATIVE_INT, &fill_int);
    else if (variable.fill)
      put_number(dataset.get(), "_FillValue", type.get(), H5T_NATIVE_DOUBLE, &fill_float);
    for (const Attribute& attribute : variable.attributes) put(dataset.get(), attribute);
    write_values(variable, dataset.get());
    datasets_.emplace(variable.name, std::move(dataset));
  }

  void write_values(const Variable& variable, hid_t dataset) {
    if (const auto* numbers = std::get_if<std::vector<double>>(&variable.values)) {
      checked(H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers->data()),
              "values");
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) {
      std::vector<const char*> pointers;
      for (const std::string& text : *texts) pointers.push_back(text.c_str());
      const Handle type = text_type(H5T_VARIABLE);
      checked(H5Dwrite(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
              "texts");
    }
  }

  void attach_scales(const Variable& variable) {
    if (variable.dimensions.size() == 1 && variable.dimensions[0] == variable.name) return;
    for (std::size_t axis = 0; axis < variable.dimensions.size(); ++axis) {
      const std::string& name = variable.dimensions[axis];
      const Handle& scale = scales_.contains(name) ? scales_.at(name) : datasets_.at(name);
      checked(H5DSattach_scale(datasets_.at(variable.name).get(), scale.get(),
                               static_cast<unsigned>(axis)),
              "dimension of a variable");
    }
  }

  const Schema& schema_;
  hid_t file_;
  Datasets datasets_;
  Datasets scales_;  // dimensions without a variable of their name
};

}  // namespace

Handle text_type(std::size_t size) {
  Handle type = owned(H5Tcopy(H5T_C_S1), H5Tclose, "string type");
  checked(H5Tset_size(type.get(), size), "string size");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "string encoding");
  checked(H5Tset_strpad(type.get(), H5T_STR_NULLTERM), "string padding");
  return type;
}

Handle creation_list(hid_t list_class) {
  Handle list = owned(H5Pcreate(list_class), H5Pclose, "creation list");
  checked(H5Pset_obj_track_times(list.get(), false), "object times");
  checked(H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          "attribute order");
  checked(H5Pset_attr_phase_change(list.get(), attributes_in_header, attributes_in_header - 8),
          "attribute storage");
  return list;
}

Datasets build(const Schema& schema, hid_t file) {
  return Builder(schema, file).build();
}

}  // namespace biandan::record
