#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

const CodeDef kBareAttribute{
    .id = "E140",
    .slug = "bare-attribute",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}`: attributes go in `[ ]`",
    .help = "",
    .page =
        R"(An attribute is read by its name in square brackets: `[mail]`. A word without brackets is read as one of the few
bare words of the language: `True`, `False`, `NULL`, `IgnoreAttributeFlow`, `IgnoreObjectFlow`, `vbTextCompare`,
`vbBinaryCompare`, `Unicode`, `ASCII`, `UTF8` (and, in Connect Sync, `CRLF`, `AuthoritativeNull`, `IgnoreThisFlow`,
`CaseSensitive`, `CaseInsensitive`, `DC`).

Prefixes of other products, such as `user.` in Okta and in dynamic groups, are dropped: `user.mail` is `[mail]`. A
constant text stands between double quotes, and a function needs its parentheses even without arguments: `Now()`.)",
    .example = {.expression = "ToLower(mail)", .fixed = "ToLower([mail])"}};

const CodeDef kBareText{
    .id = "E141",
    .slug = "bare-text",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is neither a function call nor an attribute",
    .help = "",
    .page =
        R"(A constant that an attribute is compared with stands between double quotes: `[country] = "USA"`. If you meant an
attribute, put it in square brackets: `[country] = [usageLocation]`.)",
    .example = {.expression = "IIF([country] = USA, \"yes\", \"no\")",
                .fixed = "IIF([country] = \"USA\", \"yes\", \"no\")"}};

const CodeDef kCallInBrackets{
    .id = "E142",
    .slug = "call-in-brackets",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a function call may not stand in `[ ]`",
    .help = "square brackets stand around attribute names only",
    .page = R"(Everything between `[` and `]` is taken as the name of an attribute. A call stands without brackets:
`IsNullOrEmpty([country])`, not `[IsNullOrEmpty([country])]`.)",
    .example = {.expression = "IIF([IsNullOrEmpty([country])], \"none\", [country])",
                .fixed = "IIF(IsNullOrEmpty([country]), \"none\", [country])"}};

const CodeDef kEmptyAttributeName{
    .id = "E143",
    .slug = "empty-attribute-name",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the attribute's name is empty",
    .help = "write the name between the brackets: `[mail]`",
    .page =
        R"(Between `[` and `]` stands the name of an attribute. An argument that is left out is written as nothing at all:
`Replace([a], "b", , , "c", , )`.)",
    .example = {.expression = "Append([], \".test\")", .fixed = "Append([mail], \".test\")"}};

const CodeDef kMissingOpeningBracket{.id = "E144",
                                     .slug = "missing-opening-bracket",
                                     .severity = Severity::error,
                                     .stage = Stage::syntax,
                                     .message = "the opening `[` is missing before `{}`",
                                     .help = "attributes go in `[ ]`",
                                     .page = R"(A `]` ends an attribute reference that none began.)",
                                     .example = {.expression = "ToLower(mail])", .fixed = "ToLower([mail])"}};

const CodeDef kIndexing{
    .id = "E145",
    .slug = "indexing",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "no indexing with `[ ]`",
    .help = "use Item(list, n), counted from 1",
    .page =
        R"(A value of a list is taken with `Item(list, n)`. The first value has number 1, not 0: what other languages write
as `Split([mail], "@")[1]` is `Item(Split([mail], "@"), 2)`.)",
    .example = {.expression = "Split([mail], \"@\")[1]", .fixed = "Item(Split([mail], \"@\"), 2)"}};

const CodeDef kForeignToken{
    .id = "E146",
    .slug = "foreign-token",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is not part of the language",
    .help = "a text stands between double quotes, an attribute in `[ ]`",
    .page =
        R"(The language knows strings in double quotes, attributes in square brackets, whole numbers, calls, `%Name%`
parameters and comparisons. This character belongs to none of them. There is no division (`/`), no modulus, no power,
no conditional operator (`?` and `:`), and no curly brackets.)",
    .example = {.expression = "Append([mail], @)", .fixed = "Append([mail], \"@\")"}};

}  // namespace attrmap::diag
