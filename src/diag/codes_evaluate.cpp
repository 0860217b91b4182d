#include "diag/codes_evaluate.hpp"

#include "diag/codes_mapping.hpp"

namespace attrmap::diag {

const CodeDef kNullArgument{
    .id = "E401",
    .slug = "null-argument",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` must not be null",
    .help = "give the attribute a default with Coalesce, or test it with IIF(IsPresent(...)) first",
    .page =
        "A number or a date-time was needed and the attribute is absent (or the inner call gave null). Text functions "
        "pass null through; functions that count or compute cannot.",
    .example = {.expression = "DateAdd(\"d\", 1, [hireDate])",
                .attributes = "{}",
                .fixed = "IIF(IsPresent([hireDate]), DateAdd(\"d\", 1, [hireDate]), \"\")"},
};

const CodeDef kNotAnInteger{
    .id = "E402",
    .slug = "not-an-integer",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` must be an integer, not {}",
    .help = "only an optional sign and digits count as a number; blanks around them are allowed",
    .page = "Numbers may be written as text (`\"10\"`), but a text with anything else in it is not a number.",
    .example = {.expression = "Mid(\"abc\", [n], 1)", .attributes = "{\"n\": \"one\"}", .fixed = "Mid(\"abc\", 1, 1)"},
};

const CodeDef kNotABoolean{
    .id = "E403",
    .slug = "not-a-boolean",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: {} is neither True nor False nor a number",
    .help = "compare it: IIF([attribute]=\"value\", ...)",
    .page =
        "A condition is a comparison, a function that answers True or False, the texts True and False in any case, or "
        "a number (0 is False). Null is False. Any other text is refused, as it is probably a forgotten comparison.",
    .example = {.expression = "IIF([department], \"a\", \"b\")",
                .attributes = "{\"department\": \"Sales\"}",
                .fixed = "IIF([department]=\"Sales\", \"a\", \"b\")"},
};

const CodeDef kNotADate{
    .id = "E404",
    .slug = "not-a-date",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` is not a date-time: {}",
    .help =
        "accepted are the forms that .NET's DateTime.Parse reads under the invariant culture: 2020-03-16, "
        "2020-03-16T07:00:00Z, 3/16/2020 7:00:00 AM; for others use FormatDateTime with an input format",
    .page =
        "The text could not be read as a date-time. Month comes before day in slashed dates: 16/3/2020 fails, "
        "3/16/2020 is March 16.",
    .example = {.expression = "CDate([d])", .attributes = "{\"d\": \"not a date\"}", .fixed = "CDate(\"2020-03-16\")"},
};

const CodeDef kListNotAllowed{
    .id = "E405",
    .slug = "list-not-allowed",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` takes one value, not a list of {}",
    .help = "choose one with Item(list, 1), or make one text with Join(separator, list)",
    .page =
        "The attribute is multi-valued and this place takes one value. The one-source text functions (Append, Left, "
        "Mid, Replace, StripSpaces, ToLower, ToUpper, Trim, PCase, NormalizeDiacritics, Word) are applied to every "
        "value of a list; others are not.",
    .example = {.expression = "Switch([proxyAddresses], \"d\", \"a\", \"b\")",
                .attributes = "{\"proxyAddresses\": [\"a\", \"b\"]}",
                .fixed = "Switch(Item([proxyAddresses], 1), \"d\", \"a\", \"b\")"},
};

const CodeDef kIgnoreInsideFunction{
    .id = "E406",
    .slug = "ignore-inside-function",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "an ignore result inside `{}`",
    .help = "only IIF and Switch pass an ignore result on; put IgnoreFlowIfNullOrEmpty around the whole expression",
    .page =
        "IgnoreAttributeFlow, IgnoreObjectFlow and an empty IgnoreFlowIfNullOrEmpty say that nothing flows. That is no "
        "value, so no other function can use it.",
    .example = {.expression = "Append(IgnoreFlowIfNullOrEmpty([a]), \"x\")",
                .attributes = "{}",
                .fixed = "IgnoreFlowIfNullOrEmpty(Append([a], \"x\"))"},
};

const CodeDef kIndexOutOfRange{
    .id = "E407",
    .slug = "index-out-of-range",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: index {} is outside the list of {} values",
    .help = "the first value has index 1",
    .page =
        "Item counts from 1. Index 0 and an index beyond the last value are errors, as the documentation says; a null "
        "list has no values.",
    .example = {.expression = "Item([proxyAddresses], 3)",
                .attributes = "{\"proxyAddresses\": [\"a\", \"b\"]}",
                .fixed = "Item([proxyAddresses], 2)"},
};

const CodeDef kDateFormatMismatch{
    .id = "E408",
    .slug = "date-format-mismatch",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: {} does not match the input format `{}`: {}",
    .help =
        "doubled letters (MM, dd, HH) need exactly two digits, single ones one or two; hh is the 12-hour clock and "
        "needs tt",
    .page = "FormatDateTime reads text exactly as .NET's DateTime.ParseExact does under the invariant culture.",
    .example = {.expression = "FormatDateTime([d], , \"yyyy-MM-dd\", \"dd.MM.yyyy\")",
                .attributes = "{\"d\": \"16/03/2020\"}",
                .fixed = "FormatDateTime([d], , \"dd/MM/yyyy\", \"dd.MM.yyyy\")"},
};

const CodeDef kDateOutOfRange{
    .id = "E409",
    .slug = "date-out-of-range",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: {}",
    .help = "a date-time lies between the years 1 and 9999, a file time after 1601",
    .page =
        "The result cannot be represented by .NET's DateTime (years 1 to 9999), the count does not fit 32 bits, or the "
        "instant lies outside the file-time range.",
    .example = {.expression = "DateAdd(\"yyyy\", 9000, CDate(\"2020-01-01\"))",
                .attributes = "{}",
                .fixed = "DateAdd(\"yyyy\", 1, CDate(\"2020-01-01\"))"},
};

const CodeDef kNoUniqueValue{
    .id = "E410",
    .slug = "no-unique-value",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`SelectUniqueValue`: none of the {} candidates is free in the target",
    .help = "add a candidate that can always be free, with more letters or a number in it",
    .page =
        "Every candidate exists in the target already (or was null or empty). The service escrows such an object: it "
        "is retried later, and not created now.",
    .example = {.expression = "SelectUniqueValue([a], [b])", .attributes = "{}"},
};

const CodeDef kMultipleRoles{
    .id = "E411",
    .slug = "multiple-app-roles",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`SingleAppRoleAssignment`: no more than one app role assignment was expected, but there are {}: {}",
    .help =
        "assign one role only, map AppRoleAssignmentsComplex instead, or take the first with the option "
        "multipleRoles=first",
    .page =
        "The user holds several app roles of the application, directly or through groups. The service reports the same "
        "error.",
    .example = {.expression = "SingleAppRoleAssignment([appRoleAssignments])",
                .attributes = "{\"appRoleAssignments\": [\"Admin\", \"Reader\"]}"},
};

const CodeDef kErrorFunction{
    .id = "E412",
    .slug = "error-function",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "{}",
    .help = "the expression itself raised this error with Error(...)",
    .page = "The expression called Error(message): whoever wrote it says that there is no value for this object.",
    .example = {.expression = "Error(\"AccountName is required\")", .attributes = "{}"},
};

const CodeDef kUnknownParameter{
    .id = "E413",
    .slug = "unknown-parameter",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "parameter `%{}%` has no value",
    .help = "give it one: --parameter name=value",
    .page =
        "`%Name%` is a parameter that the host supplies; the service knows its own, such as %DomainFQDN%. Offline it "
        "must be given.",
    .example = {.expression = "Append(\"@\", %DomainFQDN%)", .attributes = "{}"},
};

const CodeDef kBadEncoding{
    .id = "E414",
    .slug = "bad-encoding",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: {}",
    .help = "check the encoding argument: Unicode (UTF-16, the default), ASCII or UTF8",
    .page = "The text is no Base64 or hex, or the bytes behind it are no text in the chosen encoding.",
    .example = {.expression = "ConvertFromBase64([a], UTF8)", .attributes = "{\"a\": \"!!!\"}"},
};

const CodeDef kRegexTimeout{
    .id = "E415",
    .slug = "regex-timeout",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: the regular expression gave up after {} steps",
    .help = "the pattern backtracks catastrophically: avoid a repetition inside a repetition such as (a+)+",
    .page =
        "A nested repetition can try exponentially many ways to match. The match was stopped at the limit instead of "
        "hanging.",
    .example = {.expression = "Replace([a], , \"(a+)+$\", , \"\", , )",
                .attributes = "{\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"}",
                .fixed = "Replace([a], , \"a+$\", , \"\", , )"},
};

