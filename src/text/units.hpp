// Internal to the text module: exact treatment of halves of surrogate pairs, for the rare texts that hold or seek them.
//
// "Units form": every UTF-16 code unit on its own as one to three bytes (CESU-8), so that a search for half a pair, or
// for text that ends in one, is a byte search that finds exactly what String.IndexOf(Ordinal) finds.
#pragma once
#include <cstddef>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text::detail {

/// Writes the units form; at most 2 * text.size() bytes. Returns the end.
char* write_units(std::string_view text, char* to);

/// Units form to WTF-8. The view itself if it holds no pair of surrogates.
std::string_view join_pairs(std::string_view units, Arena& arena);

/// Could a byte search for `text` miss a hit inside a pair? (It begins with a lone low or ends with a lone high
/// surrogate.)
bool splits_pairs(std::string_view text);

/// Code point of the three-byte form of a surrogate at `i`, or 0.
char32_t surrogate_at(std::string_view text, std::size_t i);

}  // namespace attrmap::text::detail
