#include <algorithm>

#include "diag/display.hpp"
#include "html/html.hpp"

namespace attrmap::html {

std::string escaped(std::string_view text) {
  std::string visible, out;
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    diag::append_visible(visible, text.substr(0, end));
    if (end == text.size()) break;
    visible += '\n';
    text.remove_prefix(end + 1);
  }
  out.reserve(visible.size());
  for (const char c : visible) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string element(std::string_view tag, std::string_view style, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!style.empty()) out += " class=\"" + escaped(style) + "\"";
  return out + ">" + escaped(text) + "</" + std::string(tag) + ">";
}

std::string badge(std::string_view style, std::string_view text) {
  return element("span", "badge " + std::string(style), text);
}

std::string Anchors::make(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  if (name.empty()) name = "part";
  std::string unique = name;
  for (std::size_t n = 2; !made_.insert(unique).second; ++n) unique = name + "-" + std::to_string(n);
  return unique;
}

}  // namespace attrmap::html
