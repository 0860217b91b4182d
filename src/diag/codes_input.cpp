#include "diag/codes_input.hpp"

namespace attrmap::diag {

const CodeDef kBadJsonRecord{
    .id = "E501",
    .slug = "bad-json-record",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the record is not valid JSON: {}",
    .help = "one record is one JSON object; in NDJSON each stands on one line of its own",
    .page =
        "The text of this record breaks the rules of JSON. It is reported and the run goes on with the next one. "
        "Members that no expression reads are checked for their outline only (quotes, brackets, commas), so a mistake "
        "deep inside of one may pass unnoticed.",
    .example = {.expression = R"({"id": "1", "mail" "a@contoso.com"})",
                .fixed = R"({"id": "1", "mail": "a@contoso.com"})"},
};

const CodeDef kTruncatedRecord{
    .id = "E502",
    .slug = "truncated-record",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the record ends too early: {}",
    .help = "the line or the file was cut off; write it again",
    .page =
        "A string or a bracket of this record is still open where the record ends. Usually a download or a copy broke "
        "off. The records before it are not affected.",
    .example = {.expression = R"({"id": "1", "mail": "a@cont)", .fixed = R"({"id": "1", "mail": "a@contoso.com"})"},
};

const CodeDef kRecordNotObject{
    .id = "E503",
    .slug = "record-not-object",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "a record must be a JSON object, not {}",
    .help = "each record is an object of attributes: {\"userPrincipalName\": \"...\", ...}",
    .page = "The record is a text, a number, a list or null. Attributes have names, so a record is an object.",
    .example = {.expression = "42", .fixed = R"({"id": "42"})"},
};

const CodeDef kInvalidUtf8{
    .id = "E504",
    .slug = "invalid-utf8",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "byte {} of the record (0x{:02X}) is not valid UTF-8",
    .help = "write the file in UTF-8; an export in Windows-1252 or Latin-1 must be converted first",
    .page =
        "Records are UTF-8 (RFC 8259). A single byte between 0x80 and 0xFF, an overlong form or a surrogate written as "
        "three bytes is refused, as nobody can know which character was meant.",
};

const CodeDef kRecordTooLong{
    .id = "E505",
    .slug = "record-too-long",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the record is longer than {} bytes",
    .help = "raise the limit with --max-record if such records are meant",
    .page =
        "The record is beyond the limit, which keeps memory bounded. It was skipped to its end without being held in "
        "memory, and the run went on behind it. A missing line end or an unclosed quote makes a record run on, too.",
};

const CodeDef kJsonTooDeep{
    .id = "E506",
    .slug = "json-too-deep",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the record nests deeper than {} levels",
    .help = "",
    .page = "Objects and lists of a record may be nested up to the limit, which keeps memory bounded.",
};

const CodeDef kBadCsvRow{
    .id = "E507",
    .slug = "bad-csv-row",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the row is not valid CSV: {}",
    .help = "a field with a quote, a delimiter or a line end in it stands in double quotes, its own quotes doubled",
    .page =
        "The row breaks the rules of RFC 4180: a quote inside of a field without quotes, text after the closing quote, "
        "or a quote that is never closed.",
};

const CodeDef kCsvFieldCount{
    .id = "E508",
    .slug = "csv-field-count",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the row has {} fields and the header {}",
    .help = "a field with a delimiter in it must stand in double quotes",
    .page =
        "Each row has exactly as many fields as the header has names. With too few or too many nobody can say which "
        "field belongs to which attribute, so the row is refused.",
};

const CodeDef kBadRequest{
    .id = "E509",
    .slug = "bad-request",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "this line is not a request: {}",
    .help =
        "a request is one JSON object a line: {\"id\": 1, \"expression\": \"[mail]\", \"attributes\": {\"mail\": "
        "\"a@b\"}}",
    .page =
        "`attrmap eval --requests` reads one JSON object a line. A line that is none, or lacks the expression, is "
        "answered with this error, and the run goes on.",
};

const CodeDef kUnreadableInput{
    .id = "E520",
    .slug = "unreadable-input",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "cannot read {}: {}",
    .help = "",
    .page = "The operating system refused to open the file or to read on. What was read before has been answered.",
};

const CodeDef kEmptyInput{
    .id = "E521",
    .slug = "empty-input",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "{} is empty",
    .help = "an NDJSON input may have no records: say --format ndjson when that is meant",
    .page =
        "There is nothing in the input, so its format cannot be told; an empty JSON file is no JSON and an empty CSV "
        "file lacks its header. Usually the step that should have written it has failed.",
};

const CodeDef kNotUtf8Input{
    .id = "E522",
    .slug = "not-utf8-input",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "{} is {}; attrmap reads UTF-8",
    .help = "convert it: iconv -f UTF-16 -t UTF-8, or PowerShell's Out-File -Encoding utf8",
    .page =
        "The first bytes say that the file is UTF-16. Windows PowerShell 5 writes that with > and Out-File unless an "
        "encoding is given.",
};

const CodeDef kBadInputFormat{
    .id = "E523",
    .slug = "bad-input-format",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "{}: {}",
    .help =
        "accepted are NDJSON, a JSON array of objects, a Graph list response ({\"value\": [...]}) and CSV with a "
        "header",
    .page =
        "The file as a whole does not have the form that its first bytes or --format promise. The records before that "
        "place have been answered.",
};

const CodeDef kBadCsvHeader{
    .id = "E524",
    .slug = "bad-csv-header",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the header of {} is not usable: {}",
    .help = "the first row names the attributes, each once: userPrincipalName,givenName,surname",
    .page = "The first row of a CSV file gives the attribute names, each once; a field may not be empty.",
};

const CodeDef kUnwritableOutput{
    .id = "E525",
    .slug = "unwritable-output",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "cannot write {}: {}",
    .help = "",
    .page =
        "The disk is full, the reader at the other end of the pipe has gone, or the file may not be written. The "
        "output is incomplete.",
};

const CodeDef kCannotResume{
    .id = "E526",
    .slug = "cannot-resume",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "cannot resume {}: {}",
    .help = "without --resume the run begins anew",
    .page =
        "A run that writes a file (--out) from NDJSON in a file keeps a journal, FILE.part.journal, of how far "
        "FILE.part is good. --resume goes on from there when the input, the mapping and the flags are those of the "
        "interrupted run, so that the output is that of an undisturbed one.",
};

const CodeDef kBadCompression{
    .id = "E527",
    .slug = "bad-compression",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "cannot decompress {}: {}",
    .help = "get the file again; `gzip -t` or `zstd -t` tells whether it is whole",
    .page =
        "The input is compressed by gzip or zstd, as its first bytes or its name say, and was cut off, is damaged, or "
        "has something else behind its end. The records before that place have been answered; a row of CSV that the "
        "place is in is left out, and JSON that it is in is answered with an error.\n\n"
        "A zstd frame may ask for 128 MiB of memory; what was written with a longer window (`zstd --long=28` and "
        "above) is to be decompressed first.",
};

const CodeDef kBadMappingFile{
    .id = "E540",
    .slug = "bad-mapping-file",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "the mapping is not usable: {}",
    .help = "a mapping is a JSON object {\"target\": \"expression\", ...}",
    .page = "A mapping file is one JSON object. Each member is a target attribute and its value an expression as text.",
};

const CodeDef kDuplicateTarget{
    .id = "E541",
    .slug = "duplicate-target",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "target `{}` is mapped twice",
    .help = "remove one of the two",
    .page =
        "A target attribute may be mapped at most once, as Microsoft Graph's synchronizationSchema demands. JSON "
        "readers would silently take one of the two.",
};

const CodeDef kBadLookupFile{
    .id = "E542",
    .slug = "bad-lookup-file",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "{} is no {}: {}",
    .help = "",
    .page =
        "An id map is a JSON object {\"users\": {source id: target id}, \"groups\": {...}}, or one flat object of ids. "
        "App "
        "roles are a service principal as Microsoft Graph returns it, or its list appRoles.",
};

const CodeDef kBadTargetFile{
    .id = "E543",
    .slug = "bad-target-file",
    .severity = Severity::error,
    .stage = Stage::input,
    .message = "record {} of the target {}",
    .help = "the target's resources are SCIM resources as the application returns them, one JSON object each",
    .page =
        "A plan is made against the resources that exist in the application: NDJSON, a JSON array or a SCIM "
        "ListResponse. Each must be readable and have an id; otherwise nobody could say which objects exist.",
};

std::span<const CodeDef* const> input_codes() {
  static const CodeDef* const codes[] = {
      &kBadJsonRecord,   &kTruncatedRecord, &kRecordNotObject,  &kInvalidUtf8,     &kRecordTooLong,  &kJsonTooDeep,
      &kBadCsvRow,       &kCsvFieldCount,   &kBadRequest,       &kUnreadableInput, &kEmptyInput,     &kNotUtf8Input,
      &kBadInputFormat,  &kBadCsvHeader,    &kUnwritableOutput, &kCannotResume,    &kBadCompression, &kBadMappingFile,
      &kDuplicateTarget, &kBadLookupFile,   &kBadTargetFile,
  };
  return codes;
}

}  // namespace attrmap::diag
