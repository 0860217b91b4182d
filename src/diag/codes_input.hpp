// Codes of the input stage: a record, a file or a mapping could not be read, or the output not written.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

// One record: the run goes on.
extern const CodeDef kBadJsonRecord;    // E501
extern const CodeDef kTruncatedRecord;  // E502
extern const CodeDef kRecordNotObject;  // E503
extern const CodeDef kInvalidUtf8;      // E504
extern const CodeDef kRecordTooLong;    // E505
extern const CodeDef kJsonTooDeep;      // E506
extern const CodeDef kBadCsvRow;        // E507
extern const CodeDef kCsvFieldCount;    // E508
extern const CodeDef kBadRequest;       // E509
// The whole input.
extern const CodeDef kUnreadableInput;   // E520
extern const CodeDef kEmptyInput;        // E521
extern const CodeDef kNotUtf8Input;      // E522
extern const CodeDef kBadInputFormat;    // E523
extern const CodeDef kBadCsvHeader;      // E524
extern const CodeDef kUnwritableOutput;  // E525
extern const CodeDef kCannotResume;      // E526
extern const CodeDef kBadCompression;    // E527
// The mapping.
extern const CodeDef kBadMappingFile;   // E540
extern const CodeDef kDuplicateTarget;  // E541
// What a plan needs besides.
extern const CodeDef kBadLookupFile;  // E542
extern const CodeDef kBadTargetFile;  // E543

std::span<const CodeDef* const> input_codes();

}  // namespace attrmap::diag
