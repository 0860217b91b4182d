// An expression laid out, with its words: what shows it in colours, or sets parts of it off.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/layout.hpp"

namespace attrmap::syntax {

struct Listing {
  enum class Kind : std::uint8_t { function, attribute, text, constant };
  struct Word {
    Span span;
    Kind kind = Kind::function;
  };

  std::string text;
  std::vector<Word> words;  ///< in no particular order
  std::vector<Span> spans;  ///< of each node in `text`, by NodeId
};

Listing listing(const Ast& ast, const LayoutOptions& options = {.width = 80});

}  // namespace attrmap::syntax
