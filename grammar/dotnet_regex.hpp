// Grammar of .NET regular expressions (".NET regular expression language - quick reference", RegexOptions.None).
//
// The input is the bytes of UTF-16 code units, because .NET patterns are made of code units: `[<U+1F600>]` is a class
// of two. Rules only: the actions that build the tree, and the state, are in src/regex/parse.cpp. Three kinds of custom
// rules talk to that state, since .NET's syntax depends on what came before:
//   given<Fact>    succeeds without consuming when state.holds(Fact{})
//   unit_in<Kind>  consumes one unit for which State::is(Kind{}, unit)
//   fails<Error>   calls state.fail(Error{}, offset), which throws; so that each message is written in one place
#pragma once
#include <cstdint>
#include <cstring>
#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>
#include <tao/pegtl/contrib/uint16.hpp>

namespace attrmap::grammar::dotnet_regex {

namespace peg = tao::pegtl;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
namespace u = peg::uint16_be;
#else
namespace u = peg::uint16_le;
#endif
using peg::at;
using peg::eof;
using peg::not_at;
using peg::opt;
using peg::plus;
using peg::rep;
using peg::rep_opt;
using peg::seq;
using peg::sor;
using peg::star;

template <class Fact>
struct given {
  using rule_t = given;
  using subs_t = peg::empty_list;
  template <peg::apply_mode /*unused*/, peg::rewind_mode /*unused*/, template <class...> class Action,
            template <class...> class Control, class Input, class State>
  static bool match(Input& /*unused*/, State& state) {
    return state.holds(Fact{});
  }
};

template <class Kind>
struct unit_in {
  using rule_t = unit_in;
  using subs_t = peg::empty_list;
  template <peg::apply_mode /*unused*/, peg::rewind_mode /*unused*/, template <class...> class Action,
            template <class...> class Control, class Input, class State>
  static bool match(Input& in, State& /*unused*/) {
    if (in.size(2) < 2) return false;
    char16_t unit;
    std::memcpy(&unit, in.current(), 2);
    if (!State::is(Kind{}, unit)) return false;
    in.bump_in_this_line(2);
    return true;
  }
};

template <class Error>
struct fails {
  using rule_t = fails;
  using subs_t = peg::empty_list;
  template <peg::apply_mode /*unused*/, peg::rewind_mode /*unused*/, template <class...> class Action,
            template <class...> class Control, class Input, class State>
  static bool match(Input& in, State& state) {
    state.fail(Error{}, in.current());
    return false;
  }
};

template <class Rule, class Error>
struct need : sor<Rule, fails<Error>> {};

// Facts about the state.
struct ignoring_white_space {};  // option x is on
struct names_a_group {};         // the name just read is a group's
struct is_reference {};          // the number just read behind a backslash is a group's; fails on 1 to 9 if it is not

// Errors.
struct unterminated_comment {};
struct unmatched_close {};
struct missing_close {};
struct quantifier_follows_nothing {};
struct unterminated_class {};
struct subtraction_not_last {};
struct shorthand_in_range {};
struct trailing_backslash {};
struct bad_property {};
struct bad_hex {};
struct bad_control {};
struct unknown_escape {};
struct bad_named_reference {};
struct bad_group_name {};
struct bad_group_head {};
struct bad_test_number {};
struct bad_test_group {};

// Lexical pieces.
struct word_kind {};
struct word_unit : unit_in<word_kind> {};  // \w, U+200C, U+200D
struct digit : u::range<'0', '9'> {};
struct hex_digit : u::ranges<'0', '9', 'a', 'f', 'A', 'F'> {};
struct open : u::one<'('> {};
struct close : u::one<')'> {};
struct minus : u::one<'-'> {};
struct backslash : u::one<'\\'> {};

struct comment : seq<u::string<'(', '?', '#'>, star<u::not_one<')'>>, need<close, unterminated_comment>> {};
struct blank : u::one<'\t', '\n', '\f', '\r', ' '> {};
struct line_comment : seq<u::one<'#'>, star<u::not_one<'\n'>>> {};
struct blanks : star<sor<comment, seq<given<ignoring_white_space>, sor<blank, line_comment>>>> {};

struct group_number : plus<digit> {};
struct group_name : seq<not_at<digit>, plus<word_unit>> {};
struct group_key : sor<group_number, group_name> {};

// Quantifiers. A `{` that begins none of these is a literal.
struct counted : seq<u::one<'{'>, plus<digit>, opt<u::one<','>, star<digit>>, u::one<'}'>> {};
struct quantity : sor<u::one<'*', '+', '?'>, counted> {};
struct lazy_mark : u::one<'?'> {};
struct quantifier : seq<quantity, blanks, opt<lazy_mark>> {};

// Escapes of one character, in a class or outside; read behind the backslash.
struct octal_digit : u::range<'0', '7'> {};
struct octal : seq<octal_digit, rep_opt<2, octal_digit>> {};
struct hex_two : rep<2, hex_digit> {};
struct hex_four : rep<4, hex_digit> {};
struct control_letter : u::ranges<'@', '_', 'a', 'z'> {};
struct letter_escape : u::one<'a', 'b', 'e', 'f', 'n', 'r', 't', 'v'> {};
struct identity_escape : seq<not_at<word_unit>, u::any> {};
struct char_escape
    : sor<octal, seq<u::one<'x'>, need<hex_two, bad_hex>>, seq<u::one<'u'>, need<hex_four, bad_hex>>,
          seq<u::one<'c'>, need<control_letter, bad_control>>, letter_escape, identity_escape, fails<unknown_escape>> {
};

// Classes of characters with a name.
struct property_name : star<sor<word_unit, minus>> {};
struct property_letter : u::one<'p', 'P'> {};
struct property : seq<property_letter, need<seq<u::one<'{'>, property_name, u::one<'}'>>, bad_property>> {};
struct shorthand_letter : u::one<'w', 'W', 's', 'S', 'd', 'D'> {};
struct shorthand : sor<shorthand_letter, property> {};

// [...] . A `]` is literal only in the first place, a subtraction `-[...]` stands last and not first.
struct char_class;
struct class_open : u::one<'['> {};
struct class_close : u::one<']'> {};
struct class_negation : u::one<'^'> {};
struct plain_unit : u::any {};
struct single_escape : char_escape {};
// .NET skips `::]` behind a `[` inside a class.
struct single_open : seq<u::one<'['>, opt<u::string<':', ':', ']'>>> {};
struct escaped_single : seq<backslash, not_at<eof>, single_escape> {};
struct single : sor<escaped_single, single_open, plain_unit> {};
struct subtraction : seq<char_class, need<at<class_close>, subtraction_not_last>> {};
struct range_dash : seq<minus, at<u::not_one<']'>>> {};
struct range_minus : seq<backslash, minus> {};
struct range_unit : sor<escaped_single, plain_unit> {};
struct range_subtraction : seq<at<class_open>, subtraction> {};
struct range_end : sor<range_subtraction,
                       seq<backslash, at<u::one<'w', 'W', 's', 'S', 'd', 'D', 'p', 'P'>>, fails<shorthand_in_range>>,
                       range_minus, range_unit> {};
struct range : seq<single, opt<range_dash, need<range_end, unterminated_class>>> {};
struct escaped_minus : seq<backslash, minus> {};
struct class_shorthand : seq<backslash, shorthand> {};
struct later_subtraction : seq<minus, at<class_open>, subtraction> {};
struct first_member : sor<class_shorthand, escaped_minus, range> {};
struct later_member : seq<not_at<class_close>, sor<class_shorthand, escaped_minus, later_subtraction, range>> {};
struct char_class : seq<class_open, opt<class_negation>, need<first_member, unterminated_class>, star<later_member>,
                        need<class_close, unterminated_class>> {};

// Backreferences, read behind the backslash.
struct angled_key : seq<u::one<'<'>, group_key, u::one<'>'>> {};
struct quoted_key : seq<u::one<'\''>, group_key, u::one<'\''>> {};
struct named_reference : sor<angled_key, quoted_key> {};  // \<name>, \'name': deprecated, but accepted
struct k_reference : seq<u::one<'k'>, need<sor<angled_key, quoted_key>, bad_named_reference>> {};
struct numbered_reference : seq<at<u::range<'1', '9'>>, group_number, given<is_reference>> {};
struct reference : sor<numbered_reference, k_reference, named_reference> {};

// Groups.
struct alternation;
struct group_end : need<close, missing_close> {};
struct plain_head : seq<open, not_at<u::one<'?'>>> {};
struct noncapturing_head : u::string<'(', '?', ':'> {};
struct atomic_head : u::string<'(', '?', '>'> {};
struct ahead_head : u::string<'(', '?', '='> {};
struct not_ahead_head : u::string<'(', '?', '!'> {};
struct behind_head : u::string<'(', '?', '<', '='> {};
struct not_behind_head : u::string<'(', '?', '<', '!'> {};
struct own_key : group_key {};
struct popped_key : group_key {};
struct definition : sor<seq<own_key, opt<minus, popped_key>>, seq<minus, popped_key>> {};
struct angled_head : seq<u::string<'(', '?', '<'>, need<seq<definition, u::one<'>'>>, bad_group_name>> {};
struct quoted_head : seq<u::string<'(', '?', '\''>, need<seq<definition, u::one<'\''>>, bad_group_name>> {};
struct named_head : sor<angled_head, quoted_head> {};
struct option_letters : plus<u::one<'+', '-', 'i', 'm', 'n', 's', 'x', 'I', 'M', 'N', 'S', 'X'>> {};
struct option_head : seq<u::string<'(', '?'>, option_letters, u::one<':'>> {};
struct option_switch : seq<u::string<'(', '?'>, option_letters, close> {};
struct group_head : sor<plain_head, noncapturing_head, atomic_head, ahead_head, not_ahead_head, behind_head,
                        not_behind_head, named_head, option_head> {};
struct group : seq<group_head, alternation, group_end> {};

// (?(test)yes|no)
struct test_number : seq<open, at<digit>, need<seq<group_number, close>, bad_test_number>> {};
struct test_name : seq<open, group_name, close, given<names_a_group>> {};
struct forbidden_test : seq<u::string<'(', '?'>, sor<u::one<'#', '\''>, seq<u::one<'<'>, not_at<u::one<'=', '!'>>>>> {};
struct conditional;
struct test_expression
    : seq<sor<seq<at<forbidden_test>, fails<bad_test_group>>, peg::success>, sor<group, conditional>> {};
struct conditional_head : seq<u::string<'(', '?'>, at<open>> {};
struct conditional_end : need<close, missing_close> {};
struct conditional : seq<conditional_head, need<sor<test_number, test_name, test_expression>, bad_test_group>,
                         alternation, conditional_end> {};
struct unknown_group : seq<u::string<'(', '?'>, fails<bad_group_head>> {};

// Atoms and sequences.
struct anchor_escape : u::one<'b', 'B', 'A', 'G', 'Z', 'z'> {};
struct shorthand_atom : shorthand {};
struct escape_atom : char_escape {};
struct escape
    : seq<backslash, sor<seq<eof, fails<trailing_backslash>>, anchor_escape, shorthand_atom, reference, escape_atom>> {
};
struct dot : u::one<'.'> {};
struct caret : u::one<'^'> {};
struct dollar : u::one<'$'> {};
struct class_atom : seq<char_class> {};
struct literal : seq<not_at<quantity>, u::not_one<'\\', '[', '(', ')', '|', '^', '$', '.'>> {};
struct atom : sor<literal, escape, class_atom, dot, caret, dollar, group, conditional, unknown_group> {};
struct stray_quantifier : seq<at<quantity>, fails<quantifier_follows_nothing>> {};
struct quantified : seq<atom, blanks, opt<quantifier>> {};
struct item : sor<option_switch, stray_quantifier, quantified> {};
struct bar : u::one<'|'> {};
struct branch : seq<blanks, star<item, blanks>> {};
struct alternation : seq<branch, star<bar, branch>> {};
struct pattern : seq<alternation, sor<eof, fails<unmatched_close>>> {};

}  // namespace attrmap::grammar::dotnet_regex

namespace TAO_PEGTL_NAMESPACE {
template <class Name, class Fact>
struct analyze_traits<Name, attrmap::grammar::dotnet_regex::given<Fact>> : analyze_opt_traits<> {};
template <class Name, class Kind>
struct analyze_traits<Name, attrmap::grammar::dotnet_regex::unit_in<Kind>> : analyze_any_traits<> {};
template <class Name, class Error>
struct analyze_traits<Name, attrmap::grammar::dotnet_regex::fails<Error>> : analyze_any_traits<> {};
}  // namespace TAO_PEGTL_NAMESPACE
