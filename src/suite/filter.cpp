#include "suite/filter.hpp"

#include "base/unicode.hpp"

namespace attrmap::suite {

std::string Filter::set(const std::string& pattern) {
  auto compiled = regex::Pattern::compile(pattern);
  if (!compiled) return compiled.error().message;
  pattern_ = std::move(*compiled);
  return {};
}

bool Filter::matches(const std::string& name) const {
  if (!pattern_) return true;
  regex::Scratch scratch;
  const auto found = pattern_->is_match(name, is_ascii(name), scratch);
  return found && *found;
}

}  // namespace attrmap::suite
