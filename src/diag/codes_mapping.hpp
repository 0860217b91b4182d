// Codes of mapping an object: its values do not fit the target, or it cannot be told apart there. They belong to the
// evaluate stage and are listed with its codes.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

extern const CodeDef kResultDoesNotFit;      // E450
extern const CodeDef kSeveralValues;         // E451
extern const CodeDef kRequiredWithoutValue;  // E452
extern const CodeDef kNoMatchingValue;       // E453
extern const CodeDef kSeveralMatches;        // E454
extern const CodeDef kBadTargetResource;     // E455

}  // namespace attrmap::diag
