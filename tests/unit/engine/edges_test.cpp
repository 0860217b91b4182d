// Edges of the logic, list, date, identity, random and flow functions that no published example shows.
#include <stdexcept>

#include "support.hpp"

using namespace attrmap;

namespace {

MapRecord record(std::string name, Value value) {
  MapRecord r;
  r.set(std::move(name), std::move(value));
  return r;
}

const Value kRoles(Value::List{
    Value::Object{{"appRoleId", "1"}, {"appRoleDisplayName", "Developer"}, {"appRoleValue", "dev"}},
    Value::Object{{"displayName", "Reader"}, {"value", Value()}},
    Value::Object{{"appRoleId", "00000000-0000-0000-0000-000000000000"}, {"value", "x"}},
    Value::Object{{"principalDisplayName", "Ada"}}});

}  // namespace

TEST_CASE("Switch: null, Booleans, numbers and computed keys") {
  CHECK(text_of(R"(Switch([a], "d", "", "none"))") == "none");
  CHECK(text_of(R"(Switch([a], "d", [b], "null key"))", record("a", "")) == "null key");
  CHECK(text_of(R"(Switch([a], "d", 1, "one", 2, "two"))", record("a", "2")) == "two");
  CHECK(text_of(R"(Switch([a], "d", "2", "two"))", record("a", 2)) == "two");
  CHECK(text_of(R"(Switch([a], "d", True, "yes"))", record("a", true)) == "yes");
  CHECK(text_of(R"(Switch([a], "d", "a", "first", "a", "second"))", record("a", "a")) == "first");
  CHECK(text_of(R"(Switch([a], "d", Append("x", ""), "folded", [b], "read"))", record("a", "x")) == "folded");
  CHECK(text_of(R"(Switch([a], "d", "a", "match", Error("never evaluated"), "b"))", record("a", "a")) == "match");
  CHECK(text_of(R"(Switch([a], "d", "a", ))", record("a", "a")) == "<null>");
  CHECK(text_of(R"(Switch([a], Error("unused"), "a", IgnoreObjectFlow))", record("a", "a")) == "<ignored-object>");
  CHECK(text_of(R"(Switch(IgnoreAttributeFlow, "d", "a", "b"))") == "<error E406>");
  CHECK(compile_error(R"(Switch([a], "x", "y"))") == "E207");
  CHECK(compile_error(R"(Switch([a], "x"))") == "E202");
  CHECK(compile_error(R"(Switch([a], "d", , "x"))") == "E205");
}

TEST_CASE("a missing default of Switch shows the pairs as they were read") {
  const auto program = Engine().compile(R"(Switch([s], "Washington", "WA", "Oregon", "OR"))");
  REQUIRE_FALSE(program);
  const Diagnostic& d = program.diagnostics().front();
  CHECK(d.code == "E207");
  REQUIRE(d.notes.size() == 1);
  CHECK(d.notes[0] == R"(read as: default "Washington", "WA" gives "Oregon"; "OR" is left over)");
  CHECK(d.help.find(R"(Switch([s], , "Washington", "WA", ...))") != std::string::npos);
}

TEST_CASE("FormatDateTime: the count decides, date-times are printed directly, computed arguments work") {
  const MapRecord d = record("d", DateTimeTicks{635575984270000000});  // 2015-01-23T08:27:07Z
  CHECK(text_of(R"(FormatDateTime([d], "yyyy-MM-dd"))", d) == "2015-01-23");
  CHECK(text_of(R"(FormatDateTime([d], "HH", "dd"))", d) == "23");
  CHECK(text_of(R"(FormatDateTime([d], "None", "HH", "dd/MM"))", d) == "23/01");
  CHECK(text_of(R"(FormatDateTime("3/16/2020 7:00 PM", "HH"))") == "19");
  CHECK(text_of(R"(FormatDateTime(Now(), , "x", "yyyy"))", {}, {.now = DateTimeTicks{635575984270000000}}) == "2015");
  CHECK(compile_error(R"(FormatDateTime([d], , "x", "yyyy"))") == "E218");
  CHECK(compile_error(R"(FormatDateTime([d], "x", "yyyy", "yyyy"))") == "E219");
  CHECK(compile_error(R"(FormatDateTime([d]))") == "E226");
  CHECK(compile_error(R"(FormatDateTime([d], "yyyy", ))") == "E205");
  MapRecord computed = record("d", "16.03.2020");
  computed.set("in", "dd.MM.yyyy").set("out", "yyyyMMdd").set("style", "AllowWhiteSpaces");
  CHECK(text_of("FormatDateTime([d], [style], [in], [out])", computed) == "20200316");
  CHECK(text_of("FormatDateTime([d], [none], [in], [out])", computed) == "20200316");
  CHECK(text_of("FormatDateTime([d], [in], [none])", computed) == "<error E401>");
  CHECK(text_of(R"(FormatDateTime([d], [in], "yyyy"))", computed.set("in", "Q")) == "<error E424>");
  CHECK(text_of(R"(FormatDateTime([d], [style], "dd.MM.yyyy", "yyyy"))", computed.set("style", "?")) == "<error E424>");
  CHECK(text_of(R"(FormatDateTime([l], , "yyyy", "yy"))", record("l", Value::List{"2020"})) == "<error E405>");
}

