#include "text/encoding.hpp"

#include <doctest/doctest.h>

#include "random_text.hpp"
#include "text/identifiers.hpp"

using namespace attrmap;
using namespace attrmap::text;
using attrmap::text::testing::RandomText;

namespace {

std::string decoded(std::string_view text, Encoding encoding) {
  Arena arena;
  const Decoded result = from_base64(text, encoding, arena);
  if (result.error == DecodeError::not_base64) return "<not base64>";
  if (result.error == DecodeError::not_text) return "<not text>";
  return std::string(result.text);
}

}  // namespace

TEST_CASE("base64 of UTF-16 comes back") {
  RandomText random(6);
  Arena arena;
  for (int n = 0; n < 5000; ++n) {
    const std::string s = n % 2 ? random.ascii(20) : random.any(20);
    arena.reset();
    CHECK(decoded(base64_utf16le(s, arena), Encoding::unicode) == replace_lone_surrogates(s));
  }
}

TEST_CASE("from_base64 as Convert.FromBase64String") {
  CHECK(decoded("SABlAGwAbABvACAAdwBvAHIAbABkACEA", Encoding::unicode) == "Hello world!");
  CHECK(decoded("SGVsbG8gd29ybGQh", Encoding::utf8) == "Hello world!");
  CHECK(decoded(" SGVs\tbG8\r\ngd29 ybGQh\n", Encoding::ascii) == "Hello world!");
  CHECK(decoded("", Encoding::unicode) == "");
  CHECK(decoded("QQ==", Encoding::ascii) == "A");
  CHECK(decoded("QR==", Encoding::ascii) == "A");
  CHECK(decoded("QQ = =", Encoding::ascii) == "A");
  CHECK(decoded("QUI=", Encoding::ascii) == "AB");
  for (const char* bad : {"Q", "QQ", "QQQ", "QQ=", "Q===", "====", "QQ==QQ==", "QQ=Q",
                          "QUI==", "Q_==", "Q-==", "QQ\v==", "Q\xC3\xA9=", "QUJD="})
    CHECK(decoded(bad, Encoding::ascii) == "<not base64>");
  CHECK(decoded("QQ==", Encoding::unicode) == "<not text>");      // one byte
  CHECK(decoded("ANg=", Encoding::unicode) == "<not text>");      // a lone high surrogate
  CHECK(decoded("ANwA2A==", Encoding::unicode) == "<not text>");  // a pair the wrong way round
  CHECK(decoded("PdgA3g==", Encoding::unicode) == "\U0001F600");
  CHECK(decoded("/w==", Encoding::utf8) == "<not text>");
  CHECK(decoded("7aCA", Encoding::utf8) == "<not text>");  // a surrogate
  CHECK(decoded("w6k=", Encoding::utf8) == "\u00E9");
  CHECK(decoded("w6k=", Encoding::ascii) == "<not text>");
  CHECK(decoded("//5BAA==", Encoding::unicode) == "\uFEFFA");
}

TEST_CASE("utf8_hex") {
  Arena arena;
  CHECK(utf8_hex("Hello world!", arena) == "48656C6C6F20776F726C6421");
  CHECK(utf8_hex("\xED\xA0\xBDz", arena) == "EFBFBD7A");
  CHECK(utf8_hex("\uD55C", arena) == "ED959C");
}

TEST_CASE("string_from_sid") {
  Arena arena;
  const auto sid = [&](std::string_view bytes) {
    const auto result = string_from_sid(bytes, arena);
    return result ? std::string(*result) : "<malformed>";
  };
  using namespace std::string_view_literals;
  CHECK(sid("\1\1\0\0\0\0\0\5\x12\0\0\0"sv) == "S-1-5-18");
  CHECK(sid("\1\2\0\0\0\0\0\5\x20\0\0\0\x20\2\0\0"sv) == "S-1-5-32-544");
  CHECK(sid("\1\5\0\0\0\0\0\5\x15\0\0\0\xA0\x65\xCF\x7E\x78\x4B\x9B\x5F\xE7\x7C\x87\x70\xFF\xFF\xFF\xFF"sv) ==
        "S-1-5-21-2127521184-1604012920-1887927527-4294967295");
  CHECK(sid("\1\0\xFF\xFF\xFF\xFF\xFF\xFF"sv) == "S-1-281474976710655");
  CHECK(sid("\1\1\0\0\0\0\0\5\x12\0\0\0more"sv) == "S-1-5-18");
  CHECK(sid(std::string("\1\x0F\xFF\xFF\xFF\xFF\xFF\xFF"sv) + std::string(60, '\xFF')).size() == 4 + 15 + 15 * 11);
  for (const std::string_view bad :
       {""sv, "\1"sv, "\1\1\0\0\0\0\0\5\x12\0\0"sv, "\2\1\0\0\0\0\0\5\x12\0\0\0"sv, "\1\0\0\0\0\0\0"sv})
    CHECK(sid(bad) == "<malformed>");
  CHECK(sid(std::string("\1\x10\0\0\0\0\0\5"sv) + std::string(64, '\0')) == "<malformed>");
}

TEST_CASE("guid_from_bits") {
  Arena arena;
  CHECK(guid_from_bits(0, 0, arena) == "00000000-0000-4000-8000-000000000000");
  CHECK(guid_from_bits(~0ull, ~0ull, arena) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
  CHECK(guid_from_bits(0x0123456789ABCDEF, 0x0123456789ABCDEF, arena) == "01234567-89ab-4def-8123-456789abcdef");
}
