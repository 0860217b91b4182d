// Context: everything an evaluation may depend on besides the record. There are no hidden inputs: the same program,
// record and context give the same result (when `now` and `random_seed` are set).
//
// A Context may be shared by threads as long as nobody changes it and its callbacks are thread-safe.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "attrmap/value.hpp"

namespace attrmap {

/// What SingleAppRoleAssignment does with several assignments. The service reports an error.
enum class MultipleRoles : std::uint8_t { error, first };

/// What SingleAppRoleAssignment gives of a role that has both.
enum class SingleRoleValue : std::uint8_t { value, display_name };

struct Context {
  /// What Now() gives; empty: the system clock, read once an evaluation.
  std::optional<DateTimeTicks> now;
  /// Makes Guid() and RandomString() repeatable; empty: random. `sequence` (the record's number, say) is mixed in, so
  /// that records differ and still do not depend on the order in which they are evaluated.
  std::optional<std::uint64_t> random_seed;
  std::uint64_t sequence = 0;
  /// SelectUniqueValue: does this value exist in the target already? Compare as the target does. Empty: nothing exists.
  std::function<bool(std::string_view candidate)> is_taken;
  /// Values of %Name% parameters.
  std::map<std::string, std::string, std::less<>> parameters;
  /// DefaultDomain(): the tenant's default domain.
  std::optional<std::string> default_domain;
  MultipleRoles multiple_roles = MultipleRoles::error;
  SingleRoleValue single_role_value = SingleRoleValue::value;
  /// Split trims white space off each piece, as the documentation's example shows.
  bool trim_split_pieces = true;
  /// Lets error messages quote the values they are about. Off: they only describe them, as values are personal data.
  bool values_in_errors = false;
  /// Set to true from any thread to stop evaluations that use this context; they end in an error.
  const std::atomic<bool>* cancelled = nullptr;
};

}  // namespace attrmap
