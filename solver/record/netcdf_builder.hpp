// Makes the datasets of one file from a schema: types, storage, attributes, dimension scales.
#pragma once

#include <map>
#include <string>

#include "solver/record/hdf5_handle.hpp"
#include "solver/record/netcdf_file.hpp"
#include "solver/record/schema.hpp"

namespace biandan::record {

using Datasets = std::map<std::string, Handle>;

/// Text of a fixed size, or of H5T_VARIABLE size: UTF-8, ended by a zero.
Handle text_type(std::size_t size);

/// Creation list for a file or a dataset: no clock times, creation order kept.
Handle creation_list(hid_t list_class);

/// Writes attributes, dimensions and variables of the schema into an empty file, with the values
/// the variables bring along. Variables along an unlimited dimension and those of three axes are
/// stored in compressed chunks; all others in one piece that is allocated now, so that later writes
/// change nothing but values.
Datasets build(const Schema& schema, hid_t file);

}  // namespace biandan::record
