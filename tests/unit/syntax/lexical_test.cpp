// Lexical rules: white space, strings, numbers, names, bare words, parameters. The names L-1 ... are those of
// grammar/grammar.md.
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

TEST_CASE("L-1 white space may stand between any two tokens") {
  const ParseResult tight = parsed("Switch([a],\"x\",\"y\")");
  for (const char* text : {" Switch ( [a] , \"x\" , \"y\" ) ", "\tSwitch\n(\r\n[a]\t,\"x\",\n\n\"y\"\r\n)\n",
                           "Switch\t([a], \"x\",\"y\"\n)"}) {
    const ParseResult spaced = parsed(text);
    CHECK(spaced.ok());
    CHECK(same_tree(tight.ast, spaced.ast));
  }
  CHECK(root("[a]\n=\t\"x\"").kind == NodeKind::binary);
  CHECK(codes("Append([a],\f\"x\")") == "E122");  // form feed is none
}

TEST_CASE("L-2 a string stands between straight double quotes") {
  CHECK(root("\"text\"").text == "text");
  CHECK(root("\"\"").text == "");
  CHECK(root("\"it's\"").text == "it's");
  CHECK(codes("'text'") == "E120");
  CHECK(codes("\u201Ctext\u201D") == "E121");
}

TEST_CASE("L-3 escapes") {
  CHECK(root(R"("a\\b")").text == R"(a\b)");
  CHECK(root(R"("a\"b")").text == R"(a"b)");
  CHECK(root(R"("\\\"")").text == R"(\")");
  CHECK(root(R"("C:\\")").text == R"(C:\)");
  CHECK(root(R"("Company name: \"Contoso\"")").text == R"(Company name: "Contoso")");
}

TEST_CASE("L-4 a backslash before any other character is kept") {
  CHECK(root(R"("\+")").text == R"(\+)");
  CHECK(root(R"("\,")").text == R"(\,)");
  CHECK(root(R"("\2C")").text == R"(\2C)");
  CHECK(root(R"("\d\s")").text == R"(\d\s)");
  CHECK(root(R"("\\\d")").text == R"(\\d)");
}

TEST_CASE("L-5 a string may contain line breaks and any character, no other escapes") {
  CHECK(root("\"a\nb\r\nc\td\"").text == "a\nb\r\nc\td");
  CHECK(root("\"日本 😀 é\"").text == "日本 😀 é");
  CHECK(root(R"("a\nb\u0041")").text == R"(a\nb\u0041)");
  const std::string nul("\"a\0b\"", 5);
  CHECK(root(nul).text == std::string("a\0b", 3));
}

TEST_CASE("L-6 doubled and single backslashes") {
  CHECK(root(R"("\\d")").text == R"(\d)");
  CHECK(root(R"("\d")").text == R"(\d)");
}

TEST_CASE("L-7 integers") {
  CHECK(root("10").integer == 10);
  CHECK(root("-10").integer == -10);
  CHECK(root("-10").text == "-10");
  CHECK(root("007").integer == 7);
  CHECK(root("129699324000000000").integer == 129699324000000000);
  CHECK(root("9223372036854775807").integer == INT64_MAX);
  CHECK(root("-9223372036854775808").integer == INT64_MIN);
  CHECK(codes("9223372036854775808") == "E166");
  CHECK(codes("-9223372036854775809") == "E166");
  CHECK(arguments("[a] >= -1")[1].integer == -1);
  CHECK(arguments("DateAdd(\"d\", -14, [x])")[1].integer == -14);
}

TEST_CASE("L-7 a minus where an operator may stand is an operator") {
  CHECK(root("3-1", Dialect::connect).op == Op::subtract);
  CHECK(arguments("3 - -1", Dialect::connect)[1].integer == -1);
  CHECK(arguments("3--1", Dialect::connect)[1].integer == -1);
}

TEST_CASE("L-8 hexadecimal integers") {
  CHECK(root("&HF").integer == 15);
  CHECK(root("&HF").text == "&HF");
  CHECK(root("&hff").integer == 255);
  CHECK(root("&H21C07000").integer == 0x21C07000);
  CHECK(root("&H7FFFFFFFFFFFFFFF").integer == INT64_MAX);
  CHECK(codes("&H8000000000000000") == "E166");
  CHECK(codes("&H") == "E101");
  CHECK(codes("BitAnd(&HX, 1)") == "E167");
}

TEST_CASE("L-8 & is hexadecimal only where an operand may start") {
  const auto nodes = arguments("[a] & &HF", Dialect::cloudsync);
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[1].integer == 15);
  const ParseResult word = parsed("[a] &True", Dialect::cloudsync);
  CHECK(word.ast[word.ast.root].op == Op::concat);
  CHECK(codes("[a] &HFF", Dialect::cloudsync) == "E141");  // the bare word HFF
}

TEST_CASE("L-9 no fractions") {
  CHECK(codes("1.5") == "E165");
  CHECK(codes("Left([a], 1.5)") == "E165");
  const ParseResult result = parsed("Left([a], 10.25)");
  CHECK(result.diagnostics[0].span == Span{10, 15});
  CHECK(codes("Left([a], 1,5)") == "");  // two arguments: the checker's business
}

TEST_CASE("L-10 names and variables") {
  CHECK(root("F_1()").text == "F_1");
  CHECK(root("$item", Dialect::connect).kind == NodeKind::variable);
  CHECK(root("$item_2").text == "item_2");
  CHECK(!parsed("_x()").ok());
  CHECK(!parsed("1x()").ok());
  CHECK(!parsed("$1").ok());
}

TEST_CASE("L-11 bare words with a value, in any case") {
  for (const char* word : {"True", "False", "NULL", "CRLF", "AuthoritativeNull", "IgnoreThisFlow",
                           "IgnoreAttributeFlow", "IgnoreObjectFlow", "true", "FALSE", "null", "ignoreobjectflow"}) {
    const Node node = root(word);
    CHECK(node.kind == NodeKind::word);
    CHECK(node.text == word);
  }
  CHECK(codes("ToLower(mail)") == "E140");
}

TEST_CASE("L-12 enumeration constants") {
  for (const char* word : {"vbTextCompare", "vbBinaryCompare", "Unicode", "ASCII", "UTF8", "CaseSensitive",
                           "CaseInsensitive", "DC", "VBTEXTCOMPARE", "ascii"})
    CHECK(root(word).kind == NodeKind::word);
  CHECK(root("InStr([a],\"e\",3,vbTextCompare)").child_count == 4);
}

TEST_CASE("L-13 parameters") {
  CHECK(root("%DomainFQDN%").text == "DomainFQDN");
  CHECK(root("%DomainFQDN%").kind == NodeKind::parameter);
  CHECK(root("%Domain.Netbios%").text == "Domain.Netbios");
  CHECK(arguments("Join(\"@\", [a], %DomainFQDN%)")[2].kind == NodeKind::parameter);
  CHECK(codes("Join(\"@\", [a], %DomainFQDN)") == "E107");
  CHECK(codes("%DomainFQDN") == "E107");
  CHECK(!parsed("%%").ok());
}

TEST_CASE("L-14 no comments") {
  CHECK(codes("# [a]") == "E131");
  CHECK(codes("[a] // x") == "E131");
  CHECK(codes("/* x */ [a]") == "E131");
}