TEST_CASE("FormatDateTime reads the clock exactly when the input format lacks the date or the year") {
  const Context context{.now = DateTimeTicks{635575984270000000}};
  CHECK(text_of(R"(FormatDateTime([d], , "HH:mm", "yyyy-MM-dd HH:mm"))", record("d", "07:05"), context) ==
        "2015-01-23 07:05");
  CHECK(text_of(R"(FormatDateTime([d], , "dd.MM.", "yyyy-MM-dd"))", record("d", "16.03."), context) == "2015-03-16");
  CHECK(text_of(R"(FormatDateTime([d], "NoCurrentDateDefault", "HH:mm", "yyyy-MM-dd HH:mm"))", record("d", "07:05"),
                context) == "0001-01-01 07:05");
  CHECK(text_of(R"(FormatDateTime([d], , "yy", "yyyy-MM-dd"))", record("d", "03"), context) == "2003-01-01");
}

TEST_CASE("CDate of a constant does not freeze what the clock says") {
  const auto program = Engine().compile(R"(Append(CDate("12:30"), ""))");
  REQUIRE(program);
  CHECK(program->evaluate(MapRecord(), {.now = DateTimeTicks{0}}).value.text() == "1/1/0001 12:30:00 PM");
  CHECK(program->evaluate(MapRecord(), {.now = DateTimeTicks{635575984270000000}}).value.text() ==
        "1/23/2015 12:30:00 PM");
}

TEST_CASE("roles: texts, objects, Default Access and assignments that name no role") {
  CHECK(eval("AppRoleAssignmentsComplex([r])", record("r", kRoles)).value.to_json() ==
        R"([{"primary":false,"type":"WindowsAzureActiveDirectoryRole","display":"Developer","value":"dev"},)"
        R"({"primary":false,"type":"WindowsAzureActiveDirectoryRole","display":"Reader"}])");
  CHECK(eval("AppRoleAssignments([r])", record("r", kRoles)).value.to_json() == R"(["dev","Reader"])");
  const Outcome several = eval("SingleAppRoleAssignment([r])", record("r", kRoles));
  CHECK(several.error.code == "E411");
  CHECK(several.error.message.find("there are 2: `dev`, `Reader`") != std::string::npos);
  CHECK(text_of("SingleAppRoleAssignment([r])", record("r", "Admin")) == "Admin");
  CHECK(text_of("SingleAppRoleAssignment([r])", record("r", Value::List{"", Value(), "Admin"})) == "Admin");
  CHECK(text_of("SingleAppRoleAssignment([r])", record("r", Value::List{})) == "<null>");
  CHECK(text_of("SingleAppRoleAssignment([r])", record("r", 5)) == "<error E427>");
  CHECK(compile_error(R"(SingleAppRoleAssignment("Admin"))") == "E225");
}

TEST_CASE("RandomString keeps its classes and refuses what cannot be") {
  const Context seeded{.random_seed = 7};
  std::string last;
  for (std::uint64_t i = 0; i < 200; ++i) {
    Context context = seeded;
    context.sequence = i;
    const std::string text = text_of(R"(RandomString(20, 3, 4, 5, 6, "aA0?"))", {}, context);
    CHECK(text.size() == 20);
    CHECK(text.find_first_of("aA0?") == std::string::npos);
    std::size_t digits = 0, capital = 0, lower = 0;
    for (const char c : text) {
      digits += c >= '0' && c <= '9';
      capital += c >= 'A' && c <= 'Z';
      lower += c >= 'a' && c <= 'z';
    }
    CHECK(digits >= 3);
    CHECK(capital >= 5);
    CHECK(lower >= 6);
    CHECK(text.size() - digits - capital - lower >= 4);
    CHECK(text != last);
    last = text;
  }
  CHECK(text_of("RandomString(256, 64, 64, 64, 64)", {}, seeded).size() == 256);
  for (const char* impossible :
       {"RandomString(257, 0, 0, 0, 0)", "RandomString(0, 0, 0, 0, 0)", "RandomString(3, 1, 1, 1, 1)",
        "RandomString(9, 9223372036854775807, 9223372036854775807, 0, 0)",
        R"(RandomString(4, 1, 0, 0, 0, "0123456789"))",
        R"(RandomString(4, 0, 0, 0, 0, "0123456789abcdefghijklmnopqrstuvwxyz"))"})
    CHECK(text_of(impossible) == "<error E421>");
  CHECK(text_of("RandomString(4, -1, 0, 0, 0)") == "<error E420>");
  CHECK(compile_error(R"(RandomString("x", 0, 0, 0, 0))") == "E221");
}

