#include <doctest/doctest.h>

#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/scim_path.hpp"
#include "scim/path.hpp"

using namespace attrmap::scim;

namespace {

Path parsed(std::string_view text) {
  Path path;
  const auto error = parse_path(text, path);
  INFO(text);
  REQUIRE_FALSE_MESSAGE(error.has_value(), error->message);
  CHECK(path.text == text);
  return path;
}

PathError refused(std::string_view text) {
  Path path;
  const auto error = parse_path(text, path);
  INFO(text);
  REQUIRE(error.has_value());
  return *error;
}

}  // namespace

TEST_CASE("the grammar consumes something in every loop") {
  CHECK(tao::pegtl::analyze<attrmap::grammar::scim_path::whole>() == 0);
}

TEST_CASE("attributes, sub-attributes and filters") {
  CHECK(parsed("displayName").attribute == "displayName");
  const Path name = parsed("name.givenName");
  CHECK((name.attribute == "name" && name.sub == "givenName" && !name.filtered()));
  const Path email = parsed(R"(emails[type eq "work"].value)");
  CHECK((email.attribute == "emails" && email.sub == "value" && email.filter.size() == 1));
  CHECK((email.filter[0].attribute == "type" && email.filter[0].literal == "work" && email.filter[0].quoted));
  const Path both = parsed(R"(emails[type eq "a \"b\\" and primary EQ true].value)");
  REQUIRE(both.filter.size() == 2);
  CHECK(both.filter[0].literal == "a \"b\\");
  CHECK((both.filter[1].literal == "true" && !both.filter[1].quoted));
  CHECK(parsed("$ref").attribute == "$ref");
}

TEST_CASE("a schema URN ends at the last colon outside of the filter") {
  const Path department = parsed("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");
  CHECK((department.urn == kEnterpriseUrn && department.attribute == "department" && department.sub.empty()));
  CHECK(department.member() == kEnterpriseUrn);
  const Path filtered = parsed(R"(urn:x:2.0:User:tags[type eq "a:b"].value)");
  CHECK((filtered.urn == "urn:x:2.0:User" && filtered.attribute == "tags" && filtered.filter[0].literal == "a:b"));
  CHECK(parsed("urn:x:2.0:User:manager.value").sub == "value");
}

TEST_CASE("the core schema is no extension, whether it is named or not") {
  const Path path = parsed("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName");
  CHECK((path.urn.empty() && path.member() == "name"));
}

TEST_CASE("old jobs separate the URN by a dot") {
  const Path path = parsed("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department");
  CHECK((path.urn == kEnterpriseUrn && path.attribute == "department" && path.sub.empty()));
  CHECK(parsed("urn:x:2.0:Group.a.b").sub == "b");
  CHECK(dotted_text(parsed("urn:x:2.0:User:a")) == "urn:x:2.0:User.a");
  CHECK(dotted_text(parsed("urn:x:2.0:User.a")) == "urn:x:2.0:User.a");
  CHECK(dotted_text(parsed("name.givenName")) == "name.givenName");
}

TEST_CASE("what is no path says where and why") {
  CHECK(refused("").message.find("name of an attribute") != std::string::npos);
  CHECK(refused("1abc").at == 0);
  CHECK(refused("name.").at == 5);
  CHECK(refused("emails[type ne \"work\"].value").message.find("`eq`") != std::string::npos);
  CHECK(refused("emails[type eq \"work\"]").message.find("].value") != std::string::npos);
  CHECK(refused("emails[type eq \"work\"").message.find("`]`") != std::string::npos);
  CHECK(refused("emails[type eq \"work].value").message.find("quotation mark") != std::string::npos);
  CHECK(refused("emails[].value").at == 7);
  CHECK(refused("emails[type eq work].value").at == 15);
  CHECK(refused("display name").at == 7);
  CHECK(refused("a.b.c").message.find("no sub-attributes") != std::string::npos);
  CHECK(refused("urn:x:y:").message.find("name of an attribute") != std::string::npos);
  CHECK(refused(std::string(5000, 'a')).message == "it is too long");
  CHECK(refused(std::string("a\0b", 3)).at == 1);
}
