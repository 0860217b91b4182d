// Names of the invariant culture, and digits. Internal to the module.
#pragma once
#include <cstdint>
#include <cstring>

namespace attrmap::time {

/// Padded, so that a name is copied with one 16-byte move.
struct PaddedName {
  char text[15];
  std::uint8_t size;
};

inline constexpr PaddedName kMonthNames[12] = {{"January", 7},   {"February", 8}, {"March", 5},    {"April", 5},
                                               {"May", 3},       {"June", 4},     {"July", 4},     {"August", 6},
                                               {"September", 9}, {"October", 7},  {"November", 8}, {"December", 8}};
inline constexpr PaddedName kDayNames[7] = {{"Sunday", 6},   {"Monday", 6}, {"Tuesday", 7}, {"Wednesday", 9},
                                            {"Thursday", 8}, {"Friday", 6}, {"Saturday", 8}};

struct TwoDigitTable {
  char digits[200];
  constexpr TwoDigitTable() : digits() {
    for (int i = 0; i < 100; ++i) {
      digits[2 * i] = static_cast<char>('0' + i / 10);
      digits[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
  }
};
inline constexpr TwoDigitTable kTwoDigits;

/// 0 to 99 with two digits.
inline char* put2(char* to, unsigned value) {
  std::memcpy(to, kTwoDigits.digits + 2 * value, 2);
  return to + 2;
}
/// 0 to 99 with one or two digits; touches two bytes.
inline char* put1(char* to, unsigned value) {
  if (value >= 10) return put2(to, value);
  *to = static_cast<char>('0' + value);
  return to + 1;
}
/// 0 to 9999 with four digits.
inline char* put4(char* to, unsigned value) { return put2(put2(to, value / 100), value % 100); }

}  // namespace attrmap::time
