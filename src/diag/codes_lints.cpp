#include "diag/codes_lints.hpp"

namespace attrmap::diag {

const CodeDef kSwitchOnPresence{
    .id = "W240",
    .slug = "switch-on-presence",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`Switch` on `{}`: its source should be an attribute",
    .help = "use IIF, or Coalesce where a value stands in for null",
    .page =
        "Microsoft's reference uses IsPresent as the source of a Switch and lists IsPresent, IsNull and IsNullOrEmpty "
        "as unsupported there a few lines on. attrmap evaluates it: the keys are the texts True and False. In the "
        "service it may fail, so ask with IIF instead.",
    .example = {.expression = "Switch(IsPresent([manager]), \"internal\", \"True\", \"managed\")",
                .attributes = "{}",
                .fixed = "IIF(Not(IsPresent([manager])), \"internal\", \"managed\")"},
};

const CodeDef kSwitchSwapped{
    .id = "W241",
    .slug = "switch-swapped",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the keys and values of this `Switch` seem to be exchanged: {}",
    .help = "the order is source, default, then key and value in turn: what the source holds comes first",
    .page =
        "Switch(source, default, key, value, ...) compares the source with the keys and gives the value behind the key "
        "that is equal. With keys and values exchanged nothing is ever equal, no error is reported, and every user "
        "gets the default. It is assumed when a key occurs twice, when the default is one of the keys and none of "
        "the values, or when a source that is True or False has only values, and no key, of that kind.",
    .example = {.expression = "Switch([IsSoftDeleted], , \"disabled\", \"True\", \"enabled\", \"False\")",
                .attributes = "{}",
                .fixed = "Switch([IsSoftDeleted], , \"True\", \"disabled\", \"False\", \"enabled\")"},
};

const CodeDef kEmptyComparison{
    .id = "W242",
    .slug = "comparison-with-empty-text",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "a comparison with \"\" is never true",
    .help = "ask with IsNullOrEmpty, or give a replacement with Coalesce",
    .page =
        "A comparison in which a side is null, or an attribute that holds the empty text, gives False, whatever the "
        "operator. So neither `[x] = \"\"` nor `[x] <> \"\"` tells whether an attribute is empty.",
    .example = {.expression = "IIF([country] = \"\", \"Other\", [country])",
                .attributes = "{}",
                .fixed = "Coalesce([country], \"Other\")"},
};

const CodeDef kIifBareAttribute{
    .id = "W243",
    .slug = "iif-bare-attribute",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the condition of `IIF` is the attribute `[{}]` alone",
    .help = "compare it: = \"True\"",
    .page =
        "The reference shows comparisons and Boolean functions as conditions only. An attribute alone works as long as "
        "it is True, False or a number; any other text is an error, and null counts as False.",
    .example = {.expression = "IIF([accountEnabled], \"active\", \"inactive\")",
                .attributes = "{}",
                .fixed = "IIF([accountEnabled] = \"True\", \"active\", \"inactive\")"},
};

const CodeDef kIifPresence{
    .id = "W244",
    .slug = "iif-on-presence",
    .severity = Severity::note,
    .stage = Stage::check,
    .message = "Microsoft's pages disagree on `{}` as a condition of `IIF`",
    .help = "try it in the service, or use Coalesce or IgnoreFlowIfNullOrEmpty where they will do",
    .page =
        "The reference lists IIF(IsNullOrEmpty([x]), ...) and IIF(IsPresent([x]), ...) as unsupported; five other "
        "pages of Microsoft's, default mappings among them, rely on them. attrmap evaluates them. This is a note, not "
        "a warning: it fails no check.",
    .example = {.expression = "IIF(IsNullOrEmpty([telephoneNumber]), \"000-000-0000\", [telephoneNumber])",
                .attributes = "{}",
                .fixed = "Coalesce([telephoneNumber], \"000-000-0000\")"},
};

const CodeDef kDateFormatBlanks{
    .id = "W245",
    .slug = "blank-in-date-format",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the date format `{}` begins or ends with a blank",
    .help = "remove the blank",
    .page =
        "A blank in a format is a character like any other: as output format it pads the value, as input format it "
        "must stand in the value. It usually was copied along.",
    .example = {.expression = "FormatDateTime([hireDate], , \"yyyy-MM-dd\", \" yyyyMMddHHmmss.fZ \")",
                .attributes = "{}",
                .fixed = "FormatDateTime([hireDate], , \"yyyy-MM-dd\", \"yyyyMMddHHmmss.fZ\")"},
};

const CodeDef kHourWithoutDesignator{
    .id = "W246",
    .slug = "hour-without-designator",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the date format `{}` has hours from 1 to 12 and does not say whether it is morning or afternoon",
    .help = "write HH for hours from 00 to 23, or add tt",
    .page =
        "`h` and `hh` are hours of half a day. Without `tt` three o'clock at night and in the afternoon look alike, "
        "and a value such as 15:00 cannot be read with the format.",
    .example = {.expression = "FormatDateTime([hireDate], , \"yyyy-MM-ddTHH:mm:ssZ\", \"yyyy-MM-dd hh:mm:ss\")",
                .attributes = "{}",
                .fixed = "FormatDateTime([hireDate], , \"yyyy-MM-ddTHH:mm:ssZ\", \"yyyy-MM-dd HH:mm:ss\")"},
};

const CodeDef kDateDiffInWords{
    .id = "W247",
    .slug = "datediff-in-words",
    .severity = Severity::note,
    .stage = Stage::check,
    .message = "true when {}",
    .help = "exchange the two dates, or turn the comparison round, if the opposite was meant",
    .page =
        "DateDiff(interval, date1, date2) counts from date1 to date2: it is positive when date2 is later. "
        "DateDiff(\"d\", Now(), [hireDate]) >= 0 therefore says that the hire date has not passed yet; several "
        "published guides describe the inverse. Days, hours, minutes and seconds are whole elapsed units, so less "
        "than one of them counts as 0 on both sides. The note reads the comparison aloud, with example dates. It fails "
        "no check.",
    .example = {.expression = "IIF(DateDiff(\"d\", Now(), [hireDate]) >= 0, \"hired\", \"not yet\")",
                .attributes = "{}",
                .fixed = {}},
};

const CodeDef kItemZero{
    .id = "W248",
    .slug = "item-zero",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`Item` counts from 1: the index 0 is always outside of the list",
    .help = "write 1 for the first item",
    .page =
        "Item([proxyAddresses], 1) is the first item. An older, translated edition of the reference counts from 0; the "
        "current one advises against 0, and the page on cloud sync makes it an error.",
    .example = {.expression = "Item(Split([mail], \"@\"), 0)",
                .attributes = "{}",
                .fixed = "Item(Split([mail], \"@\"), 1)"},
};

const CodeDef kUniqueCandidateTwice{
    .id = "W249",
    .slug = "unique-candidate-twice",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`SelectUniqueValue`: the candidates {} and {} are the same",
    .help = "make the candidates differ: another part of the name, or a number",
    .page =
        "SelectUniqueValue takes the first candidate that no other object of the target has. A candidate that occurs "
        "twice is asked for twice, and is as taken the second time as it was the first.",
    .example = {.expression = "SelectUniqueValue(Append([mailNickname], \"1\"), Append([mailNickname], \"1\"))",
                .attributes = "{}",
                .fixed = "SelectUniqueValue(Append([mailNickname], \"1\"), Append([mailNickname], \"2\"))"},
};

const CodeDef kRegexBacktracking{
    .id = "W250",
    .slug = "regex-backtracking",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the regular expression can take very long: {}",
    .help = "let each character be matched in one way only: leave the outer or the inner repetition out",
    .page =
        "A repetition in a repetition, such as `(\\w+)*`, can divide a text among the two in many ways. When the rest "
        "of the pattern does not match, all of them are tried: each further character doubles the time, until a limit "
        "ends the evaluation with an error.",
    .example = {.expression = "Replace([mail], , \"^(?<name>(\\\\w+)*)@.*$\", , \"${name}\", , )",
                .attributes = "{}",
                .fixed = "Replace([mail], , \"^(?<name>\\\\w*)@.*$\", , \"${name}\", , )"},
};

const CodeDef kGroupWithBlank{
    .id = "W251",
    .slug = "group-with-blank",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the group `{}` that becomes the result ends in a blank",
    .help = "let the blank stand behind the group's `)`",
    .page =
        "The result contains the blank: `(?<isdCode>\\d* )` gives \"44 \" for \"44 1234\", which is not equal to "
        "\"44\" when it is compared.",
    .example = {.expression =
                    "Replace([mobile], , \"(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})\", , \"${isdCode}\", , )",
                .attributes = "{}",
                .fixed = "Replace([mobile], , \"(?<isdCode>\\\\d*) (?<phoneNumber>\\\\d{10})\", , \"${isdCode}\", , )"},
};

const CodeDef kSingleBackslash{
    .id = "W252",
    .slug = "single-backslash",
    .severity = Severity::note,
    .stage = Stage::check,
    .message = "a single backslash before `{}`: the text is `{}`",
    .help = "write two backslashes: it means the same and is the documented spelling",
    .page =
        "In a string `\\\\` is one backslash and `\\\"` a quotation mark; a backslash before anything else stays. So "
        "`\"\\d\"` and `\"\\\\d\"` are the same two characters, and `\"\\n\"` is no line break. The reference asks for "
        "two backslashes, other pages of Microsoft's publish one. This is a note: it fails no check.",
    .example = {.expression = "Replace([mobile], , \"[^\\d]\", , \"\", , )",
                .attributes = "{}",
                .fixed = "Replace([mobile], , \"[^\\\\d]\", , \"\", , )"},
};

const CodeDef kMatchingMayBeNull{
    .id = "W253",
    .slug = "matching-may-be-null",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the matching attribute `{}` can be without a value: {}",
    .help = "match on an attribute that every user has, or give a second matching attribute",
    .page =
        "An object whose matching attribute is null cannot be looked for in the target: it is skipped, or created a "
        "second time. The lint sees expressions that can give null, and attributes that are often empty (mail, "
        "employeeId and others).",
    .example = {.expression = "IIF([userType] = \"Member\", [userPrincipalName], )",
                .attributes = "{}",
                .fixed = "IIF([userType] = \"Member\", [userPrincipalName], [objectId])"},
};

const CodeDef kResultTooLong{
    .id = "W254",
    .slug = "result-may-be-too-long",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`{}` usually takes {} characters, the result may have {}",
    .help = "cut it with Left",
    .page =
        "sAMAccountName of users takes 20 characters, mailNickname and cn 64, userPrincipalName 113, displayName 256. "
        "A value that is put together from others can be longer than each of them; the target then refuses the whole "
        "object.",
    .example = {.expression = "NormalizeDiacritics(StripSpaces(Join(\".\", [givenName], [surname])))",
                .attributes = "{}",
                .fixed = "Left(NormalizeDiacritics(StripSpaces(Join(\".\", [givenName], [surname]))), 20)"},
};

const CodeDef kLoginNameNotCleaned{
    .id = "W255",
    .slug = "login-name-not-cleaned",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "names go into the login name `{}` without {}",
    .help = "write NormalizeDiacritics(StripSpaces(Join(...)))",
    .page =
        "Names contain blanks and letters such as \"é\", which login names do not allow. StripSpaces removes the "
        "blanks, NormalizeDiacritics the accents (\"ä\" becomes \"a\", not \"ae\"). Neither of them, nor Join, makes "
        "lower case letters: that is ToLower.",
    .example = {.expression = "Join(\"@\", Join(\".\", [givenName], [surname]), \"contoso.com\")",
                .attributes = "{}",
                .fixed = "Join(\"@\", NormalizeDiacritics(StripSpaces(Join(\".\", [givenName], [surname]))), "
                         "\"contoso.com\")"},
};

const CodeDef kNestedSwitch{
    .id = "W256",
    .slug = "nested-switch",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "this `Switch` on `{}` is the default of another one on the same source",
    .help = "append its pairs to the outer Switch and take its default",
    .page =
        "A Switch has any number of pairs. One in the default of another with the same source can be one table, which "
        "is shorter and easier to read.",
    .example = {.expression = "Switch([country], Switch([country], \"EMEA\", \"US\", \"AMER\"), \"JP\", \"APAC\")",
                .attributes = "{}",
                .fixed = "Switch([country], \"EMEA\", \"JP\", \"APAC\", \"US\", \"AMER\")"},
};

const CodeDef kCoalesceConstant{
    .id = "W257",
    .slug = "coalesce-constant",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`Coalesce`: what stands behind the constant {} is never used",
    .help = "let the constant be the last argument: Coalesce goes past null only, and \"\" is no null",
    .page =
        "Coalesce gives the first argument that is not null. A constant is never null, and the empty text \"\" is no "
        "null either, although a published example assumes so.",
    .example = {.expression = "Coalesce([mail], \"\", [userPrincipalName])",
                .attributes = "{}",
                .fixed = "Coalesce([mail], [userPrincipalName], \"\")"},
};

const CodeDef kFormatWithoutStyles{
    .id = "W258",
    .slug = "format-without-styles",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`FormatDateTime` with three arguments: the slot of dateTimeStyles is missing",
    .help = "write FormatDateTime(source, , inputFormat, outputFormat)",
    .page =
        "The reference knows four positional arguments: source, dateTimeStyles, inputFormat, outputFormat, of which "
        "the second may be blank, not left out. attrmap reads three arguments as source, inputFormat and "
        "outputFormat; the service may not. Cloud sync documents three arguments: there is no warning then.",
    .example = {.expression = "FormatDateTime([hireDate], \"yyyy-MM-dd\", \"dd.MM.yyyy\")",
                .attributes = "{}",
                .fixed = "FormatDateTime([hireDate], , \"yyyy-MM-dd\", \"dd.MM.yyyy\")"},
};

const CodeDef kNullAsText{
    .id = "W259",
    .slug = "null-as-text",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`{}` in quotes is a text like any other",
    .help = "for no value leave the argument blank",
    .page =
        "The target would get the letters NULL. No value is a blank argument; to leave the target as it is, use "
        "IgnoreFlowIfNullOrEmpty.",
    .example = {.expression = "IIF([country] = \"US\", [state], \"NULL\")",
                .attributes = "{}",
                .fixed = "IIF([country] = \"US\", [state], )"},
};

const CodeDef kDateWithoutTime{
    .id = "W260",
    .slug = "date-without-time",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`{}` wants a date with a time, the format `{}` writes none",
    .help = "end the format with a time: \"yyyy-MM-ddTHH:mm:ssZ\"",
    .page =
        "employeeHireDate and employeeLeaveDateTime stay empty, without an error, when the value has no time. A source "
        "that holds the date alone gives midnight.",
    .example = {.expression = "FormatDateTime([StatusHireDate], , \"yyyy-MM-dd\", \"yyyy-MM-dd\")",
                .attributes = "{}",
                .fixed = "FormatDateTime([StatusHireDate], , \"yyyy-MM-dd\", \"yyyy-MM-ddTHH:mm:ssZ\")"},
};

std::span<const CodeDef* const> lint_codes() {
  static const CodeDef* const codes[] = {
      &kSwitchOnPresence, &kSwitchSwapped,        &kEmptyComparison,       &kIifBareAttribute,
      &kIifPresence,      &kDateFormatBlanks,     &kHourWithoutDesignator, &kDateDiffInWords,
      &kItemZero,         &kUniqueCandidateTwice, &kRegexBacktracking,     &kGroupWithBlank,
      &kSingleBackslash,  &kMatchingMayBeNull,    &kResultTooLong,         &kLoginNameNotCleaned,
      &kNestedSwitch,     &kCoalesceConstant,     &kFormatWithoutStyles,   &kNullAsText,
      &kDateWithoutTime,
  };
  return codes;
}

}  // namespace attrmap::diag
