// Result<T>: a value, or the diagnostics that say why there is none. Warnings may come with a value.
#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap {

template <class T>
class Result {
 public:
  Result(T value, std::vector<Diagnostic> warnings = {})
      : value_(std::move(value)), diagnostics_(std::move(warnings)) {}
  Result(std::vector<Diagnostic> errors) : diagnostics_(std::move(errors)) {}

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  /// Only when ok().
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return std::move(*value_); }
  const T* operator->() const { return &*value_; }

  /// Errors when not ok(); warnings otherwise.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// The value, or std::runtime_error with the first error's message: for those who prefer exceptions.
  const T& value_or_throw() const& {
    if (!ok())
      throw std::runtime_error(diagnostics_.empty() ? "attrmap: failed"
                                                    : diagnostics_.front().code + ": " + diagnostics_.front().message);
    return *value_;
  }

 private:
  std::optional<T> value_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace attrmap
