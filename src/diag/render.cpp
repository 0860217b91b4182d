// The formats short and json; render_pretty.cpp has the other one.
#include "diag/render.hpp"

#include <fmt/format.h>

#include "base/unicode.hpp"
#include "diag/code.hpp"
#include "diag/display.hpp"
#include "diag/place.hpp"

namespace attrmap::diag {
namespace {

void append_json(std::string& to, std::string_view raw) {
  // A span may cut a string constant that ill-formed input has been let into: JSON text must be valid all the same.
  const std::string text = replace_lone_surrogates(raw);
  to += '"';
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    switch (c) {
      case '"': to += "\\\""; break;
      case '\\': to += "\\\\"; break;
      case '\n': to += "\\n"; break;
      case '\r': to += "\\r"; break;
      case '\t': to += "\\t"; break;
      default:
        if (c < 0x20)
          fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned>(c));
        else
          append(to, c);
    }
  }
  to += '"';
}

void member(std::string& to, std::string_view key, std::string_view value) {
  if (to.back() != '{') to += ',';
  append_json(to, key);
  to += ':';
  append_json(to, value);
}

void member(std::string& to, std::string_view key, Span span) {
  if (to.back() != '{') to += ',';
  fmt::format_to(std::back_inserter(to), "\"{}\":[{},{}]", key, span.begin, span.end);
}

}  // namespace

std::string_view name(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string_view name(Stage stage) {
  switch (stage) {
    case Stage::syntax: return "syntax";
    case Stage::check: return "check";
    case Stage::evaluate: return "evaluate";
    case Stage::input: return "input";
  }
  return "input";
}

std::string render_short(const Diagnostic& d, const RenderSource& source) {
  std::string out;
  append_visible(out, source.name);
  out += fmt::format(":{}: {}: ", to_string(place_of(source.text, d.span.begin)), d.code);
  append_visible(out, d.message);
  return out;
}

std::string render_json(const Diagnostic& d, const RenderSource& source) {
  std::string out = "{";
  member(out, "code", d.code);
  if (const CodeDef* code = find_code(d.code)) member(out, "slug", code->slug);
  member(out, "severity", name(d.severity));
  member(out, "stage", name(d.stage));
  member(out, "message", d.message);
  member(out, "span", d.span);
  const Place place = place_of(source.text, d.span.begin);
  out += fmt::format(",\"line\":{},\"column\":{}", place.line, place.column);
  if (!d.label.empty()) member(out, "label", d.label);
  if (!d.secondary.empty()) {
    out += ",\"secondary\":[";
    for (const Label& label : d.secondary) {
      if (out.back() != '[') out += ',';
      out += '{';
      member(out, "span", label.span);
      member(out, "text", label.text);
      out += '}';
    }
    out += ']';
  }
  if (!d.notes.empty()) {
    out += ",\"notes\":[";
    for (const std::string& note : d.notes) {
      if (out.back() != '[') out += ',';
      append_json(out, note);
    }
    out += ']';
  }
  if (!d.help.empty()) member(out, "help", d.help);
  if (d.has_fix) member(out, "fix", d.fix);
  out += '}';
  return out;
}

}  // namespace attrmap::diag
