#include "regex/parse.hpp"

#include <algorithm>
#include <utility>

#include "base/unicode.hpp"
#include "grammar/dotnet_regex.hpp"
#include "regex/builder.hpp"
#include "regex/messages.hpp"

namespace attrmap::regex {

std::int32_t Syntax::slot_of(std::int32_t number) const {
  auto it = std::lower_bound(groups.begin(), groups.end(), number,
                             [](const Group& g, std::int32_t n) { return g.number < n; });
  return it != groups.end() && it->number == number ? static_cast<std::int32_t>(it - groups.begin()) : -1;
}

std::int32_t Syntax::slot_of(std::u16string_view name) const {
  if (name.empty()) return -1;
  for (std::size_t i = 1; i < groups.size(); ++i)
    if (groups[i].name == name) return static_cast<std::int32_t>(i);
  return -1;
}

namespace {

namespace g = attrmap::grammar::dotnet_regex;
namespace peg = tao::pegtl;

/// One range of an open class, while it is read.
struct RangeInReading {
  char16_t first = 0;
  char16_t last = 0;
  bool closed = false;  ///< has an end
  bool ended = false;   ///< its end was a subtraction
};

struct State : Builder {
  State(std::u16string_view text, const std::vector<Group>* known) : Builder(text.size(), known), pattern(text) {}

  // --- what the grammar asks
  static bool is(g::word_kind /*unused*/, char16_t unit) { return is_boundary_word(unit); }
  bool holds(g::ignoring_white_space /*unused*/) const { return options.extended; }
  bool holds(g::names_a_group /*unused*/) const { return first_reading() || exists(key); }
  bool holds(g::is_reference /*unused*/) const {
    if (first_reading() || exists(key)) return true;
    if (key.number <= 9)
      throw SyntaxError{"reference to group `" + std::to_string(key.number) + "`, which does not exist", key_at - 1};
    return false;
  }
  template <class Tag>
  [[noreturn]] void fail(Tag tag, const char* here) const {
    throw error(tag, offset(here));
  }

  std::size_t offset(const char* p) const {
    return static_cast<std::size_t>(p - reinterpret_cast<const char*>(pattern.data())) / 2;
  }
  template <class Input>
  std::u16string_view text(const Input& in) const {
    return pattern.substr(offset(in.begin()), in.size() / 2);
  }
  template <class Input>
  std::size_t at(const Input& in) const {
    return offset(in.begin());
  }

