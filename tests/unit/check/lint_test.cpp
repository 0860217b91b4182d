// Each lint's bad example gives its code and nothing else, its good one gives nothing.
#include "check/lint.hpp"

#include <doctest/doctest.h>

#include <map>

#include "diag/codes_lints.hpp"
#include "program/pipeline.hpp"
#include "stdlib/registry.hpp"
#include "syntax/parse.hpp"

using namespace attrmap;

namespace {

using stdlib::registry;

std::vector<Diagnostic> lints(std::string_view expression, const check::LintTarget* target = nullptr,
                              Dialect dialect = Dialect::provisioning) {
  program::SlotTable slots;
  auto unit = program::build(std::string(expression), registry(), slots, {.dialect = dialect});
  INFO(expression);
  for (const Diagnostic& d : unit.diagnostics) CHECK_MESSAGE(false, d.message);
  const auto checked = check::check(unit.ast, registry(), {.dialect = dialect});
  return check::lint(unit.ast, checked, {.dialect = dialect, .target = target});
}

std::string codes(std::string_view expression, const check::LintTarget* target = nullptr) {
  std::string text;
  for (const Diagnostic& d : lints(expression, target)) text += (text.empty() ? "" : " ") + d.code;
  return text;
}

/// The target that an example is about.
const check::LintTarget* target_of(std::string_view code) {
  static const std::map<std::string_view, check::LintTarget> targets = {
      {"W253", {.name = "userName", .matching = true}},
      {"W254", {.name = "sAMAccountName"}},
      {"W255", {.name = "userName"}},
      {"W260", {.name = "employeeHireDate"}}};
  const auto found = targets.find(code);
  return found == targets.end() ? nullptr : &found->second;
}

std::string first_message(std::string_view expression) {
  const auto all = lints(expression);
  return all.empty() ? std::string() : all.front().message;
}

}  // namespace

TEST_CASE("examples of lints") {
  for (const diag::CodeDef* code : diag::lint_codes()) {
    CAPTURE(code->id);
    const check::LintTarget* target = target_of(code->id);
    CHECK(codes(code->example.expression, target) == code->id);
    if (!code->example.fixed.empty()) CHECK(codes(code->example.fixed, target) == "");
    CHECK(!code->help.empty());
  }
}

TEST_CASE("a Switch with keys and values exchanged") {
  CHECK(codes(R"(Switch([lang], "en", "en", "en-US", "de", "de-DE"))") == "W241");
  CHECK(codes(R"(Switch([lang], "en", "en-US", "en", "de-DE", "de"))") == "");
  CHECK(codes(R"(Switch([role], , "admin", "a", "admin", "b"))") == "W241");
  CHECK(codes(R"(Switch([accountEnabled], "False", "1", "True"))") == "");
  CHECK(codes(R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))") == "");
  CHECK(codes(R"(Switch([state], "VIC", "VIC", "VIC", "NSW", "NSW"))") == "");
}

TEST_CASE("comparisons with the empty text") {
  CHECK(codes(R"(IIF("" <> [a], "x", "y"))") == "W242");
  CHECK(codes(R"(IIF(Trim([a]) = "", "x", "y"))") == "");
  CHECK(codes(R"(IIF([a] = " ", "x", "y"))") == "");
}

TEST_CASE("hours and designators") {
  CHECK(codes(R"(FormatDateTime([d], , "yyyy", "h:mm tt"))") == "");
  CHECK(codes(R"(FormatDateTime([d], , "yyyy", "yyyy 'hour'"))") == "");
  CHECK(codes(R"(FormatDateTime([d], , "M/d/yyyy h:mm:ss", "yyyy"))") == "W246");
  CHECK(codes(R"(FormatDateTime([d], , "yyyy", "d"))") == "");
}

TEST_CASE("FormatDateTime with three arguments is documented for cloud sync") {
  CHECK(lints(R"(FormatDateTime([a], "yyyy", "yy"))", nullptr, Dialect::cloudsync).empty());
}

TEST_CASE("DateDiff in words") {
  CHECK(first_message(R"(IIF(DateDiff("d", Now(), [x]) >= 0, "a", "b"))") ==
        "true when `[x]` is after, or less than 1 day before, `Now()`");
  CHECK(first_message(R"(IIF(DateDiff("d", Now(), [x]) > 0, "a", "b"))") ==
        "true when `[x]` is at least 1 day after `Now()`");
  CHECK(first_message(R"(IIF(DateDiff("d", Now(), [x]) <= 14, "a", "b"))") ==
        "true when `[x]` is before, or less than 15 days after, `Now()`");
  CHECK(first_message(R"(IIF(0 > DateDiff("h", Now(), [x]), "a", "b"))") ==
        "true when `[x]` is at least 1 hour before `Now()`");
  CHECK(first_message(R"(IIF(DateDiff("m", [x], Now()) = "0", "a", "b"))") ==
        "true when `Now()` is in the same calendar month as `[x]`");
  CHECK(first_message(R"(IIF(DateDiff("d", [x], Now()) <> 1, "a", "b"))") ==
        "true when `Now()` is not 1 whole day after `[x]`");
  CHECK(first_message(R"(IIF(DateDiff("yyyy", [x], Now()) < -1, "a", "b"))") ==
        "true when `Now()` is at least 2 calendar years before `[x]`");
  CHECK(codes(R"(IIF(DateDiff("d", Now(), [x]) >= 1000000000000, "a", "b"))") == "");
  const auto all = lints(R"(IIF(DateDiff("m", Now(), [x]) >= 2, "a", "b"))");
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::note);
  REQUIRE(all[0].notes.size() == 2);
  CHECK(all[0].notes[1] ==
        "with `Now()` = 2026-01-15 12:00:00: true for `[x]` = 2026-03-15 12:00:00 and 2026-04-15 12:00:00, false for "
        "2026-02-15 12:00:00");
}

