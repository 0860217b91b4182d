// The grammar of Microsoft Entra attribute-mapping expressions: rules only, no actions.
//
// One grammar serves the three dialects; which operators, variables and functions a dialect knows is checked later.
// Every rule is predictive: once its first token has matched, `must` says what has to follow, so that the place where a
// parse stops is the place of the mistake. grammar.md shows the same rules as EBNF with an example each.
#pragma once
#include <tao/pegtl.hpp>

namespace attrmap::grammar {

using namespace tao::pegtl;

struct expression;

/// White space may stand between any two tokens and means nothing. There are no comments.
struct ws : star<one<' ', '\t', '\r', '\n'>> {};

/// A name: letters, digits, underscore; a letter comes first.
struct name : seq<alpha, star<sor<alnum, one<'_'>>>> {};

// --- strings: "..." ------------------------------------------------------------------------------------------------
/// `\\` is a backslash, `\"` a quotation mark; a backslash before anything else is a plain character.
struct text_escape : seq<one<'\\'>, one<'\\', '"'>> {};
struct text_content : star<sor<not_one<'\\', '"'>, text_escape, one<'\\'>>> {};
struct text_begin : one<'"'> {};
struct text_end : one<'"'> {};
struct text : if_must<text_begin, text_content, text_end> {};

// --- numbers: 10, -10, &HF -----------------------------------------------------------------------------------------
struct integer : seq<opt<one<'-'>>, plus<digit>> {};
struct hex_digits : plus<xdigit> {};
/// Tried only where an operand may start; where an operator may stand `&` concatenates.
struct hex : seq<one<'&'>, one<'H', 'h'>, must<hex_digits>> {};

// --- attributes: [mail], [emails[type eq "work"].value] ------------------------------------------------------------
/// The name is taken as it stands up to the `]` that matches: a filter inside brings its own pair of brackets, and
/// brackets between double quotes do not count. NUL is not part of any name.
struct filter_open : one<'['> {};
struct filter_end : one<']'> {};
struct attribute_name;
struct attribute_filter : if_must<filter_open, attribute_name, filter_end> {};
struct attribute_quoted : seq<one<'"'>, until<one<'"'>, not_one<'\0'>>> {};
struct attribute_name : star<sor<not_one<'[', ']', '"', '\0'>, attribute_filter, attribute_quoted, one<'"'>>> {};
struct attribute_begin : one<'['> {};
struct attribute_end : one<']'> {};
struct attribute : if_must<attribute_begin, attribute_name, attribute_end> {};

// --- parameters, variables, bare words: %Domain.FQDN%, $item, True --------------------------------------------------
struct parameter_name : plus<sor<alnum, one<'_', '.', '-'>>> {};
struct parameter_end : one<'%'> {};
struct parameter : if_must<one<'%'>, parameter_name, parameter_end> {};
struct variable_name : name {};
struct variable : if_must<one<'$'>, variable_name> {};
struct word : name {};

// --- calls: F(), F(x, , "y") ---------------------------------------------------------------------------------------
struct comma : one<','> {};
/// An argument may be left out: F(x, , y), F(x, ). F() and F( ) have none at all.
struct no_argument : at<one<',', ')'>> {};
struct argument : sor<no_argument, expression> {};
struct arguments : seq<argument, star<if_must<comma, ws, argument>>> {};
struct function_name : name {};
struct call_open : one<'('> {};
struct call_end : one<')'> {};
struct call : seq<function_name, ws, if_must<call_open, ws, sor<at<one<')'>>, arguments>, call_end>> {};

// --- grouping: (x) -------------------------------------------------------------------------------------------------
struct group_open : one<'('> {};
struct group_end : one<')'> {};
struct group : if_must<group_open, ws, expression, group_end> {};

// --- operators: one precedence, left to right ----------------------------------------------------------------------
struct comparison : sor<string<'<', '>'>, string<'<', '='>, string<'>', '='>, one<'=', '<', '>'>> {};
struct logic : sor<string<'&', '&'>, string<'|', '|'>> {};
struct concatenation : one<'&'> {};
struct arithmetic : one<'+', '-', '*'> {};
struct infix : sor<comparison, logic, concatenation, arithmetic> {};

struct operand : sor<attribute, text, call, integer, group, parameter, variable, word, hex> {};
struct operation : if_must<infix, ws, operand, ws> {};
struct expression : seq<must<operand>, ws, star<operation>> {};

/// A whole mapping expression; nothing may follow it.
struct whole : seq<ws, expression, must<eof>> {};

}  // namespace attrmap::grammar
