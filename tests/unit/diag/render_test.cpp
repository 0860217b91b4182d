#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "diag/render.hpp"

using namespace attrmap;
using namespace attrmap::diag;

namespace {

Diagnostic unknown_function() {
  Diagnostic d;
  d.code = "E204";
  d.message = "unknown function `Apend`";
  d.span = {0, 5};
  d.label = "no function of this name";
  d.help = "did you mean `Append`? (names are case-sensitive)";
  return d;
}

constexpr std::string_view kText = "Apend([userPrincipalName], \".test\")";

}  // namespace

TEST_CASE("pretty: the layout") {
  CHECK(render_pretty(unknown_function(), {kText, "salesforce.json, target userName"}) ==
        "error[E204]: unknown function `Apend`\n"
        " --> salesforce.json, target userName:1:1\n"
        "  |\n"
        "1 | Apend([userPrincipalName], \".test\")\n"
        "  | ^^^^^ no function of this name\n"
        "  = help: did you mean `Append`? (names are case-sensitive)\n");
}

TEST_CASE("pretty: labels on one line, notes, help of several lines") {
  Diagnostic d;
  d.code = "W1";
  d.severity = Severity::warning;
  d.message = "m";
  d.span = {4, 6};
  d.label = "primary";
  d.secondary = {{{0, 1}, "first"}, {{9, 10}, "last"}};
  d.notes = {"a fact"};
  d.help = "one\ntwo";
  CHECK(render_pretty(d, {"0123456789", "x"}) ==
        "warning[W1]: m\n"
        " --> x:1:5\n"
        "  |\n"
        "1 | 0123456789\n"
        "  | -   ^^   - last\n"
        "  | |   |\n"
        "  | |   primary\n"
        "  | first\n"
        "  = note: a fact\n"
        "  = help: one\n"
        "          two\n");
}

TEST_CASE("pretty: lines that do not adjoin, a span over several lines, the end of the text") {
  Diagnostic d;
  d.code = "E1";
  d.message = "m";
  d.span = {17, 17};
  d.label = "here";
  d.secondary = {{{0, 2}, "there"}};
  CHECK(render_pretty(d, {"aa(\n  b,\n  c,\n  d", "x"}) ==
        "error[E1]: m\n"
        " --> x:4:4\n"
        "  |\n"
        "1 | aa(\n"
        "  | -- there\n"
        "...\n"
        "4 |   d\n"
        "  |    ^ here\n");
  d.secondary.clear();
  d.span = {0, 8};
  CHECK(render_pretty(d, {"aa(\n  b,\n  c", "x"}) ==
        "error[E1]: m\n"
        " --> x:1:1\n"
        "  |\n"
        "1 | aa(\n"
        "  | ^^^\n"
        "2 |   b,\n"
        "  |   ^^ here\n");
}

TEST_CASE("pretty: line ends CR LF, a gutter of two digits") {
  std::string text;
  for (int i = 0; i < 11; ++i) text += "x\r\n";
  Diagnostic d;
  d.code = "E1";
  d.message = "m";
  d.span = {30, 31};
  CHECK(render_pretty(d, {text, "f"}) == "error[E1]: m\n  --> f:11:1\n   |\n11 | x\n   | ^\n");
}

TEST_CASE("pretty: wide characters count two columns") {
  Diagnostic d;
  d.code = "E1";
  d.message = "m";
  const std::string_view text = "日本[x]";
  d.span = {6, 9};
  CHECK(render_pretty(d, {text, "f"}) == "error[E1]: m\n --> f:1:3\n  |\n1 | 日本[x]\n  |     ^^^\n");
}

