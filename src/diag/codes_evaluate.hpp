// Codes of the evaluate stage: an expression has no value for this record.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

extern const CodeDef kNullArgument;            // E401
extern const CodeDef kNotAnInteger;            // E402
extern const CodeDef kNotABoolean;             // E403
extern const CodeDef kNotADate;                // E404
extern const CodeDef kListNotAllowed;          // E405
extern const CodeDef kIgnoreInsideFunction;    // E406
extern const CodeDef kIndexOutOfRange;         // E407
extern const CodeDef kDateFormatMismatch;      // E408
extern const CodeDef kDateOutOfRange;          // E409
extern const CodeDef kNoUniqueValue;           // E410
extern const CodeDef kMultipleRoles;           // E411
extern const CodeDef kErrorFunction;           // E412
extern const CodeDef kUnknownParameter;        // E413
extern const CodeDef kBadEncoding;             // E414
extern const CodeDef kRegexTimeout;            // E415
extern const CodeDef kTextTooLong;             // E416
extern const CodeDef kListTooLong;             // E417
extern const CodeDef kCostExceeded;            // E418
extern const CodeDef kCancelled;               // E419
extern const CodeDef kArgumentOutOfRange;      // E420
extern const CodeDef kRandomStringImpossible;  // E421
extern const CodeDef kNoDefaultDomain;         // E422
extern const CodeDef kCustomFunctionFailed;    // E423
extern const CodeDef kBadArgument;             // E424
extern const CodeDef kMalformedSid;            // E425
extern const CodeDef kComparesList;            // E426
extern const CodeDef kWrongType;               // E427
extern const CodeDef kAttributeTooLarge;       // E428
extern const CodeDef kInternal;                // E499

std::span<const CodeDef* const> evaluate_codes();

}  // namespace attrmap::diag
