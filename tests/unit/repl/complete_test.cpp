// Completion and the signature hint.
#include "session.hpp"

using namespace attrmap::repl;

namespace {

/// The completions at the end of the text, joined.
std::string at_end(const Repl& repl, const std::string& text) {
  std::string all;
  for (const Completion& each : repl.complete(text, text.size())) all += (all.empty() ? "" : " ") + each.text;
  return all;
}

}  // namespace

TEST_CASE("attributes after a bracket") {
  Repl repl{{}};
  CHECK(at_end(repl, "[") == "");
  ok(repl, ":set givenName Ada");
  ok(repl, ":set surname Lovelace");
  CHECK(at_end(repl, "[") == "givenName] surname]");
  CHECK(at_end(repl, "ToLower([SUR") == "surname]");
  const auto found = repl.complete("ToLower([sur])", 12);
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "surname");
  CHECK(found[0].begin == 9);
  ok(repl, ":user " + users_json());
  CHECK(at_end(repl, "[extensionAttribute1").find("extensionAttribute1]") == 0);
  CHECK(at_end(repl, "[man") == "manager.id] manager]");
  CHECK(at_end(repl, "[@") == "");
}

TEST_CASE("functions elsewhere") {
  Repl repl{{}};
  CHECK(at_end(repl, "ToL") == "ToLower(");
  CHECK(at_end(repl, "Join(\"-\", toup") == "ToUpper(");
  CHECK(at_end(repl, "Switch([a], ToLower([b]), normalizediacritics") ==
        "NormalizeDiacritics( NormalizeDiacriticsByCulture(");
  CHECK(repl.complete("ToL([a])", 3).at(0).text == "ToLower");
  CHECK(at_end(repl, "").find("Append(") != std::string::npos);
}

TEST_CASE("known values in strings") {
  Repl repl{{}};
  CHECK(at_end(repl, "DateAdd(\"y") == "yyyy\"");
  CHECK(at_end(repl, "DateDiff(\"") == "d\" h\" m\" n\" s\" ww\" yyyy\"");
  CHECK(at_end(repl, "NormalizeDiacriticsByCulture([a], \"de") == "de-DE\"");
  CHECK(at_end(repl, "ConvertFromBase64([a], \"UTF8").find("UTF8\"") != std::string::npos);
  CHECK(at_end(repl, "ConvertFromBase64([a], UTF8").find("UTF8") != std::string::npos);
  CHECK(at_end(repl, "ToLower(\"a") == "");
}

TEST_CASE("commands and their arguments") {
  Repl repl{{}};
  CHECK(at_end(repl, ":s") == ":save  :schema  :seed  :set  :show :strict ");
  CHECK(at_end(repl, ":q") == ":quit");
  CHECK(at_end(repl, ":help swi") == "Switch");
  CHECK(at_end(repl, ":dialect ") == "cloudsync connect provisioning");
  CHECK(at_end(repl, ":trace o") == "off on");
  CHECK(at_end(repl, ":type ToL") == "ToLower(");
  ok(repl, ":set mail x");
  CHECK(at_end(repl, ":unset m") == "mail ");
  const Folder folder;
  folder.write("users.json", "{}");
  CHECK(at_end(repl, ":user " + folder.path("us")) == folder.path("users.json"));
  CHECK(at_end(repl, ":user " + folder.path("users.json") + " ") == "");
  CHECK(at_end(repl, ":nonsense x") == "");
}

TEST_CASE("over several lines") {
  Repl repl{{}};
  repl.line("DateAdd(");
  CHECK(at_end(repl, "\"w") == "ww\"");
  CHECK(repl.complete("\"w", 2).at(0).begin == 1);
  CHECK(repl.hint("\"w", 2) == "DateAdd(<interval>, value, dateTime)");
  repl.drop();
  repl.line("Join(\"a");
  CHECK(at_end(repl, "b") == "");
}

TEST_CASE("the signature of the call around the cursor") {
  Repl repl{{}};
  const auto hint = [&](const std::string& text) { return repl.hint(text, text.size()); };
  CHECK(hint("") == "");
  CHECK(hint("Mid") == "");
  CHECK(hint("Mid(") == "Mid(<source>, start, length)");
  CHECK(hint("Mid([a,b], ") == "Mid(source, <start>, length)");
  CHECK(hint("mid(ToLower(\"(,\"), 1, ") == "Mid(source, start, <length>)");
  CHECK(hint("Mid([a], 1, 2)") == "");
  CHECK(hint("Mid([a], 1, 2, ") == "Mid(source, start, length)");
  CHECK(hint("Switch([a], , \"k\", \"v\", \"k2\", ") == "Switch(source, defaultValue, key, <value>, ...)");
  CHECK(hint("Nonsense(") == "");
  CHECK(hint("Mid((") == "Mid(<source>, start, length)");
  CHECK(hint(":type Mid(") == "Mid(<source>, start, length)");
  CHECK(hint(":set a Mid(") == "");
  CHECK(repl.hint("Mid([a], 1, 2)", 4) == "Mid(<source>, start, length)");
}

TEST_CASE("any text, any place") {
  Repl repl{{}};
  ok(repl, ":set givenName Ada");
  for (const std::string text : {"Switch([a[b]], , \"k\\\"\", \"v\")) ] [x", ":type Join(\"a\", [b", ":set [x[ y",
                                 " : : :user /", "((((,,,,))))\"", "\xFF\xC3[\xE2\x80\"\xF0", ":", ":help ", "\t:\t"})
    for (std::size_t end = 0; end <= text.size(); ++end)
      for (std::size_t cursor = 0; cursor <= end + 1; ++cursor) {
        const std::string typed = text.substr(0, end);
        for (const Completion& each : repl.complete(typed, cursor)) CHECK(each.begin <= std::min(cursor, typed.size()));
        repl.hint(typed, cursor);
      }
}
