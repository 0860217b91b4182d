// Shortcuts of the regex tests: results as text, errors as `!kind`.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/unicode.hpp"
#include "regex/regex.hpp"

namespace regex_test {

using attrmap::Arena;
using namespace attrmap::regex;  // NOLINT: a test

inline std::string name(const Error& error) {
  switch (error.kind) {
    case Error::Kind::pattern:
    case Error::Kind::argument: return "!ArgumentException";
    case Error::Kind::timeout: return "!timeout";
    case Error::Kind::result_too_large: return "!too large";
  }
  return "!";
}

struct Options {
  Pattern::Engines engines = Pattern::Engines::automatic;
  bool treat_as_wide = false;  ///< run an ASCII subject through the UTF-16 path
  Limits limits{};
};

inline bool ascii(std::string_view subject, const Options& options) {
  return !options.treat_as_wide && attrmap::is_ascii(subject);
}

inline std::string replace(std::string_view pattern, std::string_view subject, std::string_view replacement,
                           Options options = {}) {
  auto compiled = Pattern::compile(pattern, options.limits);
  if (!compiled) return name(compiled.error());
  compiled->use(options.engines);
  const auto text = Replacement::parse(*compiled, replacement);
  if (!text) return name(text.error());
  Scratch scratch;
  Arena arena;
  const auto result = compiled->replace(subject, ascii(subject, options), *text, scratch, arena);
  return result ? std::string(*result) : name(result.error());
}

inline std::string replace_group(std::string_view pattern, std::string_view subject, std::string_view group,
                                 std::string_view literal, Options options = {}) {
  auto compiled = Pattern::compile(pattern, options.limits);
  if (!compiled) return name(compiled.error());
  compiled->use(options.engines);
  const auto slot = compiled->find_group(group);
  if (!slot) return std::string(subject);
  Scratch scratch;
  Arena arena;
  const auto result = compiled->replace_group(subject, ascii(subject, options), *slot, literal, scratch, arena);
  return result ? std::string(*result) : name(result.error());
}

inline std::string extract(std::string_view pattern, std::string_view subject, std::string_view group,
                           Options options = {}) {
  auto compiled = Pattern::compile(pattern, options.limits);
  if (!compiled) return name(compiled.error());
  compiled->use(options.engines);
  const auto slot = compiled->find_group(group);
  if (!slot) return "";
  Scratch scratch;
  Arena arena;
  const auto result = compiled->extract_group(subject, ascii(subject, options), *slot, scratch, arena);
  if (!result) return name(result.error());
  return result->has_value() ? std::string(**result) : "";
}

}  // namespace regex_test
