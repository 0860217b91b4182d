// Attribute references (A-1 ...).
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {
std::string name_of(std::string_view text) {
  const Node node = root(text);
  CHECK(node.kind == NodeKind::attribute);
  CHECK(node.span == Span{0, static_cast<std::uint32_t>(text.size())});
  return node.text;
}
}  // namespace

TEST_CASE("A-1 an attribute by its name") { CHECK(name_of("[mail]") == "mail"); }

TEST_CASE("A-2 the name is taken as it stands") {
  for (const char* name :
       {"passwordProfile.password", "onPremisesExtensionAttributes.extensionAttribute13",
        "msDS-cloudExtensionAttribute1", "urn:ietf:params:scim:schemas:extension:contoso:1.0:User:JobCode",
        "extension_0a1b2c_GroupDN", " mail ", "a\\b", "Ä", "1", "a,b(c)"})
    CHECK(name_of("[" + std::string(name) + "]") == name);
}

TEST_CASE("A-2 < and > are allowed, with a warning about a placeholder") {
  const ParseResult result = parsed("[extension_<AppId>_GroupDN]");
  CHECK(result.ok());
  CHECK(codes(result) == "W190");
  CHECK(result.ast[result.ast.root].text == "extension_<AppId>_GroupDN");
}

TEST_CASE("A-3 spaces within a name") { CHECK(name_of("[Cost Center]") == "Cost Center"); }

TEST_CASE("A-4 a SCIM filter with brackets and quotes") {
  CHECK(name_of("[emails[type eq \"work\"].value]") == "emails[type eq \"work\"].value");
  CHECK(name_of("[a[b[c]d]e]") == "a[b[c]d]e");
  CHECK(name_of("[roles[name eq \"a]b\"].value]") == "roles[name eq \"a]b\"].value");
  CHECK(name_of("[roles[name eq \"a[b\"].value]") == "roles[name eq \"a[b\"].value");
  CHECK(root("Append([emails[type eq \"work\"].value], \"\")").child_count == 2);
}

TEST_CASE("A-4 a quotation mark without a partner is a plain character") { CHECK(name_of("[a\"b]") == "a\"b"); }

TEST_CASE("an attribute that is not closed points at its bracket") {
  const ParseResult result = parsed("Append([mail, \".test\")");
  CHECK(codes(result) == "E105");
  CHECK(result.incomplete);
  CHECK(result.diagnostics[0].span == Span{22, 22});
  REQUIRE(result.diagnostics[0].secondary.size() == 1);
  CHECK(result.diagnostics[0].secondary[0].span == Span{7, 8});
  CHECK(codes("[a[b]") == "E105");
}

TEST_CASE("A-8 a backslash at the end of the name is a Markdown escape") {
  const ParseResult result = parsed("Switch([Active\\], \"True\", \"1\", \"False\")");
  CHECK(codes(result) == "E126");
  CHECK(result.diagnostics[0].span == Span{14, 16});
}

TEST_CASE("names that are no names") {
  CHECK(codes("[]") == "E143");
  CHECK(codes("[IsNullOrEmpty([x])]") == "E142");
  CHECK(codes("[Now()]") == "E142");
  CHECK(codes(std::string_view("[a\0b]", 5)) == "E119");
  CHECK(codes("[given\u00A0name]") == "W191");
}
