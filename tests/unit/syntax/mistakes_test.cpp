// Mistakes: codes and places, several at once, no echoes, incompleteness. The full texts are in tests/golden/syntax.
#include "diag/codes_syntax.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {
Span first_span(std::string_view text) {
  const ParseResult result = parsed(text);
  REQUIRE(!result.diagnostics.empty());
  return result.diagnostics[0].span;
}
/// The text with the first fix applied.
std::string fixed(std::string_view text) {
  const ParseResult result = parsed(text);
  for (const Diagnostic& d : result.diagnostics) {
    if (!d.has_fix) continue;
    std::string out(text);
    return out.replace(d.span.begin, d.span.end - d.span.begin, d.fix);
  }
  return "no fix";
}
}  // namespace

TEST_CASE("several mistakes are reported at once, each once") {
  CHECK(codes("IIF([country] == USA, Append(mail, 'x'), Split([mail]; \"@\")[0]))") ==
        "E162 E141 E140 E120 E132 E145 E108");
  CHECK(codes("F(a, 'b', 1.5, [])") == "E140 E120 E165 E143");
  CHECK(codes("F(@, [x]") == "E146 E103");
}

TEST_CASE("a mistake made all over is one mistake") {
  CHECK(codes("Switch([a], 'x', 'y', 'z')") == "E120");
  CHECK(codes("F([a]; [b]; [c])") == "E132");
  CHECK(codes("F(\u201Ca\u201D, \u201Cb\u201D)") == "E121");
  CHECK(codes("F(\u00A0[a],\u00A0[b])") == "E122");
  CHECK(codes("F(&quot;a&quot;, &quot;b&quot;)") == "E125");
  CHECK(codes("[a]=1 AND [b]=2 AND [c]=3") == "E160");
}

TEST_CASE("the tree of the mended text is handed out") {
  const ParseResult result = parsed("Join('-', [a]; mail)");
  CHECK(codes(result) == "E120 E132 E140");
  CHECK(print(result.ast) == "Join(\"-\", [a], mail)");
  CHECK(result.ast.source == "Join('-', [a]; mail)");
  const Node& call = result.ast[result.ast.root];
  const Node& quoted = result.ast[result.ast.children_of(call)[0]];
  CHECK(result.ast.text_of(quoted.span) == "'-'");
  CHECK(result.ast.text_of(call.span) == "Join('-', [a]; mail)");
}

TEST_CASE("a text that ends too early is incomplete") {
  for (const char* text : {"Append(", "Append([a]", "Append([a],", "Append([a], \"x", "Append([a], \"x\\\"", "[a",
                           "[a] =", "(", "([a]", "F(G(", "%Name", "%", "&H", "$", "F(1 +", "", " \n"}) {
    CAPTURE(text);
    CHECK(parsed(text, Dialect::connect).incomplete);
    CHECK(!parsed(text, Dialect::connect).ok());
  }
  for (const char* text : {"Append([a], \"x\"))", "Append([a] \"x\")", "[a] b", "F(@)", "mail", "[a]"}) {
    CAPTURE(text);
    CHECK(!parsed(text).incomplete);
  }
}

TEST_CASE("what is not closed points at where it began") {
  const ParseResult result = parsed("ToLower(Append([a], \"x\")");
  CHECK(codes(result) == "E103");
  const Diagnostic& d = result.diagnostics[0];
  CHECK(d.message == "the call to `ToLower` is not closed");
  CHECK(d.span == Span{24, 24});
  REQUIRE(d.secondary.size() == 1);
  CHECK(d.secondary[0].span == Span{0, 8});
  CHECK(parsed("F(G(H(").diagnostics[0].secondary.size() == 3);
}

TEST_CASE("expected and found") {
  const ParseResult result = parsed("F([a] ~)");
  CHECK(codes(result) == "E146");
  CHECK(parsed("Append([mail], %)").diagnostics[0].message == "expected a parameter's name, found `)`");
  CHECK(parsed("()").diagnostics[0].message == "expected a value, found `)`");
}

TEST_CASE("spans cover the mistake") {
  CHECK(first_span("Append([userPrincipalName], \".test\"))") == Span{36, 37});
  CHECK(first_span("Append([a], 'x')") == Span{12, 15});
  CHECK(first_span("IIF([a] == 1, 2, 3)") == Span{8, 10});
  CHECK(first_span("ToLower(user.mail)") == Span{8, 17});
  CHECK(first_span("IIF([a] &gt; 1, 2, 3)") == Span{8, 12});
  CHECK(first_span("Split([a], \"@\")[1]") == Span{15, 18});
}

