#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

const CodeDef kUnfilledPlaceholder{
    .id = "W190",
    .slug = "unfilled-placeholder",
    .severity = Severity::warning,
    .stage = Stage::syntax,
    .message = "unfilled placeholder `{}`",
    .help = "replace it by the value it stands for",
    .page =
        R"(A name or text in a template's brackets was left as it is: `[extension_<AppIdWithoutHyphens>_GroupDN]` stands for a
name such as `[extension_0a1b2c..._GroupDN]` with your application's id without hyphens.

It is a warning only, as the characters are allowed in names and texts.)",
    .example = {.expression = "Trim([{groupDN_extension}])", .fixed = "Trim([extension_0a1b2c3d_GroupDN])"}};

const CodeDef kTypographyInString{
    .id = "W191",
    .slug = "typography-in-string",
    .severity = Severity::warning,
    .stage = Stage::syntax,
    .message = "the {} contains {}",
    .help = "if that came from copying a PDF file or web page, type the plain character",
    .page =
        R"(A string may contain any character, yet typographic quotes, angle quotes (`‹ ›`), no-break spaces and zero-width
characters seldom are what was meant: in a regular expression `‹name›` names no group, and a comparison with a text
that holds a no-break space never succeeds.

If you do want the character, ignore the warning.)",
    .example = {.expression = "Replace([mail], , \"(?‹Suffix›@.*)\", , \"\", , )",
                .fixed = "Replace([mail], , \"(?<Suffix>@.*)\", , \"\", , )"}};

const CodeDef kMarkdownInString{
    .id = "W192",
    .slug = "markdown-in-string",
    .severity = Severity::warning,
    .stage = Stage::syntax,
    .message = "`{}` in a string: a Markdown escape?",
    .help = "if it is, remove the backslash; if the backslash is meant, double it",
    .page =
        R"(Markdown writes `*` and `_` with a backslash to print them as such. Copied into a string the backslash stays: in a
regular expression `(.)\*` asks for a literal asterisk where `(.)*` was meant.

If you do want the backslash, write it twice; `"\\*"` is the proper spelling of `\*`, and no warning is given.)",
    .example = {.expression = "Replace([mail], , \"(?<Suffix>@(.)\\*)\", , \"\", , )",
                .fixed = "Replace([mail], , \"(?<Suffix>@(.)*)\", , \"\", , )"}};

const CodeDef kHtmlInString{
    .id = "W193",
    .slug = "html-in-string",
    .severity = Severity::warning,
    .stage = Stage::syntax,
    .message = "HTML entity `{}` in a string",
    .help = "if the text was copied from the source of a web page, write the character itself",
    .page =
        R"(Inside a string `&amp;` is five characters, not an ampersand. If the expression was copied from the source of a web
page, replace the entity by the character. If the target wants the entity, ignore the warning.)",
    .example = {.expression = "Join(\" &amp; \", [givenName], [surname])",
                .fixed = "Join(\" & \", [givenName], [surname])"}};

}  // namespace attrmap::diag
