// What a case gave, and whether that was expected.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "explain/explanation.hpp"
#include "suite/model.hpp"

namespace attrmap::suite {

struct Got {
  enum Kind : std::uint8_t { value, null, ignored, error } kind = null;
  Value value_;
  bool redacted = false;  ///< the value must not be shown
  Diagnostic error_;
  std::string note;  ///< of a target: what else decided ("the mapping's default fills it")
};

struct CaseResult {
  const Case* test = nullptr;
  bool passed = false;
  bool compiles = true;
  Got got;
  std::vector<Diagnostic> diagnostics;  ///< why it does not compile
  std::string source;                   ///< of an expression that does not compile
  std::vector<explain::Step> steps;     ///< how the value came about
  double seconds = 0;
};

bool meets(const Expectation& expected, const Got& got);
/// As a suite writes it: {"value": ...}, {"null": true}, {"ignored": true}, {"error": "E404"}.
std::string to_json(const Expectation& expected);
std::string to_json(const Got& got);
/// For people; `got` with its note and the error's message.
std::string to_words(const Expectation& expected);
std::string to_words(const Got& got);

}  // namespace attrmap::suite
