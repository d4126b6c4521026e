// Values to bytes and back, for states that one program writes and the same program reads.
//
// A type takes part with one member that names all it holds, for both ways:
//
//   void carry(base::Archive& archive) { archive(level_, discharge_, rules_); }
//
// Numbers stand as they do in memory, so what is read has every bit of what was written. Bytes are
// not trusted: reading never goes beyond them and makes nothing larger than they are, but what they
// mean is for the reader to check beforehand (a checksum).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace biandan::base {

/// The bytes end too early, or are not what is read from them.
class ArchiveError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Archive;

template <class T>
concept Carried = requires(T& value, Archive& archive) {
  value.carry(archive);
};

class Archive {
 public:
  /// Empty, to be written.
  Archive() = default;
  /// To be read.
  explicit Archive(std::string bytes) : bytes_(std::move(bytes)), reads_(true) {}

  bool reads() const { return reads_; }
  const std::string& bytes() const { return bytes_; }

  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }

  /// Throws when bytes are left that nobody read.
  void end() const {
    if (reads_ && place_ != bytes_.size()) throw ArchiveError("there is more than was expected");
  }

 private:
  void raw(void* value, std::size_t size) {
    if (size == 0) return;
    if (!reads_) {
      bytes_.append(static_cast<const char*>(value), size);
      return;
    }
    if (size > bytes_.size() - place_) throw ArchiveError("it ends too early");
    std::memcpy(value, bytes_.data() + place_, size);
    place_ += size;
  }

  /// How many entries follow, each of at least so many bytes.
  std::size_t count(std::size_t entries, std::size_t bytes_of_each) {
    std::uint64_t stored = entries;
    raw(&stored, sizeof(stored));
    if (reads_ && stored > (bytes_.size() - place_) / bytes_of_each)
      throw ArchiveError("it ends too early");
    return static_cast<std::size_t>(stored);
  }

  /// A byte that is neither 0 nor 1 is no bool: reading it as one would be undefined.
  void one(bool& value) {
    std::uint8_t stored = value ? 1 : 0;
    raw(&stored, sizeof(stored));
    if (stored > 1) throw ArchiveError("it holds a flag that is neither yes nor no");
    value = stored == 1;
  }

  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void one(T& value) {
    raw(&value, sizeof(value));
  }

  template <Carried T>
  void one(T& value) {
    value.carry(*this);
  }

  void one(std::string& text) {
    text.resize(count(text.size(), 1));
    raw(text.data(), text.size());
  }

  void one(std::vector<bool>& flags) {
    flags.resize(count(flags.size(), 1));
    for (std::size_t i = 0; i < flags.size(); ++i) {
      bool flag = flags[i];
      one(flag);
      flags[i] = flag;
    }
  }

  template <class T>
  void one(std::vector<T>& values) {
    values.resize(count(values.size(), std::is_arithmetic_v<T> ? sizeof(T) : 1));
    if constexpr (std::is_arithmetic_v<T>)
      raw(values.data(), values.size() * sizeof(T));
    else
      for (T& value : values) one(value);
  }

  template <class T, std::size_t N>
  void one(std::array<T, N>& values) {
    for (T& value : values) one(value);
  }

  template <class A, class B>
  void one(std::pair<A, B>& both) {
    (*this)(both.first, both.second);
  }

  template <class Key, class T>
  void one(std::map<Key, T>& entries) {
    std::vector<std::pair<Key, T>> list(entries.begin(), entries.end());
    one(list);
    if (reads_) entries = std::map<Key, T>(list.begin(), list.end());
  }

  template <class T>
  void one(std::optional<T>& value) {
    bool there = value.has_value();
    one(there);
    if (reads_) value = there ? std::optional<T>(std::in_place) : std::nullopt;
    if (value) one(*value);
  }

  std::string bytes_;
  std::size_t place_ = 0;
  bool reads_ = false;
};

}  // namespace biandan::base
