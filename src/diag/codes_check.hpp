// Codes of the check stage: an expression cannot be compiled.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

extern const CodeDef kConnectDialect;      // E201
extern const CodeDef kTooFewArguments;     // E202
extern const CodeDef kTooManyArguments;    // E203
extern const CodeDef kUnknownFunction;     // E204
extern const CodeDef kBlankRequired;       // E205
extern const CodeDef kFunctionCase;        // E206
extern const CodeDef kSwitchPairs;         // E207
extern const CodeDef kNotOutermost;        // E208
extern const CodeDef kUnknownAttribute;    // E209
extern const CodeDef kWordOfConnect;       // E211
extern const CodeDef kConstantMisplaced;   // E212
extern const CodeDef kUnknownConstant;     // E213
extern const CodeDef kBadInterval;         // E214
extern const CodeDef kBadCulture;          // E215
extern const CodeDef kBadRegex;            // E216
extern const CodeDef kBadDateFormat;       // E218
extern const CodeDef kBadStyles;           // E219
extern const CodeDef kReplaceCombination;  // E220
extern const CodeDef kIntegerWanted;       // E221
extern const CodeDef kEmptyOldValue;       // E222
extern const CodeDef kUnknownGroup;        // W223
extern const CodeDef kNotInDialect;        // E224
extern const CodeDef kAttributeWanted;     // E225
extern const CodeDef kFormatArguments;     // E226
extern const CodeDef kVariable;            // E227
extern const CodeDef kOperatorNotAllowed;  // E228
extern const CodeDef kMidNeedsLength;      // E229
extern const CodeDef kBadCustomFunction;   // E230

std::span<const CodeDef* const> check_codes();

}  // namespace attrmap::diag
