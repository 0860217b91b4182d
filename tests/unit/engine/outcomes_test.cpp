// The five outcomes, operators, coercion, laziness and multi-valued input: what no single function decides.
#include "support.hpp"

using namespace attrmap;

namespace {
MapRecord list(std::initializer_list<const char*> items) {
  Value::List values;
  for (const char* item : items) values.emplace_back(item);
  return MapRecord().set("l", Value(values));
}
}  // namespace

TEST_CASE("five outcomes, kept apart") {
  CHECK(eval(R"("")").kind == OutcomeKind::value);
  CHECK(eval("[absent]").kind == OutcomeKind::null);
  CHECK(eval("NULL").kind == OutcomeKind::null);
  CHECK(eval("IgnoreFlowIfNullOrEmpty([absent])").kind == OutcomeKind::ignored);
  CHECK(eval("ignoreattributeflow").kind == OutcomeKind::ignored);
  CHECK(eval("IgnoreObjectFlow").kind == OutcomeKind::ignored_object);
  CHECK(eval(R"(Error("x"))").kind == OutcomeKind::error);
  CHECK(eval("[l]", list({})).kind == OutcomeKind::value);
}

TEST_CASE("ignore results pass through IIF and Switch and through nothing else") {
  CHECK(text_of("IIF([a]=\"x\", 1, IgnoreAttributeFlow)") == "<ignored>");
  CHECK(text_of("Switch([a], IgnoreObjectFlow, \"x\", 1)") == "<ignored-object>");
  CHECK(text_of("Append(IgnoreFlowIfNullOrEmpty([a]), \"x\")") == "<error E406>");
  CHECK(text_of("IIF(IgnoreFlowIfNullOrEmpty([a])=\"x\", 1, 2)") == "<error E406>");
  CHECK(text_of("IIF(IgnoreFlowIfNullOrEmpty([a]), 1, 2)") == "<error E406>");
}

TEST_CASE("only the chosen branch is evaluated") {
  CHECK(text_of(R"(IIF("a"="a", "yes", Error("no")))") == "yes");
  CHECK(text_of(R"(IIF("a"="b", Error("no"), "yes"))") == "yes");
  CHECK(text_of(R"(Switch("k", Error("default"), "k", "v", "l", Error("no")))") == "v");
  CHECK(text_of(R"(Switch("k", "d", "k", "first", Error("key"), "second"))") == "first");
}

TEST_CASE("comparison: types") {
  const MapRecord r = MapRecord().set("one", "1").set("spaced", " 01 ").set("x", "x").set("empty", "").set("t", true);
  CHECK(text_of("IIF([one]=1, 1, 0)", r) == "1");
  CHECK(text_of("IIF([spaced]=1, 1, 0)", r) == "1");
  CHECK(text_of("IIF([one]=\"01\", 1, 0)", r) == "0");
  CHECK(text_of("IIF(10 > 9, 1, 0)") == "1");
  CHECK(text_of("IIF(\"10\" > \"9\", 1, 0)") == "0");
  CHECK(text_of("IIF(\"10\" > 9, 1, 0)") == "1");
  CHECK(text_of("IIF([t]=\"true\", 1, 0)", r) == "1");
  CHECK(text_of("IIF(\"a\"=\"A\", 1, 0)") == "0");
  CHECK(text_of(R"(IIF(CDate("2020-01-02") > CDate("2020-01-01T23:00:00Z"), 1, 0))") == "1");
  CHECK(text_of(R"(IIF(CDate("2020-01-01T00:00:00+01:00") = CDate("2019-12-31T23:00:00Z"), 1, 0))") == "1");
}

TEST_CASE("comparison with null or an empty attribute is false, <> included") {
  const MapRecord r = MapRecord().set("empty", "");
  for (const char* condition : {"[absent]=\"\"", "[absent]<>\"x\"", "[empty]=\"\"", "[empty]<>\"x\"", "[empty] >= \"\"",
                                "\"x\"<>[empty]", "NULL=NULL"})
    CHECK_MESSAGE(text_of("IIF(" + std::string(condition) + ", 1, 0)", r) == "0", condition);
  CHECK(text_of("IIF(Trim([empty])=\"\", 1, 0)", r) == "1");
}