TEST_CASE("Error and Redact keep personal data home") {
  CHECK(eval(R"(Error("no mail"))").error.message == "no mail");
  const auto r = record("mail", "ada@contoso.com");
  const std::string hidden = eval(R"(Error(Append("bad ", [mail])))", r).error.message;
  CHECK(hidden.find("ada") == std::string::npos);
  CHECK(eval(R"(Error(Append("bad ", [mail])))", r, {.values_in_errors = true}).error.message == "bad ada@contoso.com");
  for (const char* expression : {"Error(Redact([mail]))", "DateAdd(\"d\", 1, Redact([mail]))",
                                 "FormatDateTime(Redact([mail]), , \"yyyy\", \"yy\")", "IIF(Redact([mail]), 1, 2)",
                                 "Item(Redact(Split([mail], \"@\")), Redact([mail]))"}) {
    const Outcome o = eval(expression, r, {.values_in_errors = true});
    CAPTURE(expression);
    CHECK(o.kind == OutcomeKind::error);
    CHECK(o.error.message.find("ada") == std::string::npos);
  }
}

TEST_CASE("SelectUniqueValue: a throwing host is an error of the evaluation, a failing candidate too") {
  Context context;
  context.is_taken = [](std::string_view) -> bool { throw std::runtime_error("directory down"); };
  const Outcome o = eval(R"(SelectUniqueValue("a", "b"))", {}, context);
  CHECK(o.error.code == "E423");
  CHECK(o.error.message.find("directory down") != std::string::npos);
  context.is_taken = [](std::string_view candidate) { return candidate != "b"; };
  CHECK(text_of(R"(SelectUniqueValue("a", "b", Error("never evaluated")))", {}, context) == "b");
  CHECK(text_of(R"(SelectUniqueValue("a", Error("x"), "b"))", {}, context) == "<error E412>");
  CHECK(text_of(R"(SelectUniqueValue(1, [none], ""))", {}, context) == "<error E410>");
}

TEST_CASE("RemoveDuplicates keeps the first of equal texts in long lists too") {
  Value::List values;
  for (int i = 0; i < 3000; ++i) values.push_back(Value("v" + std::to_string(i * 7919 % 1000)));
  const Value out = eval("RemoveDuplicates([a])", record("a", values)).value;
  REQUIRE(out.list().size() == 1000);
  for (std::size_t i = 0; i < 1000; ++i) CHECK(out.list()[i] == values[i]);
}

TEST_CASE("Contains, Item, Count: single values are lists of one") {
  const auto cloud = [](std::string_view e, const MapRecord& r) { return text_of(e, r, {}, Dialect::cloudsync); };
  CHECK(cloud(R"(Contains([a], "b"))", record("a", "abc")) == "1");
  CHECK(cloud(R"(Contains([a], ""))", record("a", Value::List{"x", "y"})) == "1");
  CHECK(cloud("Contains([a], \"\xC3\x84\", CaseInsensitive)", record("a", Value::List{"x", "\xC3\xA4"})) == "2");
  CHECK(cloud(R"(Contains([a], [none]))", record("a", "abc")) == "0");
  CHECK(compile_error(R"(Contains([a], "b"))") == "E224");
  CHECK(text_of("Item([a], 1)", record("a", "abc")) == "abc");
  CHECK(text_of("Item([a], 2)", record("a", "abc")) == "<error E407>");
  CHECK(text_of("Item([a], -9223372036854775807)", record("a", "abc")) == "<error E407>");
  CHECK(text_of("Count([a])", record("a", Value::List{})) == "0");
}

TEST_CASE("date arithmetic: wrong arguments and ranges") {
  CHECK(text_of("DateAdd([i], 1, \"2001-01-01\")", record("i", "YYYY")) == "1/1/2002 12:00:00 AM");
  CHECK(text_of("DateAdd([i], 1, \"2001-01-01\")", record("i", "q")) == "<error E424>");
  CHECK(text_of("DateAdd([i], 1, \"2001-01-01\")") == "<error E401>");
  CHECK(text_of("DateAdd(\"d\", 3000000000, \"2001-01-01\")") == "<error E409>");
  CHECK(text_of("DateAdd(\"yyyy\", 9000, \"2001-01-01\")") == "<error E409>");
  CHECK(text_of("DateFromNum(-1)") == "<error E409>");
  CHECK(text_of("CDate([a])", record("a", "")) == "");
  CHECK(text_of("CDate([a])", record("a", Value::List{"2020-01-01"})) == "<error E405>");
  CHECK(compile_error("DateAdd(\"q\", 1, [d])") == "E214");
  CHECK(compile_error("DateDiff(\"w\", [d], [d])") == "E214");
}
