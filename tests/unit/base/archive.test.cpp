#include "model/base/archive.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using biandan::base::Archive;
using biandan::base::ArchiveError;

namespace {

enum class Mood { calm, wild };

struct Inner {
  int number = 0;
  std::vector<bool> flags;
  void carry(Archive& archive) { archive(number, flags); }
};

struct Outer {
  double value = 0.0;
  bool on = false;
  Mood mood = Mood::calm;
  std::string text;
  std::vector<double> numbers;
  std::vector<Inner> inner;
  std::array<Inner, 2> two;
  std::map<int, long> counts;
  std::optional<Inner> perhaps, never;
  std::pair<int, std::string> both;
  void carry(Archive& archive) {
    archive(value, on, mood, text, numbers, inner, two, counts, perhaps, never, both);
  }
};

Outer something() {
  Outer it;
  it.value = -0.0;
  it.on = true;
  it.mood = Mood::wild;
  it.text = std::string("a\0b", 3);
  it.numbers = {1.0 / 3.0, std::numeric_limits<double>::denorm_min(), INFINITY};
  it.inner = {{1, {true, false}}, {2, {}}};
  it.two[1].number = 7;
  it.counts = {{-3, 5L}, {4, 6L}};
  it.perhaps = Inner{9, {true}};
  it.both = {1, "one"};
  return it;
}

std::string bytes_of(Outer it) {
  Archive archive;
  it.carry(archive);
  return archive.bytes();
}

}  // namespace

TEST_CASE("what was written comes back, every bit of it") {
  const std::string bytes = bytes_of(something());
  Archive archive(bytes);
  CHECK(archive.reads());
  Outer read;
  read.text = "other";
  read.never = Inner{};
  read.carry(archive);
  archive.end();
  CHECK(std::signbit(read.value));
  CHECK(read.on);
  CHECK(read.mood == Mood::wild);
  CHECK(read.text == std::string("a\0b", 3));
  CHECK(read.numbers == something().numbers);
  CHECK(read.inner.size() == 2);
  CHECK(read.inner[0].flags == std::vector<bool>{true, false});
  CHECK(read.two[1].number == 7);
  CHECK(read.counts == something().counts);
  CHECK(read.perhaps->number == 9);
  CHECK_FALSE(read.never.has_value());
  CHECK(read.both.second == "one");
  CHECK(bytes_of(read) == bytes);
}

TEST_CASE("bytes that end early, or go on, are refused at any place") {
  const std::string bytes = bytes_of(something());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    Archive archive(bytes.substr(0, length));
    Outer read;
    CHECK_THROWS_AS(read.carry(archive), ArchiveError);
  }
  Archive longer(bytes + "x");
  Outer read;
  read.carry(longer);
  CHECK_THROWS_AS(longer.end(), ArchiveError);
}

TEST_CASE("a size that the bytes cannot hold makes nothing of that size") {
  const std::uint64_t huge = std::numeric_limits<std::uint64_t>::max() / 16;
  std::string bytes(reinterpret_cast<const char*>(&huge), sizeof(huge));
  for (int way = 0; way < 4; ++way) {
    Archive archive(bytes + "abc");
    std::vector<double> numbers;
    std::vector<Inner> inner;
    std::string text;
    std::map<int, int> counts;
    const auto read = [&] {
      if (way == 0) archive(numbers);
      if (way == 1) archive(inner);
      if (way == 2) archive(text);
      if (way == 3) archive(counts);
    };
    CHECK_THROWS_AS(read(), ArchiveError);
  }
}

TEST_CASE("a flag that is neither yes nor no is refused") {
  for (const char byte : {'\2', '\xff'}) {
    bool flag = false;
    Archive archive(std::string(1, byte));
    CHECK_THROWS_AS(archive(flag), ArchiveError);
  }
  std::vector<bool> flags;
  Archive archive(std::string("\2\0\0\0\0\0\0\0\1\7", 10));
  CHECK_THROWS_AS(archive(flags), ArchiveError);
}
