// How a record's members become source attributes: the one table of names.
//
// Expressions use the directory's names, records come as Microsoft Graph writes them. An attribute is fed by
//   1. the record's member of exactly that name ("flat" records; null counts), else
//   2. the member that this table names for it, else
//   3. for a dotted name such as `passwordProfile.password`, the path into nested objects.
// Any name that the table does not have (displayName, extension_<appId>_<name>, `emails[type eq "work"].value`) is read
// by rules 1 and 3 alone. When a member occurs twice in an object the last one counts.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace attrmap::record {

/// What is done with the member's value.
enum class Take : std::uint8_t {
  value,       ///< as it is
  first,       ///< of a list the first value, null when it is empty
  reference,   ///< of an object its `id`; of a list that of each
  guest_name,  ///< `alias_theirdomain#EXT#@ourdomain` becomes `alias@theirdomain`
  disabled,    ///< IsSoftDeleted is True when the value is false
  deleted,     ///< IsSoftDeleted is True when the value is not null
};

struct SourceName {
  std::string_view attribute;  ///< the name in [ ]
  std::string_view member;     ///< the JSON member, `a.b` for one in an object
  Take take = Take::value;
};

/// A row whose member is the attribute itself says how that is read in rule 1.
std::span<const SourceName> source_names();

/// `alias_theirdomain#EXT#@ourdomain`: what stands before #EXT#, its last `_` to become `@`. Empty: no guest name, or
/// one without `_`, which is left alone.
struct GuestName {
  std::string_view alias, domain;
};
GuestName guest_name(std::string_view user_principal_name);

}  // namespace attrmap::record
