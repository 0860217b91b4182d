#include "diag/codes_check.hpp"

namespace attrmap::diag {

const CodeDef kConnectDialect{
    .id = "E201",
    .slug = "connect-not-supported",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the Connect Sync dialect is not supported yet",
    .help = "use the dialects provisioning or cloudsync",
    .page =
        "Connect Sync rules share the look of provisioning expressions and differ in grammar and functions. They are "
        "parsed, so that mistakes show, but not evaluated for now.",
};

const CodeDef kTooFewArguments{
    .id = "E202",
    .slug = "too-few-arguments",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` takes at least {} arguments, not {}",
    .help = "",
    .page = "Arguments are positional. A blank between commas counts as an argument that was not supplied.",
    .example = {.expression = "Append([userPrincipalName])",
                .attributes = "{}",
                .fixed = "Append([userPrincipalName], \".test\")"},
};

const CodeDef kTooManyArguments{
    .id = "E203",
    .slug = "too-many-arguments",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` takes at most {} arguments, not {}",
    .help = "",
    .page = "There are more arguments than parameters. A comma before `)` adds one blank argument.",
    .example = {.expression = "IsNull([a], [b])", .attributes = "{}", .fixed = "IsNull([a])"},
};

const CodeDef kUnknownFunction{
    .id = "E204",
    .slug = "unknown-function",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "unknown function `{}`",
    .help = "",
    .page = "No function of the chosen dialect has this name. Names are case-sensitive in the documentation.",
    .example = {.expression = "Apend([userPrincipalName], \".test\")",
                .attributes = "{}",
                .fixed = "Append([userPrincipalName], \".test\")"},
};

const CodeDef kBlankRequired{
    .id = "E205",
    .slug = "required-argument-blank",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` is required and must not be blank",
    .help = "a blank means \"not supplied\"; write \"\" for the empty text",
    .page = "The argument between the commas is empty, but the function needs it.",
    .example = {.expression = "Append([a], )", .attributes = "{}", .fixed = "Append([a], \"\")"},
};

const CodeDef kFunctionCase{
    .id = "W206",
    .slug = "function-case",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the function is spelled `{}`, not `{}`",
    .help = "",
    .page =
        "Function names are case-sensitive in the documentation, although Microsoft's own pages also print other "
        "spellings. attrmap accepts any case with a warning; in strict mode it is an error.",
    .example = {.expression = "tolower([mail])", .attributes = "{}", .fixed = "ToLower([mail])"},
};

const CodeDef kSwitchPairs{
    .id = "E207",
    .slug = "switch-pairs",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`Switch` takes source, default and pairs of key and value: {} arguments leave one without a partner",
    .help = "write the default as the second argument, blank if there is none: Switch(source, , \"key\", \"value\")",
    .page =
        "The number of arguments of Switch is even: source, default, then pairs. When the default was forgotten, every "
        "pair shifts by one.",
    .example = {.expression = "Switch([a], \"d\", \"x\")",
                .attributes = "{}",
                .fixed = "Switch([a], \"d\", \"x\", \"y\")"},
};

const CodeDef kNotOutermost{
    .id = "E208",
    .slug = "not-outermost",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` must be the outermost function",
    .help = "turn it round: apply the other functions inside each candidate",
    .page =
        "SelectUniqueValue asks the target for each candidate, so nothing may be done to the value after it was found "
        "free.",
    .example = {.expression = "Append(SelectUniqueValue(\"a\", \"b\"), \"c\")",
                .attributes = "{}",
                .fixed = "SelectUniqueValue(\"ac\", \"bc\")"},
};

const CodeDef kUnknownAttribute{
    .id = "E209",
    .slug = "unknown-attribute",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "unknown attribute `{}`",
    .help = "",
    .page = "The schema at hand has no source attribute of this name. Attribute names are case-sensitive.",
};

const CodeDef kWordOfConnect{
    .id = "E211",
    .slug = "word-of-connect",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` belongs to Connect Sync",
    .help = "",
    .page = "This word exists in Connect Sync rules only.",
    .example = {.expression = "IIF([a]=\"x\", [b], IgnoreThisFlow)",
                .attributes = "{}",
                .fixed = "IIF([a]=\"x\", [b], IgnoreAttributeFlow)"},
};

const CodeDef kConstantMisplaced{
    .id = "E212",
    .slug = "constant-misplaced",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` is a constant of another function and means nothing here",
    .help = "for the text itself write it in double quotes",
    .page = "Enumeration constants such as vbTextCompare or UTF8 stand only where a parameter takes them.",
    .example = {.expression = "Append([a], UTF8)", .attributes = "{}", .fixed = "Append([a], \"UTF8\")"},
};

const CodeDef kUnknownConstant{
    .id = "E213",
    .slug = "unknown-constant",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` is one of {}",
    .help = "",
    .page = "The parameter takes one of a few constants, bare or in quotes, in any case.",
    .example = {.expression = "InStr([a], \"x\", 1, \"binary\")",
                .attributes = "{}",
                .fixed = "InStr([a], \"x\", 1, vbBinaryCompare)"},
};

const CodeDef kBadInterval{
    .id = "E214",
    .slug = "unknown-interval",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: unknown interval `{}`",
    .help = "intervals are yyyy (year), m (month), d (day), ww (week), h (hour), n (minute), s (second)",
    .page = "Note that m is the month and n the minute. Visual Basic's q, y and w are not documented for Entra.",
    .example = {.expression = "DateAdd(\"q\", 1, CDate(\"2001-01-01\"))",
                .attributes = "{}",
                .fixed = "DateAdd(\"m\", 3, CDate(\"2001-01-01\"))"},
};

const CodeDef kBadCulture{
    .id = "E215",
    .slug = "malformed-culture",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` is no culture name",
    .help = "culture names look like en, tr-TR or zh-Hans-CN",
    .page =
        "Culture names follow RFC 4646: subtags of letters and digits joined by single hyphens. Well-formed unknown "
        "names are accepted, as .NET accepts them.",
    .example = {.expression = "ToLower([a], \"t r\")", .attributes = "{}", .fixed = "ToLower([a], \"tr-TR\")"},
};

const CodeDef kBadRegex{
    .id = "E216",
    .slug = "invalid-regex",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: invalid regular expression: {}",
    .help = "",
    .page = "The pattern is not valid in .NET's dialect of regular expressions.",
    .example = {.expression = "Replace([a], , \"(abc\", , \"\", , )",
                .attributes = "{}",
                .fixed = "Replace([a], , \"(abc)\", , \"\", , )"},
};

const CodeDef kBadDateFormat{
    .id = "E218",
    .slug = "invalid-date-format",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` is no .NET date format: {}",
    .help = "a single letter is a standard format; write %h for the hour alone",
    .page = "The format is not valid for .NET's DateTime.ToString or DateTime.ParseExact.",
    .example = {.expression = "FormatDateTime([d], , \"yyyy-MM-dd\", \"Q\")",
                .attributes = "{}",
                .fixed = "FormatDateTime([d], , \"yyyy-MM-dd\", \"d\")"},
};

const CodeDef kBadStyles{
    .id = "E219",
    .slug = "invalid-styles",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: invalid date-time styles: {}",
    .help =
        "styles are names of .NET's DateTimeStyles, separated by commas: AllowWhiteSpaces, AssumeUniversal, "
        "AdjustToUniversal, RoundtripKind, None, ...",
    .page =
        "FormatDateTime's second argument of four is dateTimeStyles. Names are case-sensitive; some combinations "
        "exclude each other.",
    .example = {.expression = "FormatDateTime([d], \"Universal\", \"yyyy\", \"yy\")",
                .attributes = "{}",
                .fixed = "FormatDateTime([d], \"AssumeUniversal\", \"yyyy\", \"yy\")"},
};

const CodeDef kReplaceCombination{
    .id = "E220",
    .slug = "replace-combination",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`Replace`: no replacement is defined for {}",
    .help =
        "the slots are source, oldValue, regexPattern, regexGroupName, replacementValue, replacementAttributeName, "
        "template: the 3rd argument is regexPattern, the replacement is the 5th argument",
    .page =
        "Replace has seven positional slots, and the mode follows from which are supplied: oldValue with "
        "replacementValue; oldValue with template; regexPattern with replacementValue (and regexGroupName); "
        "regexPattern with regexGroupName and replacementAttributeName. Three arguments are read as source, oldValue, "
        "regexPattern, which is never what was meant.",
    .example = {.expression = "Replace([upn], \"@\", \"_\")",
                .attributes = "{}",
                .fixed = "Replace([upn], \"@\", , , \"_\", , )"},
};

const CodeDef kIntegerWanted{
    .id = "E221",
    .slug = "integer-wanted",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` must be an integer, not `{}`",
    .help = "",
    .page = "The constant is no integer. Fractions do not exist in the language.",
    .example = {.expression = "Left([a], \"three\")", .attributes = "{}", .fixed = "Left([a], 3)"},
};

const CodeDef kEmptyOldValue{
    .id = "E222",
    .slug = "empty-old-value",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`Replace`: oldValue must not be the empty text",
    .help = "leave it blank if a regular expression is meant",
    .page = "Nothing cannot be replaced: .NET's String.Replace refuses an empty old value.",
    .example = {.expression = "Replace([a], \"\", , , \"x\", , )",
                .attributes = "{}",
                .fixed = "Replace([a], \"b\", , , \"x\", , )"},
};

const CodeDef kUnknownGroup{
    .id = "W223",
    .slug = "unknown-group",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`Replace`: the pattern has no group `{}`",
    .help = "",
    .page =
        "The regular expression has no group of this name or number, so nothing is ever replaced. Group names are "
        "case-sensitive.",
    .example = {.expression = "Replace([a], , \"(?<x>b)\", \"y\", \"c\", , )",
                .attributes = "{\"a\": \"abc\"}",
                .fixed = "Replace([a], , \"(?<x>b)\", \"x\", \"c\", , )"},
};

const CodeDef kNotInDialect{
    .id = "E224",
    .slug = "not-in-dialect",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` is a function of {} and does not exist in {}",
    .help = "",
    .page = "The dialects of Entra provisioning have different functions.",
    .example = {.expression = "UCase([a])", .attributes = "{}", .fixed = "ToUpper([a])"},
};

const CodeDef kAttributeWanted{
    .id = "E225",
    .slug = "attribute-wanted",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: `{}` must be an attribute itself, such as `[{}]`",
    .help = "",
    .page = "The function reads the attribute's structure, so nothing may be done to it before.",
    .example = {.expression = "AppRoleAssignmentsComplex(Trim([appRoleAssignments]))",
                .attributes = "{}",
                .fixed = "AppRoleAssignmentsComplex([appRoleAssignments])"},
};

const CodeDef kFormatArguments{
    .id = "E226",
    .slug = "format-date-arguments",
    .severity = Severity::error,
    .stage = Stage::check,
    .message =
        "`FormatDateTime` takes 2, 3 or 4 arguments, blanks counted: (source, outputFormat), (source, inputFormat, "
        "outputFormat) or (source, dateTimeStyles, inputFormat, outputFormat)",
    .help = "",
    .page = "The meaning of the arguments follows from their number.",
};

const CodeDef kVariable{
    .id = "E227",
    .slug = "variable-of-connect",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "variables such as `${}` belong to Connect Sync",
    .help = "",
    .page = "Variables are bound by the Connect Sync functions Select, Where and With.",
    .example = {.expression = "Append($item, \"x\")", .attributes = "{}"},
};

const CodeDef kOperatorNotAllowed{
    .id = "E228",
    .slug = "operator-not-allowed",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the operator `{}` does not exist in the dialect {}",
    .help = "",
    .page = "Provisioning knows the comparisons only; cloud sync adds & for joining texts.",
};

const CodeDef kMidNeedsLength{
    .id = "E229",
    .slug = "mid-needs-length",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`Mid` takes source, start and length in this dialect",
    .help = "write a length that is long enough: Mid([a], 2, 256)",
    .page = "Only cloud sync lets the length be left out.",
    .example = {.expression = "Mid([a], 2)", .attributes = "{}", .fixed = "Mid([a], 2, 256)"},
};

const CodeDef kBadCustomFunction{
    .id = "E230",
    .slug = "bad-custom-function",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the custom function `{}` cannot be declared: {}",
    .help = "",
    .page =
        "A host declares its functions when it creates the engine; each needs a name of its own and an implementation.",
};

std::span<const CodeDef* const> check_codes() {
  static const CodeDef* const codes[] = {
      &kConnectDialect,     &kTooFewArguments, &kTooManyArguments,   &kUnknownFunction,  &kBlankRequired,
      &kFunctionCase,       &kSwitchPairs,     &kNotOutermost,       &kUnknownAttribute, &kWordOfConnect,
      &kConstantMisplaced,  &kUnknownConstant, &kBadInterval,        &kBadCulture,       &kBadRegex,
      &kBadDateFormat,      &kBadStyles,       &kReplaceCombination, &kIntegerWanted,    &kEmptyOldValue,
      &kUnknownGroup,       &kNotInDialect,    &kAttributeWanted,    &kFormatArguments,  &kVariable,
      &kOperatorNotAllowed, &kMidNeedsLength,  &kBadCustomFunction,
  };
  return codes;
}

}  // namespace attrmap::diag
