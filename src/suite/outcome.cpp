#include "suite/outcome.hpp"

#include "base/unicode.hpp"
#include "value/json.hpp"

namespace attrmap::suite {
namespace {

std::string member(std::string_view name, const std::string& json) {
  return "{\"" + std::string(name) + "\": " + json + "}";
}

using schema::json_quoted;

}  // namespace

bool meets(const Expectation& expected, const Got& got) {
  switch (expected.kind) {
    // The JSON says all: kinds differ in it, and a date-time is its text form, as expectations have it.
    case Expectation::value: return got.kind == Got::value && got.value_.to_json() == expected.value_.to_json();
    case Expectation::null: return got.kind == Got::null;
    case Expectation::ignored: return got.kind == Got::ignored;
    case Expectation::error: return got.kind == Got::error && got.error_.code == expected.text;
    case Expectation::matches: break;
  }
  if (got.kind != Got::value) return false;
  regex::Scratch scratch;
  const std::string text = got.value_.to_text();
  const auto matches = expected.pattern->is_match(text, is_ascii(text), scratch);
  return matches && *matches;
}

std::string to_json(const Expectation& expected) {
  switch (expected.kind) {
    case Expectation::value: return member("value", expected.value_.to_json());
    case Expectation::null: return member("null", "true");
    case Expectation::ignored: return member("ignored", "true");
    case Expectation::matches: return member("matches", json_quoted(expected.text));
    case Expectation::error: break;
  }
  return member("error", json_quoted(expected.text));
}

std::string to_json(const Got& got) {
  switch (got.kind) {
    case Got::value: return member("value", got.redacted ? json_quoted("(redacted)") : got.value_.to_json());
    case Got::null: return member("null", "true");
    case Got::ignored: return member("ignored", "true");
    case Got::error: break;
  }
  return member("error", json_quoted(got.error_.code));
}

std::string to_words(const Expectation& expected) {
  switch (expected.kind) {
    case Expectation::value: return expected.value_.to_json();
    case Expectation::null: return "null";
    case Expectation::ignored: return "ignored";
    case Expectation::matches: return "a text that matches " + expected.text;
    case Expectation::error: break;
  }
  return "error " + expected.text;
}

std::string to_words(const Got& got) {
  std::string out;
  switch (got.kind) {
    case Got::value: out = got.redacted ? "(redacted)" : got.value_.to_json(); break;
    case Got::null: out = "null"; break;
    case Got::ignored: out = "ignored"; break;
    case Got::error: out = "error " + got.error_.code + ", " + got.error_.message; break;
  }
  return got.note.empty() ? out : out + " (" + got.note + ")";
}

}  // namespace attrmap::suite
