#include "support.hpp"

using namespace attrmap;

TEST_CASE("a program says which attributes it reads, once each") {
  const auto program = Engine().compile(R"(Join(" ", [b], [a], [b]))");
  REQUIRE(program);
  CHECK(program->attributes() == std::vector<std::string>{"b", "a"});
  CHECK(program->source() == R"(Join(" ", [b], [a], [b]))");
}

TEST_CASE("canonical text is Graph's") {
  CHECK(Engine().compile(R"(Replace([preferredLanguage],"-",,,"_",,  ))")->canonical() ==
        R"(Replace([preferredLanguage], "-", , , "_", , ))");
}

TEST_CASE("attributes are read by slot") {
  struct Host : Record {
    AttributeView find(std::uint32_t slot, std::string_view name) const override {
      CHECK(name == (slot == 0 ? "x" : "y"));
      return slot == 0 ? AttributeView("X") : AttributeView(std::int64_t{7});
    }
  };
  const auto program = Engine().compile(R"(Join("-", [x], [y]))");
  CHECK(program->evaluate(Host()).value.text() == "X-7");
}

TEST_CASE("with known attributes an unknown one does not compile, and the nearest is named") {
  const std::vector<std::string> known{"userPrincipalName", "mail"};
  const auto program = Engine().compile("ToLower([Mail])", {.attributes = &known});
  REQUIRE_FALSE(program.ok());
  CHECK(program.diagnostics()[0].code == "E209");
  CHECK(program.diagnostics()[0].help.find("`mail`") != std::string::npos);
}

TEST_CASE("function names: another case is a warning, in strict mode an error") {
  const auto program = Engine().compile("tolower([a])");
  REQUIRE(program);
  REQUIRE(program.diagnostics().size() == 1);
  CHECK(program.diagnostics()[0].code == "W206");
  CHECK(program.diagnostics()[0].severity == Severity::warning);
  EngineOptions strict;
  strict.strict = true;
  CHECK_FALSE(Engine::create(strict)->compile("tolower([a])").ok());
}

TEST_CASE("several mistakes are reported at once, in the order of the text") {
  const auto program = Engine().compile(R"(Join(Apend([a]), IsNull(), Left([b], "x")))");
  REQUIRE_FALSE(program.ok());
  REQUIRE(program.diagnostics().size() == 2);
  CHECK(program.diagnostics()[0].code == "E204");
  CHECK(program.diagnostics()[1].code == "E202");
}

TEST_CASE("same input and context give the same random results, records differ by their sequence") {
  Context context;
  context.random_seed = 42;
  const auto program = Engine().compile("RandomString(12, 2, 2, 2, 2)");
  const std::string first = program->evaluate(MapRecord(), context).value.to_text();
  CHECK(first == program->evaluate(MapRecord(), context).value.to_text());
  context.sequence = 1;
  CHECK(first != program->evaluate(MapRecord(), context).value.to_text());
}

TEST_CASE("Now is one instant for the whole evaluation and comes from the context") {
  Context context;
  context.now = DateTimeTicks{637608368180000000};
  CHECK(text_of("Now()", {}, context) == "7/2/2021 3:33:38 PM");
  CHECK(text_of(R"(DateDiff("s", Now(), Now()))") == "0");
}

TEST_CASE("parameters, default domain and role policy come from the context") {
  Context context;
  context.parameters["Domain.FQDN"] = "contoso.com";
  CHECK(text_of(R"(Append("@", %Domain.FQDN%))", {}, context) == "@contoso.com");
  CHECK(text_of(R"(Append("@", %Missing%))", {}, context) == "<error E413>");
  CHECK(text_of("DefaultDomain()") == "<error E422>");
  context.default_domain = "contoso.onmicrosoft.com";
  CHECK(text_of("DefaultDomain()", {}, context) == "contoso.onmicrosoft.com");
  MapRecord user;
  user.set("appRoleAssignments", Value(Value::List{Value("Admin"), Value("Reader")}));
  CHECK(text_of("SingleAppRoleAssignment([appRoleAssignments])", user, context) == "<error E411>");
  context.multiple_roles = MultipleRoles::first;
  CHECK(text_of("SingleAppRoleAssignment([appRoleAssignments])", user, context) == "Admin");
}

TEST_CASE("errors quote values only when the context allows it") {
  MapRecord user;
  user.set("d", "secret");
  Context context;
  CHECK(eval("CDate([d])", user, context).error.message.find("secret") == std::string::npos);
  context.values_in_errors = true;
  CHECK(eval("CDate([d])", user, context).error.message.find("secret") != std::string::npos);
  CHECK(eval("CDate(Redact([d]))", user, context).error.message.find("secret") == std::string::npos);
}

TEST_CASE("an error knows its place") {
  const Outcome o = eval(R"(Append("x", Mid([a], 0, 1)))", MapRecord().set("a", "abc"));
  CHECK(o.kind == OutcomeKind::error);
  CHECK(o.error.span == Span{21, 22});
}

TEST_CASE("Result can throw for those who prefer it") {
  CHECK_THROWS_AS(Engine().compile("Apend(").value_or_throw(), std::runtime_error);
  CHECK(Engine().compile("[a]").value_or_throw().attributes().size() == 1);
}
