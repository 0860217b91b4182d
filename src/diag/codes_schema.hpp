// Codes of synchronization schemas: the file cannot be read, or its mappings and filters cannot work.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

extern const CodeDef kSchemaNotJson;         // E301
extern const CodeDef kSchemaEncoding;        // E302
extern const CodeDef kNotASchema;            // E303
extern const CodeDef kSchemaMemberKind;      // E304
extern const CodeDef kSchemaEnum;            // E305
extern const CodeDef kSchemaDefinitionEnum;  // W306
extern const CodeDef kSchemaTooDeep;         // E307
extern const CodeDef kSchemaTooLarge;        // E308
extern const CodeDef kUnknownDirectory;      // E310
extern const CodeDef kUnknownObject;         // E311
extern const CodeDef kAnchors;               // W312
extern const CodeDef kNoMatching;            // W313
extern const CodeDef kUnknownTarget;         // E314
extern const CodeDef kTargetTwice;           // E315
extern const CodeDef kAnchorMapped;          // W316
extern const CodeDef kReadOnlyTarget;        // E317
extern const CodeDef kRolesDirect;           // E318
extern const CodeDef kMatchingSeveral;       // E319
extern const CodeDef kMatchingUnique;        // E320
extern const CodeDef kTypeClash;             // E321
extern const CodeDef kBooleanText;           // E322
extern const CodeDef kConstantType;          // E323
extern const CodeDef kDefaultType;           // E324
extern const CodeDef kListToSingle;          // W325
extern const CodeDef kNoSoftDeleted;         // W326
extern const CodeDef kRolesSyncAll;          // W327
extern const CodeDef kFilteredTwice;         // E328
extern const CodeDef kNoRule;                // E329
extern const CodeDef kUnknownOperator;       // E330
extern const CodeDef kUnsupportedOperator;   // E331
extern const CodeDef kOperandCount;          // E332
extern const CodeDef kFilterAttribute;       // E333
extern const CodeDef kBarredAttribute;       // E334
extern const CodeDef kFilterType;            // W335
extern const CodeDef kFilterPattern;         // E336
extern const CodeDef kFilterInteger;         // E337
extern const CodeDef kCategoryFilter;        // W338
extern const CodeDef kTextAndTree;           // W340
extern const CodeDef kUnknownKey;            // E341
extern const CodeDef kUnknownKeyText;        // W342
extern const CodeDef kRepeatedKey;           // E343
extern const CodeDef kNoSource;              // E344
extern const CodeDef kNoMapping;             // E345
extern const CodeDef kResultType;            // E346
extern const CodeDef kNotScim;               // E347
extern const CodeDef kBadScimPath;           // E348

std::span<const CodeDef* const> schema_codes();

}  // namespace attrmap::diag
