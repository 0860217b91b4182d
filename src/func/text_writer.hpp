// Calls that give texts, written together.
//
// ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".", [a], [b]))), "x.com"), ) would make a text a call. When
// every part of such an expression knows how to write (Node::write), has constants or attributes at its ends, and these
// are ASCII, the whole expression is written once, into one buffer: what maps single bytes (case, spaces to drop,
// diacritics) becomes a mode in which the pieces are copied. Joining then costs the copy, mapping a few instructions
// per sixteen bytes.
//
// It is only another way to the same value. Whatever it does not know (other types, lists, texts beyond ASCII that do
// not become ASCII, a result near a limit, redacted values, an exhausted budget) it gives up, and the calls run one by
// one as they always can. They also define the cost of an evaluation, which the writer adds up as they would.
#pragma once
#include <cstring>
#include "base/ascii_chunk.hpp"

#include "base/copy.hpp"
#include "func/evaluation.hpp"
#include "func/node.hpp"

namespace attrmap::func {

enum class Written : std::uint8_t {
  text,      ///< perhaps the empty one
  null,      ///< nothing was written
  not_here,  ///< give up
};

class TextWriter {
 public:
  TextWriter(char* begin, const Val* slots) : end(begin), slots_(slots) {}

  /// What the calls around do with every byte.
  /// One word, written and read as a whole: calls save and change it in turn.
  class Mode {
   public:
    /// 'A': capitals become small, 'a': small letters capital, 0: neither
    unsigned char flipped() const { return static_cast<unsigned char>(word_); }
    bool without_spaces() const { return (word_ & kWithoutSpaces) != 0; }
    /// Diacritics go before anything else happens to a piece.
    bool plain() const { return (word_ & kPlain) != 0; }
    bool changes_ascii() const { return (word_ & ~kPlain) != 0; }

    Mode with_flipped(unsigned char first) const { return Mode((word_ & ~0xFFu) | first); }
    Mode with_spaces_dropped() const { return Mode(word_ | kWithoutSpaces); }
    Mode with_plain(bool plain) const { return Mode(plain ? word_ | kPlain : word_ & ~kPlain); }
    Mode() = default;

   private:
    static constexpr std::uint32_t kWithoutSpaces = 0x100, kPlain = 0x200;
    explicit Mode(std::uint32_t word) : word_(word) {}
    std::uint32_t word_ = 0;
  };

  // In this order no two that are saved and restored together are neighbours: g++ would read them as one, right behind
  // the stores of each, which the processor then has to wait for.
  char* end;  ///< of the text so far
  Mode mode;
  std::size_t size = 0;  ///< of the text as the calls' own results would have it
  std::uint64_t cost = 0;
  std::size_t spaces = 0;          ///< of `size`: dropped for a StripSpaces that is not done yet
  std::uint32_t beyond_ascii = 0;  ///< pieces that a NormalizeDiacritics that is not done yet made ASCII
  std::size_t shrunk = 0;          ///< of `size`: saved that way

  /// Appends ASCII, which may lie at the end of the text itself.
  void put(const char* from, std::size_t n) {
    size += n;
    if (!mode.changes_ascii()) {
      end = from == end ? end + n : copy_short(end, from, n);
      return;
    }
    for (; n > 16; n -= 16, from += 16) put_chunk(load_chunk(from), 16);
    put_chunk(load_chunk(from, n), n);
  }
  /// The same for a text that is padded as Val::padded says.
  void put_padded(const char* from, std::size_t n) {
    size += n;
    if (!mode.changes_ascii()) {
      char* const to = end;  // not read again behind every chunk
      std::memcpy(to, from, 32);
      for (std::size_t i = 32; i < n; i += 32) std::memcpy(to + i, from + i, 32);
      end = to + n;
      return;
    }
    for (; n > 16; n -= 16, from += 16) put_chunk(load_chunk(from), 16);
    put_chunk(load_chunk(from), n);
  }
  Written put(const Val& value) {
    if (value.is_null()) return Written::null;
    if (!value.is_ascii()) return put_plain(value.str());
    if ((value.flags & Val::padded) != 0)
      put_padded(value.chars, value.size);
    else
      put(value.chars, value.size);
    return Written::text;
  }
  /// Appends the value of an argument.
  Written put(const Node& arg) { return arg.source == Source::run ? arg.write(arg, *this) : put(value(arg)); }
  /// Of an argument that is no call.
  const Val& value(const Node& arg) const { return arg.source == Source::slot ? slots_[arg.slot] : arg.constant; }

  /// To take back what was put since: a separator, or the prefix of a null text.
  struct Mark {
    char* end;
    std::size_t size, spaces, shrunk;
    std::uint32_t beyond_ascii;
  };
  Mark mark() const { return {end, size, spaces, shrunk, beyond_ascii}; }
  void back_to(const Mark& mark) {
    end = mark.end;
    size = mark.size;
    spaces = mark.spaces;
    shrunk = mark.shrunk;
    beyond_ascii = mark.beyond_ascii;
  }

  /// The value of an argument, for calls that look at more than one byte. It is not part of the text yet: the caller
  /// puts what it makes of it.
  struct Piece {
    Written status;
    const char* chars = nullptr;
    std::size_t size = 0;
    bool padded = true;  ///< see Val::padded
  };
  Piece piece(const Node& arg) {
    if (arg.source != Source::run) {
      const Val& v = value(arg);
      if (v.is_null()) return {Written::null};
      return v.is_ascii() ? Piece{Written::text, v.chars, v.size, (v.flags & Val::padded) != 0}
                          : Piece{Written::not_here};
    }
    char* const begin = end;
    const std::size_t before = size;
    const Mode outer = mode;
    mode = {};
    const Written status = arg.write(arg, *this);
    const Piece written{status, begin, static_cast<std::size_t>(end - begin)};
    mode = outer;
    end = begin;
    size = before;
    return written;
  }

  /// The cost of a call that handles all of its result, which begins where the size was `from`.
  Written done(Written status, std::size_t from) {
    cost += 1 + (status == Written::text ? (size - from) >> 4 : 0);
    return status;
  }

  /// Room behind the text that may be touched.
  static constexpr std::size_t kSlack = 32;

 private:
  void put_chunk(Chunk chunk, std::size_t n) {
    if (mode.flipped() != 0) chunk = flip_letters(chunk, mode.flipped());
    store_chunk(end, chunk);
    if (mode.without_spaces() && attrmap::any(Chunk(chunk == ' '))) [[unlikely]]
      drop_spaces(n);
    else
      end += n;
  }
  /// Of the `n` bytes behind the end, which become part of the text.
  void drop_spaces(std::size_t n);
  Written put_plain(std::string_view text);

  const Val* const slots_;
};

/// What is known of such an expression at compile time.
struct TextPlan {
  Run run = nullptr;                     ///< the calls one by one
  const std::uint32_t* slots = nullptr;  ///< of its attributes
  std::size_t slot_count = 0;
  std::size_t constant_bytes = 0;  ///< at most so many are written besides the attributes
  bool clean = true;               ///< no constant needs an escape in JSON
};

/// The plan of the expression whose outermost call `node` is; null when it cannot be written, or need not be.
TextPlan* plan_text(const Node& node, Arena& arena);
Val run_written(const Node& node, Evaluation& cx);

}  // namespace attrmap::func