TEST_CASE("comparison by UTF-16 code unit") {
  // U+FFFF sorts after the surrogates of U+1F600.
  CHECK(text_of("IIF(\"\uFFFF\" > \"😀\", 1, 0)") == "1");
}

TEST_CASE("a list as operand, condition or switch source is an error") {
  CHECK(text_of("IIF([l]=\"a\", 1, 0)", list({"a", "b"})) == "<error E426>");
  CHECK(text_of("Switch([l], 0, \"a\", 1)", list({"a", "b"})) == "<error E405>");
}

TEST_CASE("& joins in cloud sync, null counting as empty, and is refused in provisioning") {
  CHECK(text_of("\"t-\" & [alias]", MapRecord().set("alias", "jdoe"), {}, Dialect::cloudsync) == "t-jdoe");
  CHECK(text_of("[absent] & \"x\" & 1", {}, {}, Dialect::cloudsync) == "x1");
  CHECK(compile_error("[a] & [b]") != "");
}

TEST_CASE("one-source text functions run over each value of a list, nulls drop out, order stays") {
  CHECK(eval("ToUpper([l])", list({"a", "b"})).value == Value(Value::List{"A", "B"}));
  CHECK(eval("Append([l], \"!\")", list({"a", "b"})).value == Value(Value::List{"a!", "b!"}));
  CHECK(eval("Replace([l], \"a\", , , \"x\", , )", list({"a", "b"})).value == Value(Value::List{"x", "b"}));
  CHECK(text_of("Join(\"|\", \"s\", [l], \"e\")", list({"a", "", "b"})) == "s|a|b|e");
  CHECK(text_of("Count([l])", list({})) == "0");
}

TEST_CASE("numbers are the same constant with and without quotes") {
  CHECK(text_of(R"(Mid("abcdef", "2", " 3 "))") == "bcd");
  CHECK(text_of("Join(\"\", 1000, -10, 129699324000000000)") == "1000-10129699324000000000");
  CHECK(text_of(R"(DateAdd("d", "-1", CDate("2020-03-01")))") == "2/29/2020 12:00:00 AM");
}

TEST_CASE("surrogate halves meet again when they are joined, and become U+FFFD at the edge") {
  CHECK(text_of(R"(Join("", Left("😀", 1), Mid("😀", 2, 1)))") == "😀");
  CHECK(text_of(R"(Left("😀", 1))") == "\uFFFD");
  CHECK(text_of(R"(Append(Left("a😀b", 2), Mid("a😀b", 3, 9)))") == "a😀b");
}

TEST_CASE("date-times keep their type until text is needed") {
  CHECK(eval("CDate(\"2020-03-16\")").value.kind() == ValueKind::date_time);
  CHECK(text_of("Append(CDate(\"2020-03-16\"), \"!\")") == "3/16/2020 12:00:00 AM!");
}

TEST_CASE("constants of other dialects are explained") {
  CHECK(compile_error("IIF([a]=\"x\", 1, IgnoreThisFlow)") == "E211");
  CHECK(compile_error("Append([a], vbTextCompare)") == "E212");
  CHECK(compile_error("InStr([a], \"x\", 1, UTF8)") == "E213");
  CHECK(compile_error("InStr([a], \"x\", 1, \"nonsense\")") == "E213");
  CHECK(compile_error("InStr([a], \"x\", 1, \"vbtextcompare\")") == "");
  CHECK(compile_error("[a]", Dialect::connect) == "E201");
  CHECK(compile_error("UCase([a])") == "E224");
  CHECK(compile_error("Contains([a], \"x\")") == "E224");
}

TEST_CASE("text of the host that is not UTF-8 is mended") {
  const Value::List list{Value("\xC3"), Value(Value::Object{{"value", Value("\xED\xA0\xBD\xED\xB8\x80")}})};
  CHECK(text_of("[a]", MapRecord().set("a", "x\xD9y")) == "x\uFFFDy");
  CHECK(text_of("Join(\"-\", [a])", MapRecord().set("a", Value::List{Value("\xC3"), Value("b")})) == "\uFFFD-b");
  CHECK(eval("[a]", MapRecord().set("a", list)).value.to_json() == "[\"\uFFFD\",{\"value\":\"\uFFFD\uFFFD\"}]");
}