TEST_CASE("fixes mend") {
  for (const char* text : {"Append([a], 'x')",
                           "Append([a], \u201Cx\u201D)",
                           "IIF([a] == 1, 2, 3)",
                           "IIF([a] != 1, 2, 3)",
                           "ToLower(mail)",
                           "ToLower(user.mail)",
                           "IIF([country]=USA, 1, 2)",
                           "Append([a], \"x\"))",
                           "IIF([a] &gt; 1, 2, 3)",
                           "IIF([IsNullOrEmpty([a])], 1, 2)",
                           "Join(\"@\", [a], contoso.com\")",
                           "=Append([a], \"x\")",
                           "Append([a]; \"x\")",
                           "ToLower([a])`",
                           "SingleAppRoleAssignment(\\[a])",
                           "ToLower(mail])",
                           "Append([a], \"x\"]",
                           "Trim(msDS-cloudExtensionAttribute1)",
                           "IIF([country]=United States, 1, 2)",
                           "Append([a],\u00A0\"x\")",
                           "IIF([a] eq 1, 2, 3)"}) {
    CAPTURE(text);
    CHECK(codes(fixed(text)) == "");
  }
}

TEST_CASE("quotes") {
  CHECK(codes("Append([a], 'it's')") == "E120");
  CHECK(codes("Append([a], '\"')") == "E120");
  CHECK(codes("Append([a], \"x')") == "E106");
  CHECK(codes("Append([a], 'x\")") == "E120");
  CHECK(codes("Append([a], .com\")") == "E123");
  CHECK(codes("Append([a], @contoso.com\")") == "E123");
  CHECK(codes("Append([a], contoso com\")") == "E123");
  CHECK(codes("IIF([a]=\"USA, \"y\", \"n\")") == "E124");
  CHECK(codes("Append(\"a\"\"b\", \"c\")") == "E133");
}

TEST_CASE("words") {
  CHECK(codes("Switch([c], USA, \"x\")") == "E141");
  CHECK(codes("IIF(country = \"x\", 1, 2)") == "E140");
  CHECK(codes("ToLower(Stra\u00DFe)") == "E140");
  CHECK(codes("ToLower(display name)") == "E140");
  CHECK(codes("[user].mail") == "E140");
  CHECK(codes("String.toLowerCase([mail])") == "E146");
  CHECK(codes("[mail].ToLower()") == "E146");
  CHECK(parsed("DateDiff(\"d\", Now, 1)").diagnostics[0].help.find("`Now()`") != std::string::npos);
}

TEST_CASE("conditions are rewritten") {
  auto help = [](const char* text) { return parsed(text).diagnostics[0].help; };
  CHECK(help("IIF([a]=\"1\" AND [b]=\"2\", \"y\", \"n\")") ==
        "write `IIF([a] = \"1\", IIF([b] = \"2\", \"y\", \"n\"), \"n\")`");
  CHECK(help("IIF([a]=\"1\" OR [b]=\"2\", \"y\", \"n\")") ==
        "write `IIF([a] = \"1\", \"y\", IIF([b] = \"2\", \"y\", \"n\"))`");
  CHECK(help("IIF(IsPresent([a]) && Not([b]), [a], )") == "write `IIF(IsPresent([a]), IIF(Not([b]), [a], ), )`");
  CHECK(help("Left([upn], InStr([upn], \"@\")-1)") == "write `Item(Split([upn], \"@\"), 1)`");
  CHECK(help("Mid([upn], InStr([upn], \"@\")+1, 99)") == "write `Item(Split([upn], \"@\"), 2)`");
  CHECK(help("[a] & \"x\"") == "write `Append([a], \"x\")`");
  CHECK(help("[a] & \" \" & [b]") == "write `Join(\" \", [a], [b])`");
  CHECK(help("[a] & [b] & [c]") == "write `Join(\"\", [a], [b], [c])`");
  CHECK(help("[n] * 2") == std::string(diag::kNoArithmetic.help));
}

TEST_CASE("every rewriting of a condition parses") {
  for (const char* text : {"IIF([a]=\"1\" AND [b]=\"2\" OR [c]=\"3\", \"y\", \"n\")",
                           "IIF(([a]=\"1\" OR [b]=\"2\") AND [c]=\"3\", \"y\", \"n\")", "[a] || [b]",
                           "IIF([a] = 1 && NOT [b] = 2, 3, 4)"}) {
    const ParseResult result = parsed(text);
    const std::string& help = result.diagnostics[0].help;
    REQUIRE(help.rfind("write `", 0) == 0);
    CHECK(codes(help.substr(7, help.size() - 8)) == "");
  }
}

TEST_CASE("warnings leave the tree alone") {
  for (const char* text :
       {"\"a\u00A0b\"", "\"(.)\\*\"", "\"&amp;\"", "\"<Your Domain>\"", "[{x}]", "\"\u2018x\u2019\""}) {
    CAPTURE(text);
    const ParseResult result = parsed(text);
    CHECK(result.ok());
    CHECK(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].severity == Severity::warning);
    CHECK(result.diagnostics[0].code[0] == 'W');
  }
  for (const char* text :
       {"\"(.)\\\\*\"", "\"<username>\"", "\"<username>@contoso.com\"", "\"${id}\"", "\"a & b; c\"", "\"...\""})
    CHECK(codes(text) == "");
}
