// What an expression gives so far.
#include <chrono>

#include "session.hpp"

using namespace attrmap;
using namespace attrmap::repl;

namespace {

using Is = Preview::Kind;

/// "value: text" with the cursor at the end of the text.
std::string at_end(const Repl& repl, const std::string& text) {
  const Preview preview = repl.preview(text, text.size());
  const char* kinds[] = {"none", "value: ", "signature: ", "error: "};
  return kinds[static_cast<int>(preview.kind)] + preview.text;
}

}  // namespace

TEST_CASE("values and their types") {
  Repl repl{{}};
  ok(repl, ":set givenName Ada");
  CHECK(at_end(repl, "[givenName]") == "value: \"Ada\" : String");
  CHECK(at_end(repl, "Len([givenName])") == "value: 3 : Integer");
  CHECK(at_end(repl, "ToLower([givenName]) ") == "value: \"ada\" : String");
  CHECK(at_end(repl, "Split(\"a,b\", \",\")") == "value: list of 2 : String: \"a\", \"b\"");
  CHECK(at_end(repl, "IsNull([x])") == "value: true : Boolean");
  has(at_end(repl, "[surname]"), "value: null (no value");
  has(at_end(repl, "IgnoreAttributeFlow "), "value: ignored");
  CHECK(at_end(repl, "\"\x1b[31m\ttab\"").find('\x1b') == std::string::npos);
}

TEST_CASE("signatures while a call is open") {
  Repl repl{{}};
  CHECK(at_end(repl, "Mid(") == "signature: Mid(<source>, start, length)");
  CHECK(at_end(repl, "Mid([a], ") == "signature: Mid(source, <start>, length)");
  CHECK(at_end(repl, "Mid([a], \"x") == "signature: Mid(source, <start>, length)");
  CHECK(at_end(repl, "ToLower(Mid([a], 1, 2)") == "signature: ToLower(<source>, culture)");
  CHECK(at_end(repl, "Nonsense(") == "none");
  CHECK(repl.preview("Mid(\"abc\", 1, 2)", 4).kind == Is::value);
  CHECK(repl.preview("Mid(\"abc\", 1, )", 4).text.find("E2") == 0);
}

TEST_CASE("errors that typing does not mend") {
  Repl repl{{}};
  CHECK(at_end(repl, "Tolwer([a])") == "error: E204: unknown function `Tolwer`");
  CHECK(at_end(repl, "CDate(\"soon\")").find("error: E404: ") == 0);
  CHECK(at_end(repl, "Append([a], \"x\"))").find("error: E108: ") == 0);
  CHECK(at_end(repl, "IIF([a]=\"x\" AND [b]=\"y\", 1, 2)").find("error: E160: ") == 0);
}

TEST_CASE("a word that is being typed is no error yet") {
  Repl repl{{}};
  for (const char* text : {"T", "ToLow", "Ignore", "IIF([a]=U", "Join(\"-\", giv"})
    CHECK_MESSAGE(at_end(repl, text).find("error") == std::string::npos, text);
  CHECK(at_end(repl, "Join(\"-\", giv") == "signature: Join(separator, <source>, ...)");
  CHECK(at_end(repl, "mail ").find("error: E140") == 0);
  CHECK(repl.preview("mail", 0).kind == Is::error);
}

TEST_CASE("commands and nothing") {
  Repl repl{{}};
  for (const char* text : {"", "  ", ":", ":user x", ":set a ToLower(\"b\")"}) CHECK(at_end(repl, text) == "none");
  CHECK(at_end(repl, ":type Mid(") == "signature: Mid(<source>, start, length)");
}

TEST_CASE("lines before this one") {
  Repl repl{{}};
  CHECK(repl.line("Join(\"-\", \"a\",").kind == Kind::more);
  CHECK(at_end(repl, "") == "signature: Join(separator, <source>, ...)");
  CHECK(at_end(repl, "\"b\")") == "value: \"a-b\" : String");
  CHECK(at_end(repl, "Mid(") == "signature: Mid(<source>, start, length)");
  CHECK(at_end(repl, ":)") != "none");
}

TEST_CASE("nothing that changes by itself") {
  Repl repl{{}};
  CHECK(at_end(repl, "Guid()") == "value: : String");
  CHECK(at_end(repl, "RandomString(8, 8, 8, 0, 0, \"\")").find('"') == std::string::npos);
  CHECK(at_end(repl, "Now()") == "value: : DateTime");
  ok(repl, ":now 2026-01-15T12:00:00Z");
  CHECK(at_end(repl, "Now()") == "value: 1/15/2026 12:00:00 PM : DateTime");
  ok(repl, ":seed 7");
  const std::string guid = at_end(repl, "Guid()");
  CHECK(guid == "value: " + ok(repl, "Guid()").substr(0, guid.size() - 7));
}

TEST_CASE("it leaves no trace") {
  Repl repl{{}};
  ok(repl, "\"x\"");
  at_end(repl, "CDate(\"soon\")");
  at_end(repl, "Join(");
  CHECK(!repl.continues());
  has(ok(repl, ":why"), "\"x\"");
}

TEST_CASE("a small part of the limits") {
  Repl repl{{}};
  ok(repl, ":set a " + std::string(50'000, 'a'));
  std::string big = "[a]";
  for (int i = 0; i < 12; ++i) big = "Append(" + big + ", " + big + ")";
  const auto before = std::chrono::steady_clock::now();
  CHECK(at_end(repl, big.substr(0, 9'000)).find("error") == std::string::npos);
  CHECK(at_end(repl, "Replace([a], , \"^(a+)+b$\", , \"\", , )") == "none");
  std::string nested = "[a]";
  for (int i = 0; i < 6; ++i) nested = "Join(\"\", " + nested + ", " + nested + ", " + nested + ")";
  CHECK(at_end(repl, nested) == "none");
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("users that are small are read, others are not") {
  const Folder folder;
  Repl repl{{}};
  ok(repl, ":user " + users_json());
  CHECK(at_end(repl, "[displayName]") == "value: \"Adele Vance\" : String");
  ok(repl, ":user " + folder.write("big.json", R"({"a": "x", "b": ")" + std::string(2u << 20, 'b') + "\"}"));
  CHECK(at_end(repl, "[a]") == "none");
  CHECK(ok(repl, "[a]") == "\"x\" : String\n");
}

TEST_CASE("any text, any place, one line") {
  Repl repl{{}};
  for (const std::string text : {"Switch([a[b]], , \"k\\\"\", \"v\")) ] [x", "((((,,,,))))\"",
                                 "\xFF\xC3[\xE2\x80\"\xF0", "\"\n\r\x01\"", ":type ("})
    for (std::size_t end = 0; end <= text.size(); ++end)
      for (std::size_t cursor = 0; cursor <= end + 1; ++cursor) {
        const Preview preview = repl.preview(text.substr(0, end), cursor);
        for (const char c : preview.text) CHECK(static_cast<unsigned char>(c) >= 0x20);
      }
}
