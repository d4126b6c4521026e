#include "model/base/sha256.hpp"

#include <doctest/doctest.h>

#include <sstream>

using biandan::base::Sha256;
using biandan::base::sha256;

// FIPS 180-2, appendix B, and the empty text.
TEST_CASE("digests of the standard") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a stream gives the digest of its next bytes, or none where it ends before") {
  const std::string text(3'000'000, 'x');
  std::istringstream stream("head" + text + "tail");
  CHECK(sha256(stream, 4) == sha256("head"));
  CHECK(sha256(stream, text.size()) == sha256(text));
  CHECK_FALSE(sha256(stream, 5));
}

TEST_CASE("the digest does not depend on how the bytes arrive") {
  const std::string text(517, 'x');
  Sha256 hash;
  for (std::size_t i = 0; i < text.size(); i += 13) hash.update(text.substr(i, 13));
  CHECK(hash.hex() == sha256(text));
}