const CodeDef kTextTooLong{
    .id = "E416",
    .slug = "text-too-long",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "a text would be longer than {} bytes",
    .help = "raise the limit if such values are meant",
    .page = "A value grew beyond the limit of a text; the limit keeps memory bounded.",
};

const CodeDef kListTooLong{
    .id = "E417",
    .slug = "list-too-long",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "a list would have more than {} values",
    .help = "raise the limit if such lists are meant",
    .page = "A list grew beyond the limit; the limit keeps memory bounded.",
};

const CodeDef kCostExceeded{
    .id = "E418",
    .slug = "cost-exceeded",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "the evaluation used up its budget of {} units",
    .help = "simplify the expression, or raise the limit",
    .page =
        "Each function call costs a unit and each 16 bytes of text handled another; the budget stops runaway "
        "evaluations.",
};

const CodeDef kCancelled{
    .id = "E419",
    .slug = "cancelled",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "the evaluation was cancelled",
    .help = "",
    .page = "The host set its cancellation flag.",
};

const CodeDef kArgumentOutOfRange{
    .id = "E420",
    .slug = "argument-out-of-range",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` must be {}, not {}",
    .help = "",
    .page = "The number is outside of what the function accepts. Positions count from 1, in UTF-16 code units.",
    .example = {.expression = "Mid([a], 0, 1)", .attributes = "{\"a\": \"abc\"}", .fixed = "Mid([a], 1, 1)"},
};

const CodeDef kRandomStringImpossible{
    .id = "E421",
    .slug = "random-string-impossible",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`RandomString`: {}",
    .help = "the length must be at least the sum of the four minimums and at most 256",
    .page =
        "The demands contradict each other: the minimums add up to more than the length, or all characters of a class "
        "are to be avoided.",
    .example = {.expression = "RandomString(3, 2, 2, 0, 0)",
                .attributes = "{}",
                .fixed = "RandomString(8, 2, 2, 0, 0)"},
};

const CodeDef kNoDefaultDomain{
    .id = "E422",
    .slug = "no-default-domain",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`DefaultDomain`: the tenant's default domain is not known here",
    .help = "give it: --default-domain contoso.com",
    .page = "DefaultDomain() is a fact of the tenant; offline it must be given.",
    .example = {.expression = "DefaultDomain()", .attributes = "{}"},
};

const CodeDef kCustomFunctionFailed{
    .id = "E423",
    .slug = "custom-function-failed",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: {}",
    .help = "",
    .page = "A function of the host reported an error.",
};

const CodeDef kBadArgument{
    .id = "E424",
    .slug = "bad-argument",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` is invalid: {}",
    .help = "",
    .page =
        "A computed argument (an interval, a culture, a format, styles, a pattern) is invalid. A constant one is "
        "reported before anything is evaluated.",
    .example = {.expression = "DateAdd([i], 1, CDate(\"2001-01-01\"))",
                .attributes = "{\"i\": \"q\"}",
                .fixed = "DateAdd(\"d\", 1, CDate(\"2001-01-01\"))"},
};

