// Codes of lints: the expression compiles, and does something else than its writer believes.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

extern const CodeDef kSwitchOnPresence;       // W240
extern const CodeDef kSwitchSwapped;          // W241
extern const CodeDef kEmptyComparison;        // W242
extern const CodeDef kIifBareAttribute;       // W243
extern const CodeDef kIifPresence;            // W244
extern const CodeDef kDateFormatBlanks;       // W245
extern const CodeDef kHourWithoutDesignator;  // W246
extern const CodeDef kDateDiffInWords;        // W247
extern const CodeDef kItemZero;               // W248
extern const CodeDef kUniqueCandidateTwice;   // W249
extern const CodeDef kRegexBacktracking;      // W250
extern const CodeDef kGroupWithBlank;         // W251
extern const CodeDef kSingleBackslash;        // W252
extern const CodeDef kMatchingMayBeNull;      // W253
extern const CodeDef kResultTooLong;          // W254
extern const CodeDef kLoginNameNotCleaned;    // W255
extern const CodeDef kNestedSwitch;           // W256
extern const CodeDef kCoalesceConstant;       // W257
extern const CodeDef kFormatWithoutStyles;    // W258
extern const CodeDef kNullAsText;             // W259
extern const CodeDef kDateWithoutTime;        // W260

std::span<const CodeDef* const> lint_codes();

}  // namespace attrmap::diag
