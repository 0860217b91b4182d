#include "value/output.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/ascii_chunk.hpp"

namespace attrmap::json {
namespace {

constexpr std::size_t kFirst = 64 * 1024;

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0xED; }

/// 0xFF where the byte needs an escape, or a look.
Chunk special(Chunk chunk) {
  return Chunk(chunk < 0x20) | Chunk(chunk == '"') | Chunk(chunk == '\\') | Chunk(chunk == 0xED);
}

}  // namespace

void Output::clear(std::size_t kept) {
  end_ = begin_;
  if (static_cast<std::size_t>(limit_ - begin_) <= kept) return;
  std::free(begin_);
  begin_ = end_ = limit_ = nullptr;
}

void Output::grow(std::size_t n) {
  const std::size_t used = size();
  const std::size_t capacity = std::max({kFirst, used + n, 2 * static_cast<std::size_t>(limit_ - begin_)});
  auto* grown = static_cast<char*>(std::realloc(begin_, capacity));
  if (grown == nullptr) throw std::bad_alloc();
  begin_ = grown;
  end_ = grown + used;
  limit_ = grown + capacity;
}

/// Writes the text in quotes, and a chunk more, and gives the end; null when something in it is special. It is looked
/// at on its way: what was just written would not be there yet.
inline char* Output::put_scanned(char* to, std::string_view text) {
  *to++ = '"';
  const char* from = text.data();
  for (std::size_t left = text.size(); left > 0;) {
    const std::size_t n = std::min(left, sizeof(Chunk));
    const Chunk chunk = n == sizeof(Chunk) ? load_chunk(from) : load_chunk(from, n);
    store_chunk(to, chunk);
    if ((bits(special(chunk)) & ((1U << n) - 1)) != 0) return nullptr;
    to += n;
    from += n;
    left -= n;
  }
  *to = '"';
  return to + 1;
}

void Output::scanned(std::string_view text) {
  reserve(text.size() + 2 + sizeof(Chunk));
  char* const end = put_scanned(end_, text);
  if (end == nullptr) return escaped(text);
  end_ = end;
}

inline void Output::member(char before, const Member& member, bool plain_name, Arena& arena) {
  const auto& [name, value] = member;
  const bool is_short = value.kind == Val::text && (value.flags & kShort) == kShort;
  reserve(name.size() + 4 + (is_short ? value.size : 0) + 2 + Val::kPadding);
  *end_ = before;
  char* end = plain_name ? put_quoted(end_ + 1, name.data(), name.size()) : put_scanned(end_ + 1, name);
  if (end == nullptr) {
    ++end_;
    escaped(name);
    raw(':');
    return this->value(value, arena);
  }
  *end++ = ':';
  if (is_short) end = put_quoted(end, value.chars, value.size);
  end_ = end;
  if (!is_short) other_value(value, arena);
}

void Output::escaped(std::string_view text) {
  reserve(6 * text.size() + 2);
  *end_ = '"';
  char* to = end_ + 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!needs_escape(c)) {
      *to++ = text[i];
      continue;
    }
    if (c == 0xED) {
      if (i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
        to = std::copy_n("\xEF\xBF\xBD", 3, to);
        i += 2;
      } else {
        *to++ = text[i];
      }
      continue;
    }
    *to++ = '\\';
    switch (c) {
      case '"':
      case '\\': *to++ = text[i]; break;
      case '\b': *to++ = 'b'; break;
      case '\f': *to++ = 'f'; break;
      case '\n': *to++ = 'n'; break;
      case '\r': *to++ = 'r'; break;
      case '\t': *to++ = 't'; break;
      default:
        to = std::copy_n("u00", 3, to);
        *to++ = "0123456789abcdef"[c >> 4];
        *to++ = "0123456789abcdef"[c & 15];
    }
  }
  *to++ = '"';
  end_ = to;
}

// Depth is bounded: records are read with a depth limit, and functions build lists of scalars or flat objects.
void Output::other_value(const Val& value, Arena& arena) {
  switch (value.kind) {
    case Val::text: text(value.str(), (value.flags & Val::clean) != 0); break;
    case Val::boolean: raw(value.number != 0 ? "true" : "false"); break;
    case Val::integer:
      reserve(24);
      end_ = std::to_chars(end_, end_ + 24, value.number).ptr;
      break;
    case Val::date_time: text(to_text(value, arena).str(), true); break;
    case Val::list: {
      char before = '[';
      for (const Val& item : value.values()) {
        raw(before);
        before = ',';
        this->value(item, arena);
      }
      raw(before == '[' ? std::string_view("[]") : std::string_view("]"));
      break;
    }
    case Val::object: {
      char before = '{';
      for (const Member& m : value.fields()) {
        member(before, m, (value.flags & Val::plain_names) != 0, arena);
        before = ',';
      }
      raw(before == '{' ? std::string_view("{}") : std::string_view("}"));
      break;
    }
    default: raw("null");
  }
}

}  // namespace attrmap::json