  SyntaxError error(g::unterminated_comment /*unused*/, std::size_t /*unused*/) const {
    return {"unterminated `(?#` comment", pattern.rfind(u"(?#")};
  }
  SyntaxError error(g::unmatched_close /*unused*/, std::size_t i) const { return {"`)` closes nothing", i}; }
  SyntaxError error(g::missing_close /*unused*/, std::size_t /*unused*/) const {
    return {"unterminated group: this `(` has no `)`", open_group_at()};
  }
  SyntaxError error(g::quantifier_follows_nothing /*unused*/, std::size_t i) const {
    return {stray_quantifier_message(pattern.substr(0, i), pattern.substr(i), after_quantifier), i};
  }
  SyntaxError error(g::unterminated_class /*unused*/, std::size_t /*unused*/) const {
    return {"unterminated [ class", open_class_at()};
  }
  SyntaxError error(g::subtraction_not_last /*unused*/, std::size_t i) const {
    if (i == pattern.size()) return {"unterminated [ class", open_class_at()};
    return {"a subtraction `-[...]` must be the last thing in its class", i};
  }
  SyntaxError error(g::shorthand_in_range /*unused*/, std::size_t i) const {
    return {"`\\" + from_utf16(pattern.substr(i, 1)) + "` cannot end a range in a class", i - 1};
  }
  SyntaxError error(g::trailing_backslash /*unused*/, std::size_t i) const {
    return {"backslash at the end of the pattern", i - 1};
  }
  SyntaxError error(g::bad_property /*unused*/, std::size_t i) const {
    return {"`\\p` needs a name in braces, as in `\\p{Lu}`", i - 2};
  }
  SyntaxError error(g::bad_hex /*unused*/, std::size_t i) const {
    return {pattern[i - 1] == 'x' ? "`\\x` needs exactly two hexadecimal digits"
                                  : "`\\u` needs exactly four hexadecimal digits",
            i - 2};
  }
  SyntaxError error(g::bad_control /*unused*/, std::size_t i) const {
    return {"`\\c` needs a letter or one of `@[\\]^_`", i - 2};
  }
  SyntaxError error(g::unknown_escape /*unused*/, std::size_t i) const {
    return {unknown_escape_message(pattern.substr(i)), i - 1};
  }
  SyntaxError error(g::bad_named_reference /*unused*/, std::size_t i) const {
    return {"`\\k` needs a group name, as in `\\k<name>` or `\\k'name'`", i - 2};
  }
  SyntaxError error(g::bad_group_name /*unused*/, std::size_t i) const {
    return {
        "invalid group name: it is made of word characters, is all digits when it starts with one, and its closing "
        "mark must follow",
        i};
  }
  SyntaxError error(g::bad_group_head /*unused*/, std::size_t i) const {
    return {unknown_group_message(pattern.substr(i - 2)), i - 2};
  }
  SyntaxError error(g::bad_test_number /*unused*/, std::size_t i) const {
    return {"malformed group number in `(?(1)...)`", i};
  }
  SyntaxError error(g::bad_test_group /*unused*/, std::size_t i) const {
    return {"the test of a conditional cannot be a comment, a named group or options", i};
  }

