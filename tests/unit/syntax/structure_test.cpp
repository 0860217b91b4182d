// Syntactic rules (S-1 ...), operators, and the shape of the tree.
#include "support.hpp"
#include "syntax/visit.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {
std::string shape(std::string_view text) {
  std::string out;
  for (const Node& node : arguments(text)) out += node.kind == NodeKind::blank ? '_' : 'x';
  return out;
}
}  // namespace

TEST_CASE("S-1 a call") {
  const ParseResult result = parsed("Append([mail], Mid(\"x\", 1))");
  REQUIRE(result.ok());
  const Node& call = result.ast[result.ast.root];
  CHECK(call.kind == NodeKind::call);
  CHECK(call.text == "Append");
  CHECK(call.name == Span{0, 6});
  CHECK(call.span == Span{0, 27});
  REQUIRE(call.child_count == 2);
  const auto children = result.ast.children_of(call);
  CHECK(result.ast[children[0]].kind == NodeKind::attribute);
  CHECK(result.ast[children[1]].span == Span{15, 26});
  CHECK(result.ast.text_of(result.ast[children[1]].span) == "Mid(\"x\", 1)");
}

TEST_CASE("S-2 an attribute or constant alone") {
  CHECK(root("[mail]").kind == NodeKind::attribute);
  CHECK(root("\"\"").kind == NodeKind::string);
  CHECK(root("5").kind == NodeKind::integer);
}

TEST_CASE("S-3 an argument that was left out differs from an empty text") {
  const auto nodes = arguments("Replace([a], \"b\", , ,\"\", ,)");
  REQUIRE(nodes.size() == 7);
  CHECK(nodes[2].kind == NodeKind::blank);
  CHECK(nodes[3].kind == NodeKind::blank);
  CHECK(nodes[4].kind == NodeKind::string);
  CHECK(nodes[4].text == "");
  CHECK(nodes[5].kind == NodeKind::blank);
  CHECK(nodes[6].kind == NodeKind::blank);
  CHECK(nodes[2].span == Span{18, 18});
}

TEST_CASE("S-4 blanks need no space, and line breaks will do") {
  CHECK(shape("Replace([username],,\"x\",,\"${id}\",,)") == "x_x_x__");
  CHECK(shape("F(,\n,\t, [a]\n)") == "___x");
}

TEST_CASE("S-5 a comma before ) adds one empty argument") {
  CHECK(shape("ToLower([x], )") == "x_");
  CHECK(shape("InStr([x], \",\", , )") == "xx__");
}

TEST_CASE("S-6 trailing arguments may be left out altogether") {
  CHECK(shape("Replace([x], \".\", , ,\"\")") == "xx__x");
}

TEST_CASE("S-7 F() and F( ) have no arguments") {
  CHECK(root("Now()").child_count == 0);
  CHECK(root("Now( )").child_count == 0);
  CHECK(root("Now(\n)").child_count == 0);
  CHECK(shape("F(,)") == "__");
}

TEST_CASE("S-9 parentheses group") {
  const ParseResult result = parsed("2*(5+3)", Dialect::connect);
  REQUIRE(result.ok());
  const Node& times = result.ast[result.ast.root];
  CHECK(times.op == Op::multiply);
  CHECK(times.name == Span{1, 2});
  CHECK(times.span == Span{0, 7});
  const Node& sum = result.ast[result.ast.children_of(times)[1]];
  CHECK(sum.op == Op::add);
  CHECK(sum.parentheses == 1);
  CHECK(sum.span == Span{3, 6});
  CHECK(root("(([a]))").parentheses == 2);
  CHECK(root("(([a]))").span == Span{2, 5});
}

TEST_CASE("S-9 only the first 255 pairs of parentheses are counted") {
  ParseOptions options;
  options.max_depth = 500;
  const ParseResult result = parse(std::string(300, '(') + "[a]" + std::string(300, ')'), options);
  REQUIRE(result.ok());
  CHECK(result.ast[result.ast.root].parentheses == 255);
}

TEST_CASE("S-10 nothing may follow the expression") {
  CHECK(codes("Append([a], \"x\"))") == "E108");
  CHECK(codes("ToLower([a]) ToLower([b])") == "E110");
  CHECK(codes("ToLower([a])\nToLower([b])") == "E110");
  CHECK(codes("ToLower([a]), ToLower([b])") == "E110");
  CHECK(codes("ToLower([a]).") == "E111");
}

TEST_CASE("S-11 the comma separates arguments") {
  CHECK(codes("Append([a]; \"x\")") == "E132");
  CHECK(codes("Append([a] \"x\")") == "E112");
}

