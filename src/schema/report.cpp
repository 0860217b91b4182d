#include "schema/report.hpp"

#include "diag/render.hpp"
#include "schema/located_json.hpp"

namespace attrmap::schema {
namespace {

/// Nobody reads more of them; the rest stand on a line each.
constexpr std::size_t kMostShown = 100;

std::string where(const Problem& p, std::string_view file) {
  std::string out(file);
  if (p.place.line != 0) out += ":" + std::to_string(p.place.line) + ":" + std::to_string(p.place.column);
  return out;
}

}  // namespace

std::string report_pretty(const std::vector<Problem>& problems, const Document& document, std::string_view file,
                          bool color) {
  std::string out;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const Problem& p = problems[i];
    if (!out.empty()) out += "\n";
    if (i == kMostShown) {
      out += report_short({problems.begin() + static_cast<std::ptrdiff_t>(i), problems.end()}, file);
      break;
    }
    const bool inside = !p.expression.empty();
    if (!inside && document.json == nullptr) {  // there is no text to show
      out += where(p, file) + ": " + p.diagnostic.code + ": " + p.diagnostic.message + "\n";
      if (!p.diagnostic.help.empty()) out += "  help: " + p.diagnostic.help + "\n";
      continue;
    }
    Diagnostic d = p.diagnostic;
    std::string note = inside ? "in " + where(p, file) : "";
    if (!p.place.pointer.empty()) note += (inside ? ", " : "at ") + p.place.pointer;
    if (!note.empty()) d.notes.push_back(note);
    if (inside)
      out += diag::render_pretty(d, {.text = p.expression}, {.color = color});
    else
      out += diag::render_pretty(d, {.text = document.text(), .name = file}, {.color = color});
  }
  return out;
}

std::string report_short(const std::vector<Problem>& problems, std::string_view file) {
  std::string out;
  for (const Problem& p : problems) {
    out += where(p, file) + ": " + p.diagnostic.code + ": " + p.diagnostic.message;
    if (!p.place.pointer.empty()) out += " (" + p.place.pointer + ")";
    out += "\n";
  }
  return out;
}

std::string report_json(const std::vector<Problem>& problems) {
  std::string out = "[";
  for (const Problem& p : problems) {
    if (&p != &problems.front()) out += ",\n";
    const Diagnostic& d = p.diagnostic;
    out += "{\"code\":" + json_quoted(d.code) + ",\"severity\":" + json_quoted(diag::name(d.severity)) +
           ",\"message\":" + json_quoted(d.message);
    if (!d.help.empty()) out += ",\"help\":" + json_quoted(d.help);
    out += ",\"pointer\":" + json_quoted(p.place.pointer) + ",\"line\":" + std::to_string(p.place.line) +
           ",\"column\":" + std::to_string(p.place.column);
    if (!p.expression.empty())
      out += ",\"expression\":" + json_quoted(p.expression) + ",\"span\":[" + std::to_string(d.span.begin) + "," +
             std::to_string(d.span.end) + "]";
    out += "}";
  }
  return out + "]\n";
}

}  // namespace attrmap::schema
