#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

const CodeDef kBooleanOperator{
    .id = "E160",
    .slug = "boolean-operator",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "no `{}` here: nest IIF",
    .help = "for \"a and b\" write IIF(a, IIF(b, yes, no), no); for \"a or b\" write IIF(a, yes, IIF(b, yes, no))",
    .page =
        R"(Expressions of application provisioning and cloud sync have no boolean operators, neither as words (AND, OR) nor as
signs (`&&`, `||`); they exist in Connect Sync rules only. Conditions are combined by nesting `IIF`:

| wanted | write |
|---|---|
| a and b | `IIF(a, IIF(b, "yes", "no"), "no")` |
| a or b | `IIF(a, "yes", IIF(b, "yes", "no"))` |

The message prints your own expression rewritten, where both sides can be read.)",
    .example = {.expression = "IIF([country]=\"USA\" AND [state]=\"CA\", \"True\", \"False\")",
                .fixed = "IIF([country] = \"USA\", IIF([state] = \"CA\", \"True\", \"False\"), \"False\")"}};

const CodeDef kNotOperator{
    .id = "E161",
    .slug = "not-operator",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is not an operator: use the function Not",
    .help = "write Not(...), or exchange the two results of IIF",
    .page =
        R"(There is no operator for negation. Use the function `Not(...)`, compare with `<>`, or exchange the second and third
argument of `IIF`.)",
    .example = {.expression = "IIF(NOT IsPresent([mail]), \"none\", [mail])",
                .fixed = "IIF(Not(IsPresent([mail])), \"none\", [mail])"}};

const CodeDef kForeignOperator{
    .id = "E162",
    .slug = "foreign-operator",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is not an operator: write `{}`",
    .help = "the comparisons are = <> < <= > >=",
    .page =
        R"(Comparisons are written as in Visual Basic: `=` equal, `<>` not equal, `<`, `<=`, `>`, `>=`. `==`, `===`, `!=`, `=>`,
`=<`, `eq` and the like belong to other languages.)",
    .example = {.expression = "IIF([country] == \"USA\", \"yes\", \"no\")",
                .fixed = "IIF([country] = \"USA\", \"yes\", \"no\")"}};

const CodeDef kNoArithmetic{
    .id = "E163",
    .slug = "no-arithmetic",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "no {} here",
    .help = "use Item(Split(...), 1) to take a part, Join or Append to put texts together",
    .page =
        R"(Expressions of application provisioning have no `&`, `+`, `-` and `*`; cloud sync knows `&` of these. They come from
Connect Sync rules. Instead of

* `[givenName] & " " & [surname]` write `Join(" ", [givenName], [surname])` or `Append(...)`;
* `Left([mail], InStr([mail], "@") - 1)` write `Item(Split([mail], "@"), 1)`;
* `[hireDate] + 7` write `DateAdd("d", 7, CDate([hireDate]))`.)",
    .example = {.expression = "[givenName] & \" \" & [surname]", .fixed = "Join(\"\", [givenName], \" \", [surname])"}};

const CodeDef kComparisonChain{
    .id = "E164",
    .slug = "comparison-chain",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "two comparisons in a row",
    .help =
        "operators run from left to right: this compares the outcome of the first comparison with a value; "
        "nest IIF for two conditions, or set parentheses if you do mean it",
    .page =
        R"(`[a] = [b] = "x"` does not ask whether all three are equal: operators run from left to right, so it compares
`True` or `False` with `"x"`. To ask two things nest `IIF`. Put parentheses around the first comparison if the outcome
is what you want to compare.)",
    .example = {.expression = "IIF([a] = [b] = \"x\", \"yes\", \"no\")",
                .fixed = "IIF([a] = \"x\", IIF([b] = \"x\", \"yes\", \"no\"), \"no\")"}};

const CodeDef kFractionalNumber{
    .id = "E165",
    .slug = "fractional-number",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}`: only whole numbers are known",
    .help = "round it, or write it as a text between double quotes",
    .page =
        R"(Every numeric parameter of the language is an integer; there is no literal with a decimal point or comma. A version
number or an amount that is only passed on is a text: `"1.5"`.)",
    .example = {.expression = "Left([mail], 1.5)", .fixed = "Left([mail], 1)"}};

const CodeDef kNumberTooLarge{
    .id = "E166",
    .slug = "number-too-large",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` does not fit in 64 bits",
    .help =
        "integers run from -9223372036854775808 to 9223372036854775807; a longer digit string is a text: put it "
        "between double quotes",
    .page =
        R"(Integers have 64 bits with a sign. Longer digit strings, such as account numbers, are texts: put them between
double quotes.)",
    .example = {.expression = "Append([a], 99999999999999999999)", .fixed = "Append([a], \"99999999999999999999\")"}};

const CodeDef kBadHexadecimal{
    .id = "E167",
    .slug = "bad-hexadecimal",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`&H` needs hexadecimal digits",
    .help = "write it like `&HF` or `&H21C07000`",
    .page = R"(`&H` begins a hexadecimal integer: `&HF` is 15. At least one of the digits 0-9, A-F has to follow.)",
    .example = {.expression = "BitAnd(&HX, 1)", .fixed = "BitAnd(&HF, 1)"}};

}  // namespace attrmap::diag
