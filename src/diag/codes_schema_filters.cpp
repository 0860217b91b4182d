#include "diag/codes_schema.hpp"

namespace attrmap::diag {

const CodeDef kUnknownOperator{
    .id = "E330",
    .slug = "unknown-filter-operator",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "unknown filter operator `{}`",
    .help = "",
    .page =
        "Scoping filters know EQUALS, NOT EQUALS, IS TRUE, IS FALSE, IS NULL, IS NOT NULL, REGEX MATCH, NOT "
        "REGEX MATCH, Greater_Than, Greater_Than_OR_EQUALS, Includes, ENDS_WITH, & and !&, in any case, "
        "with blank or underscore.",
};

const CodeDef kUnsupportedOperator{
    .id = "E331",
    .slug = "unsupported-filter-operator",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the filter operator `{}` is not supported",
    .help = "",
    .page = "The provisioning service does not support this operator in scoping filters (documented).",
};

const CodeDef kOperandCount{
    .id = "E332",
    .slug = "filter-operand-count",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the filter operator `{}` takes {}, not {}",
    .help = "",
    .page =
        "Unary operators (IS NULL, IS TRUE, ...) have no target operand, all others need at least one "
        "value.",
};

const CodeDef kFilterAttribute{
    .id = "E333",
    .slug = "filter-attribute-unknown",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the filter reads the unknown source attribute `{}`",
    .help = "",
    .page =
        "The source object has no attribute of this name. Names are case-sensitive and stand without "
        "brackets.",
};

const CodeDef kBarredAttribute{
    .id = "E334",
    .slug = "filter-attribute-barred",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` cannot be used in a scoping filter: {}",
    .help = "",
    .page =
        "Scoping filters cannot read appRoleAssignments, userType, manager, members, multi-valued "
        "attributes and dates (documented).",
};

const CodeDef kFilterType{
    .id = "W335",
    .slug = "filter-type",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the filter operator `{}` does not go with `{}`, which is {}",
    .help = "",
    .page = "The operator is documented for other attribute types; the clause is likely never true.",
};

const CodeDef kFilterPattern{
    .id = "E336",
    .slug = "filter-pattern",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the pattern `{}` is no regular expression: {}",
    .help = "",
    .page = "Patterns follow .NET's dialect of regular expressions.",
};

const CodeDef kFilterInteger{
    .id = "E337",
    .slug = "filter-integer-wanted",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the filter operator `{}` compares integers, and `{}` is none",
    .help = "",
    .page = "Greater_Than and Greater_Than_OR_EQUALS need an integer operand.",
};

const CodeDef kCategoryFilter{
    .id = "W338",
    .slug = "category-filter",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "categoryFilterGroups are ignored",
    .help = "",
    .page = "Microsoft marks category filters as experimental; nothing is documented about what they do.",
};

const CodeDef kTextAndTree{
    .id = "W340",
    .slug = "text-and-tree-differ",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "text and tree of the expression differ: the text says `{}`, the tree `{}`",
    .help = "the tree is evaluated, as Entra does; make both the same by entering the expression again",
    .page =
        "An export has each expression twice. After an edit by hand they may disagree, and the service goes "
        "by the tree.",
};

const CodeDef kUnknownKey{
    .id = "E341",
    .slug = "unknown-parameter-key",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` has no parameter `{}`",
    .help = "",
    .page =
        "The parameters of a function in an expression tree are bound by their key. This key belongs to no "
        "parameter of the function.",
};

const CodeDef kUnknownKeyText{
    .id = "W342",
    .slug = "unknown-key-text-used",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`{}` has no parameter `{}`; the text of the expression is evaluated instead",
    .help = "",
    .page =
        "A key of the expression tree belongs to no parameter that attrmap knows, but the text says the "
        "same otherwise.",
};

const CodeDef kRepeatedKey{
    .id = "E343",
    .slug = "repeated-parameter-key",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}`: the parameter `{}` occurs {} times",
    .help = "",
    .page = "Only the last parameters of some functions (Join, Switch, Coalesce, ...) may occur again.",
};

const CodeDef kNoSource{
    .id = "E344",
    .slug = "source-incomplete",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the source of the mapping has neither {}",
    .help = "",
    .page = "A source says its type and name, or at least has the text of its expression.",
};

const CodeDef kNoMapping{
    .id = "E345",
    .slug = "no-such-mapping",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "there is no attribute mapping at `{}`",
    .help = "",
    .page = "The JSON pointer does not lead to an attribute mapping of the schema.",
};

const CodeDef kResultType{
    .id = "E346",
    .slug = "result-type",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "{}",
    .help = "",
    .page =
        "targetAttributeDefinition of a parseExpression request says which type and how many values the "
        "target takes, and the result is something else.",
};

}  // namespace attrmap::diag
