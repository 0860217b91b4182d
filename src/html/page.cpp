#include "html/html.hpp"
#include "html/style.hpp"

namespace attrmap::html {

std::string bar(std::size_t part, std::size_t whole) {
  const std::size_t percent = whole == 0 ? 100 : 100 * part / whole;
  return "<div class=\"bar" + std::string(part == whole ? "" : " short") + "\" role=\"img\" aria-label=\"" +
         std::to_string(percent) + " %\"><i style=\"width:" + std::to_string(percent) + "%\"></i></div>";
}

std::string page(std::string_view kind, std::string_view title, std::string_view body) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      // Whatever a value holds: nothing is loaded, no script runs.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += element("title", "", std::string(kind) + ": " + std::string(title)) + "\n<style>\n" + std::string(kStyle) +
         "</style>\n</head>\n<body>\n<header>\n" + element("p", "kind", kind) + "\n" + element("h1", "", title) +
         "\n</header>\n<main>\n";
  return out.append(body) + "</main>\n</body>\n</html>\n";
}

}  // namespace attrmap::html