  std::u16string_view pattern;
  GroupKey key, own;
  std::size_t key_at = 0;
  bool has_own = false, has_popped = false;
  Options pending;
  std::uint32_t minimum = 0, maximum = 0;
  bool lazy = false;
  std::size_t quantity_at = 0;
  char16_t escaped = 0;
  std::vector<ClassItem> shorthand;
  std::vector<RangeInReading> ranges;  ///< one per open class
};

/// Decimal digits; more than 2147483647 is an error.
std::uint32_t number(std::u16string_view digits, std::size_t at) {
  std::uint64_t n = 0;
  for (const char16_t c : digits) {
    n = n * 10 + (c - u'0');
    if (n > 0x7FFFFFFF) throw SyntaxError{"number too large: 2147483647 is the limit", at};
  }
  return static_cast<std::uint32_t>(n);
}

template <class Rule>
struct action : peg::nothing<Rule> {};

#define ON(rule)                                                    \
  template <>                                                       \
  struct action<g::rule> {                                          \
    template <class Input>                                          \
    static void apply([[maybe_unused]] const Input& in, State& st); \
  };                                                                \
  template <class Input>                                            \
  void action<g::rule>::apply([[maybe_unused]] const Input& in, State& st)

// Names and numbers of groups.
ON(group_number) {
  st.key_at = st.at(in);
  st.key = {static_cast<std::int32_t>(number(st.text(in), st.key_at)), {}};
}
ON(group_name) {
  st.key_at = st.at(in);
  st.key = {-1, st.text(in)};
}

// Quantifiers.
ON(quantity) {
  const std::u16string_view text = st.text(in);
  st.quantity_at = st.at(in);
  st.lazy = false;
  st.minimum = text[0] == '+' ? 1 : 0;
  st.maximum = text[0] == '?' ? 1 : kUnbounded;
  if (text[0] != '{') return;
  const std::u16string_view counts = text.substr(1, text.size() - 2);
  const std::size_t comma = counts.find(',');
  st.minimum = number(counts.substr(0, comma), st.quantity_at);
  st.maximum = comma == std::u16string_view::npos ? st.minimum
               : comma + 1 == counts.size()       ? kUnbounded
                                                  : number(counts.substr(comma + 1), st.quantity_at);
}
ON(lazy_mark) { st.lazy = true; }
ON(quantifier) { st.repeat(st.minimum, st.maximum, st.lazy, st.quantity_at); }

// Escapes.
ON(octal) {
  unsigned value = 0;
  for (const char16_t c : st.text(in)) value = value * 8 + (c - u'0');
  st.escaped = value & 0xFF;
}
char16_t hex_value(std::u16string_view digits) {
  unsigned value = 0;
  for (const char16_t c : digits) value = value * 16 + (c <= '9' ? c - u'0' : (c | 0x20) - u'a' + 10u);
  return static_cast<char16_t>(value);
}
ON(hex_two) { st.escaped = hex_value(st.text(in)); }
ON(hex_four) { st.escaped = hex_value(st.text(in)); }
ON(control_letter) { st.escaped = st.text(in)[0] & 0x1F; }
ON(letter_escape) {
  switch (st.text(in)[0]) {
    case 'a': st.escaped = 7; break;
    case 'b': st.escaped = 8; break;
    case 'e': st.escaped = 27; break;
    case 'f': st.escaped = 12; break;
    case 'n': st.escaped = 10; break;
    case 'r': st.escaped = 13; break;
    case 't': st.escaped = 9; break;
    default: st.escaped = 11; break;
  }
}
ON(identity_escape) { st.escaped = st.text(in)[0]; }

// Named classes of characters.
ON(shorthand_letter) {
  const char16_t c = st.text(in)[0];
  const bool negated = c < 'a';
  const char16_t kind = c | 0x20;
  ClassItem item{kind == 's' ? ClassItem::Kind::space : ClassItem::Kind::categories, negated, {0, 0}, 0};
  if (kind == 'w') item.categories = word_categories();
  if (kind == 'd') item.categories = digit_categories();
  st.shorthand = {item};
}
ON(property) {
  const std::u16string_view text = st.text(in);  // p{Name}
  const std::string name = from_utf16(text.substr(2, text.size() - 3));
  auto items = property(name, text[0] == 'P', st.options.ignore_case);
  if (!items)
    throw SyntaxError{
        "unknown property `" + name + "`: .NET knows general categories such as `Lu` and blocks such as `IsGreek`",
        st.at(in) - 1};
  st.shorthand = std::move(*items);
}

// Classes.
ON(class_open) {
  st.open_class(st.at(in));
  st.ranges.emplace_back();
}
ON(class_negation) { st.open_class().negated = true; }
ON(plain_unit) {
  RangeInReading& r = st.ranges.back();
  (r.closed ? r.last : r.first) = st.text(in)[0];
}
ON(single_open) { st.ranges.back().first = '['; }
ON(single_escape) {
  RangeInReading& r = st.ranges.back();
  (r.closed ? r.last : r.first) = st.escaped;
}
ON(range_dash) { st.ranges.back().closed = true; }
ON(range_minus) { st.ranges.back().last = '-'; }
ON(subtraction) { st.subtract_class(); }
ON(range_subtraction) { st.ranges.back().ended = true; }
void add_range(State& st, char16_t first, char16_t last) {
  st.open_class().items.push_back({ClassItem::Kind::range, false, {first, last}, 0});
}
ON(range) {
  RangeInReading& r = st.ranges.back();
  const char16_t last = r.closed && !r.ended ? r.last : r.first;
  if (r.first > last) throw SyntaxError{"reversed range in a class", st.at(in)};
  add_range(st, r.first, last);
  r = {};
}
ON(escaped_minus) { add_range(st, '-', '-'); }
ON(class_shorthand) {
  auto& items = st.open_class().items;
  items.insert(items.end(), st.shorthand.begin(), st.shorthand.end());
}
ON(char_class) {
  st.close_class();
  st.ranges.pop_back();
}
ON(class_atom) { st.class_atom(); }

// Atoms.
ON(literal) { st.add_literal(st.text(in)[0]); }
ON(escape_atom) { st.add_literal(st.escaped); }
ON(anchor_escape) {
  switch (st.text(in)[0]) {
    case 'b': return st.add_anchor(Anchor::word_boundary);
    case 'B': return st.add_anchor(Anchor::not_word_boundary);
    case 'A': return st.add_anchor(Anchor::begin);
    case 'G': return st.add_anchor(Anchor::search_start);
    case 'Z': return st.add_anchor(Anchor::end_or_last_line);
    default: return st.add_anchor(Anchor::end);
  }
}
ON(shorthand_atom) {
  CharClass cls;
  cls.items = st.shorthand;
  cls.ignore_case = st.options.ignore_case;
  st.add_set(std::move(cls));
}
ON(reference) { st.add_reference(st.key, st.at(in) - 1); }
ON(dot) {
  CharClass cls;
  cls.negated = true;
  if (!st.options.singleline) cls.items.push_back({ClassItem::Kind::range, false, {'\n', '\n'}, 0});
  st.add_set(std::move(cls));
}
ON(caret) { st.add_anchor(st.options.multiline ? Anchor::line_begin : Anchor::begin); }
ON(dollar) { st.add_anchor(st.options.multiline ? Anchor::line_end : Anchor::end_or_last_line); }
ON(bar) { st.bar(); }

// Groups.
ON(plain_head) { st.open_plain(st.at(in)); }
ON(noncapturing_head) { st.open_group(st.at(in), st.options); }
ON(atomic_head) { st.open_atomic(st.at(in)); }
ON(ahead_head) { st.open_lookaround(st.at(in), false, false); }
ON(not_ahead_head) { st.open_lookaround(st.at(in), true, false); }
ON(behind_head) { st.open_lookaround(st.at(in), false, true); }
ON(not_behind_head) { st.open_lookaround(st.at(in), true, true); }
ON(own_key) {
  st.own = st.key;
  st.has_own = true;
}
ON(popped_key) { st.has_popped = true; }
ON(named_head) {
  st.open_capture(st.at(in), st.has_own ? &st.own : nullptr, st.has_popped ? &st.key : nullptr);
  st.has_own = st.has_popped = false;
}
ON(option_letters) {
  st.check_options_allowed(st.at(in) - 2);
  st.pending = st.options;
  bool on = true;
  for (const char16_t c : st.text(in)) {
    switch (c | 0x20) {
      case '+' | 0x20: on = true; break;
      case '-' | 0x20: on = false; break;
      case 'i': st.pending.ignore_case = on; break;
      case 'm': st.pending.multiline = on; break;
      case 'n': st.pending.explicit_capture = on; break;
      case 's': st.pending.singleline = on; break;
      default: st.pending.extended = on; break;
    }
  }
}
ON(option_head) { st.open_group(st.at(in), st.pending); }
ON(option_switch) {
  st.options = st.pending;
  st.after_quantifier = false;
}
ON(group_end) { st.close(); }
ON(conditional_head) { st.open_conditional(st.at(in)); }
ON(test_number) { st.group_test(st.key, st.key_at); }
ON(test_name) { st.group_test(st.key, st.key_at); }
ON(test_expression) { st.expression_test(); }
ON(conditional_end) { st.close(); }

#undef ON

}  // namespace

tl::expected<Syntax, SyntaxError> parse(std::u16string_view pattern) try {
  using Input = peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf, const char*>;
  const auto* bytes = reinterpret_cast<const char*>(pattern.data());
  Input counting(bytes, bytes + pattern.size() * 2, "");
  State first(pattern, nullptr);
  peg::parse<g::pattern, action>(counting, first);
  const std::vector<Group> groups = first.groups();
  Input building(bytes, bytes + pattern.size() * 2, "");
  State second(pattern, &groups);
  peg::parse<g::pattern, action>(building, second);
  return second.finish();
} catch (const SyntaxError& error) {
  return tl::unexpected(error);
}

}  // namespace attrmap::regex
