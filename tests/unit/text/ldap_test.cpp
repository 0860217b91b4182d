#include "text/ldap.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace attrmap;
using namespace attrmap::text;

namespace {

std::string nth(std::string_view dn, std::int64_t n) {
  Arena arena;
  const auto value = dn_component(dn, n, arena);
  return value ? std::string(*value) : "<none>";
}

std::string from_right(std::string_view dn, std::int64_t n, bool ignore_dc) {
  Arena arena;
  const auto value = dn_component_rev(dn, n, ignore_dc, arena);
  return value ? std::string(*value) : "<none>";
}

}  // namespace

TEST_CASE("dn_component") {
  const std::string_view dn = "cn=Joe,ou=Sales, dc = contoso ,dc=com";
  CHECK(nth(dn, 1) == "Joe");
  CHECK(nth(dn, 2) == "Sales");
  CHECK(nth(dn, 3) == "contoso");
  CHECK(nth(dn, 4) == "com");
  for (const std::int64_t n : {INT64_MIN, std::int64_t{0}, std::int64_t{5}, INT64_MAX}) CHECK(nth(dn, n) == "<none>");
  CHECK(nth("", 1) == "<none>");
  CHECK(nth("  ", 1) == "<none>");
  CHECK(nth("cn=", 1) == "");
  CHECK(nth("Joe;ou=x", 1) == "Joe");
  CHECK(nth("Joe;ou=x", 2) == "x");
  CHECK(nth("cn=a=b,ou=x", 1) == "a=b");
}

TEST_CASE("escapes and quotes") {
  CHECK(nth("cn=Smith\\, John,ou=x", 1) == "Smith, John");
  CHECK(nth("cn=Smith\\, John,ou=x", 2) == "x");
  CHECK(nth("cn=Smith\\2C John,ou=x", 1) == "Smith, John");
  CHECK(nth("cn=\"Smith, John\",ou=x", 1) == "Smith, John");
  CHECK(nth("cn= \"a;b+c\" ,ou=x", 1) == "a;b+c");
  CHECK(nth("cn=\"say \\\"hi\\\"\",ou=x", 1) == "say \"hi\"");
  CHECK(nth("cn=5\" disk,ou=x", 1) == "5\" disk");
  CHECK(nth("cn=a\\\\,ou=x", 1) == "a\\");
  CHECK(nth("cn=\\#1\\ \\ ,ou=x", 1) == "#1  ");
  CHECK(nth("cn=\\20a\\20 ,ou=x", 1) == " a ");
  CHECK(nth("cn=Lu\\C4\\8Di\\C4\\87", 1) == "Lu\u010Di\u0107");
  CHECK(nth("cn=x\\FFy\\ED\\A0\\80z", 1) == "x\uFFFDy\uFFFD\uFFFD\uFFFDz");
  CHECK(nth("cn=a\\", 1) == "a\\");
  CHECK(nth("cn=a+uid=b,ou=x", 1) == "a");
  CHECK(nth("cn=a\\+b+uid=c,ou=x", 1) == "a+b");
  CHECK(nth("cn=\"open,ou=x", 1) == "open,ou=x");
  CHECK(nth("cn=a\\0ADEL:1,ou=x", 1) == "a\nDEL:1");
  std::string hex = "cn=";
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    hex += "\\C4\\8D";
    expected += "\u010D";
  }
  CHECK(nth(hex, 1) == expected);
}

TEST_CASE("a value without escapes is a view of the input") {
  Arena arena;
  const std::string_view dn = "cn=Joe,ou=Sales";
  CHECK(dn_component(dn, 2, arena)->data() == dn.data() + 10);
}

TEST_CASE("dn_component_rev") {
  const std::string_view dn = "cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,DC=com";
  CHECK(from_right(dn, 1, false) == "com");
  CHECK(from_right(dn, 3, false) == "US");
  CHECK(from_right(dn, 1, true) == "US");
  CHECK(from_right(dn, 4, true) == "Joe");
  CHECK(from_right(dn, 5, true) == "<none>");
  CHECK(from_right(dn, 6, false) == "Joe");
  CHECK(from_right(dn, 7, false) == "<none>");
  CHECK(from_right(dn, 0, false) == "<none>");
}