TEST_CASE("operators: all of them, one precedence, left to right") {
  struct Case {
    const char* text;
    Op op;
  };
  for (const Case& c : {Case{"1=2", Op::equal}, Case{"1<>2", Op::not_equal}, Case{"1<2", Op::less},
                        Case{"1<=2", Op::less_equal}, Case{"1>2", Op::greater}, Case{"1>=2", Op::greater_equal},
                        Case{"1&2", Op::concat}, Case{"1+2", Op::add}, Case{"1-2", Op::subtract},
                        Case{"1*2", Op::multiply}, Case{"1&&2", Op::logical_and}, Case{"1||2", Op::logical_or}}) {
    const Node node = root(c.text, Dialect::connect);
    CHECK(node.op == c.op);
    CHECK(spelling(node.op) == std::string_view(c.text).substr(1, std::string_view(c.text).size() - 2));
  }
  const ParseResult result = parsed("2+5*3", Dialect::connect);
  const Node& times = result.ast[result.ast.root];
  CHECK(times.op == Op::multiply);
  CHECK(result.ast[result.ast.children_of(times)[0]].op == Op::add);
}

TEST_CASE("operators of other dialects are refused, with the place of the operator") {
  CHECK(codes("[a] & [b]") == "E163");
  CHECK(codes("[a] & [b]", Dialect::cloudsync) == "");
  CHECK(codes("[a] & [b]", Dialect::connect) == "");
  CHECK(codes("[a] + [b]", Dialect::cloudsync) == "E163");
  CHECK(codes("[a] && [b]") == "E160");
  CHECK(codes("[a] || [b]", Dialect::cloudsync) == "E160");
  CHECK(codes("[a] || [b]", Dialect::connect) == "");
  CHECK(parsed("[a] & [b]").diagnostics[0].span == Span{4, 5});
}

TEST_CASE("two comparisons in a row") {
  CHECK(codes("[a] = [b] = [c]") == "E164");
  CHECK(codes("([a] = [b]) = [c]") == "");
  CHECK(codes("[a] = [b] = [c]", Dialect::cloudsync) == "E164");
  CHECK(codes("[a] = [b] = [c]", Dialect::connect) == "");
  CHECK(codes("[a] = 1 && [b] = 2 && [c] = 3") == "E160");
}

TEST_CASE("children stand before parents, the root is last") {
  const ParseResult result = parsed("IIF([a] = \"x\", Append([b], \"y\"), )");
  REQUIRE(result.ok());
  CHECK(result.ast.root == result.ast.nodes.size() - 1);
  for (NodeId id = 0; id < result.ast.nodes.size(); ++id)
    for (NodeId child : result.ast.children_of(result.ast[id])) CHECK(child < id);
  CHECK(result.ast.source == "IIF([a] = \"x\", Append([b], \"y\"), )");
}

TEST_CASE("walking") {
  const ParseResult result = parsed("F(G([a]), [b])");
  std::string pre, post, both;
  pre_order(result.ast, result.ast.root, [&](NodeId id) { pre += result.ast[id].text; });
  post_order(result.ast, result.ast.root, [&](NodeId id) { post += result.ast[id].text; });
  CHECK(pre == "FGab");
  CHECK(post == "aGbF");
  walk(
      result.ast, result.ast.root,
      [&](NodeId id, std::size_t depth) {
        both += result.ast[id].text + std::to_string(depth);
        return result.ast[id].text != "G";
      },
      [&](NodeId id, std::size_t) { both += "-" + result.ast[id].text; });
  CHECK(both == "F0G1-Gb1-b-F");
  pre_order(result.ast, kNoNode, [&](NodeId) { FAIL("nothing to visit"); });
}

TEST_CASE("same_tree looks at shape, kinds, operators and texts") {
  auto same = [](const char* a, const char* b) {
    return same_tree(parsed(a, Dialect::connect).ast, parsed(b, Dialect::connect).ast);
  };
  CHECK(same("F([a],1)", " F ( [a] , 1 ) "));
  CHECK(same("([a])", "[a]"));
  CHECK(same("\"a\\+\"", "\"a\\\\+\""));
  CHECK(!same("F([a])", "F([b])"));
  CHECK(!same("F([a])", "f([a])"));
  CHECK(!same("F([a],)", "F([a])"));
  CHECK(!same("1+2", "1-2"));
  CHECK(!same("1+(2+3)", "1+2+3"));
  CHECK(!same("\"1\"", "1"));
  CHECK(!same("[a]", "\"a\""));
}
