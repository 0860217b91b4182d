#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

const CodeDef kSingleQuotes{
    .id = "E120",
    .slug = "single-quotes",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "strings take double quotes",
    .help = "write it between double quotes",
    .page =
        R"(A string constant stands between straight double quotes: `"text"`. Single quotes do not delimit strings, although
an older page of the documentation printed them so. Inside a string a single quote is an ordinary character.)",
    .example = {.expression = "Join(' ', [givenName], [surname])", .fixed = "Join(\" \", [givenName], [surname])"}};

const CodeDef kTypographicQuotes{
    .id = "E121",
    .slug = "typographic-quotes",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` does not delimit a string: use straight double quotes",
    .help = "word processors, PDF files and web pages turn straight quotes into typographic ones; type them anew",
    .page =
        R"(Only the straight quotation mark `"` (U+0022) delimits a string. Typographic quotes come in when an expression
passes through a word processor, a PDF file, a chat or a blog. Type the quotes again, or use an editor for plain
text.)",
    .example = {.expression = "Append([mail], “.test”)", .fixed = "Append([mail], \".test\")"}};

const CodeDef kUnusualSpace{
    .id = "E122",
    .slug = "unusual-space",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "{} is not white space of the language",
    .help = "replace it by an ordinary space; it comes from copying a web page or a PDF file",
    .page =
        R"(Between tokens only spaces, tabs and line ends may stand. No-break spaces (U+00A0), zero-width characters and
byte-order marks look like nothing or like a space, and come from copying out of a web page, a PDF file or a
document.)",
    .example = {.expression = "Append([mail],\u00A0\".test\")", .fixed = "Append([mail], \".test\")"}};

const CodeDef kMissingOpeningQuote{
    .id = "E123",
    .slug = "missing-opening-quote",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the opening quote is missing before `{}`",
    .help = "put it between double quotes",
    .page =
        R"(A quotation mark ends text that none began. A naive reader would take the rest of the expression for a string and
complain at its far end.)",
    .example = {.expression = "Join(\"@\", [mailNickname], contoso.com\")",
                .fixed = "Join(\"@\", [mailNickname], \"contoso.com\")"}};

const CodeDef kMissingClosingQuote{
    .id = "E124",
    .slug = "missing-closing-quote",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the closing quote of a string seems to be missing",
    .help = "the quotation mark that begins the next string has ended this one",
    .page =
        R"(The number of quotation marks is odd, and text follows a string directly: the string that ends here was probably
meant to end earlier, and the quotation mark taken for its end was meant to begin the next one.)",
    .example = {.expression = "Replace([mail], \"@contoso, , , \"x\", , )",
                .fixed = "Replace([mail], \"@contoso\", , , \"x\", , )"}};

const CodeDef kHtmlEntity{
    .id = "E125",
    .slug = "html-entity",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "HTML entity `{}`; did you mean `{}`?",
    .help = "the text was copied from the source of a web page; replace the entities",
    .page =
        R"(In the source of a web page `>` is written `&gt;`, `<` is `&lt;`, `&` is `&amp;` and `"` is `&quot;`. An expression
copied from there must have them replaced.)",
    .example = {.expression = "IIF(InStr([mail], \"@\") &gt; 0, \"y\", \"n\")",
                .fixed = "IIF(InStr([mail], \"@\") > 0, \"y\", \"n\")"}};

const CodeDef kMarkdownEscape{
    .id = "E126",
    .slug = "markdown-escape",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}`: remove the backslash (Markdown escape)",
    .help = "Markdown writes brackets, stars and underscores with a backslash; a mapping does not",
    .page =
        R"(Markdown writes a bracket that shall be printed as such with a backslash, `\[` or `\]`. Copied into a mapping the
backslash does harm: before a bracket it is not syntax, and inside a reference it becomes part of the attribute's
name: `[Active\]` asks for an attribute called `Active\`, which Entra refuses on saving with nothing but
SchemaInvalid.)",
    .example = {.expression = "SingleAppRoleAssignment(\\[appRoleAssignments])",
                .fixed = "SingleAppRoleAssignment([appRoleAssignments])"}};

const CodeDef kMarkdownBacktick{
    .id = "E127",
    .slug = "markdown-backtick",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "stray backtick: copied from Markdown?",
    .help = "remove it",
    .page = R"(Backticks mark code in Markdown. They are no part of the expression.)",
    .example = {.expression = "Switch([country], , \"A\", \"1\")`", .fixed = "Switch([country], , \"A\", \"1\")"}};

const CodeDef kEllipsis{
    .id = "E128",
    .slug = "ellipsis",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is a placeholder",
    .help = "put the arguments in its place that the manual leaves out",
    .page = R"(Manuals write `...` for arguments that they leave out. The language has no such token.)",
    .example = {.expression = "Switch([IsSoftDeleted], ...)",
                .fixed = "Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"}};

const CodeDef kAngleBrackets{
    .id = "E129",
    .slug = "angle-brackets",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "remove the enclosing `<` and `>`",
    .help = "documentation puts them around text to be filled in; they are not typed",
    .page =
        R"(Documentation often encloses what is to be typed in angle brackets. They are not part of the expression; the
language knows `<` and `>` as comparisons only.)",
    .example = {.expression = "<Append(\"X509:\", [userPrincipalName])>",
                .fixed = "Append(\"X509:\", [userPrincipalName])"}};

const CodeDef kPlaceholder{
    .id = "E130",
    .slug = "placeholder",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is a placeholder",
    .help = "write what it stands for: an attribute as `[mail]`, a text as `\"text\"`",
    .page =
        R"(Angle or curly brackets around a name mark a slot of a template that is to be filled in. The language knows no
such brackets.)",
    .example = {.expression = "Append(<attribute>, \".test\")", .fixed = "Append([mail], \".test\")"}};

const CodeDef kCommentMark{
    .id = "E131",
    .slug = "comment-mark",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`{}` is not part of the language (comment mark?)",
    .help = "the language has no comments: remove it",
    .page =
        R"(The language has no comments. Expressions copied out of a script carry its comment marks (`#`, `//`) along; remove
them. Notes belong into the name of the mapping or into the repository that keeps it.)",
    .example = {.expression = "# Append([mail],\n#   \".test\")", .fixed = "Append([mail],\n  \".test\")"}};

const CodeDef kDoubledQuotes{
    .id = "E133",
    .slug = "doubled-quotes",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "a quotation mark inside a string is not doubled",
    .help = "write `\\\"`; if two strings were meant, put a comma between them",
    .page =
        R"(Visual Basic and Excel double a quotation mark inside a string. Here it takes a backslash: `"a \"b\" c"`.)",
    .example = {.expression = "Append([mail], \"a \"\"b\"\" c\")", .fixed = "Append([mail], \"a \\\"b\\\" c\")"}};

const CodeDef kSemicolon{
    .id = "E132",
    .slug = "semicolon",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "`;` does not separate arguments",
    .help = "use `,` in every locale",
    .page =
        R"(Arguments are separated by commas, whatever the language of your computer. Excel uses `;` in many locales; this
language does not.)",
    .example = {.expression = "Append([mail]; \".test\")", .fixed = "Append([mail], \".test\")"}};

}  // namespace attrmap::diag
