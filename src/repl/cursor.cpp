#include "repl/cursor.hpp"

#include <vector>

#include "syntax/scan.hpp"

namespace attrmap::repl {

Cursor cursor_at_end(std::string_view text) {
  Cursor cursor;
  std::vector<Cursor::Call> calls;
  const auto finish = [&](Cursor::In in, std::size_t begin) {
    cursor.in = in;
    cursor.begin = begin;
    // A bracket without a name before it is no call, but the call around it still is.
    while (!calls.empty() && calls.back().function.empty()) calls.pop_back();
    if (!calls.empty()) cursor.call = calls.back();
    return cursor;
  };
  std::size_t word = text.size();  // where the word before `i` begins
  bool in_word = false;
  for (syntax::Offset i = 0; i < text.size();) {
    const char c = text[i];
    if (syntax::is_word_char(c)) {
      if (!in_word) word = i;
      in_word = true;
      ++i;
      continue;
    }
    if (c == '(') {
      syntax::Offset end = syntax::skip_blanks_back(text, i), begin = end;
      while (begin > 0 && syntax::is_word_char(text[begin - 1])) --begin;
      calls.push_back({text.substr(begin, end - begin), 0});
    }
    in_word = false;
    if (c == ')' && !calls.empty()) calls.pop_back();
    if (c == ',' && !calls.empty()) ++calls.back().argument;
    if (c == '"' || c == '[') {
      const syntax::Offset end = c == '"' ? syntax::string_end(text, i) : syntax::attribute_end(text, i);
      if (end == syntax::kNowhere) return finish(c == '"' ? Cursor::In::string : Cursor::In::attribute, i + 1);
      i = end;
      continue;
    }
    ++i;
  }
  return finish(Cursor::In::word, in_word ? word : text.size());
}

}  // namespace attrmap::repl
