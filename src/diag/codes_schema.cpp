#include "diag/codes_schema.hpp"

namespace attrmap::diag {

const CodeDef kSchemaNotJson{
    .id = "E301",
    .slug = "schema-not-json",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the schema is not valid JSON: {}",
    .help = "",
    .page =
        "The file breaks the rules of JSON at the place shown. Exports come from Microsoft Graph or from "
        "the portal's schema download; an edited copy often misses a comma or has one too many.",
};

const CodeDef kSchemaEncoding{
    .id = "E302",
    .slug = "schema-encoding",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the schema is not valid {}",
    .help = "save it as UTF-8, with or without byte order mark, or as UTF-16 with byte order mark",
    .page =
        "JSON files are UTF-8. Downloads by PowerShell may be UTF-16 with a byte order mark, which is read "
        "too. The file is neither.",
};

const CodeDef kNotASchema{
    .id = "E303",
    .slug = "not-a-schema",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "this is no synchronization schema: {}",
    .help = "export one: GET /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema",
    .page =
        "A schema is a JSON object with synchronizationRules and directories, bare or as the member schema "
        "of a template.",
};

const CodeDef kSchemaMemberKind{
    .id = "E304",
    .slug = "schema-member-kind",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "`{}` must be {}, not {}",
    .help = "",
    .page =
        "A member of the schema has another kind of JSON value than Microsoft Graph's reference pages give "
        "it. Its default is assumed.",
};

const CodeDef kSchemaEnum{
    .id = "E305",
    .slug = "schema-unknown-value",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "`{}`: unknown value `{}`",
    .help = "",
    .page = "The member takes one of a few names, in any case.",
};

const CodeDef kSchemaDefinitionEnum{
    .id = "W306",
    .slug = "schema-unknown-definition-value",
    .severity = Severity::warning,
    .stage = Stage::input,
    .message = "`{}`: unknown value `{}`, read as `{}`",
    .help = "",
    .page = "An attribute definition names a type or a mutability that attrmap does not know.",
};

const CodeDef kSchemaTooDeep{
    .id = "E307",
    .slug = "schema-too-deep",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the schema nests deeper than {} levels",
    .help = "",
    .page = "No schema nests this deep. The limit protects whoever reads files of unknown origin.",
};

const CodeDef kSchemaTooLarge{
    .id = "E308",
    .slug = "schema-too-large",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the schema is larger than {} bytes",
    .help = "",
    .page = "Schemas of real jobs are below 2 MiB.",
};

const CodeDef kUnknownDirectory{
    .id = "E310",
    .slug = "unknown-directory",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the {} directory `{}` does not exist",
    .help = "",
    .page =
        "sourceDirectoryName and targetDirectoryName of a synchronization rule are names of directories of "
        "the same schema, in the same spelling.",
};

const CodeDef kUnknownObject{
    .id = "E311",
    .slug = "unknown-object",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the {} object `{}` does not exist in the directory `{}`",
    .help = "",
    .page =
        "sourceObjectName and targetObjectName of an enabled object mapping are names of objects of the "
        "rule's directories, in the same spelling.",
};

const CodeDef kAnchors{
    .id = "W312",
    .slug = "anchor-count",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the target object `{}` has {} primary keys",
    .help = "set anchor to true for exactly one attribute, usually id",
    .page = "The primary key (anchor) identifies an object in the target. Each object has exactly one.",
};

const CodeDef kNoMatching{
    .id = "W313",
    .slug = "no-matching-attribute",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "no attribute of `{}` takes part in matching",
    .help = "set matchingPriority of one mapping to 1: userName or externalId, say",
    .page =
        "Without a matching attribute nothing in the target can be found again: every object is treated as "
        "new.",
};

const CodeDef kUnknownTarget{
    .id = "E314",
    .slug = "unknown-target-attribute",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "unknown target attribute `{}`",
    .help = "",
    .page =
        "The target object has no attribute of this name. Names are compared exactly; add the attribute to "
        "the target's attribute list or correct the mapping.",
};

const CodeDef kTargetTwice{
    .id = "E315",
    .slug = "target-mapped-twice",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target attribute `{}` is mapped twice",
    .help = "keep one mapping, and choose between the sources in its expression",
    .page = "A target attribute may be mapped once only in an object mapping.",
};

const CodeDef kAnchorMapped{
    .id = "W316",
    .slug = "primary-key-mapped",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the target attribute `{}` is the primary key and should not be mapped",
    .help = "",
    .page =
        "The primary key is given by the target. Directory synchronization maps it; applications should "
        "not.",
};

const CodeDef kReadOnlyTarget{
    .id = "E317",
    .slug = "read-only-target",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target attribute `{}` is read-only",
    .help = "",
    .page =
        "The target's attribute list says ReadOnly: the attribute is never written, so that the mapping has "
        "no effect.",
};

const CodeDef kRolesDirect{
    .id = "E318",
    .slug = "roles-mapped-directly",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`appRoleAssignments` cannot be mapped directly",
    .help =
        "use SingleAppRoleAssignment([appRoleAssignments]) for one role, "
        "AppRoleAssignmentsComplex([appRoleAssignments]) for several",
    .page =
        "The attribute holds assignments, not values that an application could take. The role functions "
        "turn them into roles.",
};

const CodeDef kMatchingSeveral{
    .id = "E319",
    .slug = "matching-reads-several",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the matching attribute `{}` is made of several source attributes: {}",
    .help = "match on an attribute that comes from one source attribute",
    .page =
        "Matching queries the target for the value of one attribute. An expression that reads several "
        "source attributes cannot serve for it.",
};

const CodeDef kMatchingUnique{
    .id = "E320",
    .slug = "matching-unique-value",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the matching attribute `{}` uses `SelectUniqueValue`",
    .help = "",
    .page =
        "SelectUniqueValue makes a value that nobody in the target has, so matching by it can never find "
        "the object.",
};

const CodeDef kTypeClash{
    .id = "E321",
    .slug = "type-clash",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target attribute `{}` is {}, its source is {}",
    .help = "",
    .page = "Values of the source's type can never be values of the target's type, so every object would fail.",
};

const CodeDef kBooleanText{
    .id = "E322",
    .slug = "boolean-text",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target attribute `{}` is Boolean and cannot take the text `{}`",
    .help = "Boolean attributes take True and False, in any case",
    .page =
        "A constant that the mapping may result in is neither True nor False. The export of the object "
        "fails whenever it is chosen.",
};

const CodeDef kConstantType{
    .id = "E323",
    .slug = "constant-type",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target attribute `{}` is {} and cannot take the constant `{}`",
    .help = "",
    .page = "The constant is no value of the target attribute's type.",
};

const CodeDef kDefaultType{
    .id = "E324",
    .slug = "default-type",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the default value `{}` is no {}, as the target attribute `{}` wants",
    .help = "",
    .page =
        "The default is a text that is converted to the target attribute's type like any result. This one "
        "cannot be.",
};

const CodeDef kListToSingle{
    .id = "W325",
    .slug = "list-to-single-value",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "the target attribute `{}` takes one value, its source may have several",
    .help = "use Join or Item",
    .page = "A list of several values is an error for a target attribute that is not multi-valued.",
};

const CodeDef kNoSoftDeleted{
    .id = "W326",
    .slug = "no-soft-deleted",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "no mapping of `{}` reads `IsSoftDeleted`",
    .help =
        "map the target's active attribute to Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", "
        "\"False\")",
    .page =
        "IsSoftDeleted tells the target that a user left the scope or was disabled. Without it nobody is "
        "ever disabled.",
};

const CodeDef kRolesSyncAll{
    .id = "W327",
    .slug = "roles-with-sync-all",
    .severity = Severity::warning,
    .stage = Stage::check,
    .message = "`{}` is used although the job synchronizes all users and groups",
    .help = "set the job's scope to assigned users and groups",
    .page =
        "Role functions read the assignments to the application. When all users are in scope, those without "
        "an assignment have no role.",
};

const CodeDef kFilteredTwice{
    .id = "E328",
    .slug = "filtered-target-twice",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` and `{}` are the same target attribute",
    .help = "each type value may occur once in a multi-valued attribute",
    .page = "The two names differ in spelling only: attribute, filter and sub-attribute are the same.",
};

const CodeDef kNoRule{
    .id = "E329",
    .slug = "no-usable-rule",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the schema has no rule with an enabled object mapping",
    .help = "",
    .page = "Nothing can be mapped: enable an object mapping.",
};

const CodeDef kNotScim{
    .id = "E347",
    .slug = "not-a-scim-target",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "the target object `{}` is no SCIM resource",
    .help = "`attrmap map --schema` gives the target values of every kind of job",
    .page =
        "A plan says which SCIM requests the service sends. The target objects of SCIM applications are named by their "
        "schema URN, urn:ietf:params:scim:schemas:core:2.0:User for instance; those of Salesforce, Active Directory or "
        "Entra ID are not, and are written by other protocols.",
};

const CodeDef kBadScimPath{
    .id = "E348",
    .slug = "bad-scim-path",
    .severity = Severity::error,
    .stage = Stage::check,
    .message = "`{}` is no SCIM attribute: {}",
    .help = "as in displayName, name.givenName, emails[type eq \"work\"].value, or urn:...:User:department",
    .page =
        "The name of a target attribute is its path in the SCIM resource: an attribute, a sub-attribute behind a dot, "
        "a "
        "filter with `eq` and a sub-attribute behind it; an extension's URN with a colon stands before it. This name "
        "is none of these, so no request can be made of it.",
};

std::span<const CodeDef* const> schema_codes() {
  static const CodeDef* const codes[] = {&kSchemaNotJson,    &kSchemaEncoding,  &kNotASchema,
                                         &kSchemaMemberKind, &kSchemaEnum,      &kSchemaDefinitionEnum,
                                         &kSchemaTooDeep,    &kSchemaTooLarge,  &kUnknownDirectory,
                                         &kUnknownObject,    &kAnchors,         &kNoMatching,
                                         &kUnknownTarget,    &kTargetTwice,     &kAnchorMapped,
                                         &kReadOnlyTarget,   &kRolesDirect,     &kMatchingSeveral,
                                         &kMatchingUnique,   &kTypeClash,       &kBooleanText,
                                         &kConstantType,     &kDefaultType,     &kListToSingle,
                                         &kNoSoftDeleted,    &kRolesSyncAll,    &kFilteredTwice,
                                         &kNoRule,           &kUnknownOperator, &kUnsupportedOperator,
                                         &kOperandCount,     &kFilterAttribute, &kBarredAttribute,
                                         &kFilterType,       &kFilterPattern,   &kFilterInteger,
                                         &kCategoryFilter,   &kTextAndTree,     &kUnknownKey,
                                         &kUnknownKeyText,   &kRepeatedKey,     &kNoSource,
                                         &kNoMapping,        &kResultType,      &kNotScim,
                                         &kBadScimPath};
  return codes;
}

}  // namespace attrmap::diag
