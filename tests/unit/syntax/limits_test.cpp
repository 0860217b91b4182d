// Limits: length, depth, number of errors; encoding.
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {
std::string repeat(std::string_view text, std::size_t n) {
  std::string out;
  out.reserve(text.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}
ParseResult without_length(std::string text, std::uint32_t depth = 200) {
  ParseOptions options;
  options.max_length = 0;
  options.max_depth = depth;
  return parse(std::move(text), options);
}
}  // namespace

TEST_CASE("L-15 at most 10,000 characters") {
  CHECK(parsed("\"" + std::string(9998, 'x') + "\"").ok());
  const ParseResult result = parsed("\"" + std::string(9999, 'x') + "\"");
  CHECK(codes(result) == "E116");
  CHECK(result.diagnostics[0].span == Span{10000, 10001});
  CHECK(result.diagnostics[0].message == "the expression has 10001 characters; at most 10000 are allowed");
  CHECK(!result.incomplete);
  CHECK(without_length("\"" + std::string(1'000'000, 'x') + "\"").ok());
}

TEST_CASE("L-15 characters are UTF-16 code units") {
  CHECK(parsed("\"" + repeat("é", 9998) + "\"").ok());
  CHECK(parsed("\"" + repeat("😀", 4999) + "\"").ok());
  const ParseResult result = parsed("\"" + repeat("😀", 5000) + "\"");
  CHECK(codes(result) == "E116");
  CHECK(result.diagnostics[0].span.begin == 1 + 4 * 4999);  // whole characters only
}

TEST_CASE("nesting is limited, fast and without a crash") {
  for (const char* open : {"(", "F(", "F([a], ", "[", "F(G(", "1+(", "(F("}) {
    const ParseResult result = without_length(repeat(open, 100'000));
    CHECK(codes(result) == "E117");
    CHECK(!result.incomplete);
  }
  const ParseResult closed = without_length(repeat("F(", 100'000) + "[a]" + repeat(")", 100'000));
  CHECK(codes(closed) == "E117");
  CHECK(closed.diagnostics[0].message == "nested deeper than 200");
  CHECK(closed.diagnostics[0].span == Span{401, 402});
}

TEST_CASE("exactly the limit is allowed") {
  CHECK(without_length(repeat("(", 200) + "[a]" + repeat(")", 200)).ok());
  CHECK(codes(without_length(repeat("(", 201) + "[a]" + repeat(")", 201))) == "E117");
  CHECK(without_length(repeat("F(", 199) + "[a]" + repeat(")", 199)).ok());
  CHECK(codes(without_length(repeat("F(", 200) + "[a]" + repeat(")", 200))) == "E117");  // 201 levels of the tree
  CHECK(codes(without_length("F(G([a]))", 2)) == "E117");
  CHECK(without_length("F(G([a]))", 3).ok());
}

TEST_CASE("a chain of operators nests to the left") {
  ParseOptions options;
  options.max_length = 0;
  options.dialect = Dialect::connect;
  const ParseResult chain = parse("[a]" + repeat("&[a]", 10'000), options);
  CHECK(codes(chain) == "E117");
  CHECK(chain.diagnostics[0].span.begin == 3 + 4 * 199);
  CHECK(parse("[a]" + repeat("&[a]", 199), options).ok());
}

TEST_CASE("many arguments are no nesting") {
  const ParseResult result = without_length("F(" + repeat("[a],", 100'000) + "[b])");
  REQUIRE(result.ok());
  CHECK(result.ast[result.ast.root].child_count == 100'001);
}

TEST_CASE("the number of errors is limited") {
  ParseOptions options;
  options.max_length = 0;
  for (const char* one :
       {"mail,", "a.b,", "'a' 'b',", "[a][0],", "1.5,", "[a]==1,", "x\u00A0,", "@,", "a b c,", "[],"}) {
    for (std::uint32_t most : {1u, 3u, 20u}) {
      options.max_errors = most;
      const ParseResult result = parse("F(" + repeat(one, 5'000) + "1)", options);
      CHECK(!result.ok());
      std::size_t errors = 0;
      for (const Diagnostic& d : result.diagnostics) errors += d.severity == Severity::error;
      CHECK(errors >= 1);
      CHECK(errors <= most);
    }
  }
  options.max_errors = 0;  // counts as 1
  CHECK(codes(parse("F(a, b)", options)) == "E140");
}

TEST_CASE("mends without a word of their own do not hide a mistake") {
  const ParseResult result = without_length(repeat("[a]=1 AND ", 5'000) + "[a]=1", 1000);
  CHECK(!result.ok());
}

TEST_CASE("invalid UTF-8 is an error with its place") {
  const ParseResult result = parsed("Append([mail], \"\xFF\")");
  CHECK(codes(result) == "E118");
  CHECK(result.diagnostics[0].message == "byte 16 is not valid UTF-8");
  CHECK(result.diagnostics[0].span == Span{16, 17});
  CHECK(result.ast.root == kNoNode);
  CHECK(codes("\"\xED\xA0\x80\"") == "E118");  // a surrogate
  CHECK(codes("\"\xC3") == "E118");
}

TEST_CASE("NUL is a character in a string and an error elsewhere") {
  CHECK(root(std::string_view("\"\0\"", 3)).text.size() == 1);
  CHECK(codes(std::string_view("[a]\0", 4)) == "E119");
  CHECK(codes(std::string_view("\0\0[a]\0", 6)) == "E119");
  CHECK(codes(std::string_view("F(\0)", 4)) == "E119");
}
