// A copy of the source in which mistakes are mended one after the other; each byte knows which part of the source it
// stands for, so that places found in the copy are reported as places of the source.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap::syntax {

/// Replaces [begin, end) by `with`.
struct Edit {
  std::uint32_t begin, end;
  std::string with;
};

class MendedText {
 public:
  explicit MendedText(std::string_view source);

  std::string_view text() const { return text_; }
  std::string_view source() const { return source_; }
  /// Offsets of all edits are those before the first of them; they must not overlap.
  void apply(std::vector<Edit> edits);
  Span original(Span mended) const;

 private:
  std::string_view source_;
  std::string text_;
  std::vector<Span> origin_;  // per byte of text_
};

}  // namespace attrmap::syntax
