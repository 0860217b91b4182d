// Text forms of security identifiers and GUIDs. Results live in the arena. Thread-safe.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// `S-1-...` of a binary SID, as System.Security.Principal.SecurityIdentifier prints it: revision (must be 1), number
/// of sub-authorities (at most 15), 48-bit big-endian authority, 32-bit little-endian sub-authorities. As in .NET,
/// bytes behind the last one are not looked at. nullopt if malformed.
std::optional<std::string_view> string_from_sid(std::string_view bytes, Arena& arena);

/// A version 4 GUID (RFC 4122) of 128 random bits, six of which are overwritten: Guid.ToString("D"), lower case.
std::string_view guid_from_bits(std::uint64_t high, std::uint64_t low, Arena& arena);

}  // namespace attrmap::text
