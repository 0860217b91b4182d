#include "html/html.hpp"

#include <doctest/doctest.h>

#include "html/code.hpp"
#include "syntax/parse.hpp"

using namespace attrmap;
using namespace attrmap::html;

TEST_CASE("text cannot become markup, nor disturb the picture") {
  CHECK(escaped("<a b=\"c\" d='e'>&amp;") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
  CHECK(escaped("a\nb") == "a\nb");
  CHECK(escaped(std::string_view("\0\x1b", 2)) == "␀␛");
  CHECK(escaped("\u202Ea") == "\uFFFDa");
  CHECK(element("p", "", "<") == "<p>&lt;</p>");
  CHECK(badge("failed", "no") == "<span class=\"badge failed\">no</span>");
}

TEST_CASE("anchors are harmless and different") {
  Anchors anchors;
  CHECK(anchors.make("emails[type eq \"work\"].value") == "emails-type-eq-work-value");
  CHECK(anchors.make("emails.type.eq.work.value") == "emails-type-eq-work-value-2");
  CHECK(anchors.make("\">") == "part");
}

TEST_CASE("a bar is full only when nothing is missing") {
  CHECK(bar(999, 1000).find("class=\"bar short\"") != std::string::npos);
  CHECK(bar(999, 1000).find("width:99%") != std::string::npos);
  CHECK(bar(2, 2).find("class=\"bar\"") != std::string::npos);
  CHECK(bar(0, 0).find("width:100%") != std::string::npos);
}

TEST_CASE("an expression in colours") {
  const auto parsed = syntax::parse("IIF([a]=\"<\",1,)");
  REQUIRE(parsed.ok());
  const auto listing = syntax::listing(parsed.ast);
  const auto arguments = parsed.ast.children_of(parsed.ast[parsed.ast.root]);
  CHECK(
      code(listing, {{listing.spans[arguments[1]], "taken", ""}, {listing.spans[arguments[2]], "missed", "a \"b\""}}) ==
      "<pre class=\"code\"><span class=\"fn\">IIF</span>(<span class=\"at\">[a]</span> = <span class=\"tx\">&quot;&lt;"
      "&quot;</span>, <mark class=\"taken\"><span class=\"co\">1</span></mark>, <mark class=\"missed\" title=\"a "
      "&quot;b&quot;\"></mark>)</pre>\n");
}

TEST_CASE("marks leave the indentation out") {
  const auto parsed = syntax::parse("Join(\" \", [a], [b])");
  const auto listing = syntax::listing(parsed.ast, {.width = 4});
  CHECK(code(listing, {{listing.spans[parsed.ast.root], "taken", ""}}) ==
        "<pre class=\"code\"><mark class=\"taken\"><span class=\"fn\">Join</span>(</mark>\n    <mark class=\"taken\">"
        "<span class=\"tx\">&quot; &quot;</span>,</mark>\n    <mark class=\"taken\"><span "
        "class=\"at\">[a]</span>,</mark>\n"
        "    <mark class=\"taken\"><span class=\"at\">[b]</span>)</mark></pre>\n");
}
