#include "solver/record/result_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "model/base/error.hpp"
#include "solver/record/layout.hpp"
#include "solver/record/seal.hpp"

namespace biandan::record {

void refuse_to_write(const std::filesystem::path& path, const std::string& reason) {
  throw base::RunError("cannot write " + path.string() + ": " + reason +
                       "; free some space or choose a folder you may write to with --out");
}

void sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_to_write(path, std::strerror(errno));
  const int status = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder; the file itself has been synced by then.
  if (status != 0 && reason != EINVAL) refuse_to_write(path, std::strerror(reason));
}

void write_balance(const run::Ledger& ledger, NetcdfFile& file) {
  const std::vector<std::vector<double>> balance = balance_values(ledger);
  for (std::size_t k = 0; k < balance.size(); ++k) file.write(balance_names[k], balance[k]);
}

void write_result(const std::filesystem::path& file, const Schema& schema,
                  const std::function<void(NetcdfFile&)>& fill) {
  const std::filesystem::path beside = file.string() + ".packing.part";
  std::error_code error;
  try {
    NetcdfFile written = NetcdfFile::create(beside, schema);
    fill(written);
    written.close();
    seal(beside);
  } catch (const StorageError& failure) {
    std::filesystem::remove(beside, error);
    refuse_to_write(file, failure.what());
  }
  sync(beside);
  std::filesystem::rename(beside, file, error);
  if (error) refuse_to_write(file, error.message());
  sync(file.parent_path().empty() ? "." : file.parent_path());
}

}  // namespace biandan::record
