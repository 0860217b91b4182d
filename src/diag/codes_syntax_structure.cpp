#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

const CodeDef kUnexpectedText{
    .id = "E101",
    .slug = "unexpected-text",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "expected {}, found {}",
    .help = "",
    .page =
        R"(The expression cannot go on as it does here. The message lists everything that could have stood at this place.

An expression is built from attributes `[mail]`, string constants `"text"`, whole numbers, and calls
`Function(argument, argument)`.)",
    .example = {.expression = "Append([mail], %)", .fixed = "Append([mail], \"%\")"}};

const CodeDef kEmptyExpression{
    .id = "E102",
    .slug = "empty-expression",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the expression is empty",
    .help = "for an empty text write `\"\"`, for an attribute `[mail]`",
    .page =
        R"(There is nothing to evaluate. A mapping that shall give the empty text has the expression `""`; one without a
source is left out or is of type None in the schema.)",
    .example = {.expression = " ", .fixed = "\"\""}};

const CodeDef kCallNotClosed{
    .id = "E103",
    .slug = "call-not-closed",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the call to `{}` is not closed",
    .help = "add `)` where the call ends",
    .page =
        R"(The text ends while a call is still open. The message marks where that call began; if several are open, the
innermost one is named and the others are marked.

Count from the inside: each `(` after a function name needs its own `)`.)",
    .example = {.expression = "ToLower(Append([mailNickname], \"@contoso.com\")",
                .fixed = "ToLower(Append([mailNickname], \"@contoso.com\"))"}};

const CodeDef kParenthesisNotClosed{
    .id = "E104",
    .slug = "parenthesis-not-closed",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a parenthesis is not closed",
    .help = "add `)`",
    .page = R"(The text ends, or goes on with something else, while a `(` that groups is still open.)",
    .example = {.expression = "([mail]", .fixed = "([mail])"}};

const CodeDef kAttributeNotClosed{
    .id = "E105",
    .slug = "attribute-not-closed",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the attribute reference is not closed",
    .help = "add `]` behind the attribute's name",
    .page =
        R"(An attribute reference runs from `[` to the `]` that matches. A name may itself hold a pair of brackets, as in
`[emails[type eq "work"].value]`, so each `[` inside needs its own `]`.)",
    .example = {.expression = "Append([mail, \".test\")", .fixed = "Append([mail], \".test\")"}};

const CodeDef kStringNotClosed{
    .id = "E106",
    .slug = "string-not-closed",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the string is not closed",
    .help = "add `\"` where the string ends; inside a string a quotation mark is written `\\\"`",
    .page =
        R"(A string constant runs from `"` to the next `"`. Inside it `\"` is a quotation mark and `\\` a backslash, so a
string that shall end in a backslash ends in `\\"`: `"C:\\"`.)",
    .example = {.expression = "Append([mail], \".test)", .fixed = "Append([mail], \".test\")"}};

const CodeDef kParameterNotClosed{
    .id = "E107",
    .slug = "parameter-not-closed",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the parameter is not closed",
    .help = "a parameter stands between percent signs: `%DomainFQDN%`",
    .page =
        R"(Parameters that the host supplies are written between percent signs: `%DomainFQDN%`, `%Domain.Netbios%`. Their
names are letters, digits, dots, hyphens and underscores.)",
    .example = {.expression = "Join(\"@\", [mailNickname], %DomainFQDN)",
                .fixed = "Join(\"@\", [mailNickname], %DomainFQDN%)"}};

const CodeDef kExtraParenthesis{
    .id = "E108",
    .slug = "extra-parenthesis",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "extra `)`{}",
    .help = "remove it",
    .page =
        R"(There is one `)` more than `(`. Everything that was opened is closed already; the message says where. Either this
`)` is too many, or one further left closed a call earlier than you meant.)",
    .example = {.expression = "Append([userPrincipalName], \".test\"))",
                .fixed = "Append([userPrincipalName], \".test\")"}};

const CodeDef kClosedTooEarly{
    .id = "E109",
    .slug = "closed-too-early",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "this `)` closes {} too early",
    .help = "remove it, or remove what follows",
    .page =
        R"(The outermost call is complete at this `)`, yet the text goes on with further arguments. In a deeply nested
`Switch` or `IIF` one `)` too many in the middle has this effect.)",
    .example = {.expression = "IIF(IsPresent([mail]), ToLower([mail])), \"none\")",
                .fixed = "IIF(IsPresent([mail]), ToLower([mail]), \"none\")"}};

const CodeDef kSecondExpression{
    .id = "E110",
    .slug = "second-expression",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a second expression begins here",
    .help = "a mapping holds one expression: keep one of them",
    .page =
        R"(A mapping has exactly one expression. The text holds two, one behind the other; published pages often show
alternatives in one block, or joined by the word OR.

Keep the one you want. To combine two values use `Join`; to take the first that has a value, `Coalesce`.)",
    .example = {.expression = "ToLower([mail])\nToLower([userPrincipalName])", .fixed = "ToLower([mail])"}};

const CodeDef kTextAfterEnd{
    .id = "E111",
    .slug = "text-after-end",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "text after the end of the expression",
    .help = "remove it",
    .page = R"(The expression is complete, yet more text follows. Nothing may stand behind a complete expression.)",
    .example = {.expression = "ToLower([mail]).", .fixed = "ToLower([mail])"}};

const CodeDef kMissingComma{
    .id = "E112",
    .slug = "missing-comma",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a `,` is missing before {}",
    .help = "arguments are separated by commas",
    .page = R"(Two values stand side by side without a comma or an operator between them.)",
    .example = {.expression = "Append([mail] \".test\")", .fixed = "Append([mail], \".test\")"}};

const CodeDef kMissingValue{
    .id = "E113",
    .slug = "missing-value",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a value is missing {} `{}`",
    .help = "an operator stands between two values; to compare with the empty text write `\"\"`",
    .page =
        R"(An operator needs a value on each side. To compare with nothing, compare with the empty text, `[a] = ""`, or
better use `IsNullOrEmpty([a])`: a comparison with an attribute that has no value is always false.)",
    .example = {.expression = "IIF([country] = , \"a\", \"b\")", .fixed = "IIF([country] = \"\", \"a\", \"b\")"}};

const CodeDef kCommaInGroup{
    .id = "E114",
    .slug = "comma-in-group",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`,` between parentheses that belong to no function",
    .help = "put the function's name before the `(`",
    .page =
        R"(Parentheses without a function name group one value. A list of values belongs to a call: `Join(", ", [a], [b])`.)",
    .example = {.expression = "([givenName], [surname])", .fixed = "Join(\" \", [givenName], [surname])"}};

const CodeDef kWrongBracket{
    .id = "E115",
    .slug = "wrong-bracket",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` closes nothing here; expected {}",
    .help = "calls are closed by `)`; square brackets stand around attribute names only",
    .page =
        R"(Three pairs of brackets are easily mixed up. Calls and groups use `( )`, attribute names `[ ]`; `{ }` is not part
of the language.)",
    .example = {.expression = "Append([mail], \".test\"]", .fixed = "Append([mail], \".test\")"}};

}  // namespace attrmap::diag
