#include "diag/codes_mapping.hpp"

namespace attrmap::diag {

const CodeDef kResultDoesNotFit{
    .id = "E450",
    .slug = "result-does-not-fit",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "the result is no {}: {}",
    .help = "change the expression, or the type of the target attribute",
    .page =
        "The result of a mapping is converted to the type of its target attribute. A Boolean target takes True and "
        "False in any case; an Integer target takes an optional sign and digits within 64 bits. Anything else fails "
        "the object: the service sends nothing for it.",
};

const CodeDef kSeveralValues{
    .id = "E451",
    .slug = "several-values",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "the target takes one value, the result has {}",
    .help = "choose one with Item(), or join them with Join()",
    .page =
        "The target attribute is single-valued and the result is a list of several values. A list of one value is "
        "taken as that value.",
};

const CodeDef kRequiredWithoutValue{
    .id = "E452",
    .slug = "required-without-value",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "`{}` is required and has neither a value nor a default",
    .help = "give the mapping a default value, or fill the source attribute",
    .page =
        "A target attribute that is marked as required must be set when the object is created. The mapping gave no "
        "value, it has no default value, and the attribute's definition has none either: the object is not created.",
};

const CodeDef kNoMatchingValue{
    .id = "E453",
    .slug = "no-matching-value",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "no matching attribute has a value: {}",
    .help = "fill the source attribute, or match by another one as well",
    .page =
        "The service looks for the object in the target by its matching attributes, one after the other, and passes "
        "over those without a value. This object has none at all and cannot be provisioned.",
};

const CodeDef kSeveralMatches{
    .id = "E454",
    .slug = "several-matches",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "several resources of the target have the same `{}`",
    .help = "matching attributes should be unique: remove the duplicate in the target, or match by another attribute",
    .page =
        "The query for the object's matching attribute finds more than one resource. Which one is meant is nothing to "
        "guess: nothing is sent for the object.",
};

const CodeDef kBadTargetResource{
    .id = "E455",
    .slug = "bad-target-resource",
    .severity = Severity::error,
    .stage = Stage::evaluate,
    .message = "the object's resource in the target cannot be read: {}",
    .help = "",
    .page = "The file given as the target has changed since it was indexed, or cannot be read any more.",
};

}  // namespace attrmap::diag
