#include <doctest/doctest.h>

#include "program/pipeline.hpp"
#include "stdlib/registry.hpp"

using namespace attrmap;

namespace {

/// Codes of all diagnostics of `expression`, in order, each with the text it points at.
std::string codes(std::string expression, Dialect dialect = Dialect::provisioning) {
  const func::Registry& registry = stdlib::registry();
  program::SlotTable slots;
  const auto unit = program::build(expression, registry, slots, {.dialect = dialect});
  std::string text;
  for (const Diagnostic& d : unit.diagnostics)
    text += (text.empty() ? "" : " ") + d.code + "@" + expression.substr(d.span.begin, d.span.end - d.span.begin);
  return text;
}

}  // namespace

TEST_CASE("arity counts blanks as arguments") {
  CHECK(codes("Append([a])") == "E202@Append([a])");
  CHECK(codes("IsNull([a], [b])") == "E203@[b]");
  CHECK(codes("IsNull([a], )") == "E203@");
  CHECK(codes("Now()") == "");
  CHECK(codes("Now( )") == "");
  CHECK(codes("Now(1)") == "E203@1");
  CHECK(codes("ToLower([a], )") == "");
  CHECK(codes("InStr([a], \",\", , )") == "");
  CHECK(codes("Replace([a], \".\", , ,\"\")") == "");
}

TEST_CASE("a blank where an argument is required") {
  CHECK(codes("Append([a], )") == "E205@");
  CHECK(codes("Append(, \"x\")") == "E205@");
  CHECK(codes("IIF([a]=\"x\", , )") == "");
  CHECK(codes("Join(\"@\", [a], )") == "");
  CHECK(codes("Switch([a], , , \"v\")").substr(0, 4) == "E205");
}

TEST_CASE("Switch pairs") {
  CHECK(codes("Switch([a], \"d\", \"x\")").substr(0, 4) == "E207");
  CHECK(codes("Switch([a], \"d\")") != "");
  CHECK(codes("Switch([a], , \"x\", \"y\")") == "");
}

TEST_CASE("names") {
  CHECK(codes("Apend([a], \"x\")") == "E204@Apend");
  CHECK(codes("LCase([a])") == "E224@LCase");
  CHECK(codes("If([a]=\"x\", 1, 2)") == "E204@If");
  CHECK(codes("instr([a], \"x\")") == "W206@instr");
  CHECK(codes("IsNullorEmpty([a])") == "W206@IsNullorEmpty");
  CHECK(codes("Contains([a], \"x\")", Dialect::cloudsync) == "");
}

TEST_CASE("SelectUniqueValue stands outermost") {
  CHECK(codes("SelectUniqueValue(\"a\", \"b\")") == "");
  CHECK(codes("(SelectUniqueValue(\"a\", \"b\"))") == "");
  CHECK(codes("IIF([a]=\"x\", SelectUniqueValue(\"a\", \"b\"), \"c\")") == "E208@SelectUniqueValue");
  CHECK(codes("SelectUniqueValue(\"a\")").substr(0, 4) == "E202");
}

TEST_CASE("constant arguments are checked when the expression is compiled") {
  CHECK(codes("DateAdd(\"q\", 1, [d])") == "E214@\"q\"");
  CHECK(codes("ToLower([a], \"t r\")") == "E215@\"t r\"");
  CHECK(codes("Replace([a], , \"(\", , \"\", , )") == "E216@\"(\"");
  CHECK(codes("FormatDateTime([d], , \"yyyy\", \"Q\")") == "E218@\"Q\"");
  CHECK(codes("FormatDateTime([d], \"Nonsense\", \"yyyy\", \"yy\")") == "E219@\"Nonsense\"");
  CHECK(codes("Left([a], \"three\")") == "E221@\"three\"");
  CHECK(codes("Replace([a], \"\", , , \"x\", , )") == "E222@\"\"");
  CHECK(codes("Replace([a], , \"(?<x>b)\", \"y\", \"c\", , )") == "W223@\"y\"");
  CHECK(codes("Mid([a], 2)") != "");
  CHECK(codes("Mid([a], 2)", Dialect::cloudsync) == "");
  CHECK(codes("FormatDateTime([d])").substr(0, 4) == "E226");
}

TEST_CASE("Replace: combinations of slots") {
  CHECK(codes("Replace([a], \"@\", \"_\")").substr(0, 4) == "E220");
  CHECK(codes("Replace([a])").substr(0, 2) != "");
  CHECK(codes("Replace([a], \"x\", , , , , \"y\")") == "");
  CHECK(codes("Replace([a], , \"(?<g>x)\", \"g\", , [b], )") == "");
}

TEST_CASE("role functions read the attribute itself") {
  CHECK(codes("AppRoleAssignmentsComplex(Trim([appRoleAssignments]))").substr(0, 4) == "E225");
  CHECK(codes("AppRoleAssignmentsComplex([appRoleAssignments])") == "");
}

TEST_CASE("variables belong to Connect Sync") { CHECK(codes("Append($item, \"x\")") == "E227@$item"); }
