// HTML for people: escaped text, small parts, and the page around them. A page stands alone: its style is inside, it
// loads nothing and runs no script.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace attrmap::html {

/// For text and for attribute values in double quotation marks. Characters that would disturb the picture (controls,
/// those that turn the writing direction) are shown by stand-ins; line ends stay.
std::string escaped(std::string_view text);

/// <tag class="style">text</tag>, the text escaped; without a class when `style` is empty.
std::string element(std::string_view tag, std::string_view style, std::string_view text);

/// A word on a coloured ground. Styles: value, null, ignored, failed, plain.
std::string badge(std::string_view style, std::string_view text);

/// How much of a whole is there.
std::string bar(std::size_t part, std::size_t whole);

/// Names of places in one page.
class Anchors {
 public:
  /// Letters, digits and hyphens of `text`; another name for each call. Harmless in an attribute and in a link.
  std::string make(std::string_view text);

 private:
  std::set<std::string> made_;
};

/// `kind`: what page it is ("attrmap why"); `title`: of what. `body` is HTML.
std::string page(std::string_view kind, std::string_view title, std::string_view body);

}  // namespace attrmap::html
