// Base64 and hexadecimal forms of text. Text is WTF-8; a lone surrogate is written as U+FFFD, as .NET's encoders do.
// Results live in the arena. Thread-safe.
#pragma once
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// Convert.ToBase64String(Encoding.Unicode.GetBytes(text)): UTF-16 little-endian without a byte order mark, padded, no
/// breaks.
std::string_view base64_utf16le(std::string_view text, Arena& arena);

/// The UTF-8 bytes in upper-case hexadecimal.
std::string_view utf8_hex(std::string_view text, Arena& arena);

/// Encodings of ConvertFromBase64.
enum class Encoding { unicode, ascii, utf8 };
enum class DecodeError {
  none,
  not_base64,  ///< Convert.FromBase64String throws FormatException
  not_text,    ///< the bytes are not well-formed in the encoding (.NET would put U+FFFD or `?` there)
};
struct Decoded {
  std::string_view text;
  DecodeError error = DecodeError::none;
};
/// Convert.FromBase64String (blank, tab, CR and LF are skipped anywhere, unused bits of the last digit are not looked
/// at), then the encoding; a byte order mark stays.
Decoded from_base64(std::string_view text, Encoding encoding, Arena& arena);

/// Convert.FromBase64String alone, for binary attributes. `text` of the result holds bytes, not text.
Decoded base64_bytes(std::string_view text, Arena& arena);

}  // namespace attrmap::text
