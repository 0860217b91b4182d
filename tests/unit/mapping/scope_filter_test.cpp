#include <doctest/doctest.h>

#include "diag/codes_evaluate.hpp"
#include "mapping/scope_filter.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::mapping;
using Nulls = ScopeFilter::Nulls;

namespace {

const schema::ObjectDefinition& source() {
  static const schema::ObjectDefinition object = [] {
    schema::ObjectDefinition o;
    o.attributes.resize(2);
    o.attributes[0].name = "text";
    o.attributes[1].name = "number";
    o.attributes[1].type = schema::AttributeType::integer;
    return o;
  }();
  return object;
}

ScopeFilter::Answer ask(std::string_view op, std::vector<std::string> operands, std::string_view json,
                        std::string_view attribute = "text", Nulls nulls = Nulls::fail) {
  program::SlotTable slots;
  schema::FilterClause clause{std::string(op), std::string(attribute), std::move(operands), {}};
  const ScopeFilter filter({{"", {clause}}}, &source(), nulls, slots);
  Arena arena;
  regex::Scratch scratch;
  const Val values[] = {value_of(json, arena)};
  return filter.test(values, scratch, arena);
}
bool holds(std::string_view op, std::vector<std::string> operands, std::string_view json,
           std::string_view attribute = "text", Nulls nulls = Nulls::fail) {
  return ask(op, std::move(operands), json, attribute, nulls).in_scope;
}

}  // namespace

