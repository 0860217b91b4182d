#include "html/code.hpp"

#include <algorithm>

#include "html/html.hpp"

namespace attrmap::html {
namespace {

struct Part {
  Span span;
  std::string begin;
  std::string_view end;
};

std::string_view style(syntax::Listing::Kind kind) {
  constexpr std::string_view names[] = {"fn", "at", "tx", "co"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Part> parts_of(const syntax::Listing& listing, const std::vector<Mark>& marks) {
  std::vector<Part> parts;
  for (const Mark& mark : marks) {
    std::string begin = "<mark class=\"" + escaped(mark.style);
    if (!mark.title.empty()) begin += "\" title=\"" + escaped(mark.title);
    parts.push_back({mark.span, begin + "\">", "</mark>"});
  }
  for (const auto& word : listing.words)
    parts.push_back({word.span, "<span class=\"" + std::string(style(word.kind)) + "\">", "</span>"});
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return parts;
}

}  // namespace

std::string code(const syntax::Listing& listing, const std::vector<Mark>& marks) {
  const std::string_view text = listing.text;
  const std::vector<Part> parts = parts_of(listing, marks);
  std::string out = "<pre class=\"code\">";
  std::size_t at = 0;
  std::vector<const Part*> open;
  // A coloured ground begins with the text of a line, not with its indentation.
  const auto copy = [&](std::size_t to) {
    while (at < to) {
      std::size_t next = std::min(text.find('\n', at), to);
      out += escaped(text.substr(at, next - at));
      at = next;
      if (next == to) break;
      next = std::min(text.find_first_not_of("\n ", at), to);
      for (auto part = open.rbegin(); part != open.rend(); ++part) out += (*part)->end;
      out += text.substr(at, next - at);
      for (const Part* part : open) out += part->begin;
      at = next;
    }
  };
  const auto close = [&](std::size_t up_to) {
    while (!open.empty() && open.back()->span.end <= up_to) {
      copy(open.back()->span.end);
      out += open.back()->end;
      open.pop_back();
    }
  };
  for (const Part& part : parts) {
    close(part.span.begin);
    copy(part.span.begin);
    out += part.begin;
    open.push_back(&part);
  }
  close(text.size());
  copy(text.size());
  return out + "</pre>\n";
}

std::string code(std::string_view text) { return element("pre", "code", text) + "\n"; }

}  // namespace attrmap::html
