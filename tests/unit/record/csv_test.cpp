#include <doctest/doctest.h>

#include "input_support.hpp"

using namespace attrmap;
using namespace attrmap::record;
using Lines = std::vector<std::string>;

namespace {
Lines csv(std::string_view text, const std::vector<std::string>& names) {
  return read_all(text, names, {.format = Format::csv, .name = "users.csv"});
}
}  // namespace

TEST_CASE("fields") {
  CHECK(csv("a,b\n1,x y \n \"q\",\"\"\n", {"a", "b"}).size() == 2);
  CHECK(csv("a,b\n1,x y \n", {"a", "b"}) == Lines{"\"1\" \"x y \""});
  CHECK(csv("a,b\n\"1,\n\"\"2\"\"\",\n", {"a", "b"}) == Lines{"\"1,\\n\\\"2\\\"\" null"});
  CHECK(csv("a,b\r\n1,2\r\n", {"b", "a"}) == Lines{"\"2\" \"1\""});
  CHECK(csv("a,b\n1,2", {"c"}) == Lines{"null"});
  CHECK(csv("a;b\n1,5;2\n", {"a", "b"}) == Lines{"\"1,5\" \"2\""});
  CHECK(csv("a\tb\n1\t2\n", {"a", "b"}) == Lines{"\"1\" \"2\""});
  CHECK(csv("a\nJos\xC3\xA9\n", {"a"}) == Lines{"\"Jos\xC3\xA9\""});
}

TEST_CASE("columns have the names of JSON members") {
  CHECK(csv("id,mobilePhone,businessPhones,manager.id,accountEnabled,userPrincipalName\n"
            "1,m,b,boss,False,a_b.com#EXT#@c.com\n",
            {"objectId", "mobile", "telephoneNumber", "IsSoftDeleted", "userPrincipalName"}) ==
        Lines{R"("1" "m" "b" "True" "a@b.com")"});
  CHECK(csv("onPremisesExtensionAttributes.extensionAttribute3\nx\n", {"extensionAttribute3"}) == Lines{"\"x\""});
  CHECK(csv("extensionAttribute3\nx\n", {"extensionAttribute3"}) == Lines{"\"x\""});
}

TEST_CASE("bad rows leave the others alone") {
  const Lines lines = csv("a,b\n1,2\n1\n1,2,3\nx\"y,2\n\"x\"y,2\n\xE9,2\n3,4\n\"open,5\n", {"a"});
  REQUIRE(lines.size() == 8);
  CHECK(lines[0] == "\"1\"");
  CHECK(lines[1] == "E508: the row has 1 fields and the header 2");
  CHECK(lines[2] == "E508: the row has 3 fields and the header 2");
  CHECK(lines[3].starts_with("E507"));
  CHECK(lines[4].starts_with("E507"));
  CHECK(lines[5].starts_with("E504"));
  CHECK(lines[6] == "\"3\"");
  CHECK(lines[7] == "E507: the row is not valid CSV: a quote is not closed");
}

TEST_CASE("bad headers") {
  CHECK(csv("a,,b\n1,2,3\n", {"a"}) == Lines{"E524: the header of users.csv is not usable: column 2 has no name"});
  CHECK(csv("a,a\n1,2\n", {"a"}) == Lines{"E524: the header of users.csv is not usable: `a` occurs twice"});
  CHECK(csv("a,\"b\n", {"a"}).front().starts_with("E524"));
  CHECK(csv(std::string(3'000'000, 'x'), {"a"}).front().starts_with("E524"));
}