TEST_CASE("pretty: a long line is cut around the marks") {
  const std::string text = std::string(5000, 'a') + "MARK" + std::string(5000, 'b');
  Diagnostic d;
  d.code = "E1";
  d.message = "m";
  d.span = {5000, 5004};
  d.label = "here";
  const std::string out = render_pretty(d, {text, "f"});
  CHECK(out == "error[E1]: m\n --> f:1:5001\n  |\n1 | ..." + std::string(20, 'a') + "MARK" + std::string(76, 'b') +
                   "...\n  |    " + std::string(20, ' ') + "^^^^ here\n");
  SUBCASE("marks that stand far apart get a piece each") {
    d.secondary = {{{0, 1}, "the beginning"}};
    const std::string both = render_pretty(d, {text, "f"});
    CHECK(both.find("1 | " + std::string(100, 'a') + "...\n  | - the beginning\n1 | ...aaaa") != std::string::npos);
    CHECK(both.find("MARK") != std::string::npos);
  }
  SUBCASE("a mark longer than the window is cut too") {
    d.span = {100, 9000};
    const std::string cut = render_pretty(d, {text, "f"});
    for (std::size_t from = 0; from < cut.size();) {
      const std::size_t end = cut.find('\n', from);
      CHECK(end - from < 120);
      from = end + 1;
    }
  }
  SUBCASE("the width is an option") {
    RenderOptions options;
    options.width = 60;
    CHECK(render_pretty(d, {text, "f"}, options).find(std::string(36, 'b') + "...") != std::string::npos);
  }
}

TEST_CASE("pretty: spans outside the text do no harm") {
  Diagnostic d = unknown_function();
  d.span = {1000, 2000};
  d.secondary = {{{5, 2}, "reversed"}};
  CHECK(render_pretty(d, {kText, "f"}).find("f:1:36") != std::string::npos);
  CHECK(!render_pretty(d, {"", "f"}).empty());
}

TEST_CASE("pretty: colours only when asked for") {
  RenderOptions options;
  options.color = true;
  CHECK(render_pretty(unknown_function(), {kText, "f"}).find('\x1b') == std::string::npos);
  const std::string colored = render_pretty(unknown_function(), {kText, "f"}, options);
  CHECK(colored.find("\x1b[1;31merror[E204]\x1b[0m") != std::string::npos);
  std::string plain;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] != '\x1b') {
      plain += colored[i];
      continue;
    }
    while (colored[i] != 'm') ++i;
  }
  CHECK(plain == render_pretty(unknown_function(), {kText, "f"}));
}

TEST_CASE("short") {
  CHECK(render_short(unknown_function(), {kText, "a.json"}) == "a.json:1:1: E204: unknown function `Apend`");
}

TEST_CASE("json") {
  Diagnostic d = unknown_function();
  d.message = "a \"quoted\"\nmessage \x01 with \xED\xA0\x80";  // a lone surrogate becomes U+FFFD
  d.secondary = {{{6, 7}, "there"}};
  d.notes = {"n1", "n2"};
  d.fix = "";
  d.has_fix = true;
  const std::string text = render_json(d, {kText, "f"});
  CHECK(text.find('\n') == std::string::npos);
  const auto j = nlohmann::json::parse(text);
  CHECK(j["code"] == "E204");
  CHECK(j["severity"] == "error");
  CHECK(j["stage"] == "check");
  CHECK(j["message"] == "a \"quoted\"\nmessage \x01 with \uFFFD");
  CHECK(j["span"] == nlohmann::json::array({0, 5}));
  CHECK(j["line"] == 1);
  CHECK(j["column"] == 1);
  CHECK(j["label"] == "no function of this name");
  CHECK(j["secondary"][0]["span"] == nlohmann::json::array({6, 7}));
  CHECK(j["secondary"][0]["text"] == "there");
  CHECK(j["notes"] == nlohmann::json::array({"n1", "n2"}));
  CHECK(j["fix"] == "");
  d = {};
  const auto bare = nlohmann::json::parse(render_json(d, {"", "f"}));
  CHECK(!bare.contains("label"));
  CHECK(!bare.contains("fix"));
  CHECK(!bare.contains("help"));
}
