#include <algorithm>
#include <array>

#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/titlecase.hpp"

namespace attrmap::stdlib {
namespace {

/// Constant separators, with a table for ASCII texts: lower case, the bit that makes it upper case, "a word follows".
struct Separators {
  struct Ascii {
    std::uint8_t lower, raise, separates;
  };
  text::SeparatorSet set;
  std::array<Ascii, 128> ascii;
  /// Those of `ascii` that separate, when they are few: comparing sixteen bytes with each beats sixteen look-ups.
  static constexpr std::size_t kFew = 6;
  Chunk few[kFew] = {};
  std::size_t count = 0;

  explicit Separators(std::string_view characters) : set(characters) {
    for (unsigned c = 0; c < 128; ++c) {
      const unsigned lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
      ascii[c] = {static_cast<std::uint8_t>(lower), static_cast<std::uint8_t>(lower >= 'a' && lower <= 'z' ? 32 : 0),
                  static_cast<std::uint8_t>(set.contains(lower) ? 0xFF : 0)};
      if (ascii[c].separates != 0 && c == lower && count++ < kFew)
        few[count - 1] = all_of(static_cast<unsigned char>(c));
    }
  }
};

/// `to` may be where the text is; fifteen bytes behind its end may be touched. `padded`: see Val::padded.
void pcase_chunks(const char* from, std::size_t n, bool padded, const Separators& separators, char* to) {
  unsigned char first = 0xFF;
  for (;; from += 16, to += 16, n -= 16) {
    const bool last = n <= 16;
    const Chunk lower = flip_letters(last && !padded ? load_chunk(from, n) : load_chunk(from), 'A');
    Chunk separates = {};
    for (std::size_t k = 0; k < separators.count; ++k) separates |= Chunk(lower == separators.few[k]);
    const Chunk begins = move_up(separates, first);
    first = last_of(separates);
    store_chunk(to, lower ^ (letters(lower, 'a') & begins & 0x20));
    if (last) return;
  }
}

void pcase_bytes(const char* from, std::size_t n, const Separators& separators, char* to) {
  unsigned first = 0xFF;
  for (std::size_t i = 0; i < n; ++i) {
    const Separators::Ascii entry = separators.ascii[from[i] & 127];
    to[i] = static_cast<char>(entry.lower ^ (entry.raise & first));
    first = entry.separates;
  }
}

void pcase_ascii(const char* from, std::size_t n, bool padded, const Separators& separators, char* to) {
  if (separators.count <= Separators::kFew)
    pcase_chunks(from, n, padded, separators, to);
  else
    pcase_bytes(from, n, separators, to);
}

std::string_view pcase_ascii(const Val& source, const Separators& separators, Arena& arena) {
  const std::string_view text = source.str();
  char* const to = arena.reserve(text.size() + 16);
  pcase_ascii(text.data(), text.size(), (source.flags & Val::padded) != 0, separators, to);
  return equal_short(to, text.data(), text.size()) ? text : arena.commit(text.size());
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  using func::Written;
  const std::size_t from = out.size;
  if (out.mode.flipped() != 0) {  // a call around gives all letters one case
    const auto outer = out.mode;
    out.mode = outer.with_plain(false);
    const Written written = out.put(*node.args[0]);
    out.mode = outer;
    return out.done(written, from);
  }
  const auto source = out.piece(*node.args[0]);
  if (source.status == Written::text) {
    pcase_ascii(source.chars, source.size, source.padded, *static_cast<const Separators*>(node.prepared), out.end);
    out.put(out.end, source.size);
  }
  return out.done(source.status, from);
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  std::string_view result;
  if (const auto* separators = args.prepared<Separators>()) {
    result = source.is_ascii() ? pcase_ascii(source, *separators, cx.arena)
                               : text::pcase(source.str(), separators->set, cx.arena);
  } else if (args[1].is_null()) {
    result = text::pcase(source.str(), cx.arena);
  } else {
    const Val characters = text_of(args, 1, cx);
    if (characters.kind == Val::failed) return characters;
    result = text::pcase(source.str(), text::SeparatorSet(characters.str()), cx.arena);
  }
  return changed(result, source.flags, source, args, cx);  // no mapping leads out of ASCII or to a character to escape
}

void prepare(func::Prepare& p) {
  if (!p.supplied(1)) return evaluate_first_only<apply>(p, nullptr);
  const Val* separators = p.constant(1);
  if (separators != nullptr && separators->is_text() && only_first_varies(p)) {
    evaluate_first_only<apply>(p, p.keep(Separators(separators->str())));
    p.node.write = write;
  }
}

}  // namespace

const func::Builtin& pcase_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "PCase",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to convert"},
                             {.name = "wordSeparators",
                              .description = "the characters that separate words; default: as .NET's title case",
                              .required = false}},
              .summary = "Makes the first letter of each word upper case and the others lower case.",
              .reading = "make the first letter of each word upper case and the others lower case[, words ending at "
                         "any of {wordSeparators}]",
              .notes = "With wordSeparators only these characters separate words, each by itself; with \"\" the text "
                       "is one word. Without, words are those of .NET's TextInfo.ToTitleCase (documented), applied to "
                       "the lower-cased text: white space, punctuation and symbols separate, an apostrophe inside a "
                       "word does not although the page lists it (`O'NEIL` gives `O'neil`), and a letter behind digits "
                       "that begin a word starts one (`3rd` gives `3Rd`). Invariant culture. Null gives null; applied "
                       "to each value of a list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(PCase([firstName]))",
                            .attributes = R"x({"firstName": "PABLO GONSALVES (SECOND)"})x",
                            .result = R"x("Pablo Gonsalves (Second)")x"},
                           {.expression = R"(PCase([lastName], " '-"))",
                            .attributes = R"({"lastName": "PINTO-DE'SILVA"})",
                            .result = R"("Pinto-De'Silva")"},
                           {.expression = R"(PCase("st john's hospital"))", .result = R"("St John's Hospital")"},
                           {.expression = R"(PCase([middleName]))", .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
