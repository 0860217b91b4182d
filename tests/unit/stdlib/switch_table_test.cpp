#include "stdlib/switch_table.hpp"

#include <doctest/doctest.h>

#include <string>

using attrmap::stdlib::SwitchTable;

namespace {

/// Keys that are told apart by their size, their ends or their middle only.
std::vector<std::string> keys_like_people_write(std::size_t n) {
  std::vector<std::string> keys = {"", "a", "A", "ab", "ba", "aab", "aaab", "12345678", "12345679", "1234567"};
  const std::string middle = "0123456789012345678901234567890123456789";
  for (std::size_t i = 0; keys.size() < n; ++i) {
    keys.push_back("Sales region " + std::to_string(i));
    std::string same_ends = middle;
    same_ends[10 + i % 20] = static_cast<char>('a' + i % 26);
    same_ends[9] = static_cast<char>('A' + i / 26 % 26);
    keys.push_back(same_ends);
  }
  keys.resize(n);
  return keys;
}

}  // namespace

TEST_CASE("every key is found, and nothing else is") {
  for (const std::size_t n : {0, 1, 2, 4, 5, 10, 12, 30, 300}) {
    CAPTURE(n);
    const auto texts = keys_like_people_write(n);
    std::vector<SwitchTable::Key> keys;
    for (std::size_t i = 0; i < n; ++i) keys.push_back({texts[i], static_cast<std::uint32_t>(i + 1)});
    const SwitchTable table(keys);
    for (const auto& key : keys) {
      CAPTURE(key.text);
      CHECK(table.find(key.text) == key.value);
      const std::string longer = std::string(key.text) + "x";
      CHECK(table.find(longer) == 0);
    }
    CHECK(table.find("no such key") == 0);
    CHECK(table.find("0123456789012345678901234567890123456789") == 0);
    CHECK(table.find(std::string_view("\0", 1)) == 0);
    if (n == 0) CHECK(table.find("") == 0);
  }
}

TEST_CASE("of equal keys the first counts") {
  std::vector<SwitchTable::Key> keys = {{"a", 3}, {"b", 5}, {"a", 7}, {"c", 9}, {"d", 11}, {"e", 13}, {"b", 15}};
  CHECK(SwitchTable(keys).find("a") == 3);
  CHECK(SwitchTable(keys).find("b") == 5);
  keys.resize(3);  // few keys are compared one by one
  CHECK(SwitchTable(keys).find("a") == 3);
}

TEST_CASE("keys that people write do not collide") {
  const char* const states[] = {"Washington", "California", "Oregon",        "Texas",
                                "New York",   "Illinois",   "Massachusetts", "Colorado",
                                "Georgia",    "Bavaria",    "Ontario",       "\xC3\x8Ele-de-France"};
  std::vector<SwitchTable::Key> keys;
  for (const char* state : states) keys.push_back({state, static_cast<std::uint32_t>(keys.size() + 1)});
  const SwitchTable table(keys);
  CHECK(table.longest_chain() == 1);
  CHECK(table.find("\xC3\x8Ele-de-France") == 12);
}