TEST_CASE("each operator, as documented") {
  CHECK(holds("EQUALS", {"Sales"}, R"("Sales")"));
  CHECK_FALSE(holds("EQUALS", {"Sales"}, R"("sales")"));
  CHECK_FALSE(holds("EQUALS", {"01"}, R"("1")"));
  CHECK(holds("EQUALS", {"01"}, R"("1")", "number"));
  CHECK(holds("EQUALS", {"a"}, R"("a")", "number"));
  CHECK(holds("NOT EQUALS", {"Sales"}, R"("sales")"));
  CHECK_FALSE(holds("NOT EQUALS", {"Sales"}, R"("Sales")"));
  CHECK(holds("IS TRUE", {}, R"("True")"));
  CHECK_FALSE(holds("IS TRUE", {}, R"("False")"));
  CHECK(holds("IS FALSE", {}, R"("False")"));
  CHECK(holds("IS NOT NULL", {}, R"("x")"));
  CHECK_FALSE(holds("IS NULL", {}, R"("x")"));
  CHECK(holds("REGEX MATCH", {"([1-9][0-9])"}, R"("100")"));
  CHECK(holds("REGEX MATCH", {"^CAS_([^{]*){"}, R"("CAS_a{b")"));
  CHECK_FALSE(holds("REGEX MATCH", {"^test-"}, R"("Test-1")"));
  CHECK(holds("NOT REGEX MATCH", {"^test-"}, R"("a-test-")"));
  CHECK(holds("Greater_Than", {"9"}, R"("10")"));
  CHECK_FALSE(holds("Greater_Than", {"10"}, R"("10")"));
  CHECK(holds("Greater_Than_OR_EQUALS", {"10"}, R"(" 10 ")"));
  CHECK_FALSE(holds("Greater_Than", {"9"}, R"("ten")"));
  CHECK(holds("Includes", {"les"}, R"("Sales")"));
  CHECK_FALSE(holds("Includes", {"LES"}, R"("Sales")"));
  CHECK(holds("ENDS_WITH", {"@contoso.com"}, R"("a@contoso.com")"));
  CHECK_FALSE(holds("ENDS_WITH", {"@contoso.com"}, R"("a@Contoso.com")"));
}

TEST_CASE("ampersand is a bit mask for integers, else a substring") {
  CHECK(holds("&", {"4"}, "6"));
  CHECK_FALSE(holds("&", {"8"}, "6"));
  CHECK(holds("!&", {"566259712"}, "2"));
  CHECK_FALSE(holds("!&", {"2"}, "2"));
  CHECK(holds("&", {"ab"}, R"("xaby")"));
  CHECK_FALSE(holds("!&", {"ab"}, R"("xaby")"));
}

TEST_CASE("null and empty fail every clause but IS NULL") {
  for (const std::string_view nothing : {"null", R"("")"}) {
    CHECK(holds("IS NULL", {}, nothing));
    CHECK_FALSE(holds("IS NOT NULL", {}, nothing));
    for (const std::string_view op : {"EQUALS", "NOT EQUALS", "REGEX MATCH", "NOT REGEX MATCH", "Includes", "ENDS_WITH",
                                      "&", "!&", "Greater_Than", "Greater_Than_OR_EQUALS"})
      CHECK_FALSE(holds(op, {"1"}, nothing));
    for (const std::string_view op : {"IS TRUE", "IS FALSE"}) CHECK_FALSE(holds(op, {}, nothing));
  }
}

TEST_CASE("the early filter lets nulls pass its negated clauses") {
  for (const std::string_view op : {"NOT EQUALS", "NOT REGEX MATCH", "!&"})
    CHECK(holds(op, {"1"}, "null", "text", Nulls::pass_negated));
  CHECK(holds("IS FALSE", {}, "null", "text", Nulls::pass_negated));
  for (const std::string_view op : {"EQUALS", "REGEX MATCH", "Includes", "&", "Greater_Than"})
    CHECK_FALSE(holds(op, {"1"}, "null", "text", Nulls::pass_negated));
  CHECK_FALSE(holds("IS TRUE", {}, "null", "text", Nulls::pass_negated));
  CHECK_FALSE(holds("IS NOT NULL", {}, "null", "text", Nulls::pass_negated));
}

TEST_CASE("several operands: any of them, negated none of them") {
  CHECK(holds("EQUALS", {"a", "b"}, R"("b")"));
  CHECK_FALSE(holds("NOT EQUALS", {"a", "b"}, R"("b")"));
  CHECK(holds("NOT EQUALS", {"a", "b"}, R"("c")"));
  CHECK(holds("REGEX MATCH", {"^x", "^y"}, R"("yes")"));
}

TEST_CASE("operator names in any case, with blanks or underscores") {
  CHECK(holds("greater than or equals", {"1"}, "1"));
  CHECK(holds("not_regex_match", {"^a"}, R"("b")"));
  CHECK_FALSE(holds("IsMemberOf", {"g"}, R"("g")"));
  CHECK_FALSE(holds("RESEMBLES", {"g"}, R"("g")"));
}

TEST_CASE("clauses of a group must all hold, of groups any, nothing to hold is true") {
  program::SlotTable slots;
  const schema::FilterClause yes{"EQUALS", "text", {"a"}, {}}, no{"EQUALS", "text", {"b"}, {}};
  const auto in_scope = [&](std::vector<schema::FilterGroup> groups) {
    const ScopeFilter filter(groups, nullptr, Nulls::fail, slots);
    Arena arena;
    regex::Scratch scratch;
    const Val values[] = {Val::of_text("a")};
    return filter.test(values, scratch, arena).in_scope;
  };
  CHECK(in_scope({}));
  CHECK(in_scope({{"empty", {}}}));
  CHECK(in_scope({{"", {yes}}}));
  CHECK_FALSE(in_scope({{"", {yes, no}}}));
  CHECK(in_scope({{"", {yes, no}}, {"", {yes}}}));
  CHECK_FALSE(in_scope({{"", {no}}, {"", {no, yes}}}));
}

TEST_CASE("a regular expression that runs away is an error, whatever the clause") {
  const std::string hostile = "\"" + std::string(40, 'a') + "!\"";
  for (const std::string_view op : {"REGEX MATCH", "NOT REGEX MATCH"}) {
    const auto answer = ask(op, {"^(a+)+(\\1)?$"}, hostile);
    CHECK_FALSE(answer.in_scope);
    REQUIRE(answer.error.has_value());
    CHECK(answer.error->code == diag::kRegexTimeout.id);
  }
}
