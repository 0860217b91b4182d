// Spool: what must be read by offset, and is compressed, is decompressed to a file without a name first.
#pragma once
#include <optional>
#include <string>

#include "attrmap/diagnostic.hpp"

namespace attrmap::record {

/// Puts a descriptor of the plain bytes in place of that of a compressed regular file; leaves others alone. The file
/// goes away with its descriptor. It stands in $TMPDIR, else in /var/tmp, which is rarely memory.
std::optional<Diagnostic> make_plain(int& descriptor, const std::string& name);

}  // namespace attrmap::record