const CodeDef kMalformedSid{
    .id = "E425",
    .slug = "malformed-sid",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`StringFromSid`: {}",
    .help = "",
    .page =
        "A security identifier is binary: revision, count of sub-authorities, six bytes of authority, four bytes a "
        "sub-authority; JSON carries it as Base64.",
    .example = {.expression = "StringFromSid([a])", .attributes = "{\"a\": \"AQ==\"}"},
};

const CodeDef kComparesList{
    .id = "E426",
    .slug = "compares-list",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "a list of {} cannot be compared",
    .help = "choose one value with Item(list, 1), or ask with Contains(list, text)>0 in cloud sync",
    .page = "A comparison takes one value on each side.",
    .example = {.expression = "IIF([a]=\"x\", 1, 2)",
                .attributes = "{\"a\": [\"x\", \"y\"]}",
                .fixed = "IIF(Item([a], 1)=\"x\", 1, 2)"},
};

const CodeDef kWrongType{
    .id = "E427",
    .slug = "wrong-type",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}`: `{}` cannot be {}",
    .help = "",
    .page = "The value has a type that this function cannot use.",
};

const CodeDef kAttributeTooLarge{
    .id = "E428",
    .slug = "attribute-too-large",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "attribute `{}` is larger than {} bytes, or has more than {} values",
    .help = "raise the limit if such values are meant",
    .page = "A value of the record is beyond the limits, which keep memory bounded.",
};

const CodeDef kInternal{
    .id = "E499",
    .slug = "internal-error",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "internal error: {}",
    .help = "this is a defect of attrmap; please report it with the expression",
    .page =
        "Something happened that should be impossible, or the machine ran out of memory. The other records are not "
        "affected.",
};

std::span<const CodeDef* const> evaluate_codes() {
  static const CodeDef* const codes[] = {
      &kNullArgument,
      &kNotAnInteger,
      &kNotABoolean,
      &kNotADate,
      &kListNotAllowed,
      &kIgnoreInsideFunction,
      &kIndexOutOfRange,
      &kDateFormatMismatch,
      &kDateOutOfRange,
      &kNoUniqueValue,
      &kMultipleRoles,
      &kErrorFunction,
      &kUnknownParameter,
      &kBadEncoding,
      &kRegexTimeout,
      &kTextTooLong,
      &kListTooLong,
      &kCostExceeded,
      &kCancelled,
      &kArgumentOutOfRange,
      &kRandomStringImpossible,
      &kNoDefaultDomain,
      &kCustomFunctionFailed,
      &kBadArgument,
      &kMalformedSid,
      &kComparesList,
      &kWrongType,
      &kAttributeTooLarge,
      &kResultDoesNotFit,
      &kSeveralValues,
      &kRequiredWithoutValue,
      &kNoMatchingValue,
      &kSeveralMatches,
      &kBadTargetResource,
      &kInternal,
  };
  return codes;
}

}  // namespace attrmap::diag