TEST_CASE("regular expressions that backtrack") {
  const auto of = [](std::string_view pattern) {
    return codes("Replace([a], , \"" + std::string(pattern) + "\", , \"\", , )");
  };
  for (const char* bad : {"(a+)+$", "(a*)*b", "^(\\\\w+\\\\s?)*$", "(.*,){20,}x", "(a|a)*b", "(\\\\w|\\\\d)+!",
                          "(?:(?<n>[a-z]+))*x", "([a-z]+)*@", "(x+x+)+y", "(a|b+)*c"})
    CHECK_MESSAGE(of(bad) == "W250", bad);
  for (const char* good : {"(\\\\w+,)+", "([^,]*,)*", "(?:[a-z]+\\\\.)+x", "(ab)*", "(a|b)*", "(.)*", "(.*?)(.{0,8})$",
                           "(a+){2}", "[a-zA-Z_]*", "(?>a+)+b", "(\\\\d{3} )*"})
    CHECK_MESSAGE(of(good) == "", good);
}

TEST_CASE("a group that ends in a blank") {
  CHECK(codes(R"x(Replace([m], , "(?<isd>\\d*\\s+)(?<n>.*)", "isd", , [o], ))x") == "W251");
  CHECK(codes(R"x(Replace([m], , "(?<isd>\\d* )(?<n>.*)", "n", , [o], ))x") == "");
  CHECK(codes(R"x(Replace([m], , "(?<isd>\\d* )(?<n>.*)", , "${n}", , ))x") == "");
  CHECK(codes(R"x(Replace([m], , "(?<isd>\\d* )", "isd", "", , ))x") == "");
}

TEST_CASE("single backslashes") {
  const auto all = lints(R"(Replace([m], , "\d\\w\s", , "", , ))");
  REQUIRE(all.size() == 1);
  CHECK(all[0].message == "a single backslash before `d`: the text is `\\d\\w\\s`");
  CHECK(codes(R"(Append([m], "a\\n"))") == "");
  for (const char* published : {R"(Append([m], "\,"))", R"(Append([m], "\+"))", R"(Append([m], "\2C"))"})
    CHECK_MESSAGE(codes(published) == "W252", published);
}

TEST_CASE("matching attributes") {
  const check::LintTarget matching{.name = "userName", .matching = true};
  CHECK(codes("[mail]", &matching) == "W253");
  CHECK(codes("ToLower([mail])", &matching) == "W253");
  CHECK(codes("Coalesce([mail], [userPrincipalName])", &matching) == "");
  CHECK(codes("[userPrincipalName]", &matching) == "");
  CHECK(codes("Switch([a], , \"x\", [objectId])", &matching) == "W253");
  CHECK(codes("IgnoreFlowIfNullOrEmpty([userPrincipalName])", &matching) == "W253");
  const check::LintTarget other{.name = "userName"};
  CHECK(codes("[mail]", &other) == "");
}

TEST_CASE("lengths") {
  const check::LintTarget sam{.name = "sAMAccountName"}, nick{.name = "mailNickname"}, own{.name = "x", .length = 10};
  CHECK(codes("[UserID]", &sam) == "");
  CHECK(codes("Left([UserID], 20)", &sam) == "");
  CHECK(codes("Mid(Append([UserID], \"x\"), 1, 20)", &sam) == "");
  CHECK(codes("SelectUniqueValue(Left([UserID], 20), Append(Left([UserID], 20), \"1\"))", &sam) == "W254");
  CHECK(codes("Append([objectId], [objectId])", &nick) == "W254");
  CHECK(codes("Append([objectId], \"x\")", &nick) == "");
  CHECK(codes("Append([unknown], \"x\")", &nick) == "");
  CHECK(codes("Append(\"12345678\", \"9ab\")", &own) == "W254");
  CHECK(codes("Replace([objectId], \"-\", , , \"\", , )", &nick) == "");
}

TEST_CASE("dates that want a time") {
  const check::LintTarget hire{.name = "EmployeeHireDate"}, other{.name = "extensionAttribute1"};
  const auto formatted = [](const std::string& format) {
    return "FormatDateTime([d], , \"yyyy-MM-dd\", \"" + format + "\")";
  };
  for (const char* date : {"yyyy-MM-dd", "d", "yyyy'hour'", "yyyy\\\\h"}) {
    CHECK_MESSAGE(codes(formatted(date), &hire) == "W260", date);
    CHECK_MESSAGE(codes(formatted(date), &other) == "", date);
  }
  for (const char* time : {"yyyy-MM-ddTHH:mm:ssZ", "o", "s", "yyyyMMddhhmmsstt"})
    CHECK_MESSAGE(codes(formatted(time), &hire) == "", time);
  CHECK(codes("FormatDateTime([d], , \"yyyy-MM-dd\", [format])", &hire) == "");
  CHECK(codes("[StatusHireDate]", &hire) == "");
}

TEST_CASE("login names") {
  const check::LintTarget login{.name = "userPrincipalName"};
  CHECK(codes(R"(Join("@", StripSpaces(Left([givenName], 9)), "contoso.com"))", &login) == "W255");
  CHECK(codes(R"(NormalizeDiacritics(StripSpaces(Append([FirstName], "x"))))", &login) == "");
  CHECK(codes(R"(Join("@", Replace([FirstName], , "[^a-z]", , "", , ), "contoso.com"))", &login) == "");
  CHECK(codes(R"(Join("@", [mailNickname], "contoso.com"))", &login) == "");
  CHECK(codes("[displayName]", &login) == "");
}
